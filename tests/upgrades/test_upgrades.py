"""A site of every version that was, brought up to date; README.md says how one is kept."""

from imio.mutualisation import upgrades
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.security import WORKFLOWS
from imio.mutualisation.upgrades import v1003
from imio.mutualisation.upgrades import v1007
from kept_sites import KEPT
from pathlib import Path

import had
import pytest
import re


OLDEST = pytest.mark.parametrize("upgraded", [min(KEPT)], indirect=True)
ROOT = Path(upgrades.__file__).parent
# What the step to a version changes in the records that were there.
CHANGED = {
    "1001": {
        "joining_decision_on",
        "deliberation_executory_on",
        # Of the member that holds the new act.
        "modification_date",
        "delegates_until",
        "__annotations__",
    },
    "1003": {"licence", "details"},
    "1005": {"plan"},
    "1007": {"workflow_history"},
    "1011": {"__ac_local_roles__"},
    "1016": {"published_terms", "terms_digest"},
    "1017": {"workflow_history"},
    "1018": {"next_actor", "next_actors"},
    "1020": {"__annotations__"},
    "1021": {"opening_reason"},
    "1022": {"placed"},
    "1023": {"__annotations__", "buyer", "buyers", "suppliers"},
    "1025": {"orders"},
    "1026": {"plan"},
    "1027": {"published_terms", "before_selection", "reuse_clause"},
    "1034": {"next_actors"},
    "1035": {"_journal", "changes_noted", "followed"},
    "1043": {"act_models"},
}
# Written by the demonstration after it was indexed, or of no use to anybody.
STALE = {
    "index SearchableText",
    "index object_provides",
    "index bce_number",
    "getObjSize",
}
# What 1013 takes out of formatted texts, whatever the site lets in, and the list of legal
# numbers, which gets new ones.
NARROWED = {
    "plone.custom_attributes",
    "plone.valid_tags",
    "mutualisation.legal_numbers",
}
# What a distribution asks of whoever makes a site, and when its theme was made.
OF_THE_SITE = {
    "plone.site_title",
    "plone.portal_timezone",
    "plone.available_timezones",
    "plone.app.theming.interfaces.IThemeSettings.custom_css_timestamp",
    # The demonstration has models since 1043.
    "mutualisation.act_models",
}


def since(table, version):
    """The names of all steps after a version."""
    return {name for step, names in table.items() if step > version for name in names}


def differing(one, other, names):
    """Paths and attributes of which two snapshots say something else."""
    return {
        (path, name)
        for path in one.keys() & other.keys()
        for name in one[path].keys() | other[path].keys()
        if one[path].get(name) != other[path].get(name) and name not in names
    }


def step_ids():
    """The transitions of each workflow; none made the record."""
    return {
        workflow.id: {None, *(each.id for each in workflow.transitions)}
        for workflow in WORKFLOWS
    }


def without(values, names):
    return {name: value for name, value in values.items() if name not in names}


def test_every_version_is_kept(portal):
    version = portal.portal_setup.getVersionForProfile("imio.mutualisation:default")
    assert {str(each) for each in range(1000, int(version))} <= KEPT.keys()


def test_records_files_and_histories_stay(upgraded):
    before, after = upgraded.before.records, upgraded.after.records
    assert before.keys() <= after.keys()
    assert not differing(before, after, since(CHANGED, upgraded.version))


def test_steps_taken_are_those_of_today(upgraded):
    """Nothing but the id of a step is another, and each id is one of its workflow."""

    def told(entry):
        return {**entry, "action": None, "actor_name": None}

    known = step_ids()
    for path, record in upgraded.before.records.items():
        entries = record.get("workflow_history", {})
        for workflow, taken in (
            upgraded.after.records[path].get("workflow_history", {}).items()
        ):
            assert {each["action"] for each in taken} <= known[workflow], path
            assert list(map(told, taken)) == list(map(told, entries[workflow]))


def test_groups_keep_their_people_and_roles(upgraded):
    before, after = upgraded.before.groups, upgraded.after.groups
    added = [each for name, each in after.items() if name not in before]
    assert before.keys() <= after.keys() and not any(people for _, people in added)
    for name, (roles, people) in before.items():
        assert set(roles) <= set(after[name][0]) and people == after[name][1]


