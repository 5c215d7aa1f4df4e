"""The cascade: partners asked one after the other, in the order of the award.

IMIO practice 2012: several partners by tender, ranked, for three years, renewed
every year; evaluated all along, so that the ranking is not final; nobody enters the
network before the term.
"""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from decimal import Decimal
from imio.mutualisation.rules.dated import in_force
from imio.mutualisation.rules.deadlines import months_after
from imio.mutualisation.rules.scoring import rounded
from imio.mutualisation.rules.states import REQUEST_QUOTABLE
from imio.mutualisation.rules.states import TENDER_AWARDED
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from itertools import takewhile
from operator import attrgetter


PENDING = "pending"
ACCEPTED = "accepted"
SILENT = "silent"
# What a partner says itself; silence is recorded once the response period is over.
SPOKEN = (ACCEPTED, "refused", "conflict")
ANSWERS = (PENDING, ACCEPTED, "refused", SILENT, "conflict")
# What opens the next rank.
PASSED = frozenset({"refused", SILENT, "conflict"})

# Characters of a motive that somebody can read, and contest.
LEAST_MOTIVE = 15

_A_YEAR = 12


# --- The order --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """A partner and its rank in the cascade, from 1."""

    rank: int
    partner: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A row of an order as decided: that rank in that lot, from that day on."""

    valid_from: date
    lot: str
    rank: int
    partner: str


def order_in_force(
    rows: Iterable[Standing], lot: str, on: date, left: Mapping[str, date]
) -> tuple[Place, ...]:
    """The latest order of a lot that has begun by that day, by rank.

    `left`: the day from which a partner is no more of the network.
    """
    of_lot = [row for row in rows if row.lot == lot]
    latest = in_force(of_lot, on)
    if latest is None:
        return ()
    held = [row for row in of_lot if row.valid_from == latest.valid_from]
    return _by_rank(
        Place(row.rank, row.partner)
        for row in held
        if left.get(row.partner, date.max) > on
    )


def _by_rank(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(sorted(places, key=attrgetter("rank")))


# --- The ledger -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Call:
    """A partner that was asked, and what came of it; `due_on` counts as in time."""

    rank: int
    partner: str
    asked_on: date
    due_on: date
    answer: str
    answered_on: date | None
    reason: str


Ledger = tuple[Call, ...]


def pending(ledger: Ledger) -> Call | None:
    """The call that waits for an answer."""
    return next((call for call in ledger if call.answer == PENDING), None)


def accepted(ledger: Ledger) -> Call | None:
    """The call that found its partner."""
    return next((call for call in ledger if call.answer == ACCEPTED), None)


def next_place(order: Iterable[Place], ledger: Ledger) -> Place | Refused:
    """The first partner of the order of which no pass is recorded.

    Refused: `call_pending` (partner), `call_accepted` (partner), `cascade_exhausted`.
    """
    if waiting := pending(ledger):
        return Refused("call_pending", {"partner": waiting.partner})
    if found := accepted(ledger):
        return Refused("call_accepted", {"partner": found.partner})
    passed = {call.partner for call in ledger if call.answer in PASSED}
    left = (place for place in _by_rank(order) if place.partner not in passed)
    return next(left, Refused("cascade_exhausted"))


def ask(
    order: Iterable[Place], ledger: Ledger, on: date, due_on: date
) -> Ledger | Refused:
    """The ledger with a call to the next partner. Refused: as `next_place`."""
    place = next_place(order, ledger)
    if isinstance(place, Refused):
        return place
    return (*ledger, Call(place.rank, place.partner, on, due_on, PENDING, None, ""))


def may_answer(ledger: Ledger, routed_to_partner: bool = True) -> Verdict:
    """Who is asked may answer. Refused: `not_routed_to_partner`, where nobody will be
    asked, `no_call_pending`.
    """
    waiting = pending(ledger) is not None
    return first_refusal(
        require(waiting or routed_to_partner, "not_routed_to_partner"),
        require(waiting, "no_call_pending"),
    )


def may_accept(
    order: Iterable[Place], ledger: Ledger, routed_to_partner: bool = True
) -> Verdict:
    """Who takes work on is of the network still. Refused: as `may_answer`, `partner_left`."""
    waiting, here = pending(ledger), {place.partner for place in order}
    stays = waiting is None or waiting.partner in here
    return first_refusal(
        may_answer(ledger, routed_to_partner), require(stays, "partner_left")
    )


def answer(ledger: Ledger, answer: str, on: date, reason: str) -> Ledger | Refused:
    """The ledger with what the partner said; late is heard, until silence is recorded.

    Refused: as `may_answer`, `answer_unknown`, `answer_reason_missing` for anything
    but a yes.
    """
    explained = answer == ACCEPTED or bool(reason.strip())
    verdict = first_refusal(
        may_answer(ledger),
        require(answer in SPOKEN, "answer_unknown"),
        require(explained, "answer_reason_missing"),
    )
    return _answered(ledger, answer, on, reason.strip()) if verdict else verdict


def may_record_silence(
    ledger: Ledger, today: date, routed_to_partner: bool = True
) -> Verdict:
    """The last day of the response period is over.

    Refused: as `may_answer`, `answer_still_due` (until).
    """
    waiting = pending(ledger)
    if waiting is None:
        return may_answer(ledger, routed_to_partner)
    return require(today > waiting.due_on, "answer_still_due", until=waiting.due_on)


def lapse(ledger: Ledger, today: date) -> Ledger:
    """The ledger in which a call past its response period is silent; else as it is."""
    over = may_record_silence(ledger, today)
    return _answered(ledger, SILENT, today, "") if over else ledger


def _answered(ledger: Ledger, answer: str, on: date, reason: str) -> Ledger:
    return tuple(
        replace(call, answer=answer, answered_on=on, reason=reason)
        if call.answer == PENDING
        else call
        for call in ledger
    )


# --- The framework ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Renewal:
    """A decision to go on for a year, or not to."""

    decided_on: date
    until: date
    granted: bool


@dataclass(frozen=True, slots=True)
class Framework:
    """The tender behind a cascade: its state, its award, its length in months."""

    state: str
    awarded_on: date | None
    months: int
    renewals: tuple[Renewal, ...]


def term_end(framework: Framework) -> date | None:
    """The last day of the framework, the day of the award not counted."""
    if framework.awarded_on is None:
        return None
    return months_after(framework.awarded_on, framework.months)


def usable_until(framework: Framework) -> date | None:
    """The last day of the first year and of those renewed since, within the term."""
    if framework.awarded_on is None:
        return None
    years = 1 + len(_granted(framework))
    return months_after(framework.awarded_on, min(framework.months, years * _A_YEAR))


def may_call(framework: Framework, on: date) -> Verdict:
    """Work is ordered from the award to the end of the year that was renewed last.

    Refused: `framework_not_awarded`, `framework_ended` (until), `renewal_missing`
    (until).
    """
    until = usable_until(framework)
    return first_refusal(
        _within_term(framework, on),
        require(until is None or on <= until, "renewal_missing", until=until),
    )


def contract_deadline(
    framework: Framework, milestones: Iterable[date], on: date
) -> date | None:
    """The first day that the contract looks to: a milestone that is not met, late ones
    too, or the last day on which the next year is renewed; None once it has ended.
    """
    if not _within_term(framework, on):
        return None
    until = usable_until(framework)
    renewal = [until] if until and until != term_end(framework) else []
    return min((*milestones, *renewal), default=None)


def may_withdraw(
    order: Iterable[Standing], partner: str | None, gone: Iterable[str | None] = ()
) -> Verdict:
    """Who withdraws is named, stands in the cascade, and leaves it once.

    `gone`: who is noted as withdrawn beside that.
    Refused: `withdrawal_partner_missing`, `withdrawal_not_ranked`, `withdrawal_twice`.
    """
    return first_refusal(
        require(bool(partner), "withdrawal_partner_missing"),
        require(
            partner in {row.partner for row in order} or not partner,
            "withdrawal_not_ranked",
        ),
        require(partner not in gone, "withdrawal_twice"),
    )


def may_renew(framework: Framework, granted: bool, on: date) -> Verdict:
    """One year at a time, within the term; a renewal refused ends the framework.

    Refused: `framework_not_awarded`, `framework_ended`, `renewal_refused`,
    `nothing_to_renew`, `renewal_too_early` (until each).
    """
    until, term = usable_until(framework), term_end(framework)
    refused = len(_granted(framework)) < len(framework.renewals)
    early = granted and until is not None and months_after(on, _A_YEAR) < until
    return first_refusal(
        _within_term(framework, on),
        require(not refused, "renewal_refused", until=until),
        require(until != term, "nothing_to_renew", until=term),
        require(not early, "renewal_too_early", until=until),
    )


def of_its_term(framework: Framework, changes: Iterable[date]) -> Verdict:
    """What is written of a contract is of its term: it changes from the award on, and each
    renewal lasts until a day of the year that it opens.

    Refused: `change_before_award` (since), `renewal_until` (since, until).
    """
    begun = framework.awarded_on
    if begun is None:
        return GRANTED
    early = any(day < begun for day in changes)
    return first_refusal(
        require(not early, "change_before_award", since=begun),
        *(
            _opens(begun, framework.months, year, renewal)
            for year, renewal in enumerate(_granted(framework), 1)
        ),
    )


def _opens(begun: date, months: int, year: int, renewal: Renewal) -> Verdict:
    """The renewal opens the year after so many."""
    since, until = (
        months_after(begun, min(months, each * _A_YEAR)) for each in (year, year + 1)
    )
    within = since < renewal.until <= until
    return require(within, "renewal_until", since=since, until=until)


def _within_term(framework: Framework, on: date) -> Verdict:
    term, begun = term_end(framework), framework.awarded_on
    is_awarded = framework.state in TENDER_AWARDED
    running = framework.state != "closed" and term is not None and on <= term
    return first_refusal(
        require(
            is_awarded and begun is not None and begun <= on, "framework_not_awarded"
        ),
        require(running, "framework_ended", until=term),
    )


def _granted(framework: Framework) -> tuple[Renewal, ...]:
    decided = sorted(framework.renewals, key=attrgetter("decided_on"))
    return tuple(takewhile(attrgetter("granted"), decided))


# --- Evaluation and a new order ---------------------------------------------

CRITERIA = ("competence", "reactivity", "quality", "transfer", "continuity")
WORST, BEST = 1, 5


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a partner's work on a thread was worth, 1 to 5 by criterion."""

    partner: str
    on: date
    thread: str
    competence: int
    reactivity: int
    quality: int
    transfer: int
    continuity: int

    @property
    def marks(self) -> tuple[int, ...]:
        """The marks, in the order of `CRITERIA`."""
        return tuple(getattr(self, name) for name in CRITERIA)


