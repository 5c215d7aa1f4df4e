"""The page of a quote: what it says, what it rests on, and how it is signed."""

from Acquisition import aq_parent
from functools import cached_property
from imio.mutualisation.asked.request import ServiceRequest
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.localroles import roles_on
from imio.mutualisation.base.mending import leading
from imio.mutualisation.base.pages import GuardedView
from imio.mutualisation.base.pages import show_pdf
from imio.mutualisation.base.pdf import typeset
from imio.mutualisation.quote.basis import price_of
from imio.mutualisation.quote.basis import recompute
from imio.mutualisation.quote.document import payload
from imio.mutualisation.quote.document import TEMPLATE
from imio.mutualisation.quote.facts import lines
from imio.mutualisation.quote.ordering import order_act
from imio.mutualisation.rules import quoting
from imio.mutualisation.rules.states import QUOTE_HIDDEN
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.security import MEMBERS
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from typing import Any


MODIFY = "Modify portal content"


class QuoteView(GuardedView):
    """The lines as the rules add them up."""

    day = staticmethod(day)
    euros = staticmethod(euros)
    number = staticmethod(number)
    is_yearly = staticmethod(quoting.is_yearly)

    @cached_property
    def lines(self) -> tuple[quoting.Line, ...]:
        return lines(self.context)

    @cached_property
    def totals(self) -> quoting.Totals:
        return self.context.totals()

    def first_year(self) -> quoting.FirstYear | None:
        return self.context.first_year()

    def taxes(self) -> tuple[quoting.Tax, ...]:
        return self.context.taxes()

    def issued_by(self) -> str:
        return self.context.issued_by()

    def may_compute(self) -> bool:
        """Whether the price list is behind its lines, and they may change."""
        return self.may_edit() and bool(self.context.may_compute())

    def may_preview(self) -> bool:
        """Whether it has no PDF yet, and something to show."""
        return self.context.pdf is None and bool(self.lines)

    def request_record(self) -> ServiceRequest:
        return aq_parent(self.context)

    def is_draft(self) -> bool:
        return self.context.review_state() == "draft"

    def may_ask(self) -> bool:
        """Whether this person is of the member, which may ask before it answers."""
        waiting = self.context.review_state() == "sent"
        return waiting and not roles_on(self.context).isdisjoint(MEMBERS)

    def expired(self) -> bool:
        """Past its last day, whether or not somebody has recorded it."""
        waiting = self.context.review_state() == "sent"
        return waiting and quoting.is_expired(self.context.valid_until, clock.today())

    def may_prepare_act(self) -> bool:
        """Whether this person drafts acts of the member, and the quote is sent."""
        member = aq_parent(self.request_record())
        sent = quoting.may_order_from(self.context.review_state())
        return bool(sent) and may_create(member, "Deliberation")

    def price_refusal(self) -> str:
        """Why a draft could not be computed."""
        asked = self.is_draft() and self.request_record().product
        asked = asked and self.context.may_compute()
        price = price_of(self.context) if asked else None
        return leading(self.context, price) if isinstance(price, Refused) else ""

    def successors(self) -> list[Any]:
        """The sent revisions that took the place of this one."""
        if self.context.review_state() != "superseded":
            return []
        siblings = found("Quote", path=path(self.request_record()))
        return [brain for brain in siblings if brain.review_state not in QUOTE_HIDDEN]


class PrepareQuote(BrowserView):
    """`@@prepare-quote` on a request: a draft computed from today's price.

    Pressed again, it leads to the draft that is there.
    """

    def __call__(self) -> None:
        CheckAuthenticator(self.request)
        drafts = found("Quote", path=path(self.context), review_state="draft")
        own = [brain.getObject() for brain in drafts]
        quote = next(
            (each for each in own if api.user.has_permission(MODIFY, obj=each)), None
        )
        if quote is None:
            quote = create_in(self.context, "Quote")
        self.request.response.redirect(quote.absolute_url())


class Preview(BrowserView):
    """`@@apercu` of a quote that was not sent: its PDF as it would be today."""

    def __call__(self) -> bytes:
        document = typeset(TEMPLATE, payload(self.context, None))
        return show_pdf(self, self.context.getId(), document)


class Recompute(BrowserView):
    """`@@recompute` on a draft: basis and lines again from today's price."""

    def __call__(self) -> None:
        CheckAuthenticator(self.request)
        recompute(self.context)
        self.request.response.redirect(self.context.absolute_url())


class PrepareOrder(BrowserView):
    """`@@prepare-deliberation` on a quote: the act that orders it, as a draft."""

    def __call__(self) -> None:
        CheckAuthenticator(self.request)
        act = or_refuse(order_act(self.context))
        self.request.response.redirect(act.absolute_url())
