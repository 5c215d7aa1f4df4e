"""What a quote rests on: price list, population and index, frozen in its own fields."""

from Acquisition import aq_parent
from collections import Counter
from imio.mutualisation.asked.request import ServiceRequest
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.explain import explanation
from imio.mutualisation.base.settings import number_due
from imio.mutualisation.base.sizes import size_category
from imio.mutualisation.base.words import words
from imio.mutualisation.quote.schema import IQuote
from imio.mutualisation.quote.vocabularies import LINE_TITLES
from imio.mutualisation.quote.vocabularies import UNIT_TITLES
from imio.mutualisation.rules import quoting
from imio.mutualisation.rules.tariff import Price
from imio.mutualisation.rules.verdict import Refused
from typing import Any


FROZEN = ("basis_population", "basis_price_list", "basis_index", "basis_base_index")


def price_of(quote: IQuote) -> Price | Refused:
    """Today's price of the product asked for, for the member that asks."""
    request = aq_parent(quote)
    brains = existing("Product", UID=request.product) if request.product else ()
    if not brains:
        return Refused("product_missing")
    today = clock.today()
    authority = aq_parent(request).priced_on(today)
    if isinstance(authority, Refused):
        return authority
    return brains[0]._unrestrictedGetObject().price_for(authority, today)


def current_basis(quote: IQuote) -> tuple[Any, ...]:
    """What a quote computed now would rest on."""
    price = price_of(quote)
    if isinstance(price, Refused):
        return (None,) * len(FROZEN)
    inhabitants = price.authority.population.inhabitants
    return (inhabitants, price.valid_from, price.index, price.base_index)


def basis_of(quote: IQuote) -> tuple[Any, ...]:
    """What the quote rests on."""
    return tuple(getattr(quote, name) for name in FROZEN)


def compute(quote: IQuote, keep_lines: bool = False) -> None:
    """Fill the basis and, unless they are kept, the lines from today's price."""
    price = price_of(quote)
    if isinstance(price, Refused):
        for name in FROZEN:
            setattr(quote, name, None)
        quote.basis_explanation = []
        return
    today = clock.today()
    population = price.authority.population
    category = size_category(population.inhabitants, today)
    quote.basis_population = population.inhabitants
    quote.basis_population_date = population.reference_date
    quote.basis_size_category = category.title if category else None
    quote.basis_price_list = price.valid_from
    quote.basis_index = price.index
    quote.basis_base_index = price.base_index
    quote.basis_illustrative = price.illustrative
    quote.basis_explanation = explanation(price)
    if not keep_lines:
        quote.lines = drafted(quote, price)


def recompute(quote: IQuote) -> None:
    """Basis and lines again from today's price.

    Raises `Refusal`: as `quoting.may_compute`, and why no price can be computed.
    """
    or_refuse(quote.may_compute())
    or_refuse(price_of(quote))
    compute(quote)
    quote.reindexObject()


def accepted(request: ServiceRequest) -> Counter:
    """The quantity of each kind of line that the member has signed for already."""
    quantities: Counter = Counter()
    for quote in request.quotes():
        if quote.review_state() == "accepted":
            for row in quote.lines:
                quantities[row["kind"]] += row["quantity"]
    return quantities


def drafted(quote: IQuote, price: Price) -> list[dict[str, Any]]:
    """The rows a quote begins with: what is due and not signed for yet."""
    request = aq_parent(quote)
    signed = Counter() if quote.replaces_signed else accepted(request)
    labels = {
        kind: f"{words(title)} : {request.title}" for kind, title in LINE_TITLES.items()
    }
    rate = number_due("vat_rate")
    days = None if request.routed_to_partner() else request.estimated_days
    lines = quoting.draft_lines(price, days, labels, rate)
    return [
        {
            "kind": line.kind,
            "label": line.label,
            "quantity": line.quantity - signed[line.kind],
            "unit": words(UNIT_TITLES[line.unit]),
            "unit_price": line.unit_price,
            "vat_rate": line.vat_rate,
        }
        for line in lines
        if line.quantity > signed[line.kind]
    ]
