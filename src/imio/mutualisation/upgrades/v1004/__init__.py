"""Complete products: what is found by licence, interface and end of support."""

from imio.mutualisation.upgrades.letter import bring_types
from imio.mutualisation.upgrades.letter import import_profile
from imio.mutualisation.upgrades.letter import index_again
from typing import Any


# The new indexes; the new columns come with whichever is indexed again.
INDEXES = {
    "Product": [
        "SearchableText",
        "development_status",
        "interface_systems",
        "maintained_until",
        "source_url",
        "spdx",
    ],
    "ServiceRequest": ["product_uid"],
}


def upgrade(setup_tool: Any) -> None:
    """The new column and rights; then the products, and since when they are used."""
    import_profile(setup_tool, __name__)
    bring_types(setup_tool, "Product", "Section")
    for name, indexes in INDEXES.items():
        index_again(name, *indexes)
