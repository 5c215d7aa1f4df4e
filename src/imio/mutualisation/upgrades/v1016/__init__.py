"""What is published of a tender is kept as it is; bidders have the days of the law."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.settings.schema import ISettings
from imio.mutualisation.tender.terms import published_terms
from plone import api
from typing import Any
from zope.schema import getFields


LEGAL = "mutualisation.legal_numbers"


def upgrade(setup_tool: Any) -> None:
    """The terms of the tenders that were published, and the new legal numbers."""
    for brain in existing("Tender"):
        keep_terms(brain._unrestrictedGetObject())
    kept = api.portal.get_registry_record(LEGAL)
    api.portal.set_registry_record(LEGAL, completed(kept))


def keep_terms(tender: Any) -> None:
    """What it says now counts as published."""
    if tender.number:
        tender.published_terms = published_terms(tender)
        vars(tender).pop("terms_digest", None)


def completed(kept: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of a site, and the default ones of the numbers that it lacks."""
    codes = {row["code"] for row in kept}
    before = iter(kept)
    rows = [
        next(before, row) if row["code"] in codes else row
        for row in getFields(ISettings)["legal_numbers"].default
    ]
    return [*rows, *before]