def test_numbers_go_on(upgraded):
    before, after = upgraded.before.numbers, upgraded.after.numbers
    assert before.items() <= after.items()


def test_what_the_site_has_set_stays(upgraded):
    before, after = upgraded.before, upgraded.after
    kept = without(before.registry, NARROWED)
    assert kept.items() <= after.registry.items()
    assert after.front_page == had.FRONT_PAGE
    assert after.records["/mutualisation/catalogue"]["title"] == had.TITLE


def test_the_site_is_as_a_new_one(upgraded, fresh):
    definitions, registry = fresh
    assert upgraded.definitions == definitions
    own = {*had.SETTINGS, *OF_THE_SITE}
    assert without(upgraded.after.registry, own) == without(registry, own)


def test_rights_are_those_of_the_workflows(upgraded):
    assert not upgraded.rights_due


def test_nobody_owns_a_record(upgraded):
    assert not upgraded.owned


def test_the_catalogue_is_as_a_new_one(upgraded):
    assert upgraded.catalogue.keys() == upgraded.rebuilt.keys()
    assert not differing(upgraded.catalogue, upgraded.rebuilt, STALE)


def added(upgraded, type_name):
    """What the catalogue knows of the records of a type that the upgrade made."""
    paths = upgraded.after.records.keys() - upgraded.before.records.keys()
    return [
        values
        for path, values in upgraded.catalogue.items()
        if path in paths and values["portal_type"] == f"imio.mutualisation.{type_name}"
    ]


@OLDEST
@pytest.mark.row("A11")
def test_plain_dates_become_executory_acts(upgraded):
    acts = added(upgraded, "Deliberation")
    assert {act["review_state"] for act in acts} == {"executory"}
    assert {act["brief"]["mutualisation_kind"] for act in acts} == {"join", "order"}
    orders = [act for act in acts if act["brief"]["mutualisation_kind"] == "order"]
    assert {act["brief"]["executory_on"] for act in orders} == {had.ORDERED}
    assert all(act["brief"]["thread"] for act in orders)


@OLDEST
@pytest.mark.row("B19", "E5")
def test_tasks_get_an_area_and_products_their_upkeep(upgraded):
    plans = [each.get("plan") or () for each in upgraded.after.records.values()]
    assert {row["area"] for plan in plans for row in plan} == {"other"}
    products = [
        values["brief"]["situation"]
        for values in upgraded.catalogue.values()
        if values["portal_type"] == "imio.mutualisation.Product"
    ]
    assert products and all(products)


@OLDEST
def test_a_second_run_changes_nothing(upgraded):
    _version, _before, *after, again, _rebuilt = upgraded
    assert tuple(after) == again


@pytest.mark.row("D28")
@pytest.mark.parametrize("known", [True, False])
def test_the_licence_of_a_need_is_a_record(demo, known):
    licence = existing("Licence")[0]
    need = existing("Need")[0]._unrestrictedGetObject()
    need.licence = licence.Title
    v1003.tie(need, {licence.Title: licence.UID} if known else {})
    assert need.licence == (licence.UID if known else None)
    assert (need.details or "").count(licence.Title) == (0 if known else 1)


def test_renamed_steps_are_those_of_the_workflows():
    known = {workflow.name: workflow for workflow in WORKFLOWS}
    for name, ids in v1007.RENAMED.items():
        steps = {each.id for each in known[name].transitions}
        assert {*ids.values()} <= steps and not ids.keys() & steps


def test_a_history_keeps_all_but_the_id_of_a_step():
    made, closed = {"action": None}, {"action": "close_need", "actor": "a"}
    histories = {"mutualisation_need": (made, closed)}
    v1007.rename_steps(histories, v1007.RENAMED["Need"])
    renamed = {"action": "close", "actor": "a"}
    assert histories == {"mutualisation_need": (made, renamed)}


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("v*/*.py")), ids=lambda path: path.parent.name
)
def test_a_step_leans_on_nothing_that_later_versions_change(path):
    text = path.read_text()
    assert not re.search(r"imio\.mutualisation:default|ImportStep|\.subscribers", text)
