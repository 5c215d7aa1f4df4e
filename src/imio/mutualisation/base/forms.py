"""Pages with a form of their own: a refusal keeps what was typed."""

from collections.abc import Sequence
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.content import DONE
from imio.mutualisation.base.pages import GuardedView
from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.reasons import message
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.rules.verdict import refusals
from plone import api
from plone.app.z3cform.widgets.submit import ButtonAction
from plone.protect import CheckAuthenticator
from typing import Any
from z3c.form.interfaces import IButton
from zope.component import adapter
from zope.i18nmessageid import Message


Understood = Sequence[tuple[str, str]]


class Confirming:
    """A form whose amounts bind: they are shown as they were read, then confirmed.

    What is confirmed is what was shown: amounts changed since are shown again.
    """

    request: Any
    to_confirm: Understood = ()

    def confirmed(self, understood: Understood) -> bool:
        """Whether the person has seen these titles and texts, if there are any."""
        self.to_confirm = understood
        seen = self.request.form.get("confirmed") == self.confirmation()
        return bool(seen or not understood)

    def confirmation(self) -> str:
        """What the form sends back for what it showed."""
        return "; ".join(": ".join(each) for each in self.to_confirm)


class FormView(Confirming, GuardedView):
    """A page with a form: what it does in `act`; a refusal says all that is wrong, and
    keeps what was typed.
    """

    error: str | None = None
    done: Message = DONE

    def __call__(self) -> str | None:
        if self.request.method != "POST":
            return self.index()
        CheckAuthenticator(self.request)
        try:
            if not self.confirmed(self.understood()):
                return self.index()
            self.act()
        except Refusal as refusal:
            self.error = " ".join(map(message, refusals(refusal.refused)))
            self.request.response.setStatus(refusal.status)
            return self.index()
        api.portal.show_message(self.done, self.request)
        self.request.response.redirect(self.next_url())
        return None

    def next_url(self) -> str:
        """Where the person sees what comes next."""
        return self.context.absolute_url()

    def understood(self) -> Understood:
        """The amounts that bind, as they were read; none in most forms.

        Raises `Refusal`: what cannot be read.
        """
        return ()

    def act(self) -> None:
        """What the form does. Raises `Refusal`."""
        raise NotImplementedError

    def typed(self, name: str) -> str:
        return given(self.request, name)


@adapter(IMutualisationLayer, IButton)
class SentAtOnce(ButtonAction):
    """The button of a form that is sent without a last check in the browser.

    Before it sends, Plone's script goes through all fields for each field: with data
    grids one waits for seconds. Fields are still checked one by one while somebody
    types, and all of them once they have come.
    """

    @property
    def attributes(self) -> dict[str, Any]:
        return {**super().attributes, "formnovalidate": True}
