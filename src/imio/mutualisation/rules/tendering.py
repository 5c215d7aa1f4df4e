"""Tenders: what may be published, opened, notified and awarded, and when.

Law of 17 June 2016 on public contracts; law of 17 June 2013 (standstill). IMIO
practice 2012: never turnover, always a commitment to continuity for software, open
source weighed in its favour where a clause says so.
"""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import tzinfo
from datetime import UTC
from decimal import Decimal
from imio.mutualisation.rules.candidates import WITH_CANDIDATES
from imio.mutualisation.rules.deadlines import belgian_holidays
from imio.mutualisation.rules.deadlines import Deadline
from imio.mutualisation.rules.deadlines import due
from imio.mutualisation.rules.legal import LegalNumbers
from imio.mutualisation.rules.means import names_means
from imio.mutualisation.rules.means import names_turnover
from imio.mutualisation.rules.names import is_known
from imio.mutualisation.rules.pooling import words
from imio.mutualisation.rules.selection import SelectionCriterion
from imio.mutualisation.rules.selection import whole_selection
from imio.mutualisation.rules.states import ACT_ADOPTED
from imio.mutualisation.rules.states import ACT_EXECUTORY
from imio.mutualisation.rules.states import TENDER_APPEALABLE
from imio.mutualisation.rules.states import TENDER_BEFORE_AWARD
from imio.mutualisation.rules.states import TENDER_CONTESTED
from imio.mutualisation.rules.states import TENDER_DECIDED
from imio.mutualisation.rules.states import TENDER_FAILED
from imio.mutualisation.rules.states import TENDER_JUDGED
from imio.mutualisation.rules.states import TENDER_PUBLIC
from imio.mutualisation.rules.typed import FIRST_DAY
from imio.mutualisation.rules.typed import LAST_DAY
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict

import re


PROCEDURES = (
    "open",
    "restricted",
    "negotiated_with_publication",
    "negotiated_without_publication",
    "low_value",
)
LOT_KINDS = ("software", "services", "hardware")

PRICE = "price"
OPEN_SOURCE = "open_source"
CONTINUITY = "continuity"
TURNOVER = "turnover"
# What people score; the others follow from the bid itself.
RATED = ("competence", "reactivity", "quality", CONTINUITY, "several_actors", "other")
# Turnover is named so that it can be refused by its name.
CRITERIA = (PRICE, *RATED, OPEN_SOURCE, TURNOVER)

COMMITTEE_MIN = 2
# A score is the mean of several (ProZorro, IMIO): nobody judges alone.
EVALUATORS_MIN = 2
# Law of 17 June 2016, article 43: four years.
MOST_MONTHS = 48

APPEALED = "appealed"

_FULL_WEIGHT = Decimal(100)


# --- Lots and criteria ------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Lot:
    """A lot of a tender; `max_partners` is the length of its cascade, None for any.

    `ceiling`: the most that may be ordered under it, in € excl. VAT as the estimate.
    """

    number: str
    title: str
    kind: str
    max_partners: int | None
    tied_to_product: bool
    estimate: Decimal | None = None
    ceiling: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    """An award criterion of a lot, of every lot where `lot` is empty.

    `key` tells it from the others of the tender; the weight is in percent.
    """

    key: str
    lot: str
    kind: str
    title: str
    weight: Decimal


def criteria_of(criteria: Iterable[Criterion], lot: str) -> tuple[Criterion, ...]:
    """The criteria that weigh in a lot, in their order."""
    return tuple(each for each in criteria if each.lot in ("", lot))


def sound_texts(texts: Iterable[tuple[str, str]]) -> Verdict:
    """No text of a tender, given with its place, judges by economic means (IMIO, 2012).

    Refused: `turnover_named` (place, words).
    """
    return first_refusal(
        *(
            require(not found, "turnover_named", place=place, words=found)
            for place, text in texts
            for found in [names_turnover(text)]
        )
    )


