"""What is done to a quote over REST: computed again, ordered by a deliberation."""

from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.quote.basis import compute
from imio.mutualisation.quote.basis import price_of
from imio.mutualisation.quote.ordering import order_act
from imio.mutualisation.rules.verdict import Refused
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.services import Service
from typing import Any
from zope.component import getMultiAdapter
from zope.interface import alsoProvides


class RecomputePost(Service):
    """`POST @recompute`: basis and lines again from today's price.

    Answers the quote; 409 with the reason when no price can be computed."""

    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        price = price_of(self.context)
        if isinstance(price, Refused):
            raise Refusal(price)
        compute(self.context)
        self.context.reindexObject()
        return getMultiAdapter((self.context, self.request), ISerializeToJson)()


class PrepareOrderPost(Service):
    """`POST @prepare-deliberation`: the act that orders a quote, as a draft (201)."""

    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        act = order_act(self.context)
        if isinstance(act, Refused):
            raise Refusal(act)
        self.request.response.setStatus(201)
        self.request.response.setHeader("Location", act.absolute_url())
        return getMultiAdapter((act, self.request), ISerializeToJson)()
