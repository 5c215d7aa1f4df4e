"""The only reader of a product's fields for the rules."""

from collections.abc import Mapping
from datetime import date
from imio.mutualisation.base import catalog
from imio.mutualisation.base import clock
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
        developed=bool(product.member),
    )


def in_support(product: Any) -> int:
    """How many requests for the product are in support, whoever asks."""
    return len(
        catalog.existing(
            "ServiceRequest", product_uid=catalog.uid(product), review_state="support"
        )
    )


def supported_until(product: Any) -> date | None:
    """The last day on which some version is supported; `None` where none says it."""
    ends = (row["supported_until"] for row in product.releases or ())
    return max(filter(None, ends), default=None)


def latest_release(product: Any) -> Mapping[str, Any] | None:
    """The version that came out last, up to today; else one without a day, or to come."""
    rows, today = product.releases or (), clock.today()
    out = [row for row in rows if row["released_on"] and row["released_on"] <= today]
    undated = [row for row in rows if not row["released_on"]]
    known = out or undated or rows
    return max(known, key=lambda row: row["released_on"] or date.min, default=None)
