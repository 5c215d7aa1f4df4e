"""The pages of a bid: what it is worth knowing, its deposit, its reading."""

from dataclasses import asdict
from functools import cached_property
from imio.mutualisation.asked.partner import Partner
from imio.mutualisation.asked.tender import Tender
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.forms import Confirming
from imio.mutualisation.base.forms import Understood
from imio.mutualisation.base.mending import leading
from imio.mutualisation.base.moments import exact
from imio.mutualisation.base.pages import GuardedView
from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.site_key import shown_receipt
from imio.mutualisation.base.typed import as_text
from imio.mutualisation.base.unspoken import unspoken
from imio.mutualisation.base.uploads import upload_help
from imio.mutualisation.base.words import words
from imio.mutualisation.bid.deposit import deposit
from imio.mutualisation.bid.deposit import Deposited
from imio.mutualisation.bid.deposit import last_receipt
from imio.mutualisation.bid.deposit import may_deposit
from imio.mutualisation.bid.deposit import prepare_bid
from imio.mutualisation.bid.deposit import read_again
from imio.mutualisation.bid.facts import tender_sought
from imio.mutualisation.bid.messages import NEXT_STEPS
from imio.mutualisation.bid.packing import Enclosed
from imio.mutualisation.bid.schema import IPriceRow
from imio.mutualisation.bid.typed import files_of_form
from imio.mutualisation.bid.typed import from_form
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.bidding import BidContent
from imio.mutualisation.rules.bidding import COLUMNS
from imio.mutualisation.rules.tendering import criteria_of
from imio.mutualisation.rules.tendering import Criterion
from imio.mutualisation.rules.tendering import PRICE
from imio.mutualisation.rules.tendering import RATED
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from zope.i18nmessageid import Message
from zope.schema import getFields

import json


# Of an offer, as the form asks for it.
FIELDS = getFields(IPriceRow)

YES = _("yes", default="Yes")


class BidView(GuardedView):
    """What the page and the form of deposit share."""

    @cached_property
    def tender(self) -> Tender:
        return tender_sought(self.context)

    def partner(self) -> Partner:
        return self.context.bidder()

    def next_step(self) -> Message:
        return NEXT_STEPS[self.context.review_state()]

    def buttons(self) -> list[Any]:
        """Sealing is done by the form of deposit, not by a button."""
        return [button for button in super().buttons() if button.id != "seal"]

    def may_deposit(self) -> bool:
        return bool(self.context.may_seal()) and self._mine()

    def _mine(self) -> bool:
        return any(button.id == "seal" for button in super().buttons())

    def may_read_again(self) -> bool:
        """Whether there is an envelope that the bidder may read with its code."""
        return bool(self.context.prices_sealed())

    def set_aside_because(self) -> str:
        return self.context.barred_for()

    def due(self) -> str:
        return exact(self.tender.due())

    def sealed_at(self) -> str:
        return exact(self.context.sealed_at)

    def lots(self) -> list[dict[str, Any]]:
        """The lots of the tender that go on, with the criteria that ask for an answer."""
        return [
            {
                "number": lot.number,
                "title": lot.title,
                "criteria": self._rated(lot.number),
                "columns": self._columns(lot.number),
            }
            for lot in self.tender.all_lots()
        ]

    def _criteria(self, lot: str) -> tuple[Criterion, ...]:
        return criteria_of(self.tender.all_criteria(), lot)

    def _rated(self, lot: str) -> list[Criterion]:
        return [each for each in self._criteria(lot) if each.kind in RATED]

    def _columns(self, lot: str) -> list[Any]:
        """The columns that a bid for a lot fills in: the price, and what is weighed."""
        kinds = {each.kind for each in self._criteria(lot)} | {PRICE}
        return [FIELDS[name] for name in COLUMNS if name in kinds]

    def shown(self, lot: Any) -> list[dict[str, Any]]:
        """What a row offers, as titles and texts; what is not so is left out."""
        row = lot if isinstance(lot, dict) else asdict(lot)
        return [
            {"title": FIELDS[name].title, "text": _shown(name, row[name])}
            for name in COLUMNS
            if row[name]
        ]

    def offered(self) -> list[dict[str, Any]]:
        """Prices and answers by lot, once the bid is opened."""
        titles = {each.key: each.title for each in self.tender.all_criteria()}
        return [
            {
                **row,
                "answers": [
                    {"title": titles.get(each["criterion"], ""), "text": each["text"]}
                    for each in self.context.answers or ()
                    if each["lot"] == row["lot"]
                ],
            }
            for row in self.context.prices or ()
        ]

    def documents(self) -> list[Any]:
        return found("Annex", path=path(self.context), sort_on="sortable_title")


