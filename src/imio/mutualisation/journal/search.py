"""What the journal is asked: by who, of what, from when until when, the latest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import UTC
from imio.mutualisation.base.chain import ANCHOR
from imio.mutualisation.base.chain import Chain
from imio.mutualisation.base.chain import Entry
from imio.mutualisation.base.chain import journal
from imio.mutualisation.base.clock import BRUSSELS
from imio.mutualisation.base.journal import readable
from imio.mutualisation.journal.lines import Lines
from imio.mutualisation.journal.words import LINES
from imio.mutualisation.journal.words import what
from itertools import islice
from plone import api
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any
from typing import NamedTuple

import json
import re


MOST = 2000  # lines of an answer
AT_ONCE = 100
UID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is left empty is not asked; `kind` is one of `KINDS`, `of` a type of records."""

    who: str = ""
    kind: str = ""
    of: str = ""
    record: str = ""
    text: str = ""
    since: date | None = None
    until: date | None = None


class Line(NamedTuple):
    """An entry, and the record it is about; none of what is beside the records."""

    entry: Entry
    of: str
    record: ICatalogBrain | None

    @property
    def what(self) -> str:
        return what(self.entry, self.of)


def lines(asked: Asked, most: int = MOST) -> list[Line]:
    """What the current user may know of it."""
    return [*islice((line for line in _lines(asked) if _answers(line, asked)), most)]


def _lines(asked: Asked) -> Iterator[Line]:
    return _of_machine(asked) if asked.kind in LINES else _grown(asked)


def _of_machine(asked: Asked) -> Iterator[Line]:
    """They are asked for by their kind: there are many, and they lie elsewhere. Of a record
    that somebody may not see, nothing is told.
    """
    begin, end = _instant(asked.since), _instant(asked.until, 1) or "~"
    kept = Lines(api.portal.get().getId(), asked.kind).entries()
    entries = (
        each
        for each in kept
        if each.kind == asked.kind
        and begin <= each.at.isoformat(timespec="microseconds") < end
    )
    while some := [*islice(entries, AT_ONCE)]:
        seen = _seen({each.what for each in some if UID.fullmatch(each.what)})
        for entry in some:
            record = seen.get(entry.what)
            of = record.portal_type if record is not None else entry.kind
            hidden = record is None and UID.fullmatch(entry.what)
            if not hidden and asked.record in ("", entry.what) and asked.of in ("", of):
                yield Line(entry, of, record)


def _grown(asked: Asked) -> Iterator[Line]:
    for grown in _days(asked):
        seen = _seen({chain.about for chain, _first, _many in grown})
        for chain, first, many in grown:
            record = seen.get(chain.about)
            # What somebody may not see is not told of: who has bid, say.
            if record is not None or chain.about == chain.of:
                for entry in reversed(chain.some(first, many)):
                    yield Line(_told(entry, record), chain.of, record)


def _days(asked: Asked) -> Iterator[list[tuple[Chain, int, int]]]:
    """What grew on each day that has something, the latest first."""
    kept = journal()
    if kept is None or not kept.times:
        return
    times, first = kept.times, kept.times.minKey()
    begin, end = _instant(asked.since), _instant(asked.until, 1) or "~"
    while end > max(first, begin):
        try:
            day = times.maxKey(end)[:10]
        except ValueError:
            return
        low = max(day, begin, first)
        grown = list(times.values(low, end, excludemax=True))
        yield [each for each in reversed(grown) if _asks_for(each[0], asked)]
        end = low


def _instant(day: date | None, later: int = 0) -> str:
    """When a day begins here, as the journal writes it."""
    if day is None:
        return ""
    begins = datetime.combine(day + timedelta(later), time(), BRUSSELS)
    return begins.astimezone(UTC).isoformat(timespec="microseconds")


def _asks_for(chain: Chain, asked: Asked) -> bool:
    return asked.of in ("", chain.of) and asked.record in ("", chain.about)


def _seen(uids: set[str]) -> dict[str, ICatalogBrain]:
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.searchResults(UID=list(uids), show_inactive=True) if uids else ()
    return {brain.UID: brain for brain in brains}


def _told(entry: Entry, record: Any) -> Entry:
    """What the state of the record keeps from who asks is not told here either."""
    if entry.kind == ANCHOR:
        return entry._replace(after=str(len(json.loads(entry.after))))
    if record is None or readable(record.portal_type, record.review_state, entry):
        return entry
    return entry._replace(before="", after="")


def _answers(line: Line, asked: Asked) -> bool:
    entry, words = line.entry, asked.text.casefold()
    who, title = asked.who.casefold(), line.record.Title if line.record else ""
    return (
        asked.kind in ("", entry.kind)
        and who in f"{entry.name} ({entry.login})".casefold()
        and words in f"{line.what} {title}".casefold()
    )
