"""Facts are read once while guards are asked, and never after something was written."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.guard import offers
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.reading import one_reading
from imio.mutualisation.request.facts import request_facts
from plone import api

import pytest


def request_in(state):
    return existing("ServiceRequest", review_state=state)[0]._unrestrictedGetObject()


@pytest.mark.parametrize(
    "state", ["draft", "request", "quote", "implementation", "support", "on_hold"]
)
def test_all_exits_of_a_request_ask_the_catalogue_six_times_at_most(
    demo, queries, state
):
    request = request_in(state)
    queries.clear()
    with api.env.adopt_user("imio-officer"):
        assert offers(request)
    assert len(queries) <= 6


def test_a_reader_is_asked_once_in_a_reading_and_each_time_outside(demo, queries):
    request = request_in("quote")
    queries.clear()
    with one_reading():
        first = request_facts(request)
        assert request_facts(request) is first
    assert request_facts(request) is not first
    assert queries == []


def test_a_fact_is_read_when_it_is_asked_for_and_once(demo, queries):
    facts = request_facts(request_in("quote"))
    queries.clear()
    assert facts.need is not None
    assert queries == []
    assert facts.deliberation_executory_on is facts.deliberation_executory_on
    assert len(queries) == 1


def test_a_step_ends_the_reading(demo):
    request = request_in("request")
    with one_reading(), api.env.adopt_user("imio-officer"):
        assert request_facts(request).state == "request"
        perform(request, "refuse", "Motif fictif")
        assert request_facts(request).state == "refused"


def test_what_was_read_is_not_kept_for_the_next_one(demo):
    one, other = request_in("request"), request_in("quote")
    with one_reading():
        assert request_facts(one).state == "request"
        assert request_facts(other).state == "quote"


def test_a_page_asks_no_more_than_its_exits_and_what_it_shows(client, queries):
    officer = client("imio-officer")
    brain = existing("ServiceRequest", review_state="quote")[0]
    address = "/".join(brain.getPath().split("/")[2:])
    officer.get(address, headers={"Accept": "text/html"})
    queries.clear()
    assert officer.get(address, headers={"Accept": "text/html"}).status_code == 200
    facts = [q for q in queries if "review_state" in q and "thread" in q]
    assert len(facts) <= 1
