"""A lot that ends alone: cancelled, or unsuccessful; with the last one, the tender."""

from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.guard import offer
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.open_data import to_publish
from imio.mutualisation.base.words import words
from imio.mutualisation.rules import tendering
from imio.mutualisation.rules.states import BID_LIVING
from imio.mutualisation.rules.states import BID_OPENED
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.tender.bids import bids_of
from imio.mutualisation.tender.documents import lot_outcome
from imio.mutualisation.tender.facts import tender_facts
from imio.mutualisation.tender.following import tell_followers
from imio.mutualisation.tender.messages import LOT_STATES
from imio.mutualisation.tender.messages import tell
from imio.mutualisation.tender.schema import ITender
from typing import Any


def decides(tender: ITender) -> bool:
    """Whether the current user may give up the tender, and so a lot of it."""
    step = offer(tender, "cancel")
    return step is not None and step.allowed and tender.review_state() != "preparation"


def end(tender: ITender, lot: str, outcome: str, reason: str) -> None:
    """End a lot from today; the others go on, or the tender ends with the last one.

    Raises `Refusal`: as `tendering.may_end_lot`, `not_your_role`.
    """
    facts = tender_facts(tender)
    or_refuse(tendering.may_end_lot(facts, lot, outcome, reason))
    or_refuse(require(decides(tender), "not_your_role"))
    last = tendering.last_step(facts, {**facts.ended, lot: outcome})
    reason = reason.strip()
    ended = {
        "lot": lot,
        "outcome": outcome,
        "ended_on": clock.today(),
        "reason": reason,
    }
    tender.ended_lots = [*(tender.ended_lots or ()), ended]
    tender.modifications = [*(tender.modifications or ()), _published(tender, ended)]
    if last:
        perform(tender, last, reason)
    else:
        _tell(tender, ended)
    tender.reindexObject()
    to_publish(tender)


def _published(tender: ITender, ended: dict[str, Any]) -> dict[str, Any]:
    title = tender.lot(ended["lot"])["title"]
    return {
        "changed_on": ended["ended_on"],
        "field": f"Lot {ended['lot']} – {title}",
        "before": words(LOT_STATES["active"]),
        "after": lot_outcome(ended["outcome"]),
        "reason": ended["reason"],
    }


def _tell(tender: ITender, ended: dict[str, Any]) -> None:
    """Whoever prepares, sealed or gave a bid: what it holds is nobody's business here."""
    told = bids_of(tender, *BID_LIVING, *BID_OPENED)
    outcome = lot_outcome(ended["outcome"])
    details = {"lot": ended["lot"], "outcome": outcome, "reason": ended["reason"]}
    tell(told, tender, "lot_ended", **details)
    tell_followers(tender, told, "lot_ended", **details)
