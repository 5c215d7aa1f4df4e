"""A licence as JSON: its fields, and what is computed from them today."""

from imio.mutualisation.base.changes import as_json
from imio.mutualisation.base.metrics import seats_as_json
from imio.mutualisation.base.workflow import GuardedSerializer
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.licence import facts
from imio.mutualisation.licence.schema import ILicence
from imio.mutualisation.licence.warnings import of_drawing
from imio.mutualisation.licence.warnings import warnings
from imio.mutualisation.security import READ_RESERVED
from plone import api
from plone.restapi.interfaces import ISerializeToJson
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(ISerializeToJson)
@adapter(ILicence, IMutualisationLayer)
class LicenceSerializer(GuardedSerializer):
    """Adds the pool of today, the price of today and the next deadline; for staff, what
    contradicts itself and what was taken back.
    """

    adds = (
        "changes",
        "next_deadline",
        "next_deadline_kind",
        "price_today",
        "seats",
        "warnings",
    )

    def added(self) -> dict[str, Any]:
        day = facts.deadline(self.context)
        reserved = api.user.has_permission(READ_RESERVED, obj=self.context)
        return {
            "changes": as_json(self.context) if reserved else [],
            "warnings": of_drawing(self.context)
            + (warnings(self.context) if reserved else []),
            "seats": seats_as_json(self.context.seats_today()),
            "price_today": str(facts.price_today(self.context)),
            "next_deadline": day and day.isoformat(),
            "next_deadline_kind": facts.deadline_kind(self.context),
        }
