"""The forms of a need: look for a like one first, join it, prepare its tender."""

from imio.mutualisation.base import clock
from imio.mutualisation.base.acting import is_staff
from imio.mutualisation.base.acting import member_for
from imio.mutualisation.base.acting import spoken_for
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.forms import Shown
from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.reasons import message
from imio.mutualisation.base.shown import lines
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.need.joining import join
from imio.mutualisation.need.joining import leave
from imio.mutualisation.need.joining import volume
from imio.mutualisation.need.schema import IJoinedRow
from imio.mutualisation.need.similar import Resembling
from imio.mutualisation.need.similar import resembling
from imio.mutualisation.need.tendering import prepare_tender
from imio.mutualisation.need.views import NeedView
from imio.mutualisation.need.vocabularies import COMMITMENT_HELP
from imio.mutualisation.need.vocabularies import COMMITMENT_TITLES
from imio.mutualisation.rules.membership import may_order
from imio.mutualisation.rules.verdict import Refused
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from typing import Any
from urllib.parse import urlencode
from zope.schema import getFields


JOINED = _("message_joined", default="What you said is kept.")
LEFT = _("message_left", default="The authority no longer takes part.")


class Join(FormView, NeedView):
    """`@@rejoindre`: what a member commits to, or that it leaves."""

    def members(self) -> list[Any]:
        return spoken_for()

    def commitments(self) -> list[dict[str, Any]]:
        return [
            {"id": each, "title": title, "help": COMMITMENT_HELP[each]}
            for each, title in COMMITMENT_TITLES.items()
        ]

    def chosen(self) -> str:
        """The member typed in, or the only one there is."""
        members = self.members()
        return self.typed("member") or (members[0].UID if len(members) == 1 else "")

    def kept(self) -> dict[str, Any]:
        """What that member said last."""
        rows = {row["member"]: row for row in self.rows()}
        return rows.get(self.chosen(), {})

    def may_leave(self) -> bool:
        """Whether one of these members has joined."""
        joined = {row["member"] for row in self.rows()}
        return any(brain.UID in joined for brain in self.members())

    def editing(self) -> dict[str, Shown]:
        """What a member said last, where the form is that of one."""
        if len(self.members()) != 1:
            return {}
        row = self.kept()
        commitment, volume = row.get("commitment") or "", self.number(row.get("volume"))
        return {
            "commitment": Shown(
                words(getFields(IJoinedRow)["commitment"].title),
                commitment,
                lines(getFields(IJoinedRow)["commitment"], commitment),
            ),
            "volume": Shown(words(getFields(IJoinedRow)["volume"].title), volume),
        }

    def said(self, name: str) -> str:
        """What is typed in; before that, what the member said last."""
        if self.request.method == "POST":
            return self.typed(name)
        value = self.kept().get(name)
        return self.number(value) if name == "volume" else value or ""

    def act(self) -> None:
        member = member_for(self.typed("member"))
        if self.typed("leave"):
            leave(self.context, member)
            self.done = LEFT
            return
        said = self.typed("commitment"), volume(self.request.form)
        join(self.context, member, *said)
        self.done = JOINED


class PrepareTender(BrowserView):
    """`@@preparer-marche`: the tender of a pooled need, in preparation."""

    def __call__(self) -> None:
        CheckAuthenticator(self.request)
        tender = prepare_tender(self.context)
        self.request.response.redirect(tender.absolute_url())


class NewNeed(BrowserView):
    """`@@nouveau-besoin`: a few words, and what resembles them, before a new need."""

    def text(self) -> str:
        return given(self.request, "text")

    def alike(self) -> list[Resembling]:
        return resembling(self.text())

    def add_url(self) -> str:
        add = "++add++imio.mutualisation.Need"
        return (
            f"{self.context.absolute_url()}/{add}?{urlencode({'title': self.text()})}"
        )

    def refusal(self) -> str | None:
        """Why no member that this person acts for may state a need."""
        if is_staff():
            return None
        members = [brain.getObject() for brain in spoken_for()]
        today = clock.today()
        verdicts = [may_order(member.standing_on(today)) for member in members]
        refused = [each for each in verdicts if isinstance(each, Refused)]
        return message(refused[0]) if refused and not any(verdicts) else None
