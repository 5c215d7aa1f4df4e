"""The cascade: no rank is jumped, nobody enters, and the order may change by rule."""

from dataclasses import replace
from datetime import date
from datetime import timedelta
from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import invariant
from hypothesis.stateful import rule
from hypothesis.stateful import RuleBasedStateMachine
from imio.mutualisation.rules.cascade import accepted
from imio.mutualisation.rules.cascade import answer
from imio.mutualisation.rules.cascade import ANSWERS
from imio.mutualisation.rules.cascade import ask
from imio.mutualisation.rules.cascade import Call
from imio.mutualisation.rules.cascade import CascadeFacts
from imio.mutualisation.rules.cascade import contract_deadline
from imio.mutualisation.rules.cascade import Evaluation
from imio.mutualisation.rules.cascade import Framework
from imio.mutualisation.rules.cascade import lapse
from imio.mutualisation.rules.cascade import may_accept
from imio.mutualisation.rules.cascade import may_answer
from imio.mutualisation.rules.cascade import may_call
from imio.mutualisation.rules.cascade import may_evaluate
from imio.mutualisation.rules.cascade import may_offer
from imio.mutualisation.rules.cascade import may_record_silence
from imio.mutualisation.rules.cascade import may_renew
from imio.mutualisation.rules.cascade import may_rerank
from imio.mutualisation.rules.cascade import may_withdraw
from imio.mutualisation.rules.cascade import mean
from imio.mutualisation.rules.cascade import next_place
from imio.mutualisation.rules.cascade import of_its_term
from imio.mutualisation.rules.cascade import order_in_force
from imio.mutualisation.rules.cascade import PASSED
from imio.mutualisation.rules.cascade import pending
from imio.mutualisation.rules.cascade import Place
from imio.mutualisation.rules.cascade import Renewal
from imio.mutualisation.rules.cascade import rerank
from imio.mutualisation.rules.cascade import Standing
from imio.mutualisation.rules.cascade import term_end
from imio.mutualisation.rules.cascade import usable_until
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused

import pytest


DAY = timedelta(days=1)
AWARDED = date(2026, 3, 16)
FIRST_YEAR = date(2027, 3, 16)
TERM = date(2029, 3, 16)
ORDER = (Place(1, "A"), Place(2, "B"), Place(3, "C"))
WAITING = (Call(1, "A", AWARDED, AWARDED + 10 * DAY, "pending", None, ""),)


def called(*answers):
    """A ledger in which the partners gave these answers, by rank."""
    return tuple(
        Call(place.rank, place.partner, AWARDED, AWARDED, said, AWARDED, "")
        for place, said in zip(ORDER, answers, strict=False)
    )


# --- The order --------------------------------------------------------------

ROWS = (
    Standing(AWARDED, "1", 2, "B"),
    Standing(AWARDED, "1", 1, "A"),
    Standing(AWARDED, "2", 1, "C"),
    Standing(FIRST_YEAR, "1", 1, "B"),
    Standing(FIRST_YEAR, "1", 2, "A"),
)


@pytest.mark.row("D5", "D6")
@pytest.mark.parametrize(
    ("lot", "on", "partners"),
    [
        ("1", AWARDED - DAY, ""),
        ("1", AWARDED, "AB"),
        ("1", FIRST_YEAR - DAY, "AB"),
        ("1", FIRST_YEAR, "BA"),
        ("2", TERM, "C"),
        ("3", TERM, ""),
    ],
)
def test_an_order_holds_from_its_day_on(lot, on, partners):
    places = order_in_force(ROWS, lot, on, {})
    assert places == tuple(Place(rank, name) for rank, name in enumerate(partners, 1))


@pytest.mark.row("H9")
@pytest.mark.parametrize(
    ("on", "partners"), [(AWARDED, "AB"), (AWARDED + DAY, "B"), (FIRST_YEAR, "B")]
)
def test_who_withdraws_leaves_the_cascade_from_its_day(on, partners):
    places = order_in_force(ROWS, "1", on, {"A": AWARDED + DAY})
    assert [place.partner for place in places] == list(partners)


