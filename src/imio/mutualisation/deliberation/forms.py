"""An act is written in short forms, each for one purpose: its text, its vote, what follows.

What a word processor has put on the clipboard is parted into the grids of the text; what nobody
understood of it stays where it was pasted, and nothing is saved before it has found its place.
"""

from collections.abc import Iterable
from copy import copy
from dataclasses import astuple
from imio.mutualisation.base.act_models import models_of
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.guard import offer
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.openings import say_who_else
from imio.mutualisation.base.pages import elsewhere
from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.reasons import message
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.deliberation.facts import has_opinion_here
from imio.mutualisation.deliberation.facts import point_titles
from imio.mutualisation.deliberation.schema import FOLLOWING
from imio.mutualisation.deliberation.schema import MASKABLE
from imio.mutualisation.deliberation.schema import ON_AGENDA
from imio.mutualisation.deliberation.schema import OPINION
from imio.mutualisation.deliberation.schema import SHORT_FORMS
from imio.mutualisation.deliberation.schema import SITTING
from imio.mutualisation.deliberation.schema import TEXT
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.act_text import ActText
from imio.mutualisation.rules.act_text import read
from imio.mutualisation.rules.states import ACT_PLANNED
from imio.mutualisation.rules.states import ACT_VOTED
from imio.mutualisation.rules.supervision import must_transmit
from imio.mutualisation.rules.verdict import refusals
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.standards.clipboard import lines
from plone import api
from plone.dexterity.browser.add import DefaultAddForm
from plone.dexterity.browser.add import DefaultAddView
from plone.dexterity.browser.edit import DefaultEditForm
from plone.z3cform.layout import FormWrapper
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from z3c.form import button
from zope.i18nmessageid import Message


# What the sitting gives to its items.
GIVEN = ("sitting_on", "convened_on", "members_in_office", "members_present")
# What only acts of one purpose hold.
OF_PURPOSE = {
    "delegates": "delegates",
    "assembly": "assembly_mandate",
    "point_votes": "assembly_mandate",
}
PASTED, PRESSED, SAVED = "pasted", "part", "form.buttons.save"
# What a form leads to, in the order of the procedure, as its second button says it.
GO_ON = {
    "adopt": _("action_save_adopt", default="Save and record the adoption"),
    "transmit": _("action_save_transmit", default="Save and record the sending"),
    "execute": _("action_save_execute", default="Save and find it executory"),
}


class Short:
    """Some fields of an act, without fieldsets, before the form of Plone in the bases."""

    names: tuple[str, ...] = ()
    fields: Any
    groups: Any

    def asked(self) -> Iterable[str]:
        """The fields that this act may need."""
        return self.names

    def updateFieldsFromSchemata(self) -> None:
        super().updateFieldsFromSchemata()  # type: ignore[misc]  # of Plone
        fields = self.fields
        for group in self.groups:
            fields += group.fields
        self.fields = fields.select(*(name for name in self.asked() if name in fields))
        self.groups = ()


class PurposeForm(Short, DefaultEditForm):
    """What an act holds for one purpose. Raises `Refusal`: `form_closed` (state)."""

    right = "imio.mutualisation: Write Act"
    title: Message
    buttons = DefaultEditForm.buttons.copy()
    handlers = DefaultEditForm.handlers.copy()

    @property
    def label(self) -> Message:
        return self.title

    def updateWidgets(self, prefix: str | None = None) -> None:
        super().updateWidgets(prefix)
        if not self.widgets:
            state = state_title("Deliberation", self.context.review_state())
            raise Refusal(Refused("form_closed", {"state": state}))


class Pasting:
    """A form over the texts of an act, into which what is pasted is parted."""

    request: Any
    prefix: str
    status: Any
    formErrorsMessage: Any
    buttons: Any
    template = ViewPageTemplateFile("text_form.pt")
    parted: ActText | None = None

    def update(self) -> None:
        sent = self.request.form
        html = sent.pop("pasted_html", "")
        pasted = "\n".join(lines(html)) if html else sent.get(PASTED, "")
        if pasted.strip() and not {PRESSED, SAVED}.isdisjoint(sent):
            self.parted = read(pasted)
            self._fill_in(self.parted)
            sent[PASTED] = "\n".join(self.parted.rest)
        super().update()  # type: ignore[misc]  # of Plone

    @property
    def pasted(self) -> str:
        """What stands in the box: what nobody has understood yet; nothing is saved before
        it has found its place.
        """
        return str(self.request.form.get(PASTED) or "")

    def save_by(self, plain: Any, action: Any) -> None:
        """As that form of Plone does, once all has found its place."""
        if self.pasted:
            self.status = self.formErrorsMessage
        else:
            plain.handlers.getHandler(self.buttons["save"])(self, action)

    def counts(self) -> dict[str, str]:
        """How many of each kind were found."""
        grids = astuple(self.parted)[: len(MASKABLE)] if self.parted else ()
        return {
            name: str(len(each)) for name, each in zip(MASKABLE, grids, strict=False)
        }

    def _fill_in(self, found: ActText) -> None:
        """New rows in the grids, as a browser would have sent them."""
        sent, prefix = self.request.form, f"{self.prefix}widgets"
        for name in MASKABLE:
            counter = f"{prefix}.{name}.count"
            count = int(sent.get(counter) or 0)
            for place, text in enumerate(getattr(found, name), count):
                row = f"{prefix}.{name}.{place}"
                sent[f"{row}.widgets.text"] = text
                sent[f"{row}.widgets.text-empty-marker"] = "1"
                sent[f"{row}-empty-marker"] = "1"
                sent[counter] = str(place + 1)


