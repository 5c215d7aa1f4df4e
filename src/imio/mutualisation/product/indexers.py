"""What the catalogue knows of a product."""

from imio.mutualisation.product.schema import IProduct
from plone.indexer import indexer


@indexer(IProduct)
def mutualisation_kind(product: IProduct) -> str:
    return product.kind


@indexer(IProduct)
def SearchableText(product: IProduct) -> str:
    return " ".join(
        text for text in (product.title, product.description, product.details) if text
    )
