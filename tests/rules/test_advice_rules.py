"""Advice has a delay, then it is passed over; above an amount the law asks for one."""

from dataclasses import replace
from datetime import date
from datetime import timedelta
from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.advice import AdviceFacts
from imio.mutualisation.rules.advice import all_given
from imio.mutualisation.rules.advice import FINANCIAL_DIRECTOR
from imio.mutualisation.rules.advice import financially_advised
from imio.mutualisation.rules.advice import granted_by_another
from imio.mutualisation.rules.advice import last_day
from imio.mutualisation.rules.advice import may_ask
from imio.mutualisation.rules.advice import may_ask_extension
from imio.mutualisation.rules.advice import may_extend
from imio.mutualisation.rules.advice import may_give
from imio.mutualisation.rules.advice import may_lapse
from imio.mutualisation.rules.advice import may_list
from imio.mutualisation.rules.advice import may_note_extension
from imio.mutualisation.rules.advice import opinion_days
from imio.mutualisation.rules.advice import OpinionFacts
from imio.mutualisation.rules.advice import UNASKED
from imio.mutualisation.rules.deadlines import cdld_holidays
from imio.mutualisation.rules.legal import DEFAULTS
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused

import pytest


DUE = date(2026, 5, 12)
DAY = timedelta(days=1)


@pytest.mark.row("G3")
@pytest.mark.parametrize(
    ("asked_on", "days", "working", "last"),
    [
        # Labour Day, a Friday, and two week-ends lie between.
        (date(2026, 4, 27), 10, True, date(2026, 5, 12)),
        (date(2026, 4, 27), 5, True, date(2026, 5, 5)),
        (date(2026, 4, 27), 10, False, date(2026, 5, 7)),
        (date(2026, 4, 21), 10, False, date(2026, 5, 4)),
    ],
)
def test_the_last_day(asked_on, days, working, last):
    assert last_day(asked_on, days, working) == last


@pytest.mark.row("G3")
@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
def test_working_days_are_counted_one_by_one(asked_on, days):
    last = last_day(asked_on, days, working=True)
    between = [asked_on + DAY * n for n in range(1, (last - asked_on).days + 1)]
    at_work = [
        day
        for day in between
        if day.weekday() < 5 and day not in cdld_holidays(day.year)
    ]
    assert len(at_work) == days
    assert at_work[-1] == last


@pytest.mark.row("G3")
@pytest.mark.parametrize(
    ("facts", "today", "verdict"),
    [
        (AdviceFacts("favourable", False, DUE), DUE, GRANTED),
        (AdviceFacts("none", False, DUE), DUE, GRANTED),
        (AdviceFacts(None, True, DUE), DUE, Refused("advice_sense_missing")),
        (
            AdviceFacts("favourable", True, DUE, True),
            DUE,
            Refused("advice_act_decided"),
        ),
        (AdviceFacts("unfavourable", False, DUE), DUE, Refused("advice_text_missing")),
        (AdviceFacts("with_remarks", True, DUE), DUE, GRANTED),
        (
            AdviceFacts("favourable", True, DUE),
            DUE + DAY,
            Refused("advice_delay_passed", {"on": DUE}),
        ),
    ],
)
def test_giving(facts, today, verdict):
    assert may_give(facts, today) == verdict
    assert bool(may_lapse(facts, today)) is (today > DUE)


@pytest.mark.row("G3")
@pytest.mark.parametrize("days", [0, 1])
def test_what_is_obligatory_is_waited_for_until_its_day(days):
    verdict = all_given([("S", DUE)], DUE + DAY * days)
    assert bool(verdict) is bool(days)


ASKED = OpinionFacts(DUE - 14 * DAY, False, DUE)
NEVER = UNASKED
GIVEN = OpinionFacts(DUE - 14 * DAY, True, DUE)
OF_LESS = OpinionFacts(DUE - 14 * DAY, True, DUE, Decimal(22000))
OF_MORE = OpinionFacts(DUE - 14 * DAY, True, DUE, Decimal(30000))


