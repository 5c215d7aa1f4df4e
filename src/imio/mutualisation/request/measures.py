"""The roadmap of a continuity request, ticked off."""

from collections.abc import Mapping
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.forms import Shown
from imio.mutualisation.base.forms import ticked
from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.base.waits import note
from imio.mutualisation.i18n import _
from imio.mutualisation.request.schema import IServiceRequest
from typing import Any


Row = dict[str, Any]


def note_measures(request: IServiceRequest, said: Mapping[str, Any]) -> None:
    """Keep which measures are done (`done-0`…) and what is noted of each (`note-0`…)."""
    request.roadmap = [
        {
            **row,
            "done": bool(said.get(f"done-{place}")),
            "note": str(said.get(f"note-{place}") or "").strip(),
        }
        for place, row in enumerate(request.roadmap or ())
    ]
    note(request)


class Measures(FormView):
    """`@@mesures`: one line a measure."""

    day = staticmethod(day)
    done = _("message_measures", default="The roadmap is up to date.")

    def editing(self) -> dict[str, Shown]:
        shown: dict[str, Shown] = {}
        for place, row in enumerate(self.context.roadmap or ()):
            measure = title_of("imio.mutualisation.measure_kinds", row["kind"])
            shown[f"done-{place}"] = ticked(measure, row["done"])
            shown[f"note-{place}"] = Shown(measure, row["note"] or "")
        return shown

    def rows(self) -> list[Row]:
        """The measures as they are, or as they were just typed."""
        return [
            {**row, "kind": title_of("imio.mutualisation.measure_kinds", row["kind"])}
            | self._typed(place)
            for place, row in enumerate(self.context.roadmap or ())
        ]

    def _typed(self, place: int) -> Row:
        if self.request.method != "POST":
            return {}
        note = given(self.request, f"note-{place}")
        return {"done": bool(given(self.request, f"done-{place}")), "note": note}

    def act(self) -> None:
        note_measures(self.context, self.request.form)