@dataclass(frozen=True, slots=True)
class Reranked:
    """A place in the new order: the total, and its two parts from 0 to 100.

    `evaluation` is None where the partner has not been evaluated.
    """

    partner: str
    rank: int
    total: Decimal
    award: Decimal
    evaluation: Decimal | None


def may_evaluate(evaluation: Evaluation, worked: bool, already: bool) -> Verdict:
    """Who did the work of a thread is evaluated on it, once.

    Refused: `marks_out_of_range`, `did_not_work`, `already_evaluated`.
    """
    in_range = all(WORST <= mark <= BEST for mark in evaluation.marks)
    return first_refusal(
        require(in_range, "marks_out_of_range"),
        require(worked, "did_not_work"),
        require(not already, "already_evaluated"),
    )


def mean(evaluations: Iterable[Evaluation]) -> Decimal | None:
    """The mean of all marks, 1 to 5, to the hundredth; None without any."""
    marks = [mark for evaluation in evaluations for mark in evaluation.marks]
    return rounded(Decimal(sum(marks)) / len(marks)) if marks else None


def rerank(
    order: Iterable[Place],
    award_totals: Mapping[str, Decimal],
    evaluations: Iterable[Evaluation],
    weight: Decimal,
) -> tuple[Reranked, ...]:
    """The new order: the evaluations weigh so many percent, the award the rest.

    A partner not evaluated keeps its award total; equal totals keep the present
    order. Raises KeyError for a partner without an award total.
    """
    evaluations = tuple(evaluations)
    weighed = [
        _weighed(place.partner, award_totals[place.partner], evaluations, weight)
        for place in _by_rank(order)
    ]
    best_first = sorted(weighed, key=attrgetter("total"), reverse=True)
    return tuple(replace(each, rank=rank) for rank, each in enumerate(best_first, 1))


