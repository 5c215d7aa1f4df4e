"""`@@hors-perimetre`: the products that the perimeter leaves out, or lets in for a reason."""

from dataclasses import dataclass
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.product.facts import doubts
from imio.mutualisation.product.schema import IProduct
from imio.mutualisation.rules.states import PRODUCT_GONE
from Products.Five.browser import BrowserView


@dataclass(frozen=True, slots=True)
class Outside:
    """A product with what speaks against it, else the reason that lets it in."""

    title: str
    url: str
    state: str
    domain: str
    doubts: list[str]
    reason: str


class Perimeter(BrowserView):
    """What staff has to decide comes first."""

    def products(self) -> list[Outside]:
        brains = existing("Product", sort_on="sortable_title")
        living = (brain for brain in brains if brain.review_state not in PRODUCT_GONE)
        rows = [_outside(brain._unrestrictedGetObject()) for brain in living]
        told = [row for row in rows if row.doubts or row.reason]
        return sorted(told, key=lambda row: not row.doubts)


def _outside(product: IProduct) -> Outside:
    return Outside(
        product.title,
        product.absolute_url(),
        state_title("Product", product.review_state()),
        title_of("imio.mutualisation.domains", product.domain),
        doubts(product),
        (product.perimeter_reason or "").strip(),
    )
