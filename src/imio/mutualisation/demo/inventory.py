"""What there is of the demonstration, so that one can see that it is whole."""

from collections import Counter
from imio.mutualisation.base.catalog import path
from plone import api


PACKAGE = "imio.mutualisation."


def inventory() -> dict[str, int]:
    """How many records there are of each type and state, by `Quote sent` and the like.

    Authorities that are prospects are not counted: they are not of the demonstration.
    """
    portal = api.portal.get()
    brains = portal.portal_catalog.unrestrictedSearchResults(path=path(portal))
    counted = Counter(
        f"{brain.portal_type.removeprefix(PACKAGE)} {brain.review_state or ''}".strip()
        for brain in brains
        if brain.portal_type.startswith(PACKAGE)
    )
    del counted["Member prospect"]
    return dict(sorted(counted.items()))
