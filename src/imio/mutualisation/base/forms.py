"""Pages with a form of their own: a refusal keeps what was typed."""

from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.pages import GuardedView
from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.reasons import message
from imio.mutualisation.i18n import _
from plone import api
from plone.protect import CheckAuthenticator
from zope.i18nmessageid import Message


DONE = _("message_done", default="Done.")


class FormView(GuardedView):
    """A page with a form: what it does in `act`; a refusal keeps what was typed."""

    error: str | None = None
    done: Message = DONE

    def __call__(self) -> str | None:
        if self.request.method != "POST":
            return self.index()
        CheckAuthenticator(self.request)
        try:
            self.act()
        except Refusal as refusal:
            self.error = message(refusal.refused)
            self.request.response.setStatus(refusal.status)
            return self.index()
        api.portal.show_message(self.done, self.request)
        self.request.response.redirect(self.next_url())
        return None

    def next_url(self) -> str:
        """Where the person sees what comes next."""
        return self.context.absolute_url()

    def act(self) -> None:
        """What the form does. Raises `Refusal`."""
        raise NotImplementedError

    def typed(self, name: str) -> str:
        return given(self.request, name)
