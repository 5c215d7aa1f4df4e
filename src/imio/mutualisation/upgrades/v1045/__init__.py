"""A quote takes the place of a signed one, steps back of sittings and acts have guards; the
addresses of source code have one spelling, and a number of the law says who confirms it.
"""

from imio.mutualisation.upgrades.letter import bring_types
from imio.mutualisation.upgrades.letter import index_again
from plone import api
from typing import Any


LEGAL = "mutualisation.legal_numbers"
REFERENCE = "legal_reference"
BEFORE = "À vérifier : l’art. L1124-40 n’en dit rien"
NOW = (
    "CDLD, art. L1124-40, § 1er, 3° : ne dit pas si le délai d’urgence se prolonge. "
    "À confirmer par le directeur financier ; 0 : jamais prolongé"
)


def upgrade(setup_tool: Any) -> None:
    """The step by which a signed quote is replaced, and the guards; products are found by that
    spelling; what IMIO has said itself of a number stays.
    """
    bring_types(setup_tool, "Deliberation", "Quote", "Sitting")
    index_again("Product", "source_url")
    rows = [
        {**row, REFERENCE: NOW} if row[REFERENCE] == BEFORE else row
        for row in api.portal.get_registry_record(LEGAL)
    ]
    api.portal.set_registry_record(LEGAL, rows)
