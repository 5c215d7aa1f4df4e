"""An act is written in short forms, each for one purpose: its text, its vote, what follows.

What a word processor has put on the clipboard is parted into the grids of the text; what nobody
understood of it stays where it was pasted, and nothing is saved before it has found its place.
"""

from collections.abc import Iterable
from copy import copy
from dataclasses import astuple
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.openings import say_who_else
from imio.mutualisation.deliberation.facts import point_titles
from imio.mutualisation.deliberation.schema import MASKABLE
from imio.mutualisation.deliberation.schema import OPINION
from imio.mutualisation.deliberation.schema import SUPERVISED
from imio.mutualisation.deliberation.schema import VOTED
from imio.mutualisation.deliberation.schema import VOUCHED
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.act_text import ActText
from imio.mutualisation.rules.act_text import read
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.standards.clipboard import lines
from plone.dexterity.browser.edit import DefaultEditForm
from plone.z3cform.layout import FormWrapper
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from z3c.form import button
from zope.i18nmessageid import Message


TEXT = (
    "title",
    "purpose",
    *MASKABLE,
    "budget_article",
    "financial_impact",
    "thread",
    "tracking_code",
    "external_id",
)
SITTING = (
    "body",
    "privacy",
    "sitting",
    "sitting_on",
    "convened_on",
    "last_convocation",
    "urgent",
    "requested_by",
    "requested_on",
    *VOTED,
    *OPINION,
)
FOLLOWING = (
    *SUPERVISED,
    VOUCHED,
    "category",
    "masked_passages",
    "publish_on",
    "takes_effect_on",
)
# What the sitting gives to its items.
GIVEN = ("sitting_on", "convened_on", "members_in_office", "members_present")
# What only acts of one purpose hold.
OF_PURPOSE = {
    "delegates": "delegates",
    "assembly": "assembly_mandate",
    "point_votes": "assembly_mandate",
}
PASTED, PRESSED, SAVED = "pasted", "part", "form.buttons.save"


class PurposeForm(DefaultEditForm):
    """Some fields of an act, without fieldsets. Raises `Refusal`: `act_frozen`."""

    names: tuple[str, ...] = ()
    right = "imio.mutualisation: Write Act"
    title: Message
    fields: Any
    groups: Any
    buttons = DefaultEditForm.buttons.copy()
    handlers = DefaultEditForm.handlers.copy()

    @property
    def label(self) -> Message:
        return self.title

    def asked(self) -> Iterable[str]:
        """The fields that this act may need."""
        return self.names

    def updateFieldsFromSchemata(self) -> None:
        super().updateFieldsFromSchemata()
        fields = self.fields
        for group in self.groups:
            fields += group.fields
        self.fields = fields.select(*(name for name in self.asked() if name in fields))
        self.groups = ()

    def updateWidgets(self, prefix: str | None = None) -> None:
        super().updateWidgets(prefix)
        if not self.widgets:
            raise Refusal(Refused("act_frozen"))


class TextForm(PurposeForm):
    """The texts of the act; what is pasted is parted into them."""

    names = TEXT
    title = _("title_form_text", default="Text of the act")
    template = ViewPageTemplateFile("text_form.pt")
    parted: ActText | None = None
    buttons = PurposeForm.buttons.copy()
    handlers = PurposeForm.handlers.copy()

    def update(self) -> None:
        sent = self.request.form
        html = sent.pop("pasted_html", "")
        pasted = "\n".join(lines(html)) if html else sent.get(PASTED, "")
        if pasted.strip() and not {PRESSED, SAVED}.isdisjoint(sent):
            self.parted = read(pasted)
            self._fill_in(self.parted)
            sent[PASTED] = "\n".join(self.parted.rest)
        super().update()

    @button.handler(buttons["save"])
    def save(self, action: Any) -> None:
        """Not before all that was pasted has found its place."""
        if self.pasted:
            self.status = self.formErrorsMessage
        else:
            DefaultEditForm.handlers.getHandler(self.buttons["save"])(self, action)

    @property
    def pasted(self) -> str:
        """What stands in the box: what nobody has understood yet."""
        return str(self.request.form.get(PASTED) or "")

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


class SittingForm(PurposeForm):
    """The sitting and the vote; what the sitting gives is not asked, nor an opinion about
    what costs nothing.
    """

    names = SITTING
    title = _("title_form_sitting", default="Sitting and vote")

    def asked(self) -> Iterable[str]:
        act = self.context
        opinion = act.financial_impact or any(getattr(act, each) for each in OPINION)
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


class FollowingForm(PurposeForm):
    """The supervision and the publication."""

    names = FOLLOWING
    # Masked passages and days of publication are not of the supervision.
    right = "Modify portal content"
    title = _("title_form_following", default="Supervision and publication")


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
    "texte": TextForm,
    "seance-et-vote": SittingForm,
    "tutelle-et-publication": FollowingForm,
}
