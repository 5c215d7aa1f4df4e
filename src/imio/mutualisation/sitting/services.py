"""REST: the agenda of a sitting, its attendance, its decisions."""

from collections.abc import Mapping
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.base.typed import only
from imio.mutualisation.base.writing import WritingService
from imio.mutualisation.rules.typed import quoted
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.sitting.agenda import arrange
from imio.mutualisation.sitting.agenda import waiting
from imio.mutualisation.sitting.facts import items
from imio.mutualisation.sitting.recording import decisions
from imio.mutualisation.sitting.recording import FIGURES
from imio.mutualisation.sitting.recording import record
from imio.mutualisation.sitting.roster import take
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


def listed(body: Mapping[str, Any], name: str, kind: type) -> list[Any]:
    """A list of texts, of rows. Raises `Refusal`: `list_invalid` (value)."""
    given = body.get(name)
    if isinstance(given, list) and all(isinstance(each, kind) for each in given):
        return given
    raise Refusal(Refused("list_invalid", {"label": name, "value": quoted(given)}))


class AgendaGet(ReadingService):
    """`GET <sitting>/@agenda`: the items in their order, and the drafts that wait."""

    def reply(self) -> dict[str, Any]:
        agenda = items(self.context)
        return {
            "items": [_as_json(brain) for brain in agenda],
            "items_total": len(agenda),
            "waiting": [_as_json(brain) for brain in waiting(self.context)],
        }


def _as_json(brain: ICatalogBrain) -> dict[str, Any]:
    return {
        "@id": brain.getURL(),
        "UID": brain.UID,
        "title": brain.Title,
        "item_number": brain.item_number,
        "late": bool(brain.late),
        "review_state": brain.review_state,
    }


class AgendaPost(WritingService):
    """`POST <sitting>/@agenda`: the whole agenda in its order, drafts that come on it too."""

    takes = ("items",)

    def write(self) -> Any:
        arrange(self.context, listed(self.body, "items", str))
        return self.context


class RosterPost(WritingService):
    """`POST <sitting>/@take-roster`: those in office come to the attendance."""

    def write(self) -> Any:
        take(self.context)
        return self.context


class DecisionsPost(WritingService):
    """`POST <sitting>/@decisions`: what became of the items, all or none."""

    takes = ("decisions",)

    def write(self) -> Any:
        given = listed(self.body, "decisions", dict)
        for row in given:
            only(row, "item", "outcome", "note", *FIGURES)
        rows = ({**row, "item_number": row.get("item")} for row in given)
        record(self.context, decisions(rows))
        return self.context
