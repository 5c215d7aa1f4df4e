"""Settings that contradict one another are refused, both named, by every door."""

from forms import send
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.settings import save
from imio.mutualisation.base.settings import setting
from imio.mutualisation.base.words import words
from imio.mutualisation.rules.verdict import refusals
from imio.mutualisation.settings.limits import FIGURES
from imio.mutualisation.settings.limits import GRIDS
from imio.mutualisation.settings.limits import ORDERED
from imio.mutualisation.settings.together import may_stand
from imio.mutualisation.settings.wording import FIELDS
from test_bad_rows import typed

import pytest


PANEL = "@controlpanels/mutualisation"
ABOVE = 10**6


def raised(figure, value=ABOVE):
    """The setting with that figure far above what it may be."""
    name = figure.setting
    if name in FIGURES:
        return value
    each, kind = GRIDS[name].each, type(sample(figure))
    return [
        {**row, figure.column: kind(value)}
        if not each or row[each] == figure.code
        else row
        for row in setting(name)
    ]


def sample(figure):
    return setting(figure.setting)[0][figure.column]


@pytest.mark.row("M14")
@pytest.mark.parametrize("pair", ORDERED, ids=str)
def test_a_figure_above_the_one_it_is_bound_by_is_refused(portal, pair):
    lower, higher = pair
    found = refusals(may_stand({lower.setting: raised(lower)}))
    assert {each.reason for each in found} == {"setting_contradiction"}
    named = [(each.details["setting"], each.details["other"]) for each in found]
    assert all(one != other for one, other in named)
    others = [other for _one, other in named]
    assert any(words(FIELDS[higher.setting].title) in other for other in others)


def test_what_the_suite_brings_goes_together(portal):
    assert all(may_stand({name: setting(name)}) for name in FIELDS)


def figures(*values):
    names = ("threshold_low_value", "threshold_negotiated", "threshold_european")
    rows = ({"valid_from": "2017-06-30", "value": value} for value in values)
    return {name: [row] for name, row in zip(names, rows, strict=False)}


@pytest.mark.row("M14")
def test_over_rest_both_are_named_and_nothing_is_kept(technician):
    before = technician.get(PANEL).json()["data"]
    answer = technician.patch(PANEL, json=figures("200000"))
    assert (answer.status_code, answer.json()["reason"]) == (
        400,
        "setting_contradiction",
    )
    for name in ("threshold_low_value", "threshold_negotiated"):
        assert words(FIELDS[name].title) in answer.json()["message"]
    assert technician.get(PANEL).json()["data"] == before


@pytest.mark.row("M14")
def test_what_is_saved_at_once_is_judged_at_once(technician):
    """Each alone would contradict the others that were there."""
    sent = figures("300000", "400000", "500000")
    assert technician.patch(PANEL, json=sent).status_code == 204
    assert technician.patch(PANEL, json=figures("1", "2", "3")).status_code == 204


@pytest.mark.row("M14")
def test_the_page_says_it_and_keeps_what_was_typed(technician):
    sent = {"form.buttons.save": "1"}
    for name, rows in figures("300000", "200000", "500000").items():
        sent |= typed(name, rows)
    page = send(technician, "@@mutualisation-settings/thresholds", **sent).text
    assert "se contredisent" in page and "300000" in page.replace("\u202f", "")
    kept = technician.get(PANEL).json()["data"]["threshold_low_value"]
    assert kept[0]["value"] == "30000.00"


def test_no_other_door(portal):
    with pytest.raises(Refusal) as caught:
        save("staff", [{**row, "staff": 99} for row in setting("staff")])
    assert caught.value.refused.reason == "setting_contradiction"
