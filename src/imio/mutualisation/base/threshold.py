"""Nobody gets past a record that he may not view.

Pages that Plone opens to everybody (the site map, the bare page around a content)
are found on any object and name it in their title. So it is not enough that each
page has a permission: the nearest record is asked first, at any depth. What is
published inside a record that is not public stays public: a deliberation, say.
"""

from AccessControl import getSecurityManager
from AccessControl import Unauthorized
from imio.mutualisation.interfaces import IRecord
from plone.rest.traverse import RESTWrapper
from zope.component import adapter
from ZPublisher.interfaces import IPubAfterTraversal


@adapter(IPubAfterTraversal)
def ask_the_record(event: IPubAfterTraversal) -> None:
    """Refuse a page, a service or a method of a record that the user may not view."""
    may = getSecurityManager().checkPermission
    for obj in event.request.get("PARENTS", ()):
        obj = obj.context if isinstance(obj, RESTWrapper) else obj
        if IRecord.providedBy(obj):
            if not may("View", obj):
                raise Unauthorized("View")
            return
