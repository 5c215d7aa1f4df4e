"""A token outlives no account: Plone's are good until they end, whoever is gone meanwhile."""

from AccessControl import getSecurityManager
from Acquisition import aq_parent
from imio.mutualisation.interfaces import IMutualisationLayer
from zExceptions import Unauthorized
from zope.component import adapter
from ZPublisher.interfaces import IPubAfterTraversal


@adapter(IPubAfterTraversal)
def refuse_ghosts(event: IPubAfterTraversal) -> None:
    """Who comes by a token has an account. Raises `Unauthorized`."""
    request = event.request
    if not IMutualisationLayer.providedBy(request):
        return
    if not (getattr(request, "_auth", None) or "").lower().startswith("bearer"):
        return
    user = getSecurityManager().getUser()
    if user.getId() and aq_parent(user).getUserById(user.getId()) is None:
        raise Unauthorized("This account is gone")