@pytest.mark.parametrize(
    ("partner", "verdict"),
    [
        ("A", GRANTED),
        (None, Refused("withdrawal_partner_missing")),
        ("Z", Refused("withdrawal_not_ranked")),
    ],
)
def test_who_withdraws_is_of_the_cascade(partner, verdict):
    assert may_withdraw(ROWS, partner) == verdict
    assert may_withdraw(ROWS, "A", [partner]) == (
        Refused("withdrawal_twice") if partner == "A" else GRANTED
    )


@pytest.mark.row("D4", "H14")
@pytest.mark.parametrize(
    ("milestones", "on", "deadline"),
    [
        ([], AWARDED, FIRST_YEAR),
        ([AWARDED + DAY], AWARDED, AWARDED + DAY),
        ([AWARDED + DAY], FIRST_YEAR, AWARDED + DAY),
        ([], TERM + DAY, None),
    ],
)
def test_a_contract_looks_to_its_milestones_and_to_the_next_year(
    milestones, on, deadline
):
    assert contract_deadline(FRAMEWORK, milestones, on) == deadline


# --- The ledger -------------------------------------------------------------


@pytest.mark.row("D5")
@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([], Place(1, "A")),
        (["refused"], Place(2, "B")),
        (["silent"], Place(2, "B")),
        (["conflict", "refused"], Place(3, "C")),
        (["pending"], Refused("call_pending", {"partner": "A"})),
        (["refused", "accepted"], Refused("call_accepted", {"partner": "B"})),
        (["refused", "silent", "conflict"], Refused("cascade_exhausted")),
    ],
)
def test_the_next_one_is_the_first_that_has_not_passed(answers, expected):
    assert next_place(reversed(ORDER), called(*answers)) == expected


def test_nobody_to_ask_without_an_order():
    assert next_place((), ()) == Refused("cascade_exhausted")


@pytest.mark.parametrize(
    ("ledger", "said", "reason", "refusal"),
    [
        ((), "accepted", "", Refused("no_call_pending")),
        (called("refused"), "accepted", "", Refused("no_call_pending")),
        (WAITING, "pending", "x", Refused("answer_unknown")),
        (WAITING, "silent", "x", Refused("answer_unknown")),
        (WAITING, "perhaps", "x", Refused("answer_unknown")),
        (WAITING, "refused", " ", Refused("answer_reason_missing")),
        (WAITING, "conflict", "", Refused("answer_reason_missing")),
    ],
)
def test_answers_that_are_not_recorded(ledger, said, reason, refusal):
    assert answer(ledger, said, AWARDED, reason) == refusal


@pytest.mark.parametrize("said", ["accepted", "refused", "conflict"])
@pytest.mark.parametrize("on", [AWARDED, TERM], ids=["in_time", "late"])
def test_an_answer_is_recorded_with_its_day_and_reason(said, on):
    (call,) = answer(WAITING, said, on, " Surcharge ")
    assert (call.answer, call.answered_on, call.reason) == (said, on, "Surcharge")


@pytest.mark.parametrize(
    ("ledger", "days", "expected"),
    [
        (WAITING, 10, "pending"),
        (WAITING, 11, "silent"),
        (called("accepted"), 90, "accepted"),
    ],
)
def test_silence_counts_once_the_response_period_is_over(ledger, days, expected):
    (call,) = lapse(ledger, AWARDED + days * DAY)
    assert call.answer == expected


@pytest.mark.parametrize(
    ("ledger", "verdict"),
    [
        (WAITING, GRANTED),
        (called("refused", "pending"), GRANTED),
        ((), Refused("no_call_pending")),
        (called("accepted"), Refused("no_call_pending")),
    ],
)
def test_who_is_asked_may_answer(ledger, verdict):
    assert may_answer(ledger) == verdict


