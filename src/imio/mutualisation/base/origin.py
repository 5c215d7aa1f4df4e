"""A page of another site may not write over REST with the cookie of its visitor.

plone.restapi leaves this to the cookie's SameSite attribute, which lets sibling
domains through. A browser says where a writing call comes from; a client that
brings its own credentials does not depend on a cookie.
"""

from imio.mutualisation.base.lane import SAFE
from imio.mutualisation.interfaces import IMutualisationLayer
from plone.rest.interfaces import IAPIRequest
from zExceptions import Forbidden
from zope.component import adapter
from ZPublisher.interfaces import IPubAfterTraversal


@adapter(IPubAfterTraversal)
def refuse_foreign_writes(event: IPubAfterTraversal) -> None:
    """403 to a writing call by cookie whose `Origin` is not this site."""
    request = event.request
    # Zope keeps the Authorization header from everybody but itself.
    if request.method in SAFE or request._auth:
        return
    if not (
        IAPIRequest.providedBy(request) and IMutualisationLayer.providedBy(request)
    ):
        return
    origin = request.getHeader("Origin")
    if origin and origin != request["SERVER_URL"]:
        raise Forbidden("Origin")
