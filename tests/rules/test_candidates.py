"""Who may bid after applying, and when rounds of negotiation are held."""

from dataclasses import replace
from datetime import date
from datetime import timedelta
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.candidates import Candidacy
from imio.mutualisation.rules.candidates import held_in_time
from imio.mutualisation.rules.candidates import is_choosing
from imio.mutualisation.rules.candidates import may_apply
from imio.mutualisation.rules.candidates import may_change
from imio.mutualisation.rules.candidates import may_invite
from imio.mutualisation.rules.candidates import may_negotiate
from imio.mutualisation.rules.tendering import PROCEDURES
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused

import pytest


pytestmark = pytest.mark.row("L6")

UNTIL = date(2026, 6, 18)
AFTER = UNTIL + timedelta(1)
LATER = UNTIL + timedelta(2)
FACTS = Candidacy(
    tender_state="published",
    procedure="negotiated_with_publication",
    by_candidates=True,
    until=UNTIL,
    invited=False,
    applied=2,
    unchecked=0,
    fit=1,
    bids_due=AFTER + timedelta(15),
    over=False,
    least_days=15,
    change_days=6,
)


@pytest.mark.parametrize(
    ("changes", "today", "words", "verdict"),
    [
        ({}, UNTIL, "Deux sites", GRANTED),
        ({}, UNTIL, " ", Refused("candidature_missing")),
        ({}, AFTER, "x", Refused("candidatures_over")),
        ({"invited": True}, UNTIL, "x", Refused("candidatures_over")),
        ({"by_candidates": False}, UNTIL, "x", Refused("no_candidates_here")),
        ({"tender_state": "preparation"}, UNTIL, "x", Refused("no_candidates_here")),
    ],
)
def test_one_applies_until_the_last_day(changes, today, words, verdict):
    assert may_apply(replace(FACTS, **changes), today, words) == verdict


@pytest.mark.parametrize(
    ("changes", "today", "verdict"),
    [
        ({}, AFTER, GRANTED),
        ({}, UNTIL, Refused("candidatures_running", {"until": UNTIL})),
        ({"invited": True}, AFTER, Refused("already_invited")),
        ({"unchecked": 1}, AFTER, Refused("candidates_unchecked", {"count": 1})),
        ({"fit": 0}, AFTER, Refused("nobody_fit")),
        ({"by_candidates": False}, AFTER, Refused("no_candidates_here")),
        ({"tender_state": "opening"}, AFTER, Refused("no_candidates_here")),
        (
            {},
            LATER,
            Refused("invitation_late", {"least": 15, "until": date(2026, 7, 5)}),
        ),
    ],
)
def test_who_is_checked_and_fit_is_invited_in_time(changes, today, verdict):
    assert may_invite(replace(FACTS, **changes), today) == verdict


@given(st.dates(), st.booleans(), st.booleans(), st.sampled_from(["published", "x"]))
def test_one_never_applies_and_chooses_on_the_same_day(today, invited, by, state):
    changes = {"invited": invited, "by_candidates": by, "tender_state": state}
    facts = replace(FACTS, **changes)
    assert not (may_apply(facts, today, "x") and is_choosing(facts, today))
    assert is_choosing(facts, today) >= bool(may_invite(facts, today))


@pytest.mark.parametrize(
    ("changes", "was", "selection", "today", "verdict"),
    [
        ({}, UNTIL, False, UNTIL, GRANTED),
        ({"until": LATER}, UNTIL, False, UNTIL, GRANTED),
        ({"until": LATER}, UNTIL, False, AFTER, Refused("candidatures_over")),
        (
            {},
            LATER,
            False,
            UNTIL,
            Refused("candidatures_earlier", {"until": LATER}),
        ),
        (
            {"until": None},
            UNTIL,
            False,
            UNTIL,
            Refused("candidatures_earlier", {"until": UNTIL}),
        ),
        ({}, None, False, UNTIL, GRANTED),
        ({}, UNTIL, True, UNTIL, Refused("selection_applied_to")),
        ({"applied": 0}, UNTIL, True, UNTIL, GRANTED),
    ],
)
def test_who_applied_is_chosen_as_was_published(
    changes, was, selection, today, verdict
):
    assert may_change(replace(FACTS, **changes), was, selection, today) == verdict


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({"invited": True}, GRANTED),
        ({}, Refused("not_invited_yet")),
        (
            {"procedure": "negotiated_without_publication", "by_candidates": False},
            GRANTED,
        ),
        ({"invited": True, "procedure": "restricted"}, Refused("not_negotiated")),
        ({"invited": True, "tender_state": "opening"}, Refused("not_negotiated")),
        ({"invited": True, "over": True}, Refused("negotiation_over")),
        (
            {"invited": True, "bids_due": AFTER + timedelta(5)},
            Refused("round_late", {"least": 6, "until": AFTER + timedelta(6)}),
        ),
        ({"invited": True, "bids_due": AFTER + timedelta(6)}, GRANTED),
    ],
)
def test_one_negotiates_with_those_who_may_bid(changes, verdict):
    assert may_negotiate(replace(FACTS, **changes), AFTER) == verdict


def test_a_round_is_held_with_somebody_who_may_bid():
    early = Refused("round_too_early", {"since": AFTER})
    assert held_in_time(UNTIL, AFTER) == early
    assert held_in_time(AFTER, AFTER) is GRANTED
    assert held_in_time(UNTIL, None) is GRANTED


@pytest.mark.parametrize("procedure", PROCEDURES)
def test_only_a_negotiated_procedure_is_negotiated(procedure):
    facts = replace(FACTS, procedure=procedure, invited=True)
    assert bool(may_negotiate(facts, AFTER)) is procedure.startswith("negotiated")