@pytest.mark.row("H9")
@pytest.mark.parametrize(
    ("order", "ledger", "verdict"),
    [
        (ORDER, WAITING, GRANTED),
        ((), WAITING, Refused("partner_left")),
        ((), (), Refused("no_call_pending")),
    ],
)
def test_who_has_left_takes_no_more_work_on(order, ledger, verdict):
    assert may_accept(order, ledger) == verdict


@pytest.mark.parametrize(
    ("ledger", "days", "verdict"),
    [
        (WAITING, 10, Refused("answer_still_due", {"until": AWARDED + 10 * DAY})),
        (WAITING, 11, GRANTED),
        (called("accepted"), 90, Refused("no_call_pending")),
        ((), 90, Refused("no_call_pending")),
    ],
)
def test_silence_is_recorded_the_day_after_the_last_one(ledger, days, verdict):
    assert may_record_silence(ledger, AWARDED + days * DAY) == verdict


class Ledger(RuleBasedStateMachine):
    """Any sequence of calls, answers and days that pass."""

    def __init__(self):
        super().__init__()
        self.today = AWARDED
        self.ledger = ()

    def keep(self, result):
        if not isinstance(result, Refused):
            self.ledger = result

    @rule(days=st.integers(0, 5))
    def call(self, days):
        due_on = self.today + days * DAY
        self.keep(ask(ORDER, self.ledger, self.today, due_on))

    @rule(said=st.sampled_from(ANSWERS), reason=st.sampled_from(["", "Surcharge"]))
    def say(self, said, reason):
        self.keep(answer(self.ledger, said, self.today, reason))

    @rule(days=st.integers(0, 5))
    def wait(self, days):
        self.today += days * DAY
        self.ledger = lapse(self.ledger, self.today)

    @invariant()
    def no_rank_is_jumped(self):
        assert [call.rank for call in self.ledger] == list(
            range(1, len(self.ledger) + 1)
        )
        assert all(call.answer in PASSED for call in self.ledger[:-1])

    @invariant()
    def every_pass_is_recorded(self):
        for call in self.ledger:
            if call.answer == "silent":
                assert call.due_on < call.answered_on
            elif call.answer in PASSED:
                assert call.reason

    @invariant()
    def nobody_else_is_asked(self):
        result = next_place(ORDER, self.ledger)
        if pending(self.ledger) or accepted(self.ledger):
            assert isinstance(result, Refused)
        elif len(self.ledger) < len(ORDER):
            assert result == ORDER[len(self.ledger)]
        else:
            assert result == Refused("cascade_exhausted")


TestLedger = pytest.mark.row("D5")(Ledger.TestCase)


@given(st.permutations("ABC"), st.lists(st.sampled_from(sorted(PASSED)), max_size=3))
def test_a_new_order_asks_nobody_again_and_jumps_nobody(partners, answers):
    order = [Place(rank, partner) for rank, partner in enumerate(partners, 1)]
    passed = "ABC"[: len(answers)]
    left = [place for place in order if place.partner not in passed]
    expected = left[0] if left else Refused("cascade_exhausted")
    assert next_place(order, called(*answers)) == expected


# --- The framework ----------------------------------------------------------

FRAMEWORK = Framework("awarded", AWARDED, 36, ())
ENDED = Refused("framework_ended", {"until": TERM})
NOT_AWARDED = Refused("framework_not_awarded")
CLOSED = Refused("network_closed", {"until": TERM})


def renewal(year, granted=True):
    return Renewal(date(year, 2, 1), date(year + 1, 3, 16), granted)


def renewed(*renewals):
    return replace(FRAMEWORK, renewals=renewals)


@pytest.mark.parametrize(
    ("awarded_on", "months", "term"),
    [
        (AWARDED, 36, TERM),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (None, 36, None),
    ],
)
def test_the_term_falls_on_the_same_day_of_the_month(awarded_on, months, term):
    assert term_end(replace(FRAMEWORK, awarded_on=awarded_on, months=months)) == term


