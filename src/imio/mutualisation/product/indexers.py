"""What the catalogue knows of a product."""

from datetime import date
from imio.mutualisation.product.facts import releases_of
from imio.mutualisation.product.facts import supported_until
from imio.mutualisation.product.schema import IProduct
from imio.mutualisation.standards.publiccode.addresses import repository
from plone.indexer import indexer
from typing import Any


@indexer(IProduct)
def mutualisation_kind(product: IProduct) -> str:
    return product.kind


@indexer(IProduct)
def source_url(product: IProduct) -> str | None:
    """One spelling of the address for all of them."""
    return repository(product.source_url) if product.source_url else None


@indexer(IProduct)
def interface_systems(product: IProduct) -> list[str]:
    """The systems it exchanges with, and who sells them."""
    return _systems(product)


@indexer(IProduct)
def maintained_until(product: IProduct) -> date | None:
    return supported_until(product)


@indexer(IProduct)
def product_likeness(product: IProduct) -> dict[str, Any]:
    """What tells whether another product is the same, and what was decided of it."""
    return {
        "source": repository(product.source_url) if product.source_url else "",
        "features": [row["feature"] for row in product.features or ()],
        "alternatives": [line.strip() for line in product.alternatives or ()],
        "successor": product.successor or "",
        "kept": {row["product"]: row["reason"] for row in product.kept_beside or ()},
    }


@indexer(IProduct)
def product_versions(product: IProduct) -> dict[str, Any]:
    """The version recommended, those that came out, and those said to be in use."""
    return {
        "recommended": product.recommended_version or "",
        "releases": [(each.version, each.released_on) for each in releases_of(product)],
        "used": [row["version"] or "" for row in product.referents or ()],
    }


@indexer(IProduct)
def SearchableText(product: IProduct) -> str:
    texts = (product.title, product.description, product.details)
    features = (row["feature"] for row in product.features or ())
    words = (*texts, *features, *_systems(product))
    return " ".join(text for text in words if text)


def _systems(product: IProduct) -> list[str]:
    rows = product.interfaces or ()
    names = {row[column] for row in rows for column in ("system", "vendor")}
    return sorted(filter(None, names))
