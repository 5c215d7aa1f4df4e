"""A published tender changes in public: later only, for a reason, with time left."""

from dataclasses import replace
from datetime import date
from datetime import timedelta
from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.legal import DEFAULTS
from imio.mutualisation.rules.tendering import Amended
from imio.mutualisation.rules.tendering import asks_confirmation
from imio.mutualisation.rules.tendering import BINDING
from imio.mutualisation.rules.tendering import changed_terms
from imio.mutualisation.rules.tendering import is_spelling
from imio.mutualisation.rules.tendering import least_days
from imio.mutualisation.rules.tendering import may_amend
from imio.mutualisation.rules.tendering import may_publish
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from test_tendering import BEFORE
from test_tendering import DUE
from test_tendering import FACTS
from test_tendering import THRESHOLDS

import pytest


DAY = timedelta(1)
LOW, HIGH = Decimal(50_000), Decimal(500_000)
CHANGE = Amended(was_due=DUE, binding=True, reason="Précision", left=6)


@pytest.mark.row("M13")
@pytest.mark.parametrize(
    ("procedure", "value", "days"),
    [
        ("open", HIGH, 30),
        ("open", LOW, 22),
        ("restricted", HIGH, 25),
        ("negotiated_with_publication", LOW, 15),
        ("negotiated_without_publication", LOW, 0),
        ("low_value", None, 0),
    ],
)
def test_bidders_have_the_days_of_the_law(procedure, value, days):
    assert least_days(procedure, value, THRESHOLDS, DEFAULTS) == days


@pytest.mark.row("M13")
@given(st.integers(0, 60), st.integers(0, 60))
def test_the_deadline_is_that_far_from_the_publication(days, least):
    on = date(2026, 3, 2)
    due = DUE.replace(year=2026, month=3, day=2) + days * DAY
    facts = replace(FACTS, published_on=on, bids_due=due, least_days=least)
    refused = Refused("bidding_too_short", {"least": least, "until": on + least * DAY})
    verdict = may_publish(facts, due - 1000 * DAY, THRESHOLDS)
    assert verdict == (GRANTED if days >= least else refused)


@pytest.mark.row("M13")
@pytest.mark.parametrize(
    ("due", "change", "now", "verdict"),
    [
        (DUE, CHANGE, BEFORE, GRANTED),
        (DUE + DAY, CHANGE, BEFORE, GRANTED),
        (None, CHANGE, BEFORE, Refused("deadline_missing")),
        (DUE - DAY, CHANGE, BEFORE, Refused("deadline_earlier", {"until": DUE})),
        (DUE + DAY, CHANGE, DUE + timedelta(seconds=1), Refused("bidding_over")),
        (DUE, replace(CHANGE, reason=" "), BEFORE, Refused("change_reason_missing")),
        (
            DUE,
            CHANGE,
            DUE - 5 * DAY,
            Refused("change_too_late", {"least": 6, "until": (DUE + DAY).date()}),
        ),
        (DUE + DAY, CHANGE, DUE - 5 * DAY, GRANTED),
        (DUE, replace(CHANGE, binding=False), DUE - 5 * DAY, GRANTED),
    ],
)
def test_it_changes_for_a_reason_and_leaves_time(due, change, now, verdict):
    now = min(now, DUE - 20 * DAY) if now == BEFORE else now
    assert may_amend(replace(FACTS, bids_due=due), change, now) == verdict


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("Le marche public", "Le marché public.", True),
        ("Le logicel partagé", "Le logiciel partagé", True),
        ("Une addresse", "Une adresse", True),
        ("Le marhcé", "Le marché", True),
        ("12 postes", "21 postes", False),
        ("10,5 jours", "105 jours", False),
        ("avec reprise", "sans reprise", False),
        ("frais inclus", "frais exclus", False),
        ("accès interne", "accès externe", False),
        ("non", "nom", False),
        ("un outil", "un outil libre", False),
        ("", "Cinq ans.", False),
        ([], ["x"], False),
    ],
)
def test_a_spelling_is_no_other_term(before, after, same):
    assert is_spelling(before, after) is same


@pytest.mark.row("H5", "M13")
@pytest.mark.parametrize("name", sorted(BINDING))
def test_bids_are_confirmed_where_they_would_bind_to_something_else(name):
    assert asks_confirmation({name: "avant"}, {name: "tout autre chose"})


@pytest.mark.row("H5", "M13")
@pytest.mark.parametrize("name", ["bids_due_on", "bids_due_at", "questions_until"])
def test_more_time_asks_nothing_of_bidders(name):
    assert not asks_confirmation({name: "2026-01-01"}, {name: "2026-02-01"})


def test_what_is_as_it_was_is_no_change():
    assert changed_terms({"a": "1", "b": "2"}, {"a": "1", "b": "3", "c": "x"}) == (
        "b",
        "c",
    )
