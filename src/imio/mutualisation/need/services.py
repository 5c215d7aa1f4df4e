"""A need over REST: like ones, joining and leaving, its tender."""

from imio.mutualisation.base.acting import member_for
from imio.mutualisation.base.parameters import needed
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.base.typed import named
from imio.mutualisation.base.typed import text
from imio.mutualisation.base.writing import WritingService
from imio.mutualisation.need.joining import join
from imio.mutualisation.need.joining import leave
from imio.mutualisation.need.joining import volume
from imio.mutualisation.need.similar import resembling
from imio.mutualisation.need.tendering import prepare_tender
from typing import Any


class SimilarGet(ReadingService):
    """`GET <section>/@similar?text=…`: needs and products, the most alike first."""

    asks = ("text",)

    def reply(self) -> list[dict[str, Any]]:
        return [
            {
                "@id": each.url,
                "title": each.title,
                "type": each.type,
                "score": str(each.score),
                "shared": list(each.shared),
            }
            for each in resembling(needed(self.request, "text"))
        ]


class JoinPost(WritingService):
    """`POST @join` with `{"member": …, "commitment": "firm", "volume": "25"}`."""

    takes = ("member", "commitment", "volume")

    def write(self) -> Any:
        said = text(self.body, "commitment"), volume(self.body)
        join(self.context, member_for(named(self.body, "member")), *said)
        return self.context


class LeavePost(WritingService):
    """`POST @leave` with `{"member": …}`."""

    takes = ("member",)

    def write(self) -> Any:
        leave(self.context, member_for(named(self.body, "member")))
        return self.context


class TenderPost(WritingService):
    """`POST @tender`: the tender of a pooled need, in preparation."""

    creates = True

    def write(self) -> Any:
        return prepare_tender(self.context)
