"""The only reader of a tender's fields for the rules."""

from collections.abc import Iterable
from collections.abc import Mapping
from datetime import date
from datetime import datetime
from functools import cache
from functools import partial
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.catalog import record
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.legal import legal_numbers
from imio.mutualisation.base.moments import read
from imio.mutualisation.base.reading import lazily
from imio.mutualisation.base.reading import read_once
from imio.mutualisation.base.roster import roster_of
from imio.mutualisation.base.settings import number_due
from imio.mutualisation.rules import candidates
from imio.mutualisation.rules import cascade
from imio.mutualisation.rules import conflicts
from imio.mutualisation.rules import scoring
from imio.mutualisation.rules import selection
from imio.mutualisation.rules import tendering
from imio.mutualisation.rules.bidding import PRICES
from imio.mutualisation.rules.bidding import TECHNICAL
from imio.mutualisation.rules.bidding import WHOLE
from imio.mutualisation.rules.candidates import Candidacy
from imio.mutualisation.rules.candidates import WITH_CANDIDATES
from imio.mutualisation.rules.cascade import Framework
from imio.mutualisation.rules.cascade import Renewal
from imio.mutualisation.rules.conflicts import Declaration
from imio.mutualisation.rules.conflicts import Panel
from imio.mutualisation.rules.notices import Notice
from imio.mutualisation.rules.notices import Noticed
from imio.mutualisation.rules.pooling import Joined
from imio.mutualisation.rules.purchasing import WITHDRAWAL
from imio.mutualisation.rules.roster import serving
from imio.mutualisation.rules.scoring import Ranked
from imio.mutualisation.rules.scoring import Score
from imio.mutualisation.rules.selection import Check
from imio.mutualisation.rules.selection import Examined
from imio.mutualisation.rules.states import BID_COUNTED
from imio.mutualisation.rules.states import BID_OPENED
from imio.mutualisation.rules.states import BID_UNPRICED
from imio.mutualisation.rules.tendering import Amended
from imio.mutualisation.rules.tendering import TenderFacts
from imio.mutualisation.rules.tendering import Thresholds
from imio.mutualisation.tender.bids import bids_of
from imio.mutualisation.tender.rows import criteria_of
from imio.mutualisation.tender.rows import least_continuity
from imio.mutualisation.tender.rows import lots_of
from imio.mutualisation.tender.rows import selection_of
from imio.mutualisation.tender.schema import ITender
from imio.mutualisation.tender.schema import texts_of
from imio.mutualisation.tender.terms import document_texts
from imio.mutualisation.tender.terms import published_terms
from imio.mutualisation.tender.vault import vault_of
from plone import api
from typing import Any
from zope.annotation.interfaces import IAnnotations


# Where the acts of IMIO's own bodies are, and what decides an award.
OWN_ACTS = "deliberations"
PURPOSE = "tender"
# Where scores are until all are handed in.
# As a form, REST and what was kept of the terms say that a lot has none.
NO_CEILING = (None, "", "0", 0)
UNSEEN = "imio.mutualisation.unseen_scores"
# Where the record of the opening of each envelope is kept.
RECORDS = {WHOLE: "opening", TECHNICAL: "opening", PRICES: "price_opening"}
# The OCDS status of a tender by its state; a draft has none.
STATUS = {
    "published": "active",
    "opening": "active",
    "evaluation": "active",
    "standstill": "active",
    "appealed": "active",
    "awarded": "complete",
    "closed": "complete",
    "cancelled": "cancelled",
    "unsuccessful": "unsuccessful",
}


