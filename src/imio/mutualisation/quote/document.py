"""The PDF of a quote, made once, when the quote is sent."""

from Acquisition import aq_parent
from imio.mutualisation.asked.member import Member
from imio.mutualisation.base import bce
from imio.mutualisation.base import clock
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.pdf import sha256
from imio.mutualisation.base.pdf import typeset
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.quote.facts import lines
from imio.mutualisation.quote.schema import IQuote
from imio.mutualisation.rules import quoting
from imio.mutualisation.rules.quoting import FirstYear
from imio.mutualisation.rules.quoting import Line
from imio.mutualisation.rules.quoting import Tax
from pathlib import Path
from plone.namedfile.file import NamedBlobFile
from typing import Any


# What stands for the number of a quote that was not sent.
DRAFT = "(projet)"
TEMPLATE = Path(__file__).parent / "quote.typ"


def typeset_quote(quote: IQuote, replaced: str | None) -> None:
    """Store the PDF and its SHA-256 with the quote."""
    document = typeset(TEMPLATE, payload(quote, replaced))
    name = quote.number.replace("/", "-")
    quote.pdf = NamedBlobFile(
        document, contentType="application/pdf", filename=f"{name}.pdf"
    )
    quote.pdf_sha256 = sha256(document)


def payload(quote: IQuote, replaced: str | None) -> dict[str, Any]:
    """What the template places: every figure and day as it must read."""
    request = aq_parent(quote)
    totals, issued_on = quote.totals(), quote.issued_on or clock.today()
    return {
        "thread": quote.thread,
        "tracking_code": quote.tracking_code,
        "issuer": quote.issued_by(),
        "draft": not quote.number,
        "number": quote.number or DRAFT,
        "supersedes": replaced,
        "issued_on": issued_on.isoformat(),
        "issued": long_day(issued_on),
        "valid_until": long_day(quote.valid_until),
        "imio": {},
        "member": _member(aq_parent(request)),
        "product": request.title,
        "need": request.need,
        "illustrative": bool(quote.basis_illustrative),
        "lines": [_line(line) for line in quoting.firm(lines(quote))],
        "options": [_line(line) for line in lines(quote) if line.counts.option],
        "totals": {
            "one_off": _sums(totals.one_off, totals.one_off_vat, totals.one_off_incl),
            "yearly": _sums(totals.yearly, totals.yearly_vat, totals.yearly_incl),
        },
        "first_year": _first_year(quote.first_year()),
        "vat": [_tax(tax) for tax in quote.taxes()],
        "basis": _basis(quote),
        "explanations": list(quote.basis_explanation or ()),
        "remarks": quote.remarks,
    }


def _member(member: Member) -> dict[str, Any]:
    codes = member.postal_codes or ()
    return {
        "name": member.title,
        "kind": title_of("imio.mutualisation.member_kinds", member.kind),
        "address": [f"{codes[0]} {member.title}"] if codes else [],
        "bce": bce.display(member.bce_number),
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "label": line.label,
        "quantity": number(line.quantity),
        "unit": line.unit,
        "unit_price": euros(line.unit_price),
        "vat_rate": f"{number(line.vat_rate)} %",
        "amount": euros(line.amount),
        "yearly": quoting.is_yearly(line.kind),
    }


def _tax(tax: Tax) -> dict[str, Any]:
    return {
        "yearly": tax.yearly,
        "rate": f"{number(tax.rate)} %",
        "base": euros(tax.base),
        "amount": euros(tax.vat),
    }


def _first_year(first: FirstYear | None) -> dict[str, str] | None:
    if first is None:
        return None
    sums = _sums(first.excl, first.vat, first.incl) or {}
    return {"year": f"{first.start.year}", "months": number(first.months), **sums}


def _sums(*amounts: Any) -> dict[str, str] | None:
    if not any(amounts):
        return None
    return dict(zip(("excl", "vat", "incl"), map(euros, amounts), strict=True))


def _basis(quote: IQuote) -> dict[str, Any]:
    if not quote.basis_population:
        return {}
    indices = (quote.basis_index, quote.basis_base_index)
    return {
        "population": f"{number(quote.basis_population)} habitants",
        "population_date": long_day(quote.basis_population_date),
        "price_list_date": long_day(quote.basis_price_list),
        "size_category": quote.basis_size_category,
        "index": " / ".join(map(number, indices)) if all(indices) else "",
    }
