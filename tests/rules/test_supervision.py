from dataclasses import replace
from datetime import date
from datetime import timedelta
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.deadlines import Deadline
from imio.mutualisation.rules.deadlines import Shift
from imio.mutualisation.rules.legal import DEFAULTS
from imio.mutualisation.rules.supervision import deadline
from imio.mutualisation.rules.supervision import executory_on
from imio.mutualisation.rules.supervision import FAVOURABLE
from imio.mutualisation.rules.supervision import KINDS
from imio.mutualisation.rules.supervision import latest_extension
from imio.mutualisation.rules.supervision import may_execute
from imio.mutualisation.rules.supervision import may_extend
from imio.mutualisation.rules.supervision import may_transmit
from imio.mutualisation.rules.supervision import must_transmit
from imio.mutualisation.rules.supervision import OUTCOMES
from imio.mutualisation.rules.supervision import SupervisionFacts
from imio.mutualisation.rules.supervision import transmission_limit
from imio.mutualisation.rules.supervision import UNFAVOURABLE
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused

import pytest


DAY = timedelta(days=1)
ADOPTED = date(2026, 2, 23)
SENT = date(2026, 2, 25)
RECEIVED = date(2026, 3, 4)
LAST = date(2026, 4, 3)  # thirty days after the receipt, a Friday
LONGEST = date(2026, 4, 20)  # forty-five days: Saturday 18 April, so the Monday

FACTS = SupervisionFacts(
    kind="special_approval",
    adopted_on=ADOPTED,
    transmitted_on=SENT,
    received_on=RECEIVED,
    extended_to=None,
    outcome=None,
    outcome_on=None,
)

days = st.dates(date(2000, 1, 1), date(2050, 12, 31))
laws = st.builds(
    replace,
    st.just(DEFAULTS),
    supervision=st.integers(1, 60),
    supervision_extension_percent=st.integers(0, 100),
)


def facts(**changes):
    return replace(FACTS, **changes)


# --- Delays -----------------------------------------------------------------


@pytest.mark.row("G13")
@pytest.mark.parametrize(
    ("kind", "expected"),
    list(zip(KINDS, [False, False, True, True], strict=True)),
)
def test_some_acts_are_sent_without_being_asked_for(kind, expected):
    assert must_transmit(kind) is expected


@pytest.mark.row("G13")
@pytest.mark.parametrize(
    ("adopted", "limit"),
    [
        (ADOPTED, Deadline(date(2026, 3, 10), ())),
        (
            date(2026, 9, 12),
            Deadline(date(2026, 9, 28), (Shift(date(2026, 9, 27), "wallonia_day"),)),
        ),
    ],
)
def test_an_act_leaves_within_fifteen_days(adopted, limit):
    assert transmission_limit(adopted, DEFAULTS) == limit


@pytest.mark.row("G14")
@pytest.mark.parametrize(
    ("change", "last"),
    [
        ({}, LAST),
        ({"received_on": date(2026, 3, 5)}, date(2026, 4, 7)),
        ({"extended_to": LAST}, LAST),
        ({"extended_to": date(2026, 4, 15)}, date(2026, 4, 15)),
        ({"extended_to": date(2026, 4, 5)}, date(2026, 4, 7)),
        ({"extended_to": date(2026, 4, 18)}, LONGEST),
        ({"extended_to": LONGEST}, LONGEST),
        pytest.param({"extended_to": LONGEST + DAY}, LAST, id="too-long"),
        pytest.param({"extended_to": LAST - DAY}, LAST, id="shorter"),
    ],
)
def test_the_clock_of_the_authority(change, last):
    assert deadline(facts(**change), DEFAULTS).day == last


@pytest.mark.row("G14")
def test_the_clock_starts_with_the_receipt():
    assert deadline(facts(received_on=None), DEFAULTS) is None


@pytest.mark.parametrize(
    ("delay", "percent", "latest"),
    [
        (30, 50, LONGEST),
        (30, 0, LAST),
        (35, 50, date(2026, 4, 27)),  # 52 days and a half: Saturday, so the Monday
        (1, 50, date(2026, 3, 5)),
    ],
)
def test_an_extension_is_rounded_down(delay, percent, latest):
    law = replace(DEFAULTS, supervision=delay, supervision_extension_percent=percent)
    assert latest_extension(RECEIVED, law) == latest


@pytest.mark.row("G14")
@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({}, GRANTED),
        ({"received_on": None}, GRANTED),
        ({"extended_to": LAST}, GRANTED),
        ({"extended_to": LONGEST}, GRANTED),
        (
            {"extended_to": LONGEST, "received_on": None},
            Refused("extension_before_receipt"),
        ),
        (
            {"extended_to": LONGEST + DAY},
            Refused("extension_too_long", {"latest": LONGEST}),
        ),
        (
            {"extended_to": LAST - DAY},
            Refused("extension_shortens", {"deadline": LAST}),
        ),
    ],
)
def test_extending_the_delay(change, verdict):
    assert may_extend(facts(**change), DEFAULTS) == verdict


