"""An incident as JSON: its fields, and the requests that it gave rise to."""

from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.workflow import GuardedSerializer
from imio.mutualisation.continuity.schema import IIncident
from imio.mutualisation.interfaces import IMutualisationLayer
from plone.restapi.interfaces import ISerializeToJson
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(ISerializeToJson)
@adapter(IIncident, IMutualisationLayer)
class IncidentSerializer(GuardedSerializer):
    """Adds the requests that the present user may see."""

    adds = ("requests",)

    def added(self) -> dict[str, Any]:
        brains = found("ServiceRequest", incident_uid=uid(self.context))
        requests = [
            {"@id": b.getURL(), "thread": b.thread, "review_state": b.review_state}
            for b in brains
        ]
        return {"requests": requests}
