"""Counts by the sets of the indexes are those of the records that a query finds."""

from imio.mutualisation.base.catalog import counts
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.creation import create_unasked
from imio.mutualisation.security import WORKFLOWS

import pytest


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda each: each.name)
def test_records_are_counted_by_state(demo, workflow):
    name, states = workflow.name, [each.id for each in workflow.states]
    found = {state: len(existing(name, review_state=state)) for state in states}
    assert counts(name, "review_state", states) == found


def test_they_are_narrowed_like_any_query(demo):
    counted = counts("Member", "mutualisation_kind", ["cpas"], review_state="prospect")
    query = {"mutualisation_kind": "cpas", "review_state": "prospect"}
    assert counted == {"cpas": len(existing("Member", **query))}


def test_what_no_record_holds_is_counted_none(demo):
    assert counts("Member", "review_state", ["nowhere", ""]) == {"nowhere": 0, "": 0}


def test_what_was_just_written_counts(demo):
    before = counts("Member", "review_state", ["prospect"])["prospect"]
    create_unasked(demo["adherents"], "Member", title="Neuf", kind="commune")
    assert counts("Member", "review_state", ["prospect"])["prospect"] == before + 1
