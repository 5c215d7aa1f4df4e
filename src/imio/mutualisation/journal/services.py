"""The journal over REST."""

from dataclasses import replace
from functools import partial
from imio.mutualisation.base.batched import batched
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.journal.asked import as_row
from imio.mutualisation.journal.asked import asked
from imio.mutualisation.journal.asked import FILTERS
from imio.mutualisation.journal.search import Asked
from imio.mutualisation.journal.search import lines
from plone.uuid.interfaces import IUUID
from typing import Any


class JournalGet(ReadingService):
    """`GET @journal` on the site: the latest first, filtered as the page, in batches."""

    asks = (*FILTERS, "b_start", "b_size")

    def reply(self) -> dict[str, Any]:
        return batched(self.request, lines(self.asked()), partial(map, as_row))

    def asked(self) -> Asked:
        return asked(self.request)


class RecordJournalGet(JournalGet):
    """`GET @journal` on a record: its own part."""

    def asked(self) -> Asked:
        return replace(super().asked(), record=IUUID(self.context))
