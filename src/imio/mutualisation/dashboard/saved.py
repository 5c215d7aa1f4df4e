"""`@@vues` and `@views`: the views of lists that a person keeps, and those shared with it."""

from imio.mutualisation.base import saved
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.base.parts import OnePart
from imio.mutualisation.base.typed import text
from imio.mutualisation.base.writing import sent
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.views import EVERYBODY
from imio.mutualisation.rules.views import OWN
from imio.mutualisation.rules.views import STAFF
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.services import Service
from typing import Any
from zope.i18nmessageid import Message
from zope.interface import alsoProvides


AUDIENCES = {
    OWN: _("view_own", default="For me"),
    STAFF: _("view_staff", default="For those of IMIO"),
    EVERYBODY: _("view_all", default="For all who sign in"),
}
KEEP, DROP = "keep", "drop"
TAKEN = ("title", "page", "query", "audience")


class KeptViews(FormView):
    """All of them; a list sends its form here, and is shown again with its new view."""

    done = _("views_done", default="Your views are up to date.")

    def act(self) -> None:
        if self.typed("what") == DROP:
            saved.drop(self.typed("key"))
            return
        audience = self.typed("audience") or OWN
        named = (self.typed("title"), self.typed("page"), self.typed("query"))
        self.kept = saved.keep(*named, audience)

    def next_url(self) -> str:
        kept = getattr(self, "kept", None)
        return kept.url if kept else f"{self.context.absolute_url()}/@@vues"

    def views(self) -> list[saved.View]:
        return saved.known()

    def audience(self, view: saved.View) -> Message:
        return AUDIENCES[view.audience]

    def may_drop(self, view: saved.View) -> bool:
        return view.owner == saved.user() or saved.may_share()


class ViewsGet(ReadingService):
    """`GET @views`: one's own, then the shared ones; `url` is the list as it was kept."""

    def reply(self) -> dict[str, Any]:
        url = f"{saved.site_url()}/@views"
        return {"@id": url, "items": [as_json(each) for each in saved.known()]}


class ViewsPost(Service):
    """`POST @views`: keep one, `title`, `page`, `query`, `audience`; 201 and the view."""

    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        body = sent(self.request, *TAKEN)
        title, page, query, audience = (text(body, name) for name in TAKEN)
        told = as_json(saved.keep(title, page, query, audience or OWN))
        self.request.response.setStatus(201)
        self.request.response.setHeader("Location", told["@id"])
        return told


class ViewsDelete(OnePart):
    """`DELETE @views/<key>`: 204."""

    def reply(self) -> None:
        alsoProvides(self.request, IDisableCSRFProtection)
        sent(self.request)
        saved.drop(self.part)
        self.reply_no_content()


def as_json(view: saved.View) -> dict[str, Any]:
    """A view; `own` says whether the person keeps it itself."""
    return {
        "@id": f"{saved.site_url()}/@views/{view.key}",
        "title": view.title,
        "page": view.page,
        "query": view.query,
        "url": view.url,
        "audience": view.audience,
        "own": view.owner == saved.user(),
    }