def sound_criteria(
    lots: Iterable[Lot],
    criteria: Iterable[Criterion],
    open_source_clause: str,
    least_continuity: Decimal,
) -> Verdict:
    """The criteria are those IMIO stands for, and weigh 100 % in every lot.

    Refused, in this order: `turnover_criterion` (title), `lot_unknown` (lot),
    `weight_not_positive` (title); then by lot `price_missing` (lot),
    `weights_not_100` (lot, total), `continuity_missing` (lot), `continuity_too_light`
    (lot, weight, least); `open_source_clause_missing`. `least_continuity` is in percent.
    """
    lots, criteria = tuple(lots), tuple(criteria)
    weighs_open_source = any(each.kind == OPEN_SOURCE for each in criteria)
    has_clause = bool(open_source_clause.strip())
    return first_refusal(
        *map(_no_turnover, criteria),
        *(_of_a_lot(each, lots) for each in criteria),
        *map(_weighs, criteria),
        *(
            _sound_in(lot, criteria_of(criteria, lot.number), least_continuity)
            for lot in lots
        ),
        require(has_clause or not weighs_open_source, "open_source_clause_missing"),
    )


def _no_turnover(criterion: Criterion) -> Verdict:
    named = criterion.kind == TURNOVER or names_means(criterion.title)
    return require(not named, "turnover_criterion", title=criterion.title)


def _of_a_lot(criterion: Criterion, lots: tuple[Lot, ...]) -> Verdict:
    numbers = {lot.number for lot in lots}
    known = not criterion.lot or criterion.lot in numbers
    return require(known, "lot_unknown", lot=criterion.lot)


def _weighs(criterion: Criterion) -> Verdict:
    return require(criterion.weight > 0, "weight_not_positive", title=criterion.title)


def _sound_in(
    lot: Lot, criteria: tuple[Criterion, ...], least_continuity: Decimal
) -> Verdict:
    kinds = {each.kind for each in criteria}
    continuity = sum(
        (each.weight for each in criteria if each.kind == CONTINUITY), Decimal(0)
    )
    heavy = lot.kind != "software" or continuity >= least_continuity
    total = sum((each.weight for each in criteria), Decimal(0))
    continuous = CONTINUITY in kinds or lot.kind != "software"
    return first_refusal(
        require(PRICE in kinds, "price_missing", lot=lot.number),
        require(total == _FULL_WEIGHT, "weights_not_100", lot=lot.number, total=total),
        require(continuous, "continuity_missing", lot=lot.number),
        require(
            heavy,
            "continuity_too_light",
            lot=lot.number,
            weight=continuity,
            least=least_continuity,
        ),
    )