class TextForm(Pasting, PurposeForm):
    """The texts of the act."""

    names = TEXT
    title = _("title_form_text", default="Text of the act")
    buttons = PurposeForm.buttons.copy()
    handlers = PurposeForm.handlers.copy()

    @button.handler(buttons["save"])
    def save(self, action: Any) -> None:
        self.save_by(DefaultEditForm, action)


class AddForm(Pasting, Short, DefaultAddForm):
    """What a new act begins with; what comes later is asked by the short forms."""

    portal_type = "imio.mutualisation.Deliberation"
    names = ("title", "body", "purpose", *MASKABLE)
    buttons = DefaultAddForm.buttons.copy()
    handlers = DefaultAddForm.handlers.copy()

    def asked(self) -> Iterable[str]:
        """From the page of a sitting also what lets it come late."""
        sent = self.request.form
        on_agenda = given(self.request, "sitting") or sent.get("form.widgets.sitting")
        return (*self.names, *(ON_AGENDA if on_agenda else ()))

    @button.handler(buttons["save"])
    def save(self, action: Any) -> None:
        self.save_by(DefaultAddForm, action)

    def models_url(self) -> str | None:
        """The models of the authority, where it has some."""
        url: str = self.context.absolute_url()
        return f"{url}/@@modeles" if models_of(self.context) else None


class AddPage(DefaultAddView):
    """`++add++imio.mutualisation.Deliberation`."""

    form = AddForm


class LeadingForm(PurposeForm):
    """What is written there leads to steps of the act, which one press takes, too.

    What was typed is kept, whatever the steps say: each is asked by its own guard.
    """

    steps: tuple[str, ...]
    buttons = PurposeForm.buttons.copy()
    handlers = PurposeForm.handlers.copy()

    def towards(self) -> str | None:
        """The step that the second button names; none where the act is past it."""
        raise NotImplementedError

    @button.buttonAndHandler(
        GO_ON["adopt"], name="go_on", condition=lambda form: form.towards() is not None
    )
    def go_on(self, action: Any) -> None:
        DefaultEditForm.handlers.getHandler(self.buttons["save"])(self, action)
        if self.status != self.formErrorsMessage:
            self._take_steps()

    buttons = buttons.select("save", "go_on", "cancel")

    def updateActions(self) -> None:
        super().updateActions()
        towards = self.towards()
        if towards is not None:
            self.actions["go_on"].title = GO_ON[towards]

    def _take_steps(self) -> None:
        """Those that are allowed now; the first that is not says why."""
        for name in self.steps:
            found = offer(self.context, name)
            if found is None or elsewhere(found):
                continue
            if found.refusal is not None:
                why = " ".join(map(message, refusals(found.refusal)))
                api.portal.show_message(why, self.request, type="warning")
                return
            perform(self.context, name)


class SittingForm(LeadingForm):
    """The sitting and the vote; what the sitting gives is not asked, nor an opinion about
    what costs nothing or that the director writes.
    """

    names = SITTING
    title = _("title_form_sitting", default="Sitting and vote")
    steps = ("schedule", "adopt")

    def towards(self) -> str | None:
        return "adopt" if self.context.review_state() in ACT_PLANNED else None

    def asked(self) -> Iterable[str]:
        act = self.context
        costs = act.financial_impact or any(getattr(act, each) for each in OPINION)
        opinion = costs and not has_opinion_here(act)
        unasked = (*(GIVEN if act.sitting else ()), *(() if opinion else OPINION))
        for name in self.names:
            if name not in unasked and OF_PURPOSE.get(name, act.purpose) == act.purpose:
                yield name

    def updateWidgets(self, prefix: str | None = None) -> None:
        """The grid of votes has the numbers of the points: what they are is said."""
        super().updateWidgets(prefix)
        titles = point_titles(self.context)
        if titles and "point_votes" in self.widgets:
            widget = self.widgets["point_votes"]
            widget.field = copy(widget.field)
            widget.field.description = " ; ".join(titles.values())


class FollowingForm(LeadingForm):
    """The supervision and the publication."""

    names = FOLLOWING
    # Masked passages and days of publication are not of the supervision.
    right = "Modify portal content"
    title = _("title_form_following", default="Supervision and publication")
    steps = ("transmit", "execute")

    def towards(self) -> str | None:
        state = self.context.review_state()
        if state == "adopted" and must_transmit(self.context.supervision_kind):
            return "transmit"
        return "execute" if state in ACT_VOTED else None


class ActFormPage(FormWrapper):
    """The page around one of these forms."""

    index = ViewPageTemplateFile("form.pt")

    def __call__(self) -> str:
        say_who_else(self.request)
        return str(super().__call__())


class TextPage(ActFormPage):
    """`@@texte`."""

    form = TextForm


class SittingPage(ActFormPage):
    """`@@seance-et-vote`."""

    form = SittingForm


class FollowingPage(ActFormPage):
    """`@@tutelle-et-publication`."""

    form = FollowingForm


# The pages, by name, with what they ask.
FORMS: dict[str, type[PurposeForm]] = {
    name: form
    for (name, _fields), form in zip(
        SHORT_FORMS, (TextForm, SittingForm, FollowingForm), strict=True
    )
}
