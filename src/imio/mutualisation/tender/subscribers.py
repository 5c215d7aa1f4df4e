"""What each step of a tender leaves behind, and whom it tells."""

from Acquisition import aq_parent
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from datetime import UTC
from imio.mutualisation.annex.schema import IAnnex
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import records
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.consequences import Consequence
from imio.mutualisation.base.consequences import Consequences
from imio.mutualisation.base.consequences import follow
from imio.mutualisation.base.itself import perform_itself
from imio.mutualisation.base.kept import keep
from imio.mutualisation.base.kept import SPECIFICATION
from imio.mutualisation.base.legal import legal_numbers
from imio.mutualisation.base.reference import next_reference
from imio.mutualisation.base.waits import note
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules import candidates
from imio.mutualisation.rules import cascade
from imio.mutualisation.rules import tendering
from imio.mutualisation.rules.purchasing import WITHDRAWAL
from imio.mutualisation.rules.states import BID_LIVING
from imio.mutualisation.rules.states import BID_RECEIVED
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.tender.appeals import decide_award
from imio.mutualisation.tender.authority import approve
from imio.mutualisation.tender.authority import buyer_of
from imio.mutualisation.tender.authority import drop_proposal
from imio.mutualisation.tender.authority import propose
from imio.mutualisation.tender.authority import take_up
from imio.mutualisation.tender.award import award
from imio.mutualisation.tender.award import keep_places
from imio.mutualisation.tender.award import leave_places
from imio.mutualisation.tender.award import notify_award
from imio.mutualisation.tender.award import reopen
from imio.mutualisation.tender.bids import bids_of
from imio.mutualisation.tender.bids import counted_bids
from imio.mutualisation.tender.documents import specification
from imio.mutualisation.tender.facts import amended
from imio.mutualisation.tender.facts import candidacy
from imio.mutualisation.tender.facts import evaluators_of
from imio.mutualisation.tender.facts import framework_of
from imio.mutualisation.tender.facts import outcomes
from imio.mutualisation.tender.facts import standings_of
from imio.mutualisation.tender.facts import tender_facts
from imio.mutualisation.tender.following import tell_followers
from imio.mutualisation.tender.messages import tell
from imio.mutualisation.tender.messages import tell_authority
from imio.mutualisation.tender.messages import tell_evaluators
from imio.mutualisation.tender.opening import erase_keys
from imio.mutualisation.tender.opening import make_lock
from imio.mutualisation.tender.orders import may_amend_ceilings
from imio.mutualisation.tender.receipts import close
from imio.mutualisation.tender.rows import lots_of
from imio.mutualisation.tender.schema import ITender
from imio.mutualisation.tender.terms import modification
from imio.mutualisation.tender.terms import NOT_PUBLIC
from imio.mutualisation.tender.terms import published_terms
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from typing import Any
from zope.component import adapter
from zope.interface.interfaces import IObjectEvent
from zope.lifecycleevent.interfaces import IObjectModifiedEvent


SERIES = "MAR"


@adapter(ITender, IAfterTransitionEvent)
def after_step(tender: ITender, event: IAfterTransitionEvent) -> None:
    """Each step has its own consequence."""
    follow(CONSEQUENCES, tender, event)
    tender.reindexObject()
    note(*bids_of(tender, *BID_LIVING), *records("Need", _needs(tender)))


def _needs(tender: ITender) -> list[str]:
    """The needs that it answers."""
    return [brain.UID for brain in existing("Need", tender_uid=uid(tender))]


def publish(tender: ITender, comment: str) -> None:
    """Number it, date it, and make the key that bids are sealed to."""
    tender.number = tender.number or next_reference(SERIES)
    tender.published_on = clock.today()
    tender.terms_version = 1
    keep_published(tender)
    make_lock(tender)
    tell_evaluators(tender, evaluators_of(tender))


def keep_published(tender: ITender) -> None:
    """What is published from now on."""
    tender.published_terms = published_terms(tender)
    tender.published_due = tender.due().astimezone(UTC)
    keep(tender, SPECIFICATION, specification(tender))


def close_bidding(tender: ITender, comment: str) -> None:
    """What was received is fixed: the openers sign that, whatever changes afterwards."""
    drop_proposal(tender)
    close(tender)


def send_letters(tender: ITender, comment: str) -> None:
    """The results are kept and sent; the standstill runs from tomorrow."""
    until = tendering.standstill(clock.today(), legal_numbers().standstill)
    notify_award(tender, until.day)


def begin(tender: ITender, comment: str) -> None:
    """The tender is awarded."""
    award(tender)


def end(what: str) -> Consequence:
    """The tender ends without an award: its bidders are told why."""

    def tell_bidders(tender: ITender, comment: str) -> None:
        tell(bids_of(tender, *BID_RECEIVED), tender, what, reason=comment)
        erase_keys(tender)
        leave_places(tender)
        drop_proposal(tender)

    return tell_bidders


def agree(tender: ITender, comment: str) -> None:
    """The authority agrees to what will be published, or to what changes of it."""
    if tender.review_state() == "preparation":
        approve(tender)
    else:
        follow_changes(tender, take_up(tender))


def decline(tender: ITender, comment: str) -> None:
    """What is published stays."""
    drop_proposal(tender)


# --- Changed terms ------------------------------------------------------------


@adapter(ITender, IObjectModifiedEvent)
def follow_terms(tender: ITender, event: IObjectModifiedEvent) -> None:
    """A reason serves once; saved alone it is that of the documents added next."""
    published = tender.review_state() == "published"
    if follow_changes(tender) or not published:
        tender.change_reason = ""


