"""The figures that the catalogue keeps are those of the records, whatever befalls them."""

from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.creation import create_unasked
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.tally import by_state
from imio.mutualisation.base.tally import by_subject
from imio.mutualisation.base.tally import Sum
from imio.mutualisation.base.tally import SUPPORT
from imio.mutualisation.base.tally import tallies
from imio.mutualisation.base.tally import TallyIndex
from imio.mutualisation.security import WORKFLOWS
from itertools import chain
from plone import api
from types import SimpleNamespace
from ZODB import DB
from ZODB.FileStorage import FileStorage

import pytest
import transaction


names, keys = st.sampled_from("ab"), st.sampled_from([1, 2, None])
lines = st.lists(st.tuples(names, keys, st.integers(-5, 5)), max_size=3)
writes = st.lists(st.tuples(st.integers(1, 4), lines), max_size=8)


def told(index, documents):
    for number, said in documents:
        index.index_object(number, SimpleNamespace(tallied=said))
    return {name: index.of(name) for name in "ab" if index.of(name)}


@given(writes)
def test_what_was_told_before_counts_no_more(documents):
    index = TallyIndex("tallied")
    assert told(index, documents) == told(
        TallyIndex("tallied"), dict(documents).items()
    )
    assert index.mend() == []
    for number in range(1, 5):
        index.unindex_object(number)
    assert told(index, []) == {} and index.numObjects() == 0


@given(lines, lines, lines)
def test_who_add_at_the_same_time_have_both_added(before, one, other):
    def added(*parts):
        total = Sum()
        for _name, key, amount in chain(*parts):
            total.add(key, (1, amount))
        return {"by_key": total.by_key}

    resolved = Sum()._p_resolveConflict(
        added(before), added(before, one), added(before, other)
    )
    assert resolved == added(before, one, other)


# A section follows no rule, and is counted nowhere.
COUNTED = [workflow for workflow in WORKFLOWS if workflow.name != "Section"]


@pytest.mark.parametrize("workflow", COUNTED, ids=lambda each: each.name)
def test_states_are_counted_without_a_query(demo, workflow):
    name, states = workflow.name, [each.id for each in workflow.states]
    found = {state: len(existing(name, review_state=state)) for state in states}
    assert by_state(name) == {state: count for state, count in found.items() if count}


@pytest.fixture
def supported(demo):
    """A request in support, and `told()`: what the figures say of its member."""
    request = existing("ServiceRequest", review_state="support")[0]
    request = request._unrestrictedGetObject()
    member = request.aq_parent.UID()
    return request, lambda: by_subject(SUPPORT)[request.product].get(member, (0, 0))


def test_a_fee_a_step_and_a_removal_are_told_at_once(supported):
    request, told = supported
    (count, fees), fee = told(), request.annual_fee
    request.annual_fee += 7
    request.reindexObject()
    assert told() == (count, fees + 7)
    with api.env.adopt_user(username="imio-officer"):
        perform(request, "close", "Fin de l’exemple fictif.")
    assert told() == (count - 1, fees - fee)


def test_what_is_gone_counts_no_more(supported):
    request, told = supported
    (count, fees), states = told(), by_state("ServiceRequest")
    request.unindexObject()
    assert told() == (count - 1, fees - request.annual_fee)
    assert by_state("ServiceRequest").get("support", 0) == states["support"] - 1


def test_the_whole_catalogue_made_anew_keeps_the_same(demo):
    def all_of_them():
        told = {name: dict(tallies().of(name)) for name in tallies().sums}
        # What all have taken back is no sum.
        return {name: sums for name, sums in told.items() if sums}

    before = all_of_them()
    create_unasked(demo["adherents"], "Member", title="Neuf", kind="commune")
    assert all_of_them() != before
    after = all_of_them()
    tallies().clear()
    api.portal.get_tool("portal_catalog").reindexIndex("tallied", None)
    assert all_of_them() == after


def test_two_connections_write_the_same_sums(tmp_path):
    """What the database does with them, from one process or from two."""
    database = DB(FileStorage(str(tmp_path / "Data.fs")))
    managers = [transaction.TransactionManager() for _ in range(2)]
    first, second = (database.open(manager).root() for manager in managers)
    first["sum"] = Sum()
    managers[0].commit()
    managers[1].begin()
    for root, key in ((first, "one"), (second, "two")):
        root["sum"].add(key, (1, Decimal("0.10")))
        root["sum"].add("both", (1, Decimal("0.10")))
    for manager in managers:
        manager.commit()
    managers[0].begin()
    assert first["sum"].by_key == {
        "one": (1, Decimal("0.10")),
        "two": (1, Decimal("0.10")),
        "both": (2, Decimal("0.20")),
    }
    database.close()
