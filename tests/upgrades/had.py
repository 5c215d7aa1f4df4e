"""What the owner of a kept site has set, and what its demonstration leaves out."""

from datetime import date
from decimal import Decimal
from imio.mutualisation.base.catalog import existing
from plone import api


# Records of the registry, with a value that no profile gives.
SETTINGS = {
    "plone.site_logo": b"filenameb64:YQ==;datab64:YQ==",
    "plone.displayed_types": ("imio.mutualisation.Section", "Link"),
    "mutualisation.large_authority": 40000,
    "mutualisation.share_fee": [
        {"valid_from": date(2012, 1, 1), "value": Decimal(5), "source": "Conseil"}
    ],
}
FRONT_PAGE = "summary_view"
TITLE = "Nos produits"
ORDERED = date(2025, 3, 1)
WORDS = "Accord-cadre oublié"


def set_by_owner(site):
    for name, value in SETTINGS.items():
        api.portal.set_registry_record(name, value)
    site.setLayout(FRONT_PAGE)
    site["catalogue"].title = TITLE
    site["catalogue"].reindexObject()


def fill(site):
    """Values that a later step makes something else of."""
    for brain in existing("ServiceRequest", review_state="quote"):
        brain._unrestrictedGetObject().deliberation_executory_on = ORDERED
    for brain in existing("Need"):
        brain._unrestrictedGetObject().licence = WORDS
