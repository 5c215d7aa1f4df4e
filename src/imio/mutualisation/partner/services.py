"""A partner over REST, beside its record: the commitments that it did not keep."""

from imio.mutualisation.base.broken import as_json
from imio.mutualisation.base.broken import broken_by
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.parameters import ReadingService
from typing import Any


class BrokenGet(ReadingService):
    """`GET @broken-commitments`, for IMIO and the partner itself."""

    def reply(self) -> dict[str, Any]:
        return {"items": [as_json(each) for each in broken_by(uid(self.context))]}