@pytest.mark.row("G4")
@pytest.mark.parametrize(
    ("impact", "opinion", "today", "reason"),
    [
        (None, NEVER, DUE, None),
        ("22000", NEVER, DUE, None),
        ("22000.01", NEVER, DUE, "financial_opinion_missing"),
        ("22000.01", ASKED, DUE, "financial_opinion_pending"),
        ("22000.01", ASKED, DUE + DAY, None),
        ("22000.01", GIVEN, DUE, None),
        ("22000.01", OF_LESS, DUE + DAY, "financial_opinion_exceeded"),
        ("22000.00", OF_LESS, DUE, None),
        ("22000.01", OF_MORE, DUE, None),
    ],
)
def test_the_opinion_of_the_financial_director(impact, opinion, today, reason):
    amount = Decimal(impact) if impact else None
    verdict = financially_advised(amount, Decimal(22000), opinion, today)
    assert getattr(verdict, "reason", None) == reason


@pytest.mark.row("G4")
def test_urgency_is_reasoned_and_shortens_the_delay():
    assert not may_ask(True, " ")
    assert may_ask(True, "Subside")
    assert may_ask(False, None)
    assert opinion_days(True, DEFAULTS) < opinion_days(False, DEFAULTS)


@pytest.mark.row("G4")
def of_director(**values):
    return AdviceFacts(None, False, DUE, kind=FINANCIAL_DIRECTOR, **values)


@pytest.mark.parametrize(
    ("facts", "today", "reason"),
    [
        (of_director(), DUE, None),
        (of_director(), DUE + timedelta(days=1), "advice_delay_passed"),
        (of_director(extension_asked=True), DUE, "extension_asked"),
        (of_director(extension_asked=True, extended=True), DUE, "extension_twice"),
        (of_director(extends=False), DUE, "extension_not_urgent"),
        (of_director(decided=True), DUE, "advice_act_decided"),
        (AdviceFacts(None, False, DUE), DUE, "extension_not_director"),
    ],
)
def test_the_director_asks_for_more_time_once(facts, today, reason):
    verdict = may_ask_extension(facts, today)
    assert getattr(verdict, "reason", None) == reason


@pytest.mark.parametrize(
    ("facts", "today", "reason"),
    [
        (of_director(extension_asked=True), DUE, None),
        (of_director(), DUE, "extension_not_asked"),
        (
            of_director(extension_asked=True),
            DUE + timedelta(days=1),
            "advice_delay_passed",
        ),
        (of_director(extended=True), DUE, "extension_twice"),
        (of_director(extension_asked=True, decided=True), DUE, "advice_act_decided"),
    ],
)
def test_whose_act_it_is_grants_what_was_asked_for(facts, today, reason):
    verdict = may_extend(facts, today)
    assert getattr(verdict, "reason", None) == reason


def test_nobody_grants_what_they_asked_for():
    assert granted_by_another(False)
    assert granted_by_another(True).reason == "extension_own"


@pytest.mark.parametrize(
    ("urgent", "percent", "days"),
    [(False, 100, 20), (True, 100, 10), (True, 50, 7), (True, 0, 5)],
)
def test_the_settings_say_by_how_much_a_delay_is_extended(urgent, percent, days):
    kind = "urgent_extension" if urgent else "extension"
    law = replace(DEFAULTS, **{f"financial_opinion_{kind}_percent": percent})
    assert opinion_days(urgent, law, extended=True) == days


@pytest.mark.parametrize(
    ("asked_on", "extended_on", "why", "reason"),
    [
        (None, None, None, None),
        (date(2027, 3, 1), date(2027, 3, 15), "Pièces", None),
        (date(2027, 3, 1), date(2027, 3, 16), "Pièces", "extension_late"),
        (date(2027, 3, 1), date(2027, 3, 2), " ", "extension_reason_missing"),
        (None, date(2027, 3, 2), "Pièces", "extension_unasked"),
    ],
)
def test_an_extension_on_paper_is_in_time_and_reasoned(
    asked_on, extended_on, why, reason
):
    verdict = may_note_extension(asked_on, extended_on, why, 10)
    assert getattr(verdict, "reason", None) == reason


def test_an_authority_has_one_financial_director():
    director = ("DF", "financial_director")
    assert may_list([("A", "service"), ("B", "service"), director])
    twice = may_list([director, ("DF 2", "financial_director")])
    assert twice.reason == "director_twice"
    assert may_list([director, ("DF", "service")]).reason == "adviser_twice"
