"""REST: deadlines for anybody, the published acts as open data, drafts, time-stamps."""

from collections.abc import Callable
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import by_reference
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.legal import legal_numbers
from imio.mutualisation.base.parameters import day
from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.parameters import invalid
from imio.mutualisation.base.parameters import needed
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.base.parameters import whole
from imio.mutualisation.base.spreadsheet import sent_csv
from imio.mutualisation.base.typed import named
from imio.mutualisation.base.typed import no_choice
from imio.mutualisation.base.typed import text
from imio.mutualisation.base.writing import WritingService
from imio.mutualisation.deliberation.messages import shifted
from imio.mutualisation.deliberation.prepare import bring_before_council
from imio.mutualisation.deliberation.prepare import draft_act
from imio.mutualisation.deliberation.publication import stamped
from imio.mutualisation.deliberation.scdl import COLUMNS
from imio.mutualisation.deliberation.scdl import published_acts
from imio.mutualisation.rules import deadlines
from imio.mutualisation.rules.deadlines import Deadline
from imio.mutualisation.rules.typed import day_within
from imio.mutualisation.rules.verdict import Refused
from typing import Any


# kind: the parameter that holds the day it counts from, its delay, how it counts
KINDS: dict[str, tuple[str, str, Callable[..., Deadline]]] = {
    "supervision": ("received", "supervision", deadlines.due),
    "transmission": ("adopted", "transmission", deadlines.due),
    "convocation": (
        "sitting",
        "convocation",
        lambda sitting, days: Deadline(deadlines.latest_before(sitting, days), ()),
    ),
    "entry_into_force": (
        "published",
        "entry_into_force",
        lambda published, days: Deadline(deadlines.day_after(published, days), ()),
    ),
    "standstill": (
        "sent",
        "standstill",
        lambda sent, days: deadlines.due(sent, days, deadlines.belgian_holidays),
    ),
}


class DeadlineGet(ReadingService):
    """`?kind=supervision&received=2026-02-25&days=40`; without days, the law's."""

    asks = ("kind", "days", *(counted for counted, *_ in KINDS.values()))

    def reply(self) -> dict[str, Any]:
        kind = needed(self.request, "kind")
        if kind not in KINDS:
            known = ", ".join(KINDS)
            raise Refusal(Refused("kind_unknown", {"value": kind, "known": known}))
        name, delay, count = KINDS[kind]
        start = day(self.request, name)
        given_days = given(self.request, "days")
        days = (
            whole(self.request, "days")
            if given_days
            else getattr(legal_numbers(start), delay)
        )
        found = count(start, days)
        if not day_within(found.day):
            raise invalid("days" if given_days else name, given_days or str(start))
        return {"date": found.day.isoformat(), "shifted": shifted(found.shifted)}


class ScdlGet(ReadingService):
    """The published acts: SCDL 2.1.5 as CSV, or the same rows with `?format=json`."""

    asks = ("format",)

    def render(self) -> Any:
        if given(self.request, "format") == "json":
            return super().render()
        response = self.request.response
        return sent_csv(response, "deliberations", COLUMNS, published_acts())

    def reply(self) -> list[dict[str, Any]]:
        return published_acts()


class PrepareDeliberationPost(WritingService):
    """`POST <member>/@prepare-deliberation` with `{"purpose": "join"}`."""

    takes = ("purpose", "assembly")
    creates = True

    def write(self) -> Any | Refused:
        said = named(self.body, "assembly")
        assembly = by_reference("Assembly", said) if said else None
        if said and assembly is None:
            return no_choice(said).about(field="assembly", label="assembly")
        values = {} if assembly is None else {"assembly": uid(assembly)}
        return draft_act(self.context, text(self.body, "purpose"), **values)


class SendToCouncilPost(WritingService):
    """`POST <deliberation>/@send-to-council`: the college's decision as a draft."""

    creates = True

    def write(self) -> Any | Refused:
        return bring_before_council(self.context)


class TimestampPost(WritingService):
    """`POST <deliberation>/@timestamp` on a published act."""

    def write(self) -> Any | Refused:
        return stamped(self.context)
