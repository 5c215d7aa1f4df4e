"""What a setting may hold, by every door; what is refused leaves all as it was."""

from datetime import date
from decimal import Decimal
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.settings import save
from imio.mutualisation.base.settings import setting
from imio.mutualisation.settings.guard import CHECKS
from imio.mutualisation.settings.guard import may_set
from imio.mutualisation.settings.limits import FIGURES
from imio.mutualisation.settings.limits import GRIDS
from imio.mutualisation.settings.wording import columns
from imio.mutualisation.settings.wording import FIELDS
from plone.registry.interfaces import IRegistry
from zope.component import getUtility
from zope.schema import ValidationError
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IDecimal
from zope.schema.interfaces import IInt
from zope.schema.interfaces import IText

import pytest


PANEL = "@controlpanels/mutualisation"
OLD, LATER = date(2012, 1, 1), date(2101, 1, 1)


def figure(value, valid_from=OLD):
    return {"valid_from": valid_from, "value": Decimal(value), "source": ""}


def legal(code, value, **more):
    kept = next(row for row in setting("legal_numbers") if row["code"] == code)
    return {**kept, "value": value, **more}


def is_number(field):
    return IDecimal.providedBy(field) or IInt.providedBy(field)


def test_every_figure_has_its_bounds():
    """A new setting, or a new column, is written into the table."""
    assert {name for name in FIELDS if columns(name)} == GRIDS.keys()
    assert {name for name, each in FIELDS.items() if is_number(each)} == FIGURES.keys()
    for name, limits in GRIDS.items():
        numbers = {key for key, each in columns(name).items() if is_number(each)}
        assert numbers == limits.figures.keys(), name
        assert set().union(*limits.known_by) <= columns(name).keys()
    assert CHECKS.keys() <= FIELDS.keys() | {"url", "verified_on"}


@pytest.mark.row("M14")
@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("vat_rate", lambda: [figure("101")], "setting_out_of_bounds"),
        ("quote_validity", lambda: [figure("-5")], "setting_out_of_bounds"),
        ("quote_validity", lambda: [figure("0")], "setting_out_of_bounds"),
        ("quote_validity", lambda: [figure("90.5")], "setting_not_whole"),
        ("index_values", lambda: [figure("0")], "setting_out_of_bounds"),
        ("index_values", lambda: [figure("1", LATER)], None),
        ("staff", lambda: [], "setting_not_in_force"),
        (
            "size_categories",
            lambda: [
                {**setting("size_categories")[0], "code": code} for code in ("A", "B")
            ],
            "setting_row_twice",
        ),
        (
            "legal_numbers",
            lambda: [legal("convocation", 7), legal("delegates", 5, valid_from=LATER)],
            "setting_not_in_force",
        ),
        (
            "legal_numbers",
            lambda: [legal("convocation", 7), legal("delegates", 5)],
            None,
        ),
        (
            "legal_numbers",
            lambda: [legal("assembly_quorum_percent", 101)],
            "setting_out_of_bounds",
        ),
        (
            "legal_numbers",
            lambda: [legal("convocation", 7, verified_on=LATER)],
            "setting_day_to_come",
        ),
        ("council_renewals", lambda: [], "setting_not_in_force"),
        ("reminder_days", lambda: [{"days": 30}] * 2, "setting_row_twice"),
        ("reminder_days", lambda: [], None),
        (
            "licence_addresses",
            lambda: [{"address": "a@example.org"}, {"address": "A@example.org"}],
            "setting_row_twice",
        ),
        (
            "supervision_by_purpose",
            lambda: setting("supervision_by_purpose")[:1] * 2,
            "setting_row_twice",
        ),
        (
            "other_bodies",
            lambda: [{"name": "A", "url": "javascript:alert(1)", "offers": ""}],
            "setting_address_invalid",
        ),
        ("timestamp_url", lambda: "ftp://example.org", "setting_address_invalid"),
        ("timestamp_url", lambda: None, None),
        ("own_bce_number", lambda: "0841.470.249", "setting_number_invalid"),
        ("ocid_prefix", lambda: "ocds", "setting_prefix_invalid"),
        ("continuity_horizon", lambda: 121, "setting_out_of_bounds"),
    ],
)
def test_what_a_setting_may_hold(portal, name, value, reason):
    assert getattr(may_set(name, value()), "reason", None) == reason


def test_what_the_suite_brings_may_stand(portal):
    assert all(may_set(name, setting(name)) for name in FIELDS)


def test_no_other_door(portal):
    with pytest.raises(Refusal, match="Taux de TVA"):
        save("vat_rate", [])


@pytest.mark.row("M14")
def test_over_rest_the_setting_and_the_reason_are_named(technician):
    sent = {"vat_rate": [], "share_fee": [{"valid_from": "2027-01-01", "value": "x"}]}
    answer = technician.patch(PANEL, json=sent)
    told = answer.json()
    assert (answer.status_code, told["reason"]) == (400, "setting_not_in_force")
    assert told["message"].startswith("Taux de TVA (%) : aucune ligne")
    (share,) = [each for each in told["errors"] if each["field"] == "share_fee"]
    assert share["reason"] == "number_invalid"
    assert share["message"].startswith(f"{share['setting']} – ")
    assert technician.patch(PANEL, json={"vat": []}).json()["reason"] == "unknown_field"
    told = technician.patch(PANEL, json={"vat_rate": [{"rate": "21"}]}).json()
    assert (told["reason"], told["field"]) == ("unknown_field", "rate")
    assert technician.get(PANEL).json()["data"]["vat_rate"]


@pytest.mark.parametrize("figure", [0, -1, "x", 1.5, 10**9, []])
def test_a_figure_that_the_registry_refuses_is_no_error_of_the_site(technician, figure):
    sent = {"mutualisation.messages_a_day": figure}
    assert technician.patch("@registry", json=sent).status_code == 400


def test_the_registry_itself_is_no_way_around(technician):
    answer = technician.patch("@registry", json={"mutualisation.vat_rate": []})
    assert (answer.status_code, answer.json()["reason"]) == (
        400,
        "setting_not_in_force",
    )


NO_KIND = [None, True, -1, "x", {}, [5], [{}]]


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_what_is_not_of_its_kind_stands_in_no_setting(portal, name):
    """The registry itself, which asks for less than a form does."""
    field, registry = FIELDS[name], getUtility(IRegistry)
    taken = []
    for value in NO_KIND:
        try:
            registry[f"mutualisation.{name}"] = value
        except (Refusal, ValidationError, TypeError):
            continue  # the rows of a grid ask for their columns before they are rows
        taken.append(value)
    fits = [None] * (not field.required) + [True] * IBool.providedBy(field)
    fits += ["x"] * (IText.providedBy(field) and name not in CHECKS)
    assert [each for each in taken if each not in fits] == []


@pytest.mark.parametrize(
    ("name", "column"), [(name, each) for name in FIELDS for each in columns(name)]
)
def test_yes_is_no_value_of_a_column(portal, name, column):
    if IBool.providedBy(columns(name)[column]):
        return
    rows = setting(name) or [dict.fromkeys(columns(name))]
    with pytest.raises((Refusal, ValidationError)):
        wrong = [{**row, column: True} for row in rows]
        save(name, wrong)
