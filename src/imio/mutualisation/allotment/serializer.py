"""Seats as JSON: the fields, and what whoever draws them should know."""

from imio.mutualisation.allotment.schema import IAllotment
from imio.mutualisation.base.workflow import GuardedSerializer
from imio.mutualisation.interfaces import IMutualisationLayer
from plone.restapi.interfaces import ISerializeToJson
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(ISerializeToJson)
@adapter(IAllotment, IMutualisationLayer)
class AllotmentSerializer(GuardedSerializer):
    """Adds that the licence is in notice."""

    adds = ("warnings",)

    def added(self) -> dict[str, Any]:
        return {"warnings": self.context.licence_drawn().warnings_of_drawing()}
