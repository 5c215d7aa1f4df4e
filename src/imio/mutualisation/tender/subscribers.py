"""What each step of a tender leaves behind, and whom it tells."""

from Acquisition import aq_parent
from dataclasses import replace
from datetime import UTC
from imio.mutualisation.annex.schema import IAnnex
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.consequences import Consequence
from imio.mutualisation.base.consequences import Consequences
from imio.mutualisation.base.consequences import follow
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.legal import legal_numbers
from imio.mutualisation.base.reference import next_reference
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules import cascade
from imio.mutualisation.rules import tendering
from imio.mutualisation.rules.states import BID_RECEIVED
from imio.mutualisation.rules.tendering import in_time
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.tender.award import award
from imio.mutualisation.tender.award import notify_award
from imio.mutualisation.tender.award import reopen
from imio.mutualisation.tender.bids import bids_of
from imio.mutualisation.tender.facts import framework_of
from imio.mutualisation.tender.messages import tell
from imio.mutualisation.tender.opening import make_lock
from imio.mutualisation.tender.schema import ITender
from imio.mutualisation.tender.terms import digest
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from zope.component import adapter
from zope.interface.interfaces import IObjectEvent
from zope.lifecycleevent.interfaces import IObjectModifiedEvent


SERIES = "MAR"


@adapter(ITender, IAfterTransitionEvent)
def after_step(tender: ITender, event: IAfterTransitionEvent) -> None:
    """Each step has its own consequence."""
    follow(CONSEQUENCES, tender, event)
    tender.reindexObject()


def publish(tender: ITender, comment: str) -> None:
    """Number it, date it, and make the key that bids are sealed to."""
    tender.number = tender.number or next_reference(SERIES)
    tender.published_on = clock.today()
    tender.terms_version = 1
    tender.terms_digest = digest(tender)
    tender.published_due = tender.due().astimezone(UTC)
    make_lock(tender)


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

    return tell_bidders


# --- Changed terms ------------------------------------------------------------


@adapter(ITender, IObjectModifiedEvent)
def follow_terms(tender: ITender, event: IObjectModifiedEvent) -> None:
    """Terms that change after publication must still hold; bids are to be confirmed."""
    changed = tender.terms_digest not in (None, digest(tender))
    if not changed or tender.review_state() != "published":
        return
    # The deadline that was published holds, whatever the record says by now.
    over = not in_time(clock.now(), tender.published_due)
    or_refuse(first_refusal(require(not over, "bidding_over"), tender.may_publish()))
    tender.terms_digest = digest(tender)
    tender.published_due = tender.due().astimezone(UTC)
    tender.terms_version += 1
    concerned = bids_of(tender, "sealed", "to_confirm")
    for bid in bids_of(tender, "sealed"):
        perform(bid, "ask_confirmation")
    tell(concerned, tender, "terms_changed")


@adapter(ITender, IObjectModifiedEvent)
def follow_renewals(tender: ITender, event: IObjectModifiedEvent) -> None:
    """One year at a time, within the term, and none after a refusal."""
    framework = framework_of(tender)
    for place, renewal in enumerate(framework.renewals):
        before = replace(framework, renewals=framework.renewals[:place])
        or_refuse(cascade.may_renew(before, renewal.granted, renewal.decided_on))


@adapter(IAnnex, IObjectEvent)
def follow_documents(annex: IAnnex, event: IObjectEvent) -> None:
    """A document added to a published tender changes its terms."""
    tender = aq_parent(annex)
    if ITender.providedBy(tender):
        follow_terms(tender, event)


# --- Appeals ------------------------------------------------------------------


def keep_appeal(tender: ITender, ground: str) -> None:
    """One more appeal, pending."""
    row = {
        "received_on": clock.today(),
        "ground": ground,
        "state": "pending",
        "decided_on": None,
        "decision": "",
    }
    tender.appeals = [*(tender.appeals or ()), row]


def uphold(tender: ITender, decision: str) -> None:
    """The bids are evaluated anew."""
    decide(tender, "upheld", decision)
    reopen(tender, words(_("readmitted_appeal", default="Appeal upheld.")))


def dismiss(tender: ITender, decision: str) -> None:
    """The award may go on."""
    decide(tender, "dismissed", decision)


def decide(tender: ITender, state: str, decision: str) -> None:
    """Keep what became of the pending appeal."""
    decided = {"state": state, "decided_on": clock.today(), "decision": decision}
    tender.appeals = [
        {**row, **decided} if row["state"] == "pending" else row
        for row in tender.appeals
    ]


CONSEQUENCES: Consequences = {
    "publish": publish,
    "notify_award": send_letters,
    "award": begin,
    "appeal": keep_appeal,
    "uphold": uphold,
    "dismiss": dismiss,
    "back_to_evaluation": reopen,
    "cancel": end("cancel"),
    "declare_unsuccessful": end("declare_unsuccessful"),
}
