"""Pages with a form of their own: a refusal keeps what was typed."""

from collections.abc import Mapping
from collections.abc import Sequence
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.content import DONE
from imio.mutualisation.base.drafts import IKeptForm
from imio.mutualisation.base.drafts import RESUME
from imio.mutualisation.base.drafts import tell_saved
from imio.mutualisation.base.mending import leading
from imio.mutualisation.base.openings import close
from imio.mutualisation.base.openings import say_who_else
from imio.mutualisation.base.pages import GuardedView
from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.shown import NO
from imio.mutualisation.base.shown import YES
from imio.mutualisation.base.stamps import stamp
from imio.mutualisation.base.versions import both
from imio.mutualisation.base.versions import CHOICE
from imio.mutualisation.base.versions import hidden_stamp
from imio.mutualisation.base.versions import OPENED
from imio.mutualisation.base.versions import told
from imio.mutualisation.base.versions import writer_of
from imio.mutualisation.base.words import words
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.rules.stale import Kept
from imio.mutualisation.rules.stale import kept
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import Refused
from itertools import starmap
from plone import api
from plone.app.z3cform.widgets.submit import ButtonAction
from plone.protect import CheckAuthenticator
from typing import Any
from typing import NamedTuple
from z3c.form.interfaces import IButton
from zope.component import adapter
from zope.i18nmessageid import Message
from zope.interface import implementer

import transaction


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


class Shown(NamedTuple):
    """What an input of a page shows of what is stored: its label, what it would send, and
    how that reads.
    """

    label: str
    value: str | list[str]
    lines: Sequence[str] = ()


def ticked(label: str, value: object) -> Shown:
    """A box, ticked or not."""
    return Shown(label, "1" if value else "", [words(YES if value else NO)])


class Versioned:
    """A form of a page of its own, each input of which knows what it was opened on."""

    context: Any
    request: Any

    def editing(self) -> Mapping[str, Shown]:
        """The inputs that show what is stored, by name; none where the form but adds."""
        return {}

    def versions(self) -> str:
        """What the form sends back of these, and both versions of what is stale."""
        return "".join(starmap(self._version, self.editing().items()))

    def _version(self, name: str, shown: Shown) -> str:
        now = stamp(shown[:2])
        hidden = hidden_stamp(name, self._opened(name) or now)
        if self._weighed(name, shown) is not Kept.UNDECIDED:
            return hidden
        found = shown.lines or [str(shown.value)]
        by = told(writer_of(self.context))
        return hidden + both(name, shown.label, by, [*filter(None, found)], now)

    def keep_what_nobody_touched(self) -> None:
        """What others changed meanwhile stands in the place of what was not typed over.

        Raises `Refusal`: `stale` (meanwhile) of each input that both changed.
        """
        inputs = self.editing()
        weighed = {name: self._weighed(name, shown) for name, shown in inputs.items()}
        stale = [
            inputs[name].label for name, found in weighed.items() if not found.value
        ]
        if stale:
            by = told(writer_of(self.context))
            told_of = (
                Refused("stale", {"label": each, "meanwhile": by}) for each in stale
            )
            or_refuse(first_refusal(*told_of))
        for name, found in weighed.items():
            if found is Kept.STORED:
                self.request.form[name] = inputs[name].value

    def _weighed(self, name: str, shown: Shown) -> Kept:
        form = self.request.form
        typed = form.get(name) or ""
        if isinstance(shown.value, list) and not isinstance(typed, list):
            typed = [typed] if typed else []
        said = stamp((shown.label, typed))
        return kept(
            self._opened(name), stamp(shown[:2]), said, form.get(name + CHOICE, "")
        )

    def _opened(self, name: str) -> str:
        return str(self.request.form.get(name + OPENED) or "")


@implementer(IKeptForm)
class FormView(Versioned, Confirming, GuardedView):
    """A page with a form: what it does in `act`; a refusal says all that is wrong, and
    keeps what was typed.
    """

    error: str | None = None
    done: Message = DONE

    def __call__(self) -> str | None:
        if self.editing():
            say_who_else(self.request)
        if self.request.method != "POST" or RESUME in self.request.form:
            return self.index()
        CheckAuthenticator(self.request)
        try:
            self.keep_what_nobody_touched()
            if not self.confirmed(self.understood()):
                return self.index()
            self.act()
        except Refusal as refusal:
            transaction.doom()
            self.error = leading(self.context, refusal.refused)
            self.request.response.setStatus(refusal.status)
            return self.index()
        close(self.request)
        tell_saved(self.request)
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
