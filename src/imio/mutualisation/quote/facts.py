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
from imio.mutualisation.quote.schema import IQuote
from imio.mutualisation.rules import quoting
from imio.mutualisation.rules.drafting import Offer
from imio.mutualisation.rules.quoting import Line
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
    return tuple(
        Line(
            row["kind"],
            row["label"],
            row["quantity"],
            row["unit"] or "",
            row["unit_price"],
            row["vat_rate"],
        )
        for row in mended(quote)
    )


@read_once
def quote_facts(quote: IQuote) -> quoting.QuoteFacts:
    """A quote as the rules take it."""
    return lazily(
        quoting.QuoteFacts,
        state=quote.review_state,
        line_count=lambda: len(quote.lines or ()),
        totals=lambda: quoting.totals(lines(quote)),
        valid_until=lambda: quote.valid_until,
        basis_current=lambda: rests_on_current_basis(quote),
        request_state=lambda: aq_parent(quote).review_state(),
        newer_sent=lambda: newer_sent(quote),
        of_partner=lambda: bool(quote.issuer),
    )


def rests_on_current_basis(quote: IQuote) -> bool:
    """A partner's prices are its own: they rest on no price list."""
    return bool(quote.issuer) or basis_of(quote) == current_basis(quote)


def newer_sent(quote: IQuote) -> bool:
    """Whether the last revision of the same request came after this one."""
    revision = quote.number and int(quote.number.rpartition("/")[2])
    return bool(revision) and revision < aq_parent(quote).quote_revision


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
