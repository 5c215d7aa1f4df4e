"""The only reader of a product's fields for the rules."""

from imio.mutualisation.base import catalog
from imio.mutualisation.product.prices import price_rows
from imio.mutualisation.rules.product import ProductFacts
from typing import Any


def product_facts(product: Any) -> ProductFacts:
    """A product as the rules of the catalogue take it."""
    return ProductFacts(
        state=product.review_state(),
        kind=product.kind,
        domain=product.domain,
        origin=product.origin,
        has_price=bool(price_rows(product.price_rows)),
        reason=product.perimeter_reason or "",
        in_support=in_support(product),
        has_plan=bool((product.way_out or "").strip()),
        tied=bool(product.tied_to),
    )


def in_support(product: Any) -> int:
    """How many requests for the product are in support, whoever asks."""
    return len(
        catalog.existing(
            "ServiceRequest", product_uid=catalog.uid(product), review_state="support"
        )
    )
