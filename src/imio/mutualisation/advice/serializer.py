"""An advice as JSON: its fields, and whether it is about the text as it stands."""

from imio.mutualisation.advice.schema import IAdvice
from imio.mutualisation.base.workflow import GuardedSerializer
from imio.mutualisation.interfaces import IMutualisationLayer
from plone.restapi.interfaces import ISerializeToJson
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(ISerializeToJson)
@adapter(IAdvice, IMutualisationLayer)
class AdviceSerializer(GuardedSerializer):
    """Adds `outdated`: it was given on an earlier text."""

    adds = ("outdated",)

    def added(self) -> dict[str, Any]:
        return {"outdated": self.context.outdated()}
