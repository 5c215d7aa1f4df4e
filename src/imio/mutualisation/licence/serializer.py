"""A licence as JSON: its fields, and what is computed from them today."""

from imio.mutualisation.base.metrics import seats_as_json
from imio.mutualisation.base.workflow import GuardedSerializer
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.licence import facts
from imio.mutualisation.licence.schema import ILicence
from plone.restapi.interfaces import ISerializeToJson
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(ISerializeToJson)
@adapter(ILicence, IMutualisationLayer)
class LicenceSerializer(GuardedSerializer):
    """Adds the pool of today, the price of today and the next deadline."""

    adds = ("seats", "price_today", "next_deadline", "next_deadline_kind")

    def added(self) -> dict[str, Any]:
        day = facts.deadline(self.context)
        return {
            "seats": seats_as_json(self.context.seats_today()),
            "price_today": str(facts.price_today(self.context)),
            "next_deadline": day and day.isoformat(),
            "next_deadline_kind": facts.deadline_kind(self.context),
        }
