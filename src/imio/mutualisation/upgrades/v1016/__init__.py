"""What is published of a tender is kept as it is; bidders have the days of the law."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.tender.terms import published_terms
from imio.mutualisation.upgrades.letter import complete_legal_numbers
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The terms of the tenders that were published, and the new legal numbers."""
    for brain in existing("Tender"):
        keep_terms(brain._unrestrictedGetObject())
    complete_legal_numbers()


def keep_terms(tender: Any) -> None:
    """What it says now counts as published."""
    if tender.number:
        tender.published_terms = published_terms(tender)
        vars(tender).pop("terms_digest", None)
