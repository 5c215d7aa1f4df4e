"""What one may not know of is answered like what is not there.

A record that the reader may not view and a name that nothing bears: one status, one
body, the same headers, for page and JSON. Who has signed in is told that
there is nothing. Who has not is asked to, below the sections: a link in a mail may lead
there, and the sign-in page promises nothing. A page that there is not is no record, and
simply not there.
"""

from AccessControl import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from Acquisition import aq_chain
from collections.abc import Callable
from collections.abc import Iterator
from imio.mutualisation.base.reasons import message
from imio.mutualisation.base.unsaved import Unsaved
from imio.mutualisation.interfaces import IRecord
from imio.mutualisation.rules.verdict import Refused
from plone import api
from plone.app.redirector.browser import FourOhFourView
from plone.app.redirector.interfaces import IRedirectionStorage
from plone.outputfilters.browser.resolveuid import ResolveUIDView
from plone.rest.errors import ErrorHandling
from plone.rest.interfaces import IAPIRequest
from plone.rest.traverse import RESTWrapper
from Products.CMFPlone.browser.exceptions import ExceptionView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.PluggableAuthService.interfaces.authservice import IPluggableAuthService
from typing import Any
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope.component import getUtility


def holders(request: Any) -> Iterator[Any]:
    """What the way of a request came through, the nearest first."""
    for obj in request.get("PARENTS", ()):
        yield obj.context if isinstance(obj, RESTWrapper) else obj


def hidden(request: Any) -> bool:
    """Whether the nearest record on the way is not for who asks."""
    record = next(filter(IRecord.providedBy, holders(request)), None)
    may = getSecurityManager().checkPermission
    return record is not None and not may("View", record)


def below_a_section(request: Any) -> bool:
    """Whether records may lie there."""
    return any(
        IRecord.providedBy(obj) or hasattr(obj, "holds") for obj in holders(request)
    )


def names_a_page(request: Any) -> bool:
    """Whether the name that nothing bears is one that no record has: `@@nothing`."""
    # A page on the way has no place of its own.
    placed = (each for each in holders(request) if hasattr(each, "getPhysicalPath"))
    last = next(placed, None)
    if last is None:
        return False
    names = request.physicalPathFromURL(request["ACTUAL_URL"])
    missing = [name for name in names if name != "++api++"][
        len(last.getPhysicalPath()) :
    ]
    return bool(missing) and missing[0].startswith("@")


def recognise(request: Any) -> None:
    """Find out who asks, which the publisher does at the end of a way that ends well."""
    if getSecurityManager().getUser().getId() is not None:
        return
    for place in aq_chain(api.portal.get()):
        folder: Any = getattr(place, "acl_users", None)
        if not IPluggableAuthService.providedBy(folder):
            continue
        for user_id, _login in folder._extractUserIds(request, folder.plugins):
            user = folder.getUserById(user_id)
            if user is not None:
                newSecurityManager(request, user)
                return


def reads(request: Any) -> bool:
    """Whether who asks can read a form to sign in: no machine, which sends its name and
    password beside what it asks, or asks for what no person reads.
    """
    last = request["ACTUAL_URL"].rpartition("/")[2]
    return not request._auth and not (last[:1] == "@" and last[:2] != "@@")


def has_moved(request: Any) -> bool:
    """Whether what was there is elsewhere now, where the reader may view it."""
    storage = getUtility(IRedirectionStorage)
    names = request.physicalPathFromURL(request["ACTUAL_URL"])
    names = [name for name in names if name != "++api++"]
    ways = ("/".join(names[:most]) for most in range(len(names), 1, -1))
    new = next(filter(None, map(storage.get, ways)), None)
    catalog = api.portal.get_tool("portal_catalog")
    path = {"query": new, "depth": 0}
    return new is not None and bool(catalog.searchResults(path=path))


class Redirector(FourOhFourView):
    """`plone_redirector_view`, which tells nobody where a hidden record went."""

    def attempt_redirect(self) -> bool:
        return has_moved(self.request) and super().attempt_redirect()


class Told(ErrorHandling):
    """A refusal over REST: it names what was asked for, not how far that led."""

    def attempt_redirect(self) -> bool:
        return has_moved(self.request) and super().attempt_redirect()

    def render_exception(self, exception: Exception) -> dict[str, Any] | None:
        told = super().render_exception(exception)
        if told is not None:
            reason = (
                "nothing_there" if isinstance(exception, NotFound) else "not_let_in"
            )
            refused = Refused(reason, {"address": self.request["ACTUAL_URL"]})
            told |= {"reason": reason, "message": message(refused)}
            told.pop("traceback", None)
        return told


class Unseen(Unsaved, ExceptionView):
    """`NotFound` and `Unauthorized`, as JSON and as a page of the site."""

    typed = ViewPageTemplateFile("unsaved.pt")

    def __call__(self) -> Any:
        recognise(self.request)
        error = said(self.context, self.request)
        if IAPIRequest.providedBy(self.request):
            return Told(error, self.request)()
        if self.unsaved() and not api.user.is_anonymous():
            return self._instead(error, api.portal.get(), self.typed)
        if isinstance(error, Unauthorized) and not reads(self.request):
            return Told(error, self.request)()
        if error is self.context:
            return super().__call__()
        return self._sign_in() if api.user.is_anonymous() else self._not_found(error)

    def _sign_in(self) -> str:
        response = self.request.response
        response._unauthorized()
        response.setStatus(response.status, lock=1)
        return ""

    def _not_found(self, error: Exception) -> Any:
        return self._instead(error, error, super().__call__)

    def _instead(self, error: Exception, here: Any, page: Callable[[], Any]) -> Any:
        """What was asked for is not the place to say that it is not there."""
        self.context, self.__parent__ = here, api.portal.get()
        shown, response = page(), self.request.response
        response.setStatus(404 if isinstance(error, NotFound) else 403, lock=1)
        response._has_challenged = True
        response.setBase(None)
        return shown


def said(error: Exception, request: Any) -> Exception:
    """What the reader is told instead, where it is nobody's business what is there."""
    lost = isinstance(error, NotFound) and "PUBLISHED" not in request.other
    lost = lost and below_a_section(request) and not names_a_page(request)
    if not (lost or hidden(request)):
        return error
    # Plone says by what rule the page is cached that was asked for.
    request.other.pop("PUBLISHED", None)
    request.response.headers.pop("x-cache-rule", None)
    if api.user.is_anonymous() and not has_moved(request):
        return Unauthorized("Unauthorized")
    return NotFound(request["ACTUAL_URL"])


class ResolveUid(ResolveUIDView):
    """`resolveuid/<uid>`: the address of what the reader may view."""

    def __call__(self) -> str:
        catalog = api.portal.get_tool("portal_catalog")
        if not (self.uuid and catalog.searchResults(UID=self.uuid)):
            raise NotFound(self.request["ACTUAL_URL"])
        return str(super().__call__())
