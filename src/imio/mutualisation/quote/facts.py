"""The only reader of a quote's fields for the rules."""

from Acquisition import aq_parent
from imio.mutualisation.base.reading import read_once
from imio.mutualisation.quote.basis import basis_of
from imio.mutualisation.quote.basis import current_basis
from imio.mutualisation.rules import quoting
from imio.mutualisation.rules.quoting import Line
from typing import Any


def lines(quote: Any) -> tuple[Line, ...]:
    """The lines of a quote as the rules add them up."""
    return tuple(
        Line(
            row["kind"],
            row["label"],
            row["quantity"],
            row["unit"] or "",
            row["unit_price"],
            row["vat_rate"],
        )
        for row in quote.lines or ()
    )


@read_once
def quote_facts(quote: Any) -> quoting.QuoteFacts:
    """A quote as the rules take it."""
    return quoting.QuoteFacts(
        state=quote.review_state(),
        line_count=len(quote.lines or ()),
        totals=quoting.totals(lines(quote)),
        valid_until=quote.valid_until,
        # A partner's prices are its own: they rest on no price list.
        basis_current=bool(quote.issuer) or basis_of(quote) == current_basis(quote),
        request_state=aq_parent(quote).review_state(),
        newer_sent=newer_sent(quote),
        of_partner=bool(quote.issuer),
    )


def newer_sent(quote: Any) -> bool:
    """Whether the last revision of the same request came after this one."""
    revision = quote.number and int(quote.number.rpartition("/")[2])
    return bool(revision) and revision < aq_parent(quote).quote_revision
