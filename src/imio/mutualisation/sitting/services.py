"""REST: the decisions of a sitting."""

from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.typed import only
from imio.mutualisation.base.writing import WritingService
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.sitting.recording import decision
from imio.mutualisation.sitting.recording import FIGURES
from imio.mutualisation.sitting.recording import record
from typing import Any


class DecisionsPost(WritingService):
    """`POST <sitting>/@decisions`: what became of the items, all or none."""

    takes = ("decisions",)

    def write(self) -> Any:
        given = self.body.get("decisions")
        if not isinstance(given, list) or not all(
            isinstance(row, dict) for row in given
        ):
            raise Refusal(Refused("list_invalid", {"value": str(given)[:50]}))
        for row in given:
            only(row, "item", "outcome", "note", *FIGURES)
        rows = ({**row, "item_number": row.get("item")} for row in given)
        record(self.context, [decision(row) for row in rows])
        return self.context
