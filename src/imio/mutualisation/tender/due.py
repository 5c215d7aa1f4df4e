"""The bidding closes by itself once the bids are due."""

from collections.abc import Iterator
from functools import partial
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.daily import Done
from imio.mutualisation.base.daily import each
from imio.mutualisation.base.daily import Line
from imio.mutualisation.base.daily import take
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.mail import officer_addresses
from imio.mutualisation.base.mail import tell as told
from imio.mutualisation.base.moments import exact
from imio.mutualisation.base.reminding import keep_reminder
from imio.mutualisation.base.reminding import reminder_of_today
from imio.mutualisation.base.reminding import thresholds
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.tender.bids import bids_of
from imio.mutualisation.tender.facts import contract_deadline
from imio.mutualisation.tender.messages import tell
from imio.mutualisation.tender.schema import ITender


# Days before the bids are due on which those that are not confirmed are reminded.
REMINDED_BEFORE = 3
CONTRACT_REMINDED = (60, 14)
CONTRACT_DONE = _("due_contract_reminded", default="IMIO reminded of the contract")
CONTRACT_SUBJECT = _(
    "mail_contract_subject", default="Tender ${number}: ${day} – ${title}"
)
CONTRACT_TEXT = _(
    "mail_contract",
    default="A milestone of this contract, or the renewal for another year, is due on "
    "${day}. Without a renewal the partners are called no more.\n\n${url}",
)
REMINDED = _("due_bids_reminded", default="Bidders reminded to confirm their bids")


def settle() -> list[Line]:
    """Close the bidding of every tender whose deadline has passed; say what contracts
    look to.
    """
    closed = each(found("Tender", review_state="published"), close)
    return [*closed, *each(found("Tender", review_state="awarded"), look_ahead)]


def look_ahead(tender: ITender) -> Iterator[Done]:
    """Remind IMIO of a milestone or of the next year to renew, once for each threshold."""
    tender.reindexObject(idxs=["next_deadline"])
    deadline = contract_deadline(tender)
    days = reminder_of_today(tender, deadline, CONTRACT_REMINDED)
    if deadline is None or days is None:
        return
    details = {
        "title": tender.title,
        "number": tender.number,
        "day": partial(long_day, deadline),
        "url": tender.absolute_url(),
    }
    told(officer_addresses(), (CONTRACT_SUBJECT, CONTRACT_TEXT), details)
    keep_reminder(tender, deadline, days)
    yield Done(tender, "remind", words(CONTRACT_DONE))


def close(tender: ITender) -> Iterator[Done]:
    """The step of one tender that is published; bids to be confirmed are reminded."""
    if tender.may_close_bidding():
        yield take(tender, "close_bidding")
        return
    _remind_of_drafts(tender)
    if tender.reminded_version < tender.terms_version and _is_near(tender):
        late = bids_of(tender, "to_confirm")
        tell(late, tender, "confirm_soon", until=exact(tender.due()))
        tender.reminded_version = tender.terms_version
        if late:
            yield Done(tender, "remind", words(REMINDED))


def _remind_of_drafts(tender: ITender) -> None:
    """Each bidder of its own draft, and nobody else: no line tells that there is one."""
    due = tender.due()
    for bid in bids_of(tender, "draft") if due else ():
        days = reminder_of_today(bid, due.date(), thresholds())
        if days is not None:
            tell([bid], tender, "draft_soon", until=exact(due))
            keep_reminder(bid, due.date(), days)


def _is_near(tender: ITender) -> bool:
    due = tender.due()
    return due is not None and (due.date() - clock.today()).days <= REMINDED_BEFORE