@pytest.mark.row("D4")
@pytest.mark.parametrize(
    ("renewals", "until"),
    [
        ([], FIRST_YEAR),
        ([renewal(2027)], date(2028, 3, 16)),
        ([renewal(2028), renewal(2027)], TERM),
        ([renewal(2027), renewal(2028), renewal(2029)], TERM),
        ([renewal(2027, False)], FIRST_YEAR),
        ([renewal(2027, False), renewal(2028)], FIRST_YEAR),
    ],
)
def test_renewed_every_year_within_the_term(renewals, until):
    assert usable_until(renewed(*renewals)) == until


def test_a_short_framework_is_usable_until_its_term():
    short = replace(FRAMEWORK, months=6)
    assert usable_until(short) == term_end(short) == date(2026, 9, 16)
    assert usable_until(replace(short, awarded_on=None)) is None


@pytest.mark.row("D4")
@pytest.mark.parametrize(
    ("framework", "on", "verdict"),
    [
        (FRAMEWORK, AWARDED, GRANTED),
        (FRAMEWORK, FIRST_YEAR, GRANTED),
        (
            FRAMEWORK,
            FIRST_YEAR + DAY,
            Refused("renewal_missing", {"until": FIRST_YEAR}),
        ),
        (renewed(renewal(2027)), FIRST_YEAR + DAY, GRANTED),
        (renewed(renewal(2027), renewal(2028)), TERM, GRANTED),
        (renewed(renewal(2027), renewal(2028)), TERM + DAY, ENDED),
        (replace(FRAMEWORK, state="closed"), AWARDED, ENDED),
        (replace(FRAMEWORK, state="appealed"), AWARDED, NOT_AWARDED),
        (replace(FRAMEWORK, awarded_on=None), AWARDED, NOT_AWARDED),
        (FRAMEWORK, AWARDED - DAY, NOT_AWARDED),
    ],
)
def test_work_is_ordered_while_the_framework_runs(framework, on, verdict):
    assert may_call(framework, on) == verdict


@pytest.mark.row("D4")
@pytest.mark.parametrize(
    ("renewals", "granted", "on", "verdict"),
    [
        ([], True, date(2026, 12, 1), GRANTED),
        ([], False, date(2026, 12, 1), GRANTED),
        (
            [renewal(2027)],
            True,
            date(2027, 3, 15),
            Refused("renewal_too_early", {"until": date(2028, 3, 16)}),
        ),
        ([renewal(2027)], True, date(2027, 3, 16), GRANTED),
        ([renewal(2027)], False, date(2027, 2, 2), GRANTED),
        (
            [renewal(2027), renewal(2028)],
            True,
            date(2029, 1, 1),
            Refused("nothing_to_renew", {"until": TERM}),
        ),
        (
            [renewal(2027, False)],
            True,
            date(2027, 3, 1),
            Refused("renewal_refused", {"until": FIRST_YEAR}),
        ),
        ([], True, TERM + DAY, ENDED),
    ],
)
def test_one_year_at_a_time(renewals, granted, on, verdict):
    assert may_renew(renewed(*renewals), granted, on) == verdict


@pytest.mark.row("D4")
@pytest.mark.parametrize(
    ("until", "fits"),
    [
        (FIRST_YEAR, False),
        (FIRST_YEAR + DAY, True),
        (date(2028, 3, 16), True),
        (date(2028, 3, 17), False),
        (date.max, False),
    ],
)
def test_a_renewal_lasts_until_a_day_of_the_year_that_it_opens(until, fits):
    framework = renewed(replace(renewal(2027), until=until))
    year = {"since": FIRST_YEAR, "until": date(2028, 3, 16)}
    verdict = of_its_term(framework, ())
    assert verdict == (GRANTED if fits else Refused("renewal_until", year))


