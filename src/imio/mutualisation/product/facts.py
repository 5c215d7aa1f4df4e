"""The only reader of a product's fields for the rules."""

from datetime import date
from imio.mutualisation.base import catalog
from imio.mutualisation.base import clock
from imio.mutualisation.base.reading import lazily
from imio.mutualisation.base.reading import read_once
from imio.mutualisation.base.reasons import message
from imio.mutualisation.product.rows import price_bands
from imio.mutualisation.product.schema import IProduct
from imio.mutualisation.rules import versions
from imio.mutualisation.rules.product import perimeter_doubts
from imio.mutualisation.rules.product import ProductFacts
from imio.mutualisation.rules.versions import Release


@read_once
def product_facts(product: IProduct) -> ProductFacts:
    """A product as the rules of the catalogue take it."""
    return lazily(
        ProductFacts,
        state=product.review_state,
        kind=lambda: product.kind,
        domain=lambda: product.domain,
        origin=lambda: product.origin,
        has_price=lambda: bool(price_bands(product.price_rows)),
        reason=lambda: product.perimeter_reason or "",
        in_support=lambda: in_support(product),
        has_plan=lambda: bool((product.way_out or "").strip()),
        tied=lambda: bool(product.tied_to),
        developed=lambda: bool(product.member),
    )


def doubts(product: IProduct) -> list[str]:
    """What speaks against a product in the catalogue, as sentences."""
    return [message(each) for each in perimeter_doubts(product_facts(product))]


def in_support(product: IProduct) -> int:
    """How many requests for the product are in support, whoever asks."""
    return len(
        catalog.existing(
            "ServiceRequest", product_uid=catalog.uid(product), review_state="support"
        )
    )


def supported_until(product: IProduct) -> date | None:
    """The day announced, else the last one of some version; `None` where none is known."""
    ends = (row["supported_until"] for row in product.releases or ())
    return product.support_until or max(filter(None, ends), default=None)


def releases_of(product: IProduct) -> tuple[Release, ...]:
    """Its versions, as the rules take them."""
    rows = product.releases or ()
    return tuple(Release(row["version"], row["released_on"]) for row in rows)


def latest_release(product: IProduct) -> Release | None:
    """The version that came out last, up to today; else one without a day, or to come."""
    return versions.latest(releases_of(product), clock.today())
