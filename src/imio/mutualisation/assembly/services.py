"""REST: the mandates of an assembly, the delegates of the members."""

from datetime import date
from imio.mutualisation.assembly import delegates
from imio.mutualisation.assembly.facts import Register
from imio.mutualisation.assembly.second import call_second
from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.base.writing import WritingService
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


WEIGHTS = ("in_favour", "against", "abstentions")


class MandatesGet(ReadingService):
    """`GET <assembly>/@mandates`: who answered, and the results point by point.

    Weights are shares, as texts; once the assembly is closed, those that were settled.
    """

    def reply(self) -> dict[str, Any]:
        register = Register(self.context)
        represented, total = register.quorum
        rows = self.context.results or register.result_rows()
        return {
            "answered": [
                {
                    **_named(each.member),
                    "deliberation": each.act.getURL(),
                    "adopted_on": each.act.adopted_on.isoformat(),
                }
                for each in register.answered()
            ],
            "unanswered": [_named(brain) for brain in register.unanswered()],
            "shares_represented": represented,
            "shares_total": total,
            "points": [
                {**row, **{name: str(row[name]) for name in WEIGHTS}} for row in rows
            ],
        }


class SecondAssemblyPost(WritingService):
    """`POST <assembly>/@second-assembly`: answers the second assembly."""

    creates = True

    def write(self) -> Any:
        return call_second(self.context)


class DelegatesGet(ReadingService):
    """`GET @delegates`: the members without valid delegates; `?valid=yes`, with them."""

    asks = ("valid",)

    def reply(self) -> list[dict[str, Any]]:
        valid = given(self.request, "valid") == "yes"
        return [
            {**_named(brain), "delegates_until": _written(brain.delegates_until)}
            for brain in delegates.members(valid)
        ]


def _named(brain: ICatalogBrain) -> dict[str, str]:
    return {"@id": brain.getURL(), "title": brain.Title}


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None