@read_once
def tender_facts(tender: ITender) -> TenderFacts:
    """A tender as its guards take it."""
    vault = cache(partial(vault_of, tender))
    committee = set(tender.committee or ())  # whoever is named twice is one
    rankings = cache(partial(rankings_of, tender))
    return lazily(
        TenderFacts,
        state=tender.review_state,
        procedure=lambda: tender.procedure,
        estimated_value=lambda: tender.estimated_value,
        lots=lambda: lots_of(tender.lots),
        uncapped=lambda: uncapped(tender),
        criteria=lambda: criteria_of(tender.criteria),
        open_source_clause=lambda: tender.open_source_clause or "",
        least_continuity=lambda: least_continuity(tender.published_on),
        texts=lambda: (*texts_of(tender), *document_texts(tender)),
        selection=lambda: selection_of(tender.selection),
        selects=lambda: not tender.before_selection,
        reranking_clause=lambda: tender.reranking_clause or "",
        reuse_clause=lambda: tender.reuse_clause or "",
        by_candidates=lambda: by_candidates(tender),
        candidates_until=lambda: tender.candidates_until,
        candidate_days=lambda: candidate_days(tender),
        bids_due=lambda: bids_due(tender),
        due_hour_sound=lambda: due_hour_sound(tender),
        published_on=lambda: tender.published_on,
        least_days=lambda: least_days(tender),
        duration_months=lambda: tender.duration_months,
        committee=lambda: len(committee),
        keys=lambda: len(vault().all_cards(committee)),
        evaluators=lambda: len(set(evaluators_of(tender))),
        turned=lambda: len(vault().turned),
        opened=lambda: bool(tender.opening),
        prices_sealed=lambda: prices_sealed(tender),
        judged_from=lambda: judged_from(tender),
        signed=lambda: signed(tender),
        unscored=lambda: unscored(tender),
        unchecked=lambda: len(unchecked(tender)),
        unsettled=lambda: tuple(lot for lot, rows in rankings().items() if tied(rows)),
        ranked=lambda: sum(map(len, rankings().values())),
        standstill_until=lambda: tender.standstill_until,
        appeal_pending=lambda: bool(pending_appeals(tender)),
        appeals_of_award=lambda: len(pending_appeals(tender, "award")),
        awarded=lambda: tender.awarded_on is not None,
        term_over=lambda: term_over(tender, clock.today()),
        ended=lambda: outcomes(tender),
        act=lambda: act_named(tender, tender.award_act or ""),
        by_member=lambda: bool(tender.buyer),
        approved=lambda: approved(tender),
        proposed=lambda: bool(tender.proposal),
    )


def uncapped(tender: ITender) -> tuple[str, ...]:
    """The lots that were published without a maximum: they go on without."""
    if tender.published_on is None:
        return ()
    published = tender.published_terms or {"lots": tender.lots or ()}
    return tuple(
        row["number"] for row in published["lots"] if row.get("ceiling") in NO_CEILING
    )


def approved(tender: ITender) -> bool:
    """Whether the authority agreed to what a draft says, or it is published."""
    if tender.review_state() != "preparation":
        return True
    kept = tender.approval
    return bool(kept) and kept["terms"] == published_terms(tender)


def place_of_acts(tender: ITender) -> str:
    """Where the contracting authority keeps its deliberations."""
    member = record("Member", tender.buyer)
    return path(api.portal.get()[OWN_ACTS] if member is None else member)


def body_of(tender: ITender) -> tuple[str, ...]:
    """The names of those in office today where the contracting authority decides."""
    seats = roster_of(record("Member", tender.buyer))
    return tuple(dict.fromkeys(seat.name for seat in serving(seats, clock.today())))


def act_named(tender: ITender, reference: str) -> tendering.Act | None:
    """A deliberation as the award takes it, whoever asks; none without one."""
    brains = existing("Deliberation", UID=reference) if reference else []
    if not brains:
        return None
    brain = brains[0]
    of_it = brain.getPath().startswith(f"{place_of_acts(tender)}/")
    own = of_it and brain.mutualisation_kind == PURPOSE and bool(brain.opens)
    voters = brain._unrestrictedGetObject().voters()
    declared, bidders = declarations_of(tender), bidders_of(tender)
    doubtful = conflicts.in_conflict(declared, body_of(tender), bidders)
    return tendering.Act(
        brain.review_state,
        own,
        brain.adopted_on,
        conflicts.in_conflict(declared, voters or (), bidders),
        voters is None and bool(doubtful),
    )


def rankings_of(tender: ITender) -> dict[str, tuple[Ranked, ...]]:
    """The ranking of each lot while it is evaluated; nothing before and after."""
    return ranked(tender) if tender.review_state() == "evaluation" else {}


def unscored(tender: ITender) -> int:
    """How many scores are still due while it is evaluated."""
    return len(missing(tender)) if tender.review_state() == "evaluation" else 0


def frozen(tender: ITender) -> bool:
    """Whether the prices are known, and no court has the bids judged anew."""
    upheld = any(
        row["state"] == "upheld" and (row.get("against") or "award") == "award"
        for row in tender.appeals or ()
    )
    return bool(tender.price_opening) and not upheld


def records_of(tender: ITender) -> dict[str, dict[str, Any]]:
    """The record of the opening of each envelope that is open."""
    kept = {
        name: getattr(tender, RECORDS[name]) for name in vault_of(tender).by_envelope()
    }
    return {name: record for name, record in kept.items() if record}