@pytest.mark.row("H14")
def test_a_contract_changes_from_the_award_on():
    early = Refused("change_before_award", {"since": AWARDED})
    assert of_its_term(FRAMEWORK, (AWARDED, AWARDED - DAY)) == early
    assert of_its_term(FRAMEWORK, (AWARDED,)) is GRANTED
    assert of_its_term(replace(FRAMEWORK, awarded_on=None), (date.min,)) is GRANTED


def test_nothing_is_renewed_before_the_award():
    unawarded = replace(FRAMEWORK, state="standstill", awarded_on=None)
    assert may_renew(unawarded, True, AWARDED) == NOT_AWARDED


@given(st.lists(st.booleans(), max_size=6), st.integers(1, 48))
def test_no_renewal_goes_beyond_the_term(granted, months):
    renewals = [renewal(2027 + year, each) for year, each in enumerate(granted)]
    framework = replace(renewed(*renewals), months=months)
    assert AWARDED < usable_until(framework) <= term_end(framework)


# --- Evaluation and a new order ---------------------------------------------


def evaluation(partner, *marks):
    return Evaluation(partner, AWARDED, "MUT-2026-00042", *marks)


@pytest.mark.row("D6")
@pytest.mark.parametrize(
    ("marks", "worked", "already", "verdict"),
    [
        ((1, 2, 3, 4, 5), True, False, GRANTED),
        ((0, 2, 3, 4, 5), True, False, Refused("marks_out_of_range")),
        ((1, 2, 3, 4, 6), True, False, Refused("marks_out_of_range")),
        ((1, 2, 3, 4, 5), False, False, Refused("did_not_work")),
        ((1, 2, 3, 4, 5), True, True, Refused("already_evaluated")),
    ],
)
def test_who_worked_is_evaluated_once(marks, worked, already, verdict):
    assert may_evaluate(evaluation("A", *marks), worked, already) == verdict


@pytest.mark.parametrize(
    ("evaluations", "expected"),
    [
        ([], None),
        ([evaluation("A", 5, 5, 5, 5, 5)], "5.00"),
        ([evaluation("A", 1, 2, 3, 4, 5)], "3.00"),
        ([evaluation("A", 1, 2, 3, 4, 5), evaluation("A", 5, 5, 5, 4, 4)], "3.80"),
        ([evaluation("A", 4, 4, 4, 4, 4)] * 2 + [evaluation("A", *[5] * 5)], "4.33"),
    ],
)
def test_the_mean_of_all_marks(evaluations, expected):
    assert mean(evaluations) == (expected and Decimal(expected))


AWARD = {"A": Decimal(80), "B": Decimal(75), "C": Decimal(70)}


@pytest.mark.row("D6")
def test_evaluations_weigh_what_the_specification_says():
    evaluations = [evaluation("A", 2, 2, 2, 2, 2), evaluation("C", 5, 5, 5, 5, 5)]
    places = rerank(ORDER, AWARD, evaluations, Decimal(40))
    assert [(each.partner, each.rank, each.total) for each in places] == [
        ("C", 1, Decimal("82.00")),
        ("B", 2, Decimal("75.00")),
        ("A", 3, Decimal("58.00")),
    ]
    assert [each.evaluation for each in places] == [100, None, 25]
    assert [each.award for each in places] == [70, 75, 80]


def test_equal_totals_keep_the_present_order():
    present = (Place(1, "C"), Place(2, "A"), Place(3, "B"))
    places = rerank(
        reversed(present), dict.fromkeys("ABC", Decimal(50)), (), Decimal(9)
    )
    assert [each.partner for each in places] == ["C", "A", "B"]


marks = st.integers(1, 5)
evaluations = st.lists(
    st.builds(evaluation, st.sampled_from("ABC"), marks, marks, marks, marks, marks)
)
percents = st.decimals(0, 100, places=2)