def may_rerank(
    clause: str,
    valid_from: date,
    today: date,
    motive: str,
    before: tuple[Place, ...],
    after: tuple[Place, ...],
    framework: Framework,
    evaluated: int,
) -> Verdict:
    """The specification announced it; a motivated decision, from a day, on the same
    partners, from evaluations: `evaluated` counts the partners that have one.

    Refused, in this order: `reranking_clause_missing`, as `may_call`,
    `valid_from_past`, `nothing_evaluated`, `motive_missing`, `motive_short` (least),
    `network_closed` (until), `partner_left_out` (partner).
    """
    said = motive.strip()
    return first_refusal(
        require(bool(clause.strip()), "reranking_clause_missing"),
        may_call(framework, today),
        require(valid_from >= today, "valid_from_past"),
        require(evaluated > 0, "nothing_evaluated"),
        require(bool(said), "motive_missing"),
        require(
            not said or len(said) >= LEAST_MOTIVE, "motive_short", least=LEAST_MOTIVE
        ),
        _same_partners(before, after, framework),
    )


def _weighed(
    partner: str, award: Decimal, evaluations: tuple[Evaluation, ...], weight: Decimal
) -> Reranked:
    marks = mean(each for each in evaluations if each.partner == partner)
    if marks is None:
        return Reranked(partner, 0, rounded(award), award, None)
    earned = rounded(100 * (marks - WORST) / (BEST - WORST))
    total = rounded((award * (100 - weight) + earned * weight) / 100)
    return Reranked(partner, 0, total, award, earned)


