"""Who can provide a product: under contract, under licence, or ranked by a tender."""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.i18n import _
from imio.mutualisation.product.schema import IProduct
from imio.mutualisation.rules import cascade
from imio.mutualisation.rules.states import LICENCE_DRAWN


CONTRACTOR, SUPPLIER, PARTNER = "contractor", "supplier", "partner"
TITLES = {
    CONTRACTOR: _("provider_contractor", default="maintains it under contract"),
    SUPPLIER: _("provider_supplier", default="supplies a shared licence"),
    PARTNER: _("provider_partner", default="ranked by a tender"),
}


@dataclass(frozen=True, slots=True)
class Provider:
    """A firm, as what (`kind`), until when (None: nobody said), and its address."""

    name: str
    kind: str
    until: date | None
    url: str


def providers_of(product: IProduct) -> list[Provider]:
    """Those who can provide a product today, as far as the present user may know.

    Its contractors and the partners of awarded tenders are public; the suppliers are
    those of the licences that this person may see.
    """
    today = clock.today()
    known = (*_contractors(product), *_suppliers(product), *_ranked(product))
    return [each for each in known if each.until is None or each.until >= today]


def firms(providers: Iterable[Provider]) -> int:
    """How many firms they are: one may hold several contracts."""
    return len({each.name.casefold() for each in providers})


def _contractors(product: IProduct) -> Iterator[Provider]:
    for row in product.contractors or ():
        yield Provider(row["name"], CONTRACTOR, row["until"], row["website"] or "")


def _suppliers(product: IProduct) -> Iterator[Provider]:
    brains = found("Licence", product_uid=uid(product), review_state=LICENCE_DRAWN)
    ends = [(b.partner_uid, b.getObject().end) for b in brains if b.partner_uid]
    return _named(ends, SUPPLIER)


def _ranked(product: IProduct) -> Iterator[Provider]:
    """The cascades of the lots that name the product; who is suspended is not asked."""
    places = _places(product, clock.today())
    return _named(places, PARTNER, review_state="selected")


def _places(product: IProduct, today: date) -> list[tuple[str, date | None]]:
    """Each partner with the last day of its tender, once for all lots of a tender."""
    brains = found("Tender", review_state="awarded", lot_products=uid(product))
    places = (
        (place.partner, cascade.usable_until(tender.framework()))
        for tender in (brain.getObject() for brain in brains)
        for row in tender.lots
        if row["product"] == uid(product)
        for place in tender.order(row["number"], today)
    )
    return list(dict.fromkeys(places))


def _named(
    ends: Iterable[tuple[str, date | None]], kind: str, **query: str
) -> Iterator[Provider]:
    """The partners that the present user may see, each with its last day."""
    ends = list(ends)
    wanted = sorted({partner for partner, _until in ends})
    brains = found("Partner", UID=wanted, **query) if wanted else ()
    seen = {brain.UID: brain for brain in brains}
    for partner, until in ends:
        if partner in seen:
            brain = seen[partner]
            yield Provider(brain.Title, kind, until, brain.getURL())
