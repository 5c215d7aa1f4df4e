"""The journal over REST."""

from dataclasses import replace
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.journal.asked import as_row
from imio.mutualisation.journal.asked import asked
from imio.mutualisation.journal.asked import FILTERS
from imio.mutualisation.journal.search import Asked
from imio.mutualisation.journal.search import lines
from plone.restapi.batching import HypermediaBatch
from plone.uuid.interfaces import IUUID
from typing import Any


class JournalGet(ReadingService):
    """`GET @journal` on the site: the latest first, filtered as the page, in batches."""

    asks = (*FILTERS, "b_start", "b_size")

    def reply(self) -> dict[str, Any]:
        batch = HypermediaBatch(self.request, lines(self.asked()))
        answer: dict[str, Any] = {
            "@id": batch.canonical_url,
            "items": [as_row(line) for line in batch],
            "items_total": batch.items_total,
        }
        return {**answer, "batching": batch.links} if batch.links else answer

    def asked(self) -> Asked:
        return asked(self.request)


class RecordJournalGet(JournalGet):
    """`GET @journal` on a record: its own part."""

    def asked(self) -> Asked:
        return replace(super().asked(), record=IUUID(self.context))