class Deposit(Confirming, BidView):
    """`@@deposer`: the form, then the receipt; what was typed is never lost."""

    sealed = tuple(COLUMNS)  # never shown elsewhere than in the form itself
    form = ViewPageTemplateFile("deposit.pt")
    done = ViewPageTemplateFile("receipt.pt")
    error: str | None = None
    receipt: Deposited | None = None
    upload_help = staticmethod(upload_help)

    @unspoken()
    def __call__(self) -> str:
        self.request.response.setHeader("Cache-Control", "no-store")
        if self.request.method != "POST":
            return self.form()
        CheckAuthenticator(self.request)
        try:
            content = self.content()
            or_refuse(may_deposit(self.context, content, ()))
            if not self.confirmed(self.understood(content)):
                return self.form()
            self.receipt = deposit(self.context, content, self.files())
        except Refusal as refusal:
            self.error = leading(self.context, refusal.refused)
            self.request.response.setStatus(refusal.status)
            return self.form()
        return self.done()

    def content(self) -> BidContent:
        tender = self.tender
        return from_form(self.request.form, tender.all_lots(), tender.all_criteria())

    def understood(self, content: BidContent) -> Understood:
        """What is offered for each lot, as it was read."""
        lot_of = words(FIELDS["lot"].title)
        return [
            (f"{lot_of} {lot.lot} – {words(each['title'])}", each["text"])
            for lot in content.lots
            for each in self.shown(lot)
        ]

    def files(self) -> tuple[Enclosed, ...]:
        return files_of_form(self.request.form)

    def typed(self, name: str) -> str:
        """What stood in a field when the form was sent."""
        return str(self.request.form.get(name, ""))


class Reading(BidView):
    """`@@relire`: the bidder reads its sealed bid with the code of the receipt."""

    page = ViewPageTemplateFile("reading.pt")
    error: str | None = None
    content: BidContent | None = None
    files: tuple[Enclosed, ...] = ()

    @unspoken()
    def __call__(self) -> str:
        self.request.response.setHeader("Cache-Control", "no-store")
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            self.read(given(self.request, "password"))
        return self.page()

    def read(self, code: str) -> None:
        try:
            self.content, self.files = read_again(self.context, code)
        except Refusal as refusal:
            self.error = leading(self.context, refusal.refused)
            self.request.response.setStatus(refusal.status)

    def title_of(self, key: str) -> str:
        titles = {each.key: each.title for each in self.tender.all_criteria()}
        return titles.get(key, key)


class ReceiptFile(BrowserView):
    """`@@recu.json`: the last receipt, to keep and to check."""

    def __call__(self) -> str:
        receipt, response = last_receipt(self.context), self.request.response
        name = f'attachment; filename="recu-{receipt.said["number"]}.json"'
        response.setHeader("Content-Type", "application/json")
        response.setHeader("Content-Disposition", name)
        response.setHeader("Cache-Control", "no-store")
        return json.dumps(shown_receipt(receipt), ensure_ascii=False, indent=1)


class PrepareBid(BrowserView):
    """`@@prepare-bid?tender=` on a partner: a bid for a published tender."""

    def __call__(self) -> None:
        CheckAuthenticator(self.request)
        bid = prepare_bid(self.context, given(self.request, "tender"))
        self.request.response.redirect(f"{bid.absolute_url()}/@@deposer")


def _shown(name: str, value: Any) -> str:
    return words(YES) if value is True else as_text(FIELDS[name], value)
