"""The evaluators score the opened bids, each unseen by the others; people settle ties."""

from collections.abc import Iterable
from collections.abc import Mapping
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.typed import only
from imio.mutualisation.base.typed import text
from imio.mutualisation.base.typed import value
from imio.mutualisation.rules import scoring
from imio.mutualisation.rules.states import BID_COUNTED
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.security import READ_RESERVED
from imio.mutualisation.tender.bids import bids_of
from imio.mutualisation.tender.conflicts import may_judge
from imio.mutualisation.tender.facts import evaluators_of
from imio.mutualisation.tender.facts import frozen
from imio.mutualisation.tender.facts import given_scores
from imio.mutualisation.tender.facts import is_judging
from imio.mutualisation.tender.facts import keep_scores
from imio.mutualisation.tender.facts import missing
from imio.mutualisation.tender.facts import prices_sealed
from imio.mutualisation.tender.facts import ranked
from imio.mutualisation.tender.messages import tell_committee
from imio.mutualisation.tender.opening import current_user
from imio.mutualisation.tender.rows import IScoreRow
from imio.mutualisation.tender.schema import ITender
from plone import api
from typing import Any


KEY = ("evaluator", "bid", "lot", "criterion")


def give(tender: ITender, given: Iterable[Mapping[str, Any]]) -> None:
    """Scores of the current user: `bid`, `lot`, `criterion`, `points`, `reason` each.

    An earlier score of the same person for the same thing is replaced.
    Raises `Refusal`: `not_evaluating`, `not_an_evaluator`, as `conflicts.may_judge`,
    `offer_unknown`, as `scoring.may_score`, as `typed.value`.
    """
    user = current_user()
    or_refuse(
        first_refusal(
            require(tender.review_state() == "evaluation", "not_evaluating"),
            require(user in evaluators_of(tender), "not_an_evaluator"),
            may_judge(tender, user),
        )
    )
    rows = [_row(tender, each) for each in given]
    replaced = {tuple(row[name] for name in KEY) for row in rows}
    kept = [
        row
        for row in given_scores(tender)
        if tuple(row[name] for name in KEY) not in replaced
    ]
    due = missing(tender)
    keep_scores(tender, kept + rows)
    if due and not missing(tender) and prices_sealed(tender):
        tell_committee(tender, "scores_complete")
    # A tie that comes of new scores is another one: people settle it again.
    scored = {row["lot"] for row in rows}
    tender.settled = [row for row in tender.settled or () if row["lot"] not in scored]


def may_read(tender: ITender) -> Verdict:
    """Whether the current user reads what is scored: IMIO, the auditor and the authority;
    an evaluator of another house while it is, and nothing of the prices.

    Refused: `not_an_evaluator`, `not_evaluating`, as `conflicts.may_judge`.
    """
    if api.user.has_permission(READ_RESERVED, obj=tender):
        return GRANTED
    user = current_user()
    return first_refusal(
        require(user in evaluators_of(tender), "not_an_evaluator"),
        require(is_judging(tender), "not_evaluating"),
        may_judge(tender, user),
    )


def _row(tender: ITender, given: Mapping[str, Any]) -> dict[str, Any]:
    names = ("bid", "lot", "criterion", "reason")
    only(given, *names, "points")
    user, points = current_user(), value(given, IScoreRow, "points")
    row = {name: text(given, name) for name in names}
    key = (row["bid"], row["lot"], row["criterion"], user)
    kinds = {each.key: each.kind for each in tender.all_criteria()}
    or_refuse(
        first_refusal(
            _known(tender, row["bid"], row["lot"]),
            scoring.may_score(
                points,
                row["reason"],
                kinds.get(row["criterion"], ""),
                frozen(tender) and key not in missing(tender),
            ),
        )
    )
    return {**row, "evaluator": user, "points": points}


def _known(tender: ITender, bid: str, lot: str) -> Any:
    offered = {(uid(each), its) for each, its in offers_to_score(tender)}
    return require((bid, lot) in offered, "offer_unknown")


def settle(tender: ITender, lot: str, bids: list[str], reason: str) -> None:
    """The order of the bids of a lot that have the same total, and why.

    Raises `Refusal`: `not_evaluating`, `tie_unknown`, `tie_reason_missing`.
    """
    equal = {row.bid for row in ranked(tender).get(lot, ()) if row.tied}
    or_refuse(
        first_refusal(
            require(tender.review_state() == "evaluation", "not_evaluating"),
            require(bool(equal) and equal == set(bids), "tie_unknown"),
            require(bool(reason.strip()), "tie_reason_missing"),
        )
    )
    others = [row for row in tender.settled or () if row["lot"] != lot]
    rows = [{"lot": lot, "bid": bid, "reason": reason.strip()} for bid in bids]
    tender.settled = others + rows


def offers_to_score(tender: ITender) -> list[tuple[Any, str]]:
    """Each opened bid with each lot it is for."""
    return [(bid, lot) for bid in bids_of(tender, *BID_COUNTED) for lot in bid.lots()]


def mine(tender: ITender) -> dict[tuple[str, str, str], dict[str, Any]]:
    """The scores that the current user gave, by bid, lot and criterion."""
    user = current_user()
    return {
        (row["bid"], row["lot"], row["criterion"]): row
        for row in given_scores(tender)
        if row["evaluator"] == user
    }


def due_from(tender: ITender, user: str) -> list[tuple[str, str, str]]:
    """The bid, lot and criterion of each score that somebody has still to give."""
    return [
        (bid, lot, criterion)
        for bid, lot, criterion, evaluator in missing(tender)
        if evaluator == user
    ]
