"""The PDF of a quote, made once, when the quote is sent."""

from Acquisition import aq_parent
from imio.mutualisation.asked.member import Member
from imio.mutualisation.base import bce
from imio.mutualisation.base import clock
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.kept import keep
from imio.mutualisation.base.kept import SIGNED_QUOTE
from imio.mutualisation.base.pdf import sha256
from imio.mutualisation.base.pdf import typeset
from imio.mutualisation.base.signature import signature
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.quote.facts import lines
from imio.mutualisation.quote.facts import of_issuer
from imio.mutualisation.quote.schema import IQuote
from imio.mutualisation.rules import quoting
from imio.mutualisation.rules.quoting import FirstYear
from imio.mutualisation.rules.quoting import Line
from imio.mutualisation.rules.quoting import Tax
from pathlib import Path
from plone.namedfile.file import NamedBlobFile
from typing import Any
from zope.annotation.interfaces import IAnnotations

import json


# What stands for the number of a quote that was not sent.
DRAFT = "(projet)"
# What the PDF that was sent says: the request may say otherwise by the time it is signed.
PLACED = "imio.mutualisation.quote.placed"
TEMPLATE = Path(__file__).parent / "quote.typ"


def typeset_quote(quote: IQuote, replaced: str | None) -> None:
    """Store the PDF and its SHA-256 with the quote."""
    placed = payload(quote, replaced)
    IAnnotations(quote)[PLACED] = json.dumps(placed)
    document = typeset(TEMPLATE, placed)
    name = quote.number.replace("/", "-")
    quote.pdf = NamedBlobFile(
        document, contentType="application/pdf", filename=f"{name}.pdf"
    )
    quote.pdf_sha256 = sha256(document)


def keep_signed(quote: IQuote) -> None:
    """Keep the quote as it was sent, with the signature of the current user on it.

    It names the SHA-256 of what was sent, and so of what is signed.
    """
    signed = {**signature(aq_parent(aq_parent(quote))), "of": quote.pdf_sha256}
    keep(
        quote, SIGNED_QUOTE, typeset(TEMPLATE, {**_placed(quote), "signature": signed})
    )


def _placed(quote: IQuote) -> dict[str, Any]:
    """What was placed when it was sent; for those sent before that was kept, what would be."""
    kept = IAnnotations(quote).get(PLACED)
    if kept is None:
        numbers = [each.number for each in of_issuer(quote) if each.number]
        earlier = numbers[: numbers.index(quote.number)]
        return payload(quote, earlier[-1] if earlier else None)
    placed: dict[str, Any] = json.loads(kept)
    return placed


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