def signed(tender: ITender) -> int:
    """The signatures of the record that has the fewest."""
    records = records_of(tender).values()
    return min((len(each["signatures"]) for each in records), default=0)


def prices_sealed(tender: ITender) -> bool:
    """Whether the prices have an envelope of their own, which is not open yet."""
    return PRICES in vault_of(tender).by_envelope() and not tender.price_opening


def judged_from(tender: ITender) -> date | None:
    """The day on which the last envelope was opened, or the bids were judged anew."""
    opened = [
        read(each["opened_at"]).astimezone(clock.BRUSSELS).date()
        for each in records_of(tender).values()
    ]
    known = (tender.bids_due_on, *opened, tender.reopened_on)
    return max((each for each in known if each is not None), default=None)


def thresholds(on: date | None = None) -> Thresholds:
    """The thresholds of the settings in force on a day, in € excl. VAT."""
    return Thresholds(
        number_due("threshold_low_value", on),
        number_due("threshold_negotiated", on),
        number_due("threshold_european", on),
    )


def least_days(tender: ITender) -> int:
    """The days that bidders have at least, by the settings of the day it is published."""
    on = tender.published_on
    return tendering.least_days(
        tender.procedure, tender.estimated_value, thresholds(on), legal_numbers(on)
    )


def candidate_days(tender: ITender) -> int:
    """The days that candidates have at least, by the settings of that day."""
    on = tender.published_on
    value, numbers = tender.estimated_value, legal_numbers(on)
    return tendering.least_days_to_apply(value, thresholds(on), numbers)


def amended(tender: ITender, binding: bool, reason: str) -> Amended:
    """A change: the deadline that was published holds, whatever the record says by now."""
    left = legal_numbers().bids_after_change
    return Amended(tender.published_due, binding, reason, left)


def pending_appeals(tender: ITender, against: str = "") -> list[dict[str, Any]]:
    """The complaints that are not decided yet: all, or those against that."""
    return [
        row
        for row in tender.appeals or ()
        if row["state"] == "pending" and against in ("", row.get("against") or "award")
    ]


# --- The calendar -------------------------------------------------------------


def bids_due(tender: ITender) -> datetime | None:
    """The last instant for bids, aware; `None` until a day and an hour are set."""
    if tender.bids_due_on is None or tender.bids_due_at is None:
        return None
    return tendering.instant(tender.bids_due_on, tender.bids_due_at, clock.BRUSSELS)


def bidding_over(tender: ITender) -> bool:
    """Whether no bid comes in any more."""
    due = bids_due(tender)
    return due is not None and not tendering.in_time(clock.now(), due)


def due_hour_sound(tender: ITender) -> bool:
    """Whether that hour exists once on that day."""
    if tender.bids_due_on is None or tender.bids_due_at is None:
        return True
    hour = (tender.bids_due_on, tender.bids_due_at, clock.BRUSSELS)
    return bool(tendering.sound_hour(*hour))


# --- Scores -------------------------------------------------------------------


def evaluators_of(tender: ITender) -> tuple[str, ...]:
    """Who scores the bids: those who are named or, without them, the committee."""
    return tuple(dict.fromkeys(tender.evaluators or tender.committee or ()))


def is_judging(tender: ITender) -> bool:
    """Whether technical parts are being scored: no price is known yet."""
    return tender.review_state() == "evaluation" and not tender.price_opening


def judging(tender: ITender) -> tuple[str, ...]:
    """Those who read the technical parts to score them: none with a conflict."""
    if not is_judging(tender):
        return ()
    declared, bidders = declarations_of(tender), bidders_of(tender)
    return tuple(
        each
        for each in evaluators_of(tender)
        if conflicts.may_judge(declared, each, bidders)
    )


def scores_of(rows: Iterable[Mapping[str, Any]]) -> tuple[Score, ...]:
    """Rows of scores as the rules take them."""
    names = ("evaluator", "bid", "lot", "criterion", "points", "reason")
    return tuple(Score(*(row[name] for name in names)) for row in rows)


def given_scores(tender: ITender) -> list[dict[str, Any]]:
    """All scores that were given, those that nobody reads yet too."""
    return [*(tender.scores or ()), *IAnnotations(tender).get(UNSEEN, ())]


def keep_scores(tender: ITender, rows: list[dict[str, Any]]) -> None:
    """Everybody who scores hands in before anybody reads the others: until nothing is
    due, scores lie beside the fields, which no page, no REST and no export shows.
    """
    annotations = IAnnotations(tender)
    tender.scores, annotations[UNSEEN] = [], rows
    if not missing(tender):
        tender.scores, annotations[UNSEEN] = rows, []