@given(days, days, laws)
def test_an_extension_never_shortens(received, extended, law):
    ordinary = deadline(facts(received_on=received), law)
    other = deadline(facts(received_on=received, extended_to=extended), law)
    assert ordinary.day <= other.day <= latest_extension(received, law)


@given(days, laws)
def test_the_longest_extension_is_one_that_holds(received, law):
    latest = latest_extension(received, law)
    some = facts(received_on=received, extended_to=latest)
    assert may_extend(some, law) is GRANTED
    assert deadline(some, law) == Deadline(latest, ())


# --- Guards -----------------------------------------------------------------


@pytest.mark.row("G13")
@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({}, GRANTED),
        ({"kind": "general_transmitted"}, GRANTED),
        ({"transmitted_on": ADOPTED}, GRANTED),
        ({"adopted_on": None}, GRANTED),
        ({"kind": "none"}, Refused("supervision_not_due")),
        ({"kind": "general"}, Refused("supervision_not_due")),
        ({"transmitted_on": None}, Refused("transmission_date_missing")),
        (
            {"transmitted_on": SENT + DAY},
            Refused("transmission_in_future", {"on": SENT + DAY}),
        ),
        (
            {"transmitted_on": ADOPTED - DAY},
            Refused("transmission_before_adoption", {"on": ADOPTED - DAY}),
        ),
    ],
)
def test_sending_an_act(change, verdict):
    assert may_transmit(facts(**change), today=SENT) == verdict


def running(until):
    return Refused("supervision_running", {"until": until})


@pytest.mark.row("G14")
@pytest.mark.parametrize(
    ("change", "today", "verdict"),
    [
        ({}, LAST, running(LAST)),
        ({}, LAST + DAY, GRANTED),
        ({"extended_to": LONGEST}, LAST + DAY, running(LONGEST)),
        ({"extended_to": LONGEST}, LONGEST + DAY, GRANTED),
        ({"kind": "general_transmitted"}, LAST, running(LAST)),
        ({"transmitted_on": None}, LAST + DAY, Refused("transmission_missing")),
        (
            {"transmitted_on": None, "outcome": "approved"},
            LAST,
            Refused("transmission_missing"),
        ),
        ({"received_on": None}, LAST + DAY, Refused("receipt_missing")),
        (
            {"received_on": SENT - DAY},
            LAST + DAY,
            Refused("receipt_before_transmission"),
        ),
        ({"outcome": "no_measure"}, SENT, GRANTED),
        ({"outcome": "approved", "received_on": None}, SENT, GRANTED),
        ({"outcome": "annulled"}, LAST + DAY, Refused("supervision_refused")),
        ({"outcome": "not_approved"}, LAST + DAY, Refused("supervision_refused")),
        ({"kind": "none", "transmitted_on": None}, ADOPTED, GRANTED),
        ({"kind": "general", "transmitted_on": None}, ADOPTED, GRANTED),
        (
            {"kind": "general", "outcome": "annulled"},
            ADOPTED,
            Refused("supervision_refused"),
        ),
    ],
)
def test_when_an_act_may_be_executed(change, today, verdict):
    assert may_execute(facts(**change), today, DEFAULTS) == verdict


@given(st.sampled_from(KINDS), st.sampled_from(sorted(UNFAVOURABLE)), days)
def test_what_was_annulled_is_never_executed(kind, outcome, today):
    some = facts(kind=kind, outcome=outcome)
    assert may_execute(some, today, DEFAULTS) == Refused("supervision_refused")


@pytest.mark.row("G14")
@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, LAST + DAY),
        ({"extended_to": LONGEST}, LONGEST + DAY),
        ({"outcome": "approved", "outcome_on": RECEIVED + DAY}, RECEIVED + DAY),
        ({"outcome": "approved"}, LONGEST),
        ({"kind": "general"}, ADOPTED),
        ({"kind": "none", "received_on": None}, ADOPTED),
        ({"kind": "none", "adopted_on": None}, LONGEST),
        ({"received_on": None}, ADOPTED),
    ],
)
def test_the_day_from_which_it_binds(change, expected):
    assert executory_on(facts(**change), LONGEST, DEFAULTS) == expected


@given(days, laws)
def test_silence_binds_on_the_first_day_it_may(received, law):
    some = facts(transmitted_on=received, received_on=received)
    binds = executory_on(some, received, law)
    assert may_execute(some, binds, law) is GRANTED
    assert not may_execute(some, binds - DAY, law)


def test_an_outcome_is_good_or_bad():
    assert set(OUTCOMES) == FAVOURABLE | UNFAVOURABLE
    assert FAVOURABLE.isdisjoint(UNFAVOURABLE)