# --- Thresholds -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Values from which a rule changes, in euros excluding VAT.

    - `low_value`: a contract of low value lies below (law of 17 June 2016, article 92)
    - `negotiated`: no publication is due below (same, article 42, § 1, 1°, a)
    - `european`: European publication and standstill from it on
    """

    low_value: Decimal
    negotiated: Decimal
    european: Decimal


def may_use_procedure(
    procedure: str, estimated_value: Decimal | None, thresholds: Thresholds
) -> Verdict:
    """The procedures without publication have a ceiling, which is outside.

    Negotiating with publication has none: whoever adapts solutions that exist may
    (law of 17 June 2016, article 38).
    Refused: `estimate_missing`, `procedure_not_allowed` (threshold).
    """
    if not estimated_value or estimated_value < 0:
        return Refused("estimate_missing")
    ceilings = {
        "low_value": thresholds.low_value,
        "negotiated_without_publication": thresholds.negotiated,
    }
    ceiling = ceilings.get(procedure)
    below = ceiling is None or estimated_value < ceiling
    return require(below, "procedure_not_allowed", threshold=ceiling)


def must_wait(estimated_value: Decimal, thresholds: Thresholds) -> bool:
    """Whether the standstill is compulsory: from the European threshold on."""
    return estimated_value >= thresholds.european


def gazettes(
    procedure: str, estimated_value: Decimal | None, thresholds: Thresholds
) -> tuple[str, ...]:
    """Where a notice is due: `bda`, the Belgian bulletin, and `ted` from the European
    threshold on (law of 17 June 2016, articles 61 and 62); nowhere for the procedures
    without publication.
    """
    if procedure not in ("open", *WITH_CANDIDATES):
        return ()
    european = must_wait(estimated_value or Decimal(0), thresholds)
    return ("bda", "ted") if european else ("bda",)


# --- Hours ------------------------------------------------------------------


def instant(day: date, at: time, zone: tzinfo) -> datetime:
    """The moment that a clock of that zone shows that hour of that day, aware.

    Of a day that no door takes any more, the nearest one: zones end with the calendar.
    """
    kept = min(max(day, FIRST_DAY), LAST_DAY)
    return datetime.combine(kept, at, tzinfo=zone)


def in_time(at: datetime, due: datetime) -> bool:
    """Whether a moment is not after another one; both aware, the last one included."""
    # Two moments of the same zone are compared by their clocks, wrongly when it changes.
    return at.astimezone(UTC) <= due.astimezone(UTC)


def sound_hour(day: date, at: time, zone: tzinfo) -> Verdict:
    """The clock shows that hour once that day: it neither skips nor repeats it.

    Refused: `hour_twice`, `hour_missing`.
    """
    first, second = (
        instant(day, at.replace(fold=fold), zone).astimezone(UTC) for fold in (0, 1)
    )
    return first_refusal(
        require(first >= second, "hour_twice"), require(first <= second, "hour_missing")
    )


# --- Periods ----------------------------------------------------------------


def least_days(
    procedure: str,
    estimated_value: Decimal | None,
    thresholds: Thresholds,
    numbers: LegalNumbers,
) -> int:
    """The days that bidders have at least, from the day of publication on.

    From the last day to apply on where there are candidates. The law sets none for the
    procedures without publication.
    """
    european = must_wait(estimated_value or Decimal(0), thresholds)
    if procedure == "open":
        return numbers.bids_open if european else numbers.bids_open_low
    if procedure in WITH_CANDIDATES:
        return numbers.bids_restricted if european else numbers.bids_restricted_low
    return 0


def least_days_to_apply(
    estimated_value: Decimal | None, thresholds: Thresholds, numbers: LegalNumbers
) -> int:
    """The days that candidates have at least, from the day of publication on."""
    european = must_wait(estimated_value or Decimal(0), thresholds)
    return numbers.candidatures if european else numbers.candidatures_low


# --- Guards -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Act:
    """A deliberation that a tender names; `own`: of its contracting authority, IMIO's
    board or a member, on a tender. `in_conflict` names those who voted with a conflict
    with a bidder; `voters_unknown`: one of the body has one, and nobody noted who voted.
    """

    state: str
    own: bool
    adopted_on: date | None
    in_conflict: tuple[str, ...] = ()
    voters_unknown: bool = False


@dataclass(frozen=True, slots=True)
class TenderFacts:
    """A tender as its guards see it.

    `least_continuity` is the least weight of continuity in percent, `texts` all that
    bidders read, each with its place. `selects`: it was not published before criteria of
    selection were asked for.
    `uncapped` names the lots that were published without a maximum, before one was asked
    for. `bids_due` is an aware moment, `due_hour_sound` what `sound_hour` says of it,
    `least_days` what bidders have at least from `published_on`, today for a draft, or
    from `candidates_until`, the last day to apply, where `by_candidates`; candidates
    have `candidate_days`.
    `committee` counts those who open the bids, `keys` those who have
    deposited a key, `evaluators` those who score, `turned` those who turned it; `opened`: two of them did and the
    bids are read, all but their prices where `prices_sealed`; `judged_from` the day on
    which all was open, or judged anew; `signed` counts the
    signatures that hold for the record of it, the least where there are two records.
    `appeal_pending` any complaint, `appeals_of_award` counts those against the award;
    `awarded`: it was, whatever an appeal has stopped since. `unscored`
    counts the scores still due, `unchecked` the bidders whose selection is not checked
    whole, `unsettled` names the lots
    with a tie, `ranked` counts the bids ranked; `term_over`: the contracts have ended;
    `ended` holds how each lot that ended alone did so, by its number; `act` is the
    decision that the award names. `by_member`: a member is the contracting authority,
    and `approved`: its signatory agrees to what is published; `proposed`: what IMIO would
    change of that since waits for it.
    """

    state: str
    procedure: str
    estimated_value: Decimal | None
    lots: tuple[Lot, ...]
    uncapped: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    open_source_clause: str
    least_continuity: Decimal
    texts: tuple[tuple[str, str], ...]
    selection: tuple[SelectionCriterion, ...]
    selects: bool
    reranking_clause: str
    reuse_clause: str
    by_candidates: bool
    candidates_until: date | None
    candidate_days: int
    bids_due: datetime | None
    due_hour_sound: bool
    published_on: date | None
    least_days: int
    duration_months: int
    committee: int
    keys: int
    evaluators: int
    turned: int
    opened: bool
    prices_sealed: bool
    judged_from: date | None
    signed: int
    unscored: int
    unchecked: int
    unsettled: tuple[str, ...]
    ranked: int
    standstill_until: date | None
    appeal_pending: bool
    appeals_of_award: int
    awarded: bool
    term_over: bool
    by_member: bool
    approved: bool
    proposed: bool
    ended: Mapping[str, str]
    act: Act | None


def may_publish(facts: TenderFacts, now: datetime, thresholds: Thresholds) -> Verdict:
    """Nothing that bidders rely on is missing, and the envelopes can be locked.

    Refused, in this order: `lots_missing`, `lot_twice` (lot), `ceiling_missing`,
    `ceiling_below_estimate` (lot each), as `sound_criteria`, as `sound_texts`, as
    `whole_selection`, `reuse_clause_missing`, as `may_use_procedure`,
    `duration_too_long` (most), `hardware_lot_not_tied` (lot), `candidatures_undated`,
    `candidatures_too_short` (least, until), `deadline_missing`, `hour_doubtful`,
    `deadline_past`, `bidding_too_short` (least, until), `committee_too_small` (least),
    `keys_missing` (count), `evaluators_too_few`
    (least), `buyer_approval_missing`.
    """
    return first_refusal(
        _sound_lots(facts),
        sound_criteria(
            facts.lots,
            facts.criteria,
            facts.open_source_clause,
            facts.least_continuity,
        ),
        sound_texts(facts.texts),
        *_selects(facts),
        may_use_procedure(facts.procedure, facts.estimated_value, thresholds),
        require(
            facts.duration_months <= MOST_MONTHS, "duration_too_long", most=MOST_MONTHS
        ),
        *map(_tied, facts.lots),
        _sound_candidatures(facts, now),
        _sound_deadline(facts, now),
        _can_be_locked(facts),
        require(facts.approved or not facts.by_member, "buyer_approval_missing"),
    )


def may_approve(facts: TenderFacts) -> Verdict:
    """The member that is the contracting authority agrees to what will be published, and
    to each change of that afterwards.

    Refused: `nothing_to_approve`, `already_approved`.
    """
    draft = facts.by_member and facts.state == "preparation"
    if not draft:
        return require(facts.proposed, "nothing_to_approve")
    return require(not facts.approved, "already_approved")


def may_decline(facts: TenderFacts) -> Verdict:
    """What was published stays as it is. Refused: `nothing_to_approve`."""
    return require(facts.proposed, "nothing_to_approve")


def may_close_bidding(facts: TenderFacts, now: datetime) -> Verdict:
    """Bids are due until the deadline, included.

    Refused: `deadline_missing`, `bids_still_due` (until, a moment).
    """
    if facts.bids_due is None:
        return Refused("deadline_missing")
    over = not in_time(now, facts.bids_due)
    return require(over, "bids_still_due", until=facts.bids_due)


def may_turn_key(facts: TenderFacts, now: datetime) -> Verdict:
    """Once to open the technical parts, once to open the prices when all of those are
    scored; beside that, only to sign a record that two have not signed yet.

    Refused: as `may_close_bidding`, `not_opening`, `prices_wait` (count).
    """
    signing = facts.opened and facts.signed < COMMITTEE_MIN
    pricing = facts.state == "evaluation" and facts.prices_sealed and not signing
    turning = facts.state == "opening" or signing or pricing
    return first_refusal(
        may_close_bidding(facts, now),
        require(turning, "not_opening"),
        require(
            not pricing or facts.unscored == 0, "prices_wait", count=facts.unscored
        ),
    )


def may_evaluate(facts: TenderFacts) -> Verdict:
    """Refused: `not_opened` (turned, due) until two have turned their keys."""
    return require(facts.opened, "not_opened", turned=facts.turned, due=COMMITTEE_MIN)


def may_notify(facts: TenderFacts) -> Verdict:
    """Every bid is scored, ranked and told apart from the others, every bidder checked;
    nobody complains.

    Refused: `record_unsigned` (signed, due), `unscored` (count), `bidders_unchecked`
    (count), `prices_sealed`, `ties_unsettled` (lots), `nobody_ranked`, `appeal_pending`
    (ProZorro: a complaint stops); then, since letters tell of a decision (law of 17
    June 2013, article 8), `award_act_missing`, `award_act_not_adopted`,
    `award_voter_in_conflict` (names), `award_voters_unknown`.
    """
    lots, due = ", ".join(facts.unsettled), COMMITTEE_MIN
    return first_refusal(
        require(facts.signed >= due, "record_unsigned", signed=facts.signed, due=due),
        require(facts.unscored == 0, "unscored", count=facts.unscored),
        require(facts.unchecked == 0, "bidders_unchecked", count=facts.unchecked),
        require(not facts.prices_sealed, "prices_sealed"),
        require(not facts.unsettled, "ties_unsettled", lots=lots),
        require(facts.ranked > 0, "nobody_ranked"),
        require(not facts.appeal_pending, "appeal_pending"),
        _adopted(facts.act),
    )


def _adopted(act: Act | None) -> Verdict:
    if act is None:
        return Refused("award_act_missing")
    return first_refusal(
        require(act.state in ACT_ADOPTED, "award_act_not_adopted"), _impartial(act)
    )


def _impartial(act: Act) -> Verdict:
    """CDLD L1122-19, law of 17 June 2016, article 6."""
    names = ", ".join(act.in_conflict)
    return first_refusal(
        require(not act.in_conflict, "award_voter_in_conflict", names=names),
        require(not act.voters_unknown, "award_voters_unknown"),
    )


def may_name_act(facts: TenderFacts, act: Act | None) -> Verdict:
    """The award rests on a decision of the board, taken once the bids were open and, after
    they were judged anew, once more.

    Refused: `nothing_to_decide`, `prices_sealed`, `award_act_unknown`,
    `award_act_not_own`, `award_act_not_adopted`, `award_voter_in_conflict` (names),
    `award_voters_unknown`, `award_act_too_early` (until).
    """
    if act is None:
        return Refused("award_act_unknown")
    day, since = act.adopted_on, facts.judged_from
    early = day is not None and since is not None and day < since
    return first_refusal(
        require(facts.state in TENDER_DECIDED, "nothing_to_decide"),
        require(not facts.prices_sealed, "prices_sealed"),
        require(act.own, "award_act_not_own"),
        _adopted(act),
        require(not early, "award_act_too_early", until=since),
    )


def standstill(letters_sent_on: date, days: int) -> Deadline:
    """The last day on which nothing may be concluded: the day of sending not counted.

    Law of 17 June 2013, article 11; a last day off moves to the next working day.
    """
    return due(letters_sent_on, days, belgian_holidays)


def may_award(facts: TenderFacts, today: date) -> Verdict:
    """The contract is concluded after the standstill, and with nobody appealing; what an
    appeal had only stopped goes on.

    Refused: `standstill_missing`, `standstill_running` (until), `appeal_pending`,
    `award_act_missing`, `award_act_not_executory`, `award_voter_in_conflict` (names),
    `award_voters_unknown`.
    """
    until, act = facts.standstill_until, facts.act
    if facts.awarded:
        return require(not facts.appeals_of_award, "appeal_pending")
    if until is None:
        return Refused("standstill_missing")
    executory = act is None or act.state in ACT_EXECUTORY
    return first_refusal(
        require(today > until, "standstill_running", until=until),
        require(not facts.appeal_pending, "appeal_pending"),
        require(act is not None, "award_act_missing"),
        require(executory, "award_act_not_executory"),
        GRANTED if act is None else _impartial(act),
    )


def may_appeal(facts: TenderFacts) -> Verdict:
    """A bidder may appeal once it is told who won; it is noted who does, and where.

    Refused: `nothing_to_appeal`, `appeal_unrecorded`.
    """
    return first_refusal(
        require(facts.state in TENDER_APPEALABLE, "nothing_to_appeal"),
        require(facts.appeals_of_award > 0, "appeal_unrecorded"),
    )


def may_complain(facts: TenderFacts, against: str, on: date) -> Verdict:
    """From the publication on, of the terms or of an exclusion; of the award once it is
    told, by one bidder or by several (law of 17 June 2013, articles 14 and 15).

    Refused: `nothing_to_appeal`, `complaint_too_early` (since).
    """
    of_award = against == "award"
    states = TENDER_CONTESTED if of_award else TENDER_PUBLIC
    since = facts.judged_from if of_award else facts.published_on
    return first_refusal(
        require(facts.state in states, "nothing_to_appeal"),
        require(since is None or on >= since, "complaint_too_early", since=since),
    )


def is_another(complaint: Iterable[str], known: Iterable[Iterable[str]]) -> Verdict:
    """What a complaint says in its fields was not noted before, however it is spelled: one
    that is sent twice would have to be decided twice. Refused: `complaint_twice`.
    """
    return require(not is_known(complaint, known), "complaint_twice")


def may_uphold(facts: TenderFacts) -> Verdict:
    """The appeal is well founded: the bids are evaluated again; what nobody judged of the
    others is not told of them.

    Refused: as `_the_last_appeal`.
    """
    return _the_last_appeal(facts)


def may_dismiss(facts: TenderFacts) -> Verdict:
    """The last appeal fails: back to the standstill. Refused: as `_the_last_appeal`."""
    return _the_last_appeal(facts)


def _the_last_appeal(facts: TenderFacts) -> Verdict:
    """Refused: `no_appeal`, `appeals_wait` (count) while others are pending."""
    count = facts.appeals_of_award
    return first_refusal(
        require(count > 0, "no_appeal"),
        require(count <= 1, "appeals_wait", count=count - 1),
    )


def may_decide_alone(facts: TenderFacts, against: str, outcome: str) -> Verdict:
    """A complaint is decided by itself; one against the award that keeps the tender where
    it is only where it fails, and another one keeps it there.

    Refused: `appeal_by_step`.
    """
    stops = against == "award" and facts.state == APPEALED
    alone = outcome == "dismissed" and facts.appeals_of_award > 1
    return require(alone or not stops, "appeal_by_step")


def may_cancel(facts: TenderFacts, for_buyer: bool) -> Verdict:
    """Nobody is bound to conclude (law of 17 June 2016, article 85), with a reason; once it
    is published, a member that buys decides it itself. `for_buyer`: who asks signs for it.

    Refused: `buyer_decides`.
    """
    own = for_buyer or not facts.by_member or facts.state == "preparation"
    return require(own, "buyer_decides")


def may_declare_unsuccessful(facts: TenderFacts, for_buyer: bool) -> Verdict:
    """No bid fits, with a reason. Refused: as `may_cancel`."""
    return may_cancel(facts, for_buyer)


def may_close(facts: TenderFacts) -> Verdict:
    """Refused: `term_not_over`."""
    return require(facts.term_over, "term_not_over")


def _sound_lots(facts: TenderFacts) -> Verdict:
    numbers = [lot.number for lot in facts.lots]
    twice = next((number for number in numbers if numbers.count(number) > 1), None)
    return first_refusal(
        require(bool(numbers), "lots_missing"),
        require(twice is None, "lot_twice", lot=twice),
        *(_sound_ceiling(lot, lot.number not in facts.uncapped) for lot in facts.lots),
    )


def _sound_ceiling(lot: Lot, asked: bool) -> Verdict:
    """A framework says the most that is ordered under it (CJEU, C-23/20)."""
    most, estimate = lot.ceiling, lot.estimate or Decimal(0)
    return first_refusal(
        require(bool(most) or not asked, "ceiling_missing", lot=lot.number),
        require(not most or most >= estimate, "ceiling_below_estimate", lot=lot.number),
    )


def _tied(lot: Lot) -> Verdict:
    tied = lot.kind != "hardware" or lot.tied_to_product
    return require(tied, "hardware_lot_not_tied", lot=lot.number)


def _selects(facts: TenderFacts) -> tuple[Verdict, ...]:
    """What was published before it was asked for stays as it is."""
    if not facts.selects:
        return ()
    has_clause = bool(facts.reuse_clause.strip())
    return (
        whole_selection(facts.selection),
        require(has_clause, "reuse_clause_missing"),
    )


def _sound_candidatures(facts: TenderFacts, now: datetime) -> Verdict:
    if not facts.by_candidates:
        return GRANTED
    if facts.candidates_until is None:
        return Refused("candidatures_undated")
    least = facts.candidate_days
    until = (facts.published_on or now.date()) + timedelta(days=least)
    in_time = facts.candidates_until >= until
    return require(in_time, "candidatures_too_short", least=least, until=until)


def _sound_deadline(facts: TenderFacts, now: datetime) -> Verdict:
    if facts.bids_due is None:
        return Refused("deadline_missing")
    return first_refusal(
        require(facts.due_hour_sound, "hour_doubtful"),
        require(in_time(now, facts.bids_due), "deadline_past"),
        _enough_days(
            _bidding_from(facts, now),
            facts.bids_due,
            facts.least_days,
            "bidding_too_short",
        ),
    )


def _bidding_from(facts: TenderFacts, now: datetime) -> date:
    applied = facts.candidates_until if facts.by_candidates else None
    return applied or facts.published_on or now.date()


def _enough_days(start: date, due: datetime, least: int, reason: str) -> Verdict:
    """The day of the start is not counted."""
    until = start + timedelta(days=least)
    return require(due.date() >= until, reason, least=least, until=until)


def _can_be_locked(facts: TenderFacts) -> Verdict:
    missing = facts.committee - facts.keys
    return first_refusal(
        require(
            facts.committee >= COMMITTEE_MIN, "committee_too_small", least=COMMITTEE_MIN
        ),
        require(missing <= 0, "keys_missing", count=missing),
        require(
            facts.evaluators >= EVALUATORS_MIN,
            "evaluators_too_few",
            least=EVALUATORS_MIN,
        ),
    )


# --- After publication ------------------------------------------------------

# A value of the terms in its one form: a text, or the rows of a grid.
Terms = Mapping[str, object]
DOCUMENTS = "documents"
# What bidders bid on. More time binds them to nothing else.
BINDING = (
    "title",
    "description",
    "details",
    "procedure",
    "law",
    "lots",
    "criteria",
    "grounds",
    "selection",
    "continuity_clause",
    "transfer_clause",
    "reuse_clause",
    "open_source_clause",
    "reranking_clause",
    "reranking_weight",
    "duration_months",
    DOCUMENTS,
)
_SHORT = 4


def changed_terms(before: Terms, after: Terms) -> tuple[str, ...]:
    """The names of what is no longer what was published."""
    return tuple(name for name in after if before.get(name) != after[name])


def asks_confirmation(before: Terms, after: Terms) -> bool:
    """Whether bidders would bid on something else: not for more time or an accent.

    ProZorro: a bid is void once the terms change, and stays when they are put off.
    """
    return any(
        not is_spelling(before.get(name), after[name])
        for name in changed_terms(before, after)
        if name in BINDING
    )


def is_spelling(before: object, after: object) -> bool:
    """Whether two texts differ in how their words are spelt, and in nothing else.

    One letter too many, too few or in the wrong place, inside a word of four letters or
    more; accents, capitals and signs. A figure or another word is no spelling.
    """
    if not isinstance(before, str) or not isinstance(after, str):
        return False
    had, has = words(before), words(after)
    same_figures = re.findall(r"\d+", before) == re.findall(r"\d+", after)
    alike = len(had) == len(has) and all(map(_spelt_alike, had, has))
    return same_figures and alike


def _spelt_alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if one == other:
        return True
    if len(short) < _SHORT or short[0] != long[0]:
        return False
    if len(short) == len(long):
        return any(_swapped(short, place) == long for place in range(1, len(long) - 1))
    return any(
        long[:place] + long[place + 1 :] == short for place in range(1, len(long))
    )


def _swapped(word: str, place: int) -> str:
    """A word with two letters in each other's place."""
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def keeps_basis(changed: Collection[str]) -> Verdict:
    """Who buys, how, for whom, and what it is estimated at are known from the publication on:
    the periods of bidders and the gazettes follow from them (law of 17 June 2016, article
    16), and a member agreed to who will own what it buys.

    Refused: `buyer_published`, `ownership_published`, `procedure_published`,
    `estimate_published`.
    """
    return first_refusal(
        require("buyer" not in changed, "buyer_published"),
        require("ownership" not in changed, "ownership_published"),
        require("procedure" not in changed, "procedure_published"),
        require("estimated_value" not in changed, "estimate_published"),
    )


