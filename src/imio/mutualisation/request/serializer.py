"""A request as JSON: its fields, and where its figures part ways."""

from imio.mutualisation.base.workflow import GuardedSerializer
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.request.discrepancies import discrepancies
from imio.mutualisation.request.schema import IServiceRequest
from plone.restapi.interfaces import ISerializeToJson
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(ISerializeToJson)
@adapter(IServiceRequest, IMutualisationLayer)
class RequestSerializer(GuardedSerializer):
    """Adds what somebody should look at; nothing is refused for it."""

    adds = ("discrepancies",)

    def added(self) -> dict[str, Any]:
        return {"discrepancies": discrepancies(self.context)}