def ranked(tender: ITender) -> dict[str, tuple[Ranked, ...]]:
    """The ranking of each lot that has bids, from the scores as they are."""
    offers = [offer for bid in bids_of(tender, *BID_COUNTED) for offer in bid.offers()]
    criteria, scores = criteria_of(tender.criteria), scores_of(tender.scores or ())
    rankings = {}
    for lot in lots_of(going_on(tender)):
        mine = tuple(offer for offer in offers if offer.lot == lot.number)
        if mine:
            rankings[lot.number] = scoring.rank_lot(
                lot.number, criteria, mine, scores, settled_of(tender, lot.number)
            )
    return rankings


def settled_of(tender: ITender, lot: str) -> tuple[str, ...]:
    """The bids of a lot in the order that people settled."""
    return tuple(row["bid"] for row in tender.settled or () if row["lot"] == lot)


def tied(rows: tuple[Ranked, ...]) -> bool:
    """Whether a lot has bids that only people can tell apart."""
    return any(row.tied for row in rows)


def missing(tender: ITender) -> tuple[tuple[str, str, str, str], ...]:
    """Bid, lot, criterion and evaluator of each score still due."""
    bids = bids_of(tender, *BID_COUNTED)
    return scoring.missing_scores(
        criteria_of(tender.criteria),
        [(uid(bid), lot) for bid in bids for lot in bid.lots()],
        evaluators_of(tender),
        scores_of(given_scores(tender)),
    )


# --- Selection ----------------------------------------------------------------


def checks_of(tender: ITender) -> tuple[Check, ...]:
    """What was checked of the bidders."""
    return tuple(
        Check(row["partner"], row["requirement"], row["met"])
        for row in tender.checks or ()
    )


def requirements_of(tender: ITender) -> tuple[str, ...]:
    """All that its bidders are checked for."""
    criteria = selection_of(tender.selection)
    return selection.requirements(tender.grounds or (), criteria)


def unchecked(tender: ITender) -> tuple[str, ...]:
    """The partners that would be ranked, and are not checked whole."""
    bids = bids_of(tender, *BID_COUNTED)
    return unchecked_of(tender, [uid(bid.bidder()) for bid in bids if bid.lots()])


def unchecked_of(tender: ITender, partners: Iterable[str]) -> tuple[str, ...]:
    """Those of some partners that are not checked whole."""
    return selection.unchecked(requirements_of(tender), checks_of(tender), partners)


def examined(tender: ITender) -> Examined:
    """Who may be checked now, and for what."""
    choosing = is_choosing(tender)
    partners = (
        applicants(tender)
        if choosing
        else [uid(bid.bidder()) for bid in bids_of(tender, *BID_UNPRICED)]
    )
    state, due = tender.review_state(), requirements_of(tender)
    return Examined(state, choosing, partners, due)


# --- Candidates ---------------------------------------------------------------


def by_candidates(tender: ITender) -> bool:
    """Whether only those bid who applied and were invited."""
    return tender.procedure in WITH_CANDIDATES and not tender.before_selection


def applicants(tender: ITender) -> list[str]:
    """The partners that applied."""
    return [row["partner"] for row in tender.candidates or ()]


def suspended(partners: list[str]) -> set[str]:
    """Those who may not work now: they could not bid either."""
    return {
        brain.UID
        for brain in existing("Partner", UID=partners, review_state="suspended")
    }


def candidacy(tender: ITender) -> Candidacy:
    """The choice of the candidates of a tender as its rules take it."""
    applied, made = applicants(tender), checks_of(tender)
    out = suspended(applied)
    return Candidacy(
        tender_state=tender.review_state(),
        procedure=tender.procedure,
        by_candidates=by_candidates(tender),
        until=tender.candidates_until,
        invited=tender.invited_on is not None,
        applied=len(applied),
        unchecked=len(unchecked_of(tender, applied)),
        fit=len(
            [
                each
                for each in applied
                if not (each in out or selection.unmet(made, each))
            ]
        ),
        bids_due=tender.bids_due_on,
        over=bidding_over(tender),
        least_days=least_days(tender),
        change_days=legal_numbers().bids_after_change,
    )


def is_choosing(tender: ITender) -> bool:
    """Whether its candidates are checked now."""
    return candidates.is_choosing(candidacy(tender), clock.today())


def invited(tender: ITender, partner: str) -> bool:
    """Whether a partner may bid."""
    chosen = (row["partner"] for row in tender.candidates or () if row["invited"])
    return not by_candidates(tender) or partner in chosen


