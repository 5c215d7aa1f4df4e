"""What is typed is kept in the browser until it is saved: `static/drafts.js`.

The site keeps nothing of it. It says which forms may be kept and for whom, and by a cookie that
the browser reads that a form was saved, or that somebody has signed out.
"""

from hashlib import blake2b
from imio.mutualisation.i18n import _
from imio.mutualisation.interfaces import IMutualisationLayer
from plone import api
from plone.app.layout.viewlets.common import ViewletBase
from Products.PluggableAuthService.interfaces.events import IUserLoggedOutEvent
from typing import Any
from zope.component import adapter
from zope.globalrequest import getRequest
from zope.interface import Interface


TOLD = "mut-told"
SAVED, SIGNED_OUT = "saved", "signed-out"
# What the script asks for once it has put back what was typed: the form, and nothing saved.
RESUME = "mut-resume"


class IKeptForm(Interface):
    """A page of the suite whose form is kept while it is typed."""


class Drafts(ViewletBase):
    """For the script: whose drafts they are, and its words."""

    told = _("draft_told", default="What you wrote here is not saved yet.")
    resume = _("draft_resume", default="Take up what you had written")
    forget = _("draft_forget", default="Erase it")
    files = _("draft_files", default="Files have to be chosen again.")

    def whose(self) -> str:
        """Not the login itself, which would stay in the browser."""
        login = api.user.get_current().getId()
        return blake2b(login.encode(), digest_size=12).hexdigest() if login else ""


def tell_saved(request: Any) -> None:
    """The browser need not keep what was just saved."""
    _tell(request, SAVED)


@adapter(IUserLoggedOutEvent)
def tell_signed_out(event: IUserLoggedOutEvent) -> None:
    """The next one at this computer finds nothing."""
    request = getRequest()
    if IMutualisationLayer.providedBy(request):
        _tell(request, SIGNED_OUT)


def _tell(request: Any, what: str) -> None:
    request.response.setCookie(TOLD, what, path="/", same_site="Lax")
