"""`POST @recompute` on a draft quote: basis and lines again from today's price."""

from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.quote.basis import compute
from imio.mutualisation.quote.basis import price_of
from imio.mutualisation.rules.verdict import Refused
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.services import Service
from typing import Any
from zope.component import getMultiAdapter
from zope.interface import alsoProvides


class RecomputePost(Service):
    """Answers the quote; 409 with the reason when no price can be computed."""

    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        price = price_of(self.context)
        if isinstance(price, Refused):
            raise Refusal(price)
        compute(self.context)
        self.context.reindexObject()
        return getMultiAdapter((self.context, self.request), ISerializeToJson)()
