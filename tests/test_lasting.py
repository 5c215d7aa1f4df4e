"""What a step checks, a later edit does not undo: all types, steps and fields."""

from council import seat
from datetime import time
from datetime import timedelta
from forms import send
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.guard import verdict
from imio.mutualisation.base.lasting import as_saved
from imio.mutualisation.base.lasting import undone_by
from imio.mutualisation.rules.verdict import refusals
from imio.mutualisation.security import WORKFLOWS
from imio.mutualisation.sitting.schema import IAttendanceRow
from plone import api
from plone.autoform.interfaces import WRITE_PERMISSIONS_KEY
from plone.dexterity.utils import iterSchemata
from plone.supermodel.utils import mergedTaggedValueDict
from zope.schema import getFields
from zope.schema.interfaces import IBool

import pytest


def reasons(record, step):
    return {refused.reason for refused in refusals(verdict(record, step))}


def cleared(record):
    """The fields that somebody may write in the present state, each with nothing in it."""
    state = STATES[record.portal_type, record.review_state()]
    held = dict(state.fields)
    for schema in iterSchemata(record):
        asked = mergedTaggedValueDict(schema, WRITE_PERMISSIONS_KEY)
        for name, field in getFields(schema).items():
            permission = asked.get(name, "").replace(".", ": ", 2)
            closed = asked.get(name) in CLOSED and not held.get(permission)
            if not field.readonly and not closed and not IBool.providedBy(field):
                yield name, field.missing_value


def taken(record, flow):
    """The guarded steps that led where it is, those left out that were gone back on."""
    states, steps = [flow.states[0].id], []
    for line in record.workflow_history.get(flow.id, ())[1:]:
        if line["review_state"] in states:
            at = states.index(line["review_state"])
            states, steps = states[: at + 1], steps[:at]
        else:
            states, steps = [*states, line["review_state"]], [*steps, line["action"]]
    return [row for row in flow.transitions if row.guarded and row.id in steps]


@pytest.fixture
def lives(whole):
    """Beside what the demonstration has, a sitting in each state, its item decided."""
    home = whole["adherents"]["andenne"]
    with api.env.adopt_user(username="agent-andenne"):
        for steps in STEPS:
            hold(home, *steps)
    return whole


STEPS = [("freeze", "convoke", "decide", "close")[:n] for n in range(1, 5)]


def hold(home, *steps):
    held_on = clock.today() - timedelta(3)
    days = {"sitting_on": held_on, "convened_on": held_on - timedelta(20)}
    rows = [{**dict.fromkeys(IAttendanceRow), **seat(name)} for name in "ABCDE"]
    sitting = create_in(home, "Sitting", starts_at=time(19), attendance=rows, **days)
    said = {"sitting": uid(sitting), "articles": [{"text": "De décider."}]}
    votes = {"votes_for": 5, "votes_against": 0, "abstentions": 0}
    act = create_in(home, "Deliberation", title="Point", **said, **votes)
    for step in steps:
        if step == "close":
            perform(act, "schedule")
            perform(act, "adopt")
        perform(sitting, step)


CLOSED = ("imio.mutualisation.WriteTerms", "imio.mutualisation.WriteAct")
STATES = {
    (flow.portal_type, state.id): state for flow in WORKFLOWS for state in flow.states
}


def test_what_lasts_is_what_a_guard_checked_in_a_state_there_is():
    for flow in WORKFLOWS:
        for step in flow.transitions:
            assert step.guarded or not step.lasts, step.id
            assert {state.id for state in flow.states} >= set(step.lasts), step.id


@pytest.mark.row("B2", "B11", "D16", "M12")
def test_no_edit_of_a_field_undoes_a_step_that_led_there(lives):
    undone, tried = set(), 0
    for flow in WORKFLOWS:
        for brain in existing(flow.name) if flow.transitions else ():
            record = brain._unrestrictedGetObject()
            state = brain.review_state
            if not STATES[flow.portal_type, state].edit:
                continue
            for step in taken(record, flow):
                before = reasons(record, step)
                for name, nothing in cleared(record):
                    tried += 1
                    saved = as_saved(record, {name: nothing})
                    new = reasons(saved, step) - before
                    if new and not undone_by(record, {name: nothing}):
                        undone.add((flow.name, state, step.id, name, *new))
    assert undone == set()
    assert tried > 300


PATCHES = [
    ("catalogue/urbanisme", {"domain": "accounting"}, "outside_perimeter"),
    ("catalogue/urbanisme", {"domain": "energy"}, "out_of_scope"),
    ("catalogue/urbanisme", {"kind": "commercial_licence"}, "licence_reason_missing"),
    ("catalogue/urbanisme", {"kind": "hardware"}, "hardware_not_tied"),
    ("adherents/andenne", {"bce_number": None}, "bce_missing"),
    ("adherents/andenne", {"share_count": 0}, "share_missing"),
    ("adherents/andenne", {"share_recorded_on": None}, "share_missing"),
]


@pytest.mark.row("B2", "B11", "B12", "D16")
@pytest.mark.parametrize(("path", "fields", "reason"), PATCHES)
def test_rest_refuses_it_with_the_reason_and_changes_nothing(
    client, path, fields, reason
):
    officer = client("imio-officer")
    before = officer.get(path).json()
    answer = officer.patch(path, json=fields)
    assert (answer.status_code, answer.json().get("reason")) == (409, reason)
    after = officer.get(path).json()
    assert {name: after[name] for name in (*fields, "review_state")} == {
        name: before[name] for name in (*fields, "review_state")
    }


def test_what_was_broken_before_stops_no_other_edit(client, once):
    once(outside)
    officer = client("imio-officer")
    answer = officer.patch("catalogue/urbanisme", json={"description": "Permis"})
    assert answer.status_code == 204


def outside(site):
    site["catalogue"]["urbanisme"].domain = "accounting"


@pytest.mark.parametrize("login", ["agent-andenne", "signataire-andenne"])
def test_its_own_people_do_not_say_whether_a_member_has_a_team(client, login):
    answer = client(login).patch("adherents/andenne", json={"own_it_team": True})
    assert answer.json()["reason"] == "field_not_yours"


def test_a_file_that_is_kept_stops_no_edit_by_the_page(client):
    """The form says that it is the same, and has no value for it."""
    manager, changed = client("imio-manager"), set()
    for kind, file in (("Resource", "document"), ("Annex", "file")):
        query = f"@search?portal_type=imio.mutualisation.{kind}&fullobjects=1&b_size=50"
        for item in manager.get(query).json()["items"]:
            typed = {
                "form.widgets.title": f"{item['title']} (revu)",
                "form.widgets.kind:list": item["kind"]["token"],
                f"form.widgets.{file}.action": "nochange",
                "form.buttons.save": "1",
            }
            told = send(manager, f"{item['@id']}/edit", **typed)
            assert told.status_code in (200, 401, 403, 404), item["@id"]
            now = manager.get(item["@id"]).json()
            assert now[file] == item[file]
            if now["title"].endswith("(revu)"):
                changed.add((kind, item["review_state"], bool(item[file])))
    assert ("Resource", "public", True) in changed
