"""The documents of a sitting, as they were sent or closed; the page of its decisions."""

from collections.abc import Iterator
from functools import cached_property
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.kept import last
from imio.mutualisation.base.pages import show_pdf
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.deliberation import takes_vote
from imio.mutualisation.sitting.document import document
from imio.mutualisation.sitting.recording import Decision
from imio.mutualisation.sitting.recording import decision
from imio.mutualisation.sitting.recording import FIGURES
from imio.mutualisation.sitting.recording import open_items
from imio.mutualisation.sitting.recording import OUTCOMES
from imio.mutualisation.sitting.recording import outcomes
from imio.mutualisation.sitting.recording import record
from imio.mutualisation.sitting.recording import UNANIMOUS
from Products.Five.browser import BrowserView
from typing import Any


class Document(BrowserView):
    """`@@convocation.pdf`, `@@ordre-du-jour.pdf`, `@@proces-verbal.pdf`."""

    def __call__(self) -> bytes:
        sitting, name = self.context, self.__name__.removesuffix(".pdf")
        sent = last(sitting, name)
        content = sent.file.data if sent else document(sitting, name)
        day = f"-{sitting.sitting_on}" if sitting.sitting_on else ""
        return show_pdf(self, f"{name}-{sitting.body}{day}", content)


class Decisions(FormView):
    """`@@decisions`: what became of each item, on one page."""

    done = _("message_decisions", default="The decisions are recorded.")
    outcomes = OUTCOMES
    # Whether this page fills in unanimity where nothing is chosen yet.
    filling = False

    def __call__(self) -> str | None:
        self.filling = "unanimous" in self.request.form
        if self.filling:
            return self.index()
        return super().__call__()

    def offered(self) -> list[str]:
        return outcomes()

    @cached_property
    def items(self) -> list[dict[str, Any]]:
        """The items to decide, with what was typed for each."""
        return [self._item(act) for act in open_items(self.context)]

    def _item(self, act: Any) -> dict[str, Any]:
        number, votes = act.item_number, takes_vote(act.privacy)
        preset = (UNANIMOUS if votes else "adopt") if self.filling else ""
        kept = {name: getattr(act, name) for name in FIGURES} if votes else {}
        figures = {
            name: self.typed(f"{name}-{number}")
            or ("" if kept[name] is None else kept[name])
            for name in kept
        }
        return {
            "number": number,
            "title": act.title,
            "url": act.absolute_url(),
            "present": act.members_present,
            "votes": votes,
            "outcome": self.typed(f"outcome-{number}") or preset,
            "figures": figures,
            "note": self.typed(f"note-{number}"),
        }

    def act(self) -> None:
        record(self.context, list(self._decisions()))

    def _decisions(self) -> Iterator[Decision]:
        for item in self.items:
            if item["outcome"]:
                said = {
                    **item["figures"],
                    "outcome": item["outcome"],
                    "note": item["note"],
                }
                yield decision({**said, "item_number": item["number"]})
