"""A partner as JSON: its fields, and what it has done."""

from imio.mutualisation.base.workflow import GuardedSerializer
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.partner.schema import IPartner
from imio.mutualisation.partner.works import works
from plone.restapi.interfaces import ISerializeToJson
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(ISerializeToJson)
@adapter(IPartner, IMutualisationLayer)
class PartnerSerializer(GuardedSerializer):
    """Adds its past works, for itself and for IMIO."""

    adds = ("works",)

    def added(self) -> dict[str, Any]:
        return {"works": works(self.context)}