def keeps_questions(was: date, until: date) -> Verdict:
    """The last day for questions only moves later. Refused: `questions_earlier` (until)."""
    return require(until >= was, "questions_earlier", until=was)


@dataclass(frozen=True, slots=True)
class Amended:
    """A change of a published tender.

    `was_due` is the deadline as it was published, aware; `binding` whether the bids are
    to be confirmed; `left` the days that must be left for bids after such a change.
    """

    was_due: datetime
    binding: bool
    reason: str
    left: int


def may_amend(facts: TenderFacts, change: Amended, now: datetime) -> Verdict:
    """What is published changes for a reason that everybody reads, and leaves time.

    Refused: `bidding_over`, `deadline_missing`, `deadline_earlier` (until, a moment),
    `change_reason_missing`, `change_too_late` (least, until).
    """
    over = not in_time(now, change.was_due)
    if over or facts.bids_due is None:
        return Refused("bidding_over" if over else "deadline_missing")
    later = in_time(change.was_due, facts.bids_due)
    left = change.left if change.binding else 0
    return first_refusal(
        require(later, "deadline_earlier", until=change.was_due),
        require(bool(change.reason.strip()), "change_reason_missing"),
        _enough_days(now.date(), facts.bids_due, left, "change_too_late"),
    )


# --- From the lots to the tender --------------------------------------------