def _same_partners(
    before: tuple[Place, ...], after: tuple[Place, ...], framework: Framework
) -> Verdict:
    was, becomes = (
        Counter(place.partner for place in each) for each in (before, after)
    )
    left_out = next(iter(was - becomes), None)
    return first_refusal(
        require(not becomes - was, "network_closed", until=term_end(framework)),
        require(left_out is None, "partner_left_out", partner=left_out),
    )


# --- Offering a request to the cascade --------------------------------------


@dataclass(frozen=True, slots=True)
class CascadeFacts:
    """A request as the cascade sees it; `state` is that of the request."""

    routed_to_partner: bool
    framework: Framework | None
    order: tuple[Place, ...]
    ledger: Ledger
    state: str


def may_offer(facts: CascadeFacts, today: date) -> Verdict:
    """Work that goes to a partner is offered to the next one of the cascade.

    Refused: `not_routed_to_partner`, `request_not_open`, `framework_missing`, as
    `may_call`, as `next_place`.
    """
    return first_refusal(
        _to_be_offered(facts), _running(facts.framework, today), _somebody_left(facts)
    )


def _running(framework: Framework | None, today: date) -> Verdict:
    return may_call(framework, today) if framework else Refused("framework_missing")


def _to_be_offered(facts: CascadeFacts) -> Verdict:
    return first_refusal(
        require(facts.routed_to_partner, "not_routed_to_partner"),
        require(facts.state in REQUEST_QUOTABLE, "request_not_open"),
    )


def _somebody_left(facts: CascadeFacts) -> Verdict:
    place = next_place(facts.order, facts.ledger)
    return place if isinstance(place, Refused) else GRANTED