def follow_changes(
    tender: ITender,
    agreed: Mapping[str, str] | None = None,
    annex: IAnnex | None = None,
) -> bool:
    """What changes after publication is lawful still, kept in public, and told; whether
    anything changed. A member that buys has `agreed` first: why, by what changes.
    """
    if tender.published_terms is None or tender.review_state() != "published":
        return False
    after = published_terms(tender)
    # What was published before the estimate was kept has none.
    before = {"estimated_value": after["estimated_value"], **tender.published_terms}
    changed = tendering.changed_terms(before, after)
    if not changed:
        return False
    public = [name for name in changed if name not in NOT_PUBLIC]
    reasons = agreed or dict.fromkeys(public, tender.change_reason or "")
    _may_change(tender, before, after, "".join(reasons.values()))
    waits = bool(public and tender.buyer) and agreed is None
    if waits:
        propose(tender, reasons, annex)
        tell_authority(buyer_of(tender), tender, "proposed")
    keep_published(tender)
    tell_evaluators(tender, set(after["evaluators"]) - set(before["evaluators"]))
    if public and not waits:
        tender.modifications = [
            *(tender.modifications or ()),
            *(modification(name, before, after, reasons[name]) for name in public),
        ]
        _tell_change(tender, tendering.asks_confirmation(before, after))
    return True


def _may_change(
    tender: ITender, before: Mapping[str, Any], after: Mapping[str, Any], reason: str
) -> None:
    """Raises `Refusal`: as the rules of what changes after publication."""
    changed = tendering.changed_terms(before, after)
    or_refuse(tendering.keeps_basis(changed))
    if not set(changed).issubset(NOT_PUBLIC):
        change = amended(tender, tendering.asks_confirmation(before, after), reason)
        or_refuse(tendering.may_amend(tender_facts(tender), change, clock.now()))
        or_refuse(tendering.keeps_questions(_asked_until(before), _asked_until(after)))
        or_refuse(_may_change_selection(tender, before, changed))
    or_refuse(tendering.keeps_ended(lots_of(tender.lots), outcomes(tender)))
    or_refuse(tender.may_publish())


def _asked_until(terms: Mapping[str, Any]) -> date:
    """The last day for questions: that of the bids where none is set."""
    until: date = terms.get("questions_until") or terms["bids_due_on"]
    return until


def _may_change_selection(
    tender: ITender, before: Mapping[str, Any], changed: Iterable[str]
) -> Verdict:
    was = before.get("candidates_until") or None
    by_others = bool({"grounds", "selection"}.intersection(changed))
    return candidates.may_change(candidacy(tender), was, by_others, clock.today())


def _tell_change(tender: ITender, binding: bool) -> None:
    """Who has sealed a bid confirms it where the terms bind to something else."""
    if binding:
        tender.terms_version += 1
        counted_bids(tender)  # a bid that the catalogue forgot is asked as the others
        for bid in bids_of(tender, "sealed"):
            perform_itself(bid, "ask_confirmation")
    confirming = bids_of(tender, "to_confirm")
    tell(confirming, tender, "terms_changed" if binding else "amended")
    others = bids_of(tender, "sealed", "draft")
    tell(others, tender, "amended")
    tell_followers(tender, (*confirming, *others), "amended")
    tell_authority(buyer_of(tender), tender, "amended")


@adapter(ITender, IObjectModifiedEvent)
def follow_renewals(tender: ITender, event: IObjectModifiedEvent) -> None:
    """One year at a time, within the term, and none after a refusal."""
    framework = framework_of(tender)
    for place, renewal in enumerate(framework.renewals):
        before = replace(framework, renewals=framework.renewals[:place])
        or_refuse(cascade.may_renew(before, renewal.granted, renewal.decided_on))


@adapter(ITender, IObjectModifiedEvent)
def follow_withdrawals(tender: ITender, event: IObjectModifiedEvent) -> None:
    """Who leaves the network is one of its partners, and has no place any more."""
    rows = [row for row in tender.amendments or () if row["kind"] == WITHDRAWAL]
    who = [row.get("partner") for row in rows]
    for place, partner in enumerate(who):
        order = standings_of(tender)
        or_refuse(cascade.may_withdraw(order, partner, who[:place]))
    if tender.review_state() == "awarded":
        keep_places(tender)


@adapter(ITender, IObjectModifiedEvent)
def follow_ceilings(tender: ITender, event: IObjectModifiedEvent) -> None:
    """The maximum of a lot changes within the law, by an amendment."""
    or_refuse(may_amend_ceilings(tender))


@adapter(IAnnex, IObjectEvent)
def follow_documents(annex: IAnnex, event: IObjectEvent) -> None:
    """A document added to a published tender changes its terms."""
    tender = aq_parent(annex)
    if ITender.providedBy(tender):
        follow_changes(tender, annex=annex)
        if tender.review_state() == "published" and not annex.confidential:
            annex.freeze()


# --- Appeals ------------------------------------------------------------------


def uphold(tender: ITender, decision: str) -> None:
    """The bids are evaluated anew."""
    decide_award(tender, "upheld", decision)
    reopen(tender, words(_("readmitted_appeal", default="Appeal upheld.")))


def dismiss(tender: ITender, decision: str) -> None:
    """The award may go on."""
    decide_award(tender, "dismissed", decision)


CONSEQUENCES: Consequences = {
    "approve": agree,
    "decline": decline,
    "publish": publish,
    "close_bidding": close_bidding,
    "notify_award": send_letters,
    "award": begin,
    "uphold": uphold,
    "dismiss": dismiss,
    "back_to_evaluation": reopen,
    "cancel": end("cancel"),
    "declare_unsuccessful": end("declare_unsuccessful"),
}
