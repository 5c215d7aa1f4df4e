"""The only reader of a quote's fields for the rules."""

from Acquisition import aq_parent
from decimal import Decimal
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.reading import lazily
from imio.mutualisation.base.reading import read_once
from imio.mutualisation.base.settings import number_due
from imio.mutualisation.quote.basis import basis_of
from imio.mutualisation.quote.basis import current_basis
from imio.mutualisation.quote.rows import lines_of
from imio.mutualisation.quote.rows import vat_rates
from imio.mutualisation.quote.schema import IQuote
from imio.mutualisation.rules import quoting
from imio.mutualisation.rules.drafting import Offer
from imio.mutualisation.rules.quoting import Line
from imio.mutualisation.rules.quoting import Scope
from imio.mutualisation.rules.routing import PARTNER
from typing import Any


def mended(quote: IQuote) -> list[dict[str, Any]]:
    """The rows of a quote; one that was drafted without a rate of VAT has today's.

    Raises `Refusal`: `setting_missing` (setting, on).
    """
    return [
        {**row, "vat_rate": number_due("vat_rate")} if row["vat_rate"] is None else row
        for row in quote.lines or ()
    ]


def lines(quote: IQuote) -> tuple[Line, ...]:
    """The lines of a quote as the rules add them up. Raises as `mended`."""
    return lines_of(mended(quote))


@read_once
def quote_facts(quote: IQuote) -> quoting.QuoteFacts:
    """A quote as the rules take it."""
    return lazily(
        quoting.QuoteFacts,
        state=quote.review_state,
        lines=lambda: lines(quote),
        rates=vat_rates,
        valid_until=lambda: quote.valid_until,
        basis_current=lambda: rests_on_current_basis(quote),
        request_state=lambda: aq_parent(quote).review_state(),
        newer_sent=lambda: newer_sent(quote),
        of_partner=lambda: bool(quote.issuer),
        routed_to_partner=lambda: aq_parent(quote).routed_to_partner(),
        quoted=lambda: made_for(quote),
        asked=lambda: aq_parent(quote).scope(),
        room=lambda: aq_parent(quote).may_take(quote),
    )


def made_for(quote: IQuote) -> Scope:
    """What a quote that was sent covers.

    IMIO's own says nothing of a partner's work, and of who works only where it sells days.
    """
    days, route = quote.basis_estimated_days, quote.basis_route
    if not quote.issuer:
        days = None if route == PARTNER else days
        route = route if any(line.counts.work for line in lines(quote)) else None
    return Scope(days, route, quote.basis_product)


def rests_on_current_basis(quote: IQuote) -> bool:
    """A partner's prices are its own: they rest on no price list."""
    return bool(quote.issuer) or basis_of(quote) == current_basis(quote)


def of_issuer(quote: IQuote) -> list[Any]:
    """The other quotes of the request that the same party issues."""
    others = (each for each in aq_parent(quote).quotes() if each != quote)
    return [other for other in others if other.issuer == quote.issuer]


def replaced_once_signed(quote: IQuote) -> list[Any]:
    """The signed quotes whose place it takes; the others it adds to."""
    if not quote.replaces_signed:
        return []
    return [each for each in of_issuer(quote) if each.review_state() == "accepted"]


def revision(quote: IQuote) -> int:
    """The revision in its number; 0 for a draft."""
    return int(quote.number.rpartition("/")[2]) if quote.number else 0


def newer_sent(quote: IQuote) -> bool:
    """Whether a later revision of the same issuer has been sent."""
    own = revision(quote)
    return bool(own) and any(revision(other) > own for other in of_issuer(quote))


def offer(quote: IQuote) -> Offer:
    """A quote as an act names it."""
    request, totals = aq_parent(quote), quote.totals()
    return Offer(
        number=quote.number,
        issued=long_day(quote.issued_on),
        valid_until=long_day(quote.valid_until),
        subject=request.title,
        need=request.need or "",
        thread=quote.thread,
        one_off=_amount(totals.one_off, totals.one_off_incl),
        yearly=_amount(totals.yearly, totals.yearly_incl),
    )


def _amount(excl: Decimal, incl: Decimal) -> tuple[str, str] | None:
    return (euros(excl), euros(incl)) if excl else None