# --- Conflicts of interest ----------------------------------------------------


def declarations_of(tender: ITender) -> tuple[Declaration, ...]:
    """What those who open, score and vote declared."""
    return tuple(
        Declaration(
            each["person"] or each["name"],
            each["partner"] or "",
            each["conflict"] or "",
            each["name"],
        )
        for each in tender.declarations or ()
    )


def bidders_of(tender: ITender) -> set[str]:
    """The partners whose bids are open; before that nobody learns who bids."""
    bids = bids_of(tender, *BID_OPENED) if tender.opening else ()
    return {uid(bid.bidder()) for bid in bids}


def aside_of(tender: ITender) -> set[str]:
    """Who declared a conflict with a bidder and does not score, once bids are open."""
    declared, bidders = declarations_of(tender), bidders_of(tender)
    people = {each.person for each in declared} if tender.opening else set()
    return {each for each in people if conflicts.stands_aside(declared, each, bidders)}


def panel_of(tender: ITender, eligible: Iterable[str]) -> Panel:
    """Who scores it, of those who might."""
    return Panel(
        evaluators_of(tender),
        tuple(eligible),
        aside_of(tender),
        tender.review_state(),
        bool(tender.price_opening),
    )


# --- Notices in the gazettes ------------------------------------------------------


def noticed(tender: ITender) -> Noticed:
    """A tender as its notices see it."""
    state, due = tender.review_state(), tender.bids_due_on
    return Noticed(state, tender.published_on, due, tender.awarded_on)


def notices_of(tender: ITender) -> tuple[Notice, ...]:
    """The notices that are noted."""
    return tuple(map(notice, tender.notices or ()))


def notice(row: Mapping[str, Any]) -> Notice:
    """A row of `INoticeRow` as the rules take it."""
    return Notice(row["gazette"], row["kind"], row["number"], row["on"])


# --- Lots ----------------------------------------------------------------------


def outcomes(tender: ITender) -> dict[str, str]:
    """How each lot that ended alone did so, by its number."""
    return {row["lot"]: row["outcome"] for row in tender.ended_lots or ()}


def going_on(tender: ITender) -> list[dict[str, Any]]:
    """The rows of the lots that did not end alone."""
    ended = outcomes(tender)
    return [row for row in tender.lots or () if row["number"] not in ended]


def lot_status(tender: ITender, row: dict[str, Any]) -> str:
    """Its own where it ended alone, or where it is awarded to nobody; else the tender's."""
    own = STATUS[tender.review_state()]
    given = {each["lot"] for each in tender.ranking or ()}
    if alone := outcomes(tender).get(row["number"]):
        return alone
    return own if own != "complete" or row["number"] in given else "unsuccessful"


# --- The contract -------------------------------------------------------------


def framework_of(tender: ITender) -> Framework:
    """The term of a tender as the rules of the cascade take it."""
    return Framework(
        tender.review_state(),
        tender.awarded_on,
        tender.duration_months,
        tuple(
            Renewal(row["decided_on"], row["until"], bool(row["granted"]))
            for row in tender.renewals or ()
        ),
    )


def term_over(tender: ITender, on: date) -> bool:
    """Whether the term of an awarded tender has ended."""
    end = cascade.term_end(framework_of(tender))
    return end is not None and end < on


def left_of(tender: ITender) -> dict[str, date]:
    """The partners that withdrew from the network, and from which day."""
    return {
        row["partner"]: row["on"]
        for row in tender.amendments or ()
        if row["kind"] == WITHDRAWAL and row.get("partner")
    }


def changes_of(tender: ITender) -> tuple[date, ...]:
    """The days of the changes of its contract."""
    return tuple(row["on"] for row in tender.amendments or ())


def contract_deadline(tender: ITender) -> date | None:
    """The first day that the contract of an awarded tender looks to."""
    due = [
        row["due"]
        for row in tender.milestones or ()
        if row["due"] and not row["met_on"]
    ]
    return cascade.contract_deadline(framework_of(tender), due, clock.today())


def standings_of(tender: ITender) -> tuple[cascade.Standing, ...]:
    """The rows of the cascade as decided."""
    return tuple(
        cascade.Standing(row["valid_from"], row["lot"], row["rank"], row["partner"])
        for row in tender.ranking or ()
    )


def joined_of(tender: ITender) -> tuple[Joined, ...]:
    """The members for whom the tender is made, with what each one intends."""
    return tuple(
        Joined(row["member"], row["volume"], row["commitment"], row["inhabitants"])
        for row in tender.beneficiaries or ()
        if row["commitment"]
    )
