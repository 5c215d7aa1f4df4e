"""What the catalogue knows of incidents, and of who keeps a solution going.

An indexer must not search: the queue that it runs in would start again.
"""

from datetime import date
from imio.mutualisation.continuity import facts
from imio.mutualisation.continuity.schema import IIncident
from imio.mutualisation.licence.schema import ILicence
from imio.mutualisation.product.schema import IProduct
from imio.mutualisation.request.schema import IServiceRequest
from plone.indexer import indexer
from typing import Any


@indexer(IIncident)
def mutualisation_kind(incident: IIncident) -> str:
    return incident.kind


@indexer(IIncident)
def product_uid(incident: IIncident) -> str | None:
    return incident.product


@indexer(IIncident)
def licence_uid(incident: IIncident) -> str | None:
    return incident.licence


@indexer(IIncident)
def partner_uid(incident: IIncident) -> str | None:
    return incident.partner


@indexer(IIncident)
def SearchableText(incident: IIncident) -> str:
    words = (incident.title, incident.provider, incident.migrate_to)
    return " ".join(word for word in words if word)


@indexer(IServiceRequest)
def incident_uid(request: IServiceRequest) -> str | None:
    return request.incident


@indexer(IProduct)
def product_situation(product: IProduct) -> dict[str, Any]:
    return facts.product_kept(product)


@indexer(ILicence)
def licence_situation(licence: ILicence) -> dict[str, Any]:
    return facts.licence_kept(licence)


@indexer(ILicence)
def licence_maintained_until(licence: ILicence) -> date | None:
    return facts.licence_until(licence)
