"""Acts of councils from a table: what a dry run says is what the workflow does."""

from datetime import timedelta
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.importing.outcome import to_write
from imio.mutualisation.base.importing.table import read_table
from imio.mutualisation.deliberation.importing.candidate import ORDER
from imio.mutualisation.deliberation.importing.importer import DELIBERATIONS

import json
import pytest


pytestmark = pytest.mark.row("F2", "G18")

BCE = "0841.470.248"


def ago(days):
    return (clock.today() - timedelta(days=days)).isoformat()


VOTE = {"en_fonction": 21, "presents": 19, "vote": "par 17 voix pour et 2 abstentions"}
# What an act of joining needs from one state to the next.
NEEDED = {
    "draft": {"membre": BCE, "objet": "Adhésion", "decision": "adhésion"},
    "scheduled": {"seance": ago(60), "articles": "D’adhérer. | De transmettre."},
    "adopted": {"convocation": ago(75), **VOTE},
    "in_supervision": {"transmission": ago(55)},
    "executory": {"reception": ago(50)},
    "published": {},
}
WHOLE = {name: value for state in NEEDED.values() for name, value in state.items()}


MEMBERS = {
    "mons": {"title": "Mons", "kind": "commune", "nis": "53053", "bce_number": BCE},
    "cpas": {"title": "Mons", "kind": "cpas"},
    "ath": {"title": "Ath", "kind": "commune"},
}


@pytest.fixture
def section(portal):
    for name, values in MEMBERS.items():
        create_in(portal["adherents"], "Member", id=name, **values)
    return portal["deliberations"]


def planned(section, *lines):
    return DELIBERATIONS.plan(section, read_table(json.dumps(lines).encode()))


def only(section, **line):
    (found,) = planned(section, line)
    return found


def reasons(section, **line):
    return [refused.reason for refused in only(section, **line).reasons]


def imported(section, **line):
    """The act that a line makes or changes."""
    lines = to_write(planned(section, line))
    assert list(DELIBERATIONS.write(section, lines)) == list(lines)
    (brain,) = existing("Deliberation", sort_on="created")[-1:]
    return brain.getObject()


# --- States -----------------------------------------------------------------


def up_to(state):
    """All that an act needs to come to a state."""
    names = list(NEEDED)[: list(NEEDED).index(state) + 1]
    return {key: text for name in names for key, text in NEEDED[name].items()}


@pytest.mark.parametrize("state", NEEDED)
def test_every_state_on_the_way_can_be_reached(section, state):
    act = imported(section, etat=state, **up_to(state))
    assert act.review_state() == state
    assert bool(act.number) == (ORDER.index(state) > 1)


@pytest.mark.parametrize(
    ("missing", "state", "reason"),
    [
        ("articles", "scheduled", "articles_missing"),
        ("seance", "scheduled", "sitting_date_missing"),
        ("convocation", "adopted", "convocation_missing"),
        ("presents", "adopted", "attendance_missing"),
        ("vote", "adopted", "votes_missing"),
        ("transmission", "in_supervision", "transmission_date_missing"),
        ("transmission", "executory", "transmission_date_missing"),
        ("reception", "published", "receipt_missing"),
    ],
)
def test_what_the_workflow_would_refuse_the_dry_run_refuses(
    section, missing, state, reason
):
    line = {name: value for name, value in WHOLE.items() if name != missing}
    assert reasons(section, etat=state, **line) == [reason]
    assert only(section, etat="projet", **line).outcome == "created"