# The first of these that a lot is in is where the tender stands (OCDS, lots).
_ROLL_UP = ("active", "complete", "unsuccessful", "cancelled")


LOT_OUTCOMES = TENDER_FAILED
# When a lot may end in each way: as its tender may.
_ENDED_IN = {"cancelled": TENDER_BEFORE_AWARD, "unsuccessful": TENDER_JUDGED}


def may_end_lot(facts: TenderFacts, lot: str, outcome: str, reason: str) -> Verdict:
    """A lot ends alone, for a reason: given up until the award, or because no bid fits
    (law of 17 June 2016, articles 58 and 85).

    Refused: `lot_unknown` (lot), `lot_ended` (lot), `lot_outcome_unknown`,
    `lot_not_to_end`, `comment_missing`.
    """
    states = _ENDED_IN.get(outcome, ())
    return first_refusal(
        require(lot in {each.number for each in facts.lots}, "lot_unknown", lot=lot),
        require(lot not in facts.ended, "lot_ended", lot=lot),
        require(outcome in _ENDED_IN, "lot_outcome_unknown"),
        require(facts.state in states or not states, "lot_not_to_end"),
        require(bool(reason.strip()), "comment_missing"),
    )


def last_step(facts: TenderFacts, ended: Mapping[str, str]) -> str:
    """The step by which a tender ends with its last lot; empty while one goes on.

    Unsuccessful where one lot was (OCDS, lots), as long as bids are judged.
    """
    if any(lot.number not in ended for lot in facts.lots):
        return ""
    failed = status_of(ended.values()) == "unsuccessful"
    judged = facts.state in TENDER_JUDGED
    return "declare_unsuccessful" if failed and judged else "cancel"


def keeps_ended(lots: Iterable[Lot], ended: Iterable[str]) -> Verdict:
    """A number is never given again. Refused: `ended_lot_gone` (lot)."""
    numbers = {lot.number for lot in lots}
    return first_refusal(
        *(require(lot in numbers, "ended_lot_gone", lot=lot) for lot in ended)
    )


def status_of(lots_states: Iterable[str]) -> str:
    """The OCDS status of a tender from those of its lots: active as long as one is.

    Raises ValueError without a lot, or for another status than these four.
    """
    return min(lots_states, key=_ROLL_UP.index)
