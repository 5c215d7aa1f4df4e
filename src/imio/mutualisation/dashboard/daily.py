"""The round of the day, over REST and by hand."""

from imio.mutualisation.base.daily import Done
from imio.mutualisation.base.daily import Failed
from imio.mutualisation.base.daily import Line
from imio.mutualisation.base.daily import settle
from imio.mutualisation.base.writing import sent
from imio.mutualisation.i18n import _
from plone import api
from plone.protect import CheckAuthenticator
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.services import Service
from Products.Five.browser import BrowserView
from typing import Any
from zope.i18nmessageid import Message
from zope.interface import alsoProvides


SETTLED = _("message_settled", default="${count} step(s) taken.")


class DueStepsPost(Service):
    """`POST @due-steps`: take the steps that time alone brings about."""

    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        sent(self.request)
        lines = settle()
        return {"count": taken(lines), "steps": [as_json(line) for line in lines]}


class Settle(BrowserView):
    """`@@due-steps`: the same from the page of the deadlines."""

    def __call__(self) -> None:
        CheckAuthenticator(self.request)
        lines = settle()
        text = Message(SETTLED, mapping={"count": str(taken(lines))})
        api.portal.show_message(text, self.request)
        for failed in (line for line in lines if isinstance(line, Failed)):
            text = f"{failed.title} : {failed.error}"
            api.portal.show_message(text, self.request, type="error")
        self.request.response.redirect(f"{self.context.absolute_url()}/@@echeances")


def taken(lines: list[Line]) -> int:
    """How many steps were taken."""
    return sum(isinstance(line, Done) for line in lines)


def as_json(line: Line) -> dict[str, str]:
    """A step and where its record stands now, or why there is none."""
    if isinstance(line, Failed):
        return {"@id": line.url, "title": line.title, "error": line.error}
    return {
        "@id": line.obj.absolute_url(),
        "title": line.obj.Title(),
        "type": line.obj.portal_type,
        "transition": line.what,
        "transition_title": line.title,
        "state": line.obj.review_state(),
    }