@given(st.fixed_dictionaries(dict.fromkeys("ABC", percents)), evaluations, percents)
def test_a_new_order_holds_the_same_partners_from_the_first_rank_on(
    award, done, weight
):
    places = rerank(ORDER, award, done, weight)
    assert sorted(each.partner for each in places) == ["A", "B", "C"]
    assert [each.rank for each in places] == [1, 2, 3]
    totals = [each.total for each in places]
    assert totals == sorted(totals, reverse=True)
    assert all(0 <= total <= 100 for total in totals)


@given(evaluations)
def test_evaluations_that_weigh_nothing_change_nothing(done):
    places = rerank(ORDER, AWARD, done, Decimal(0))
    assert [each.partner for each in places] == ["A", "B", "C"]


CLAUSE = "Le classement est revu chaque année selon l’article 12."
SWAPPED = (Place(1, "B"), Place(2, "A"), Place(3, "C"))
PROPOSED = {
    "clause": CLAUSE,
    "valid_from": AWARDED,
    "today": AWARDED,
    "motive": "Évaluations de 2026",
    "before": ORDER,
    "after": SWAPPED,
    "framework": FRAMEWORK,
    "evaluated": 1,
}


@pytest.mark.row("D6", "D7")
@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({}, GRANTED),
        ({"clause": " "}, Refused("reranking_clause_missing")),
        ({"framework": replace(FRAMEWORK, state="evaluation")}, NOT_AWARDED),
        ({"today": TERM + DAY, "valid_from": TERM + DAY}, ENDED),
        ({"valid_from": AWARDED - DAY}, Refused("valid_from_past")),
        ({"motive": "\n"}, Refused("motive_missing")),
        ({"motive": " x "}, Refused("motive_short", {"least": 15})),
        ({"evaluated": 0}, Refused("nothing_evaluated")),
        ({"after": (*SWAPPED, Place(4, "new"))}, CLOSED),
        ({"after": (*SWAPPED, Place(4, "A"))}, CLOSED),
        ({"after": SWAPPED[:2]}, Refused("partner_left_out", {"partner": "C"})),
    ],
)
def test_a_new_order_is_announced_motivated_and_closed(changes, verdict):
    assert may_rerank(**PROPOSED | changes) == verdict


# --- Offering a request to the cascade --------------------------------------

OFFERED = CascadeFacts(True, FRAMEWORK, ORDER, (), "quote")


@pytest.mark.row("C8", "D5")
@pytest.mark.parametrize(
    ("changes", "on", "verdict"),
    [
        ({}, AWARDED, GRANTED),
        ({"ledger": called("refused")}, AWARDED, GRANTED),
        ({"routed_to_partner": False}, AWARDED, Refused("not_routed_to_partner")),
        ({"state": "closed"}, AWARDED, Refused("request_not_open")),
        ({"framework": None}, AWARDED, Refused("framework_missing")),
        (
            {"framework": None, "routed_to_partner": False},
            AWARDED,
            Refused("not_routed_to_partner"),
        ),
        (
            {},
            FIRST_YEAR + DAY,
            Refused("renewal_missing", {"until": FIRST_YEAR}),
        ),
        (
            {"ledger": WAITING},
            AWARDED,
            Refused("call_pending", {"partner": "A"}),
        ),
        ({"order": ()}, AWARDED, Refused("cascade_exhausted")),
    ],
)
def test_offered_to_a_partner_of_a_framework_that_runs(changes, on, verdict):
    assert may_offer(replace(OFFERED, **changes), on) == verdict


@pytest.mark.parametrize(
    ("ledger", "routed", "verdict"),
    [
        ((), True, Refused("no_call_pending")),
        ((), False, Refused("not_routed_to_partner")),
        ("asked", True, GRANTED),
        ("asked", False, GRANTED),
    ],
)
def test_nobody_answers_for_work_that_no_partner_does(ledger, routed, verdict):
    """A call that waits is answered, whoever does the work since."""
    call = Call(1, "alpha", AWARDED, AWARDED, "pending", None, "")
    calls = (call,) if ledger else ()
    assert may_answer(calls, routed) == verdict
    assert may_record_silence(calls, AWARDED + DAY, routed) == verdict
