"""The chains of the journal: one for each record, some for the site, and when each grew.

A chain is one object, which gives its older entries away in blocks that nobody writes
again; `Journal` knows by instant which chain grew, for who asks about a period.
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from datetime import datetime
from datetime import UTC
from imio.mutualisation.base import clock
from imio.mutualisation.base.doors import Act
from imio.mutualisation.base.moments import read as read_moment
from imio.mutualisation.standards.chain import broken
from imio.mutualisation.standards.chain import digest
from imio.mutualisation.standards.chain import linked
from imio.mutualisation.standards.chain import START
from persistent import Persistent
from plone import api
from typing import Any
from typing import NamedTuple
from zope.annotation.interfaces import IAnnotations

import json


KEY = "imio.mutualisation.journal"
BLOCK = 32  # entries
CREATED, REMOVED, FIELD, NOTE, STEP = "created", "removed", "field", "note", "step"
SETTING, ANCHOR, MESSAGE = "setting", "anchor", "message"


class Entry(NamedTuple):
    """One thing that was done: `what` by its id, `title` in words.

    `at` is when it was written (UTC), `since` when it was done, where that was told: of a
    step. `state` is that of the record then.
    """

    number: int
    at: datetime
    login: str
    name: str
    door: str
    kind: str
    what: str
    title: str = ""
    before: str = ""
    after: str = ""
    why: str = ""
    state: str = ""
    since: str = ""

    @property
    def when(self) -> datetime:
        """When it was done, as far as that is known."""
        return read_moment(self.since) if self.since else self.at


class Block(Persistent):
    """Entries that nobody writes again."""

    def __init__(self, texts: tuple[str, ...]):
        self.texts = texts


class Chain(Persistent):
    """What was done to a record, by its UID, or in a part of the site, by its name."""

    def __init__(self, about: str, of: str):
        self.about, self.of = about, of
        self.blocks: tuple[Block, ...] = ()
        self.last: tuple[str, ...] = ()
        self.head = START
        self.count = self.steps = 0

    def add(self, said: Mapping[str, Any]) -> None:
        """The next entry."""
        if len(self.last) >= BLOCK:
            self.blocks = (*self.blocks, Block(self.last))
            self.last = ()
        self.count += 1
        self.steps += said["kind"] == STEP
        text = linked(self.count, self.head, said)
        self.last = (*self.last, text)
        self.head = digest(text)

    def texts(self) -> Iterator[str]:
        """Each entry as it was written, the oldest first."""
        for block in self.blocks:
            yield from block.texts
        yield from self.last

    def entries(self) -> list[Entry]:
        """The same, read."""
        return [read(text) for text in self.texts()]

    def some(self, first: int, many: int) -> list[Entry]:
        """Some of them, from the number of the first."""
        found = []
        for number in range(first, first + many):
            block, place = divmod(number - 1, BLOCK)
            whole = block < len(self.blocks)
            texts = self.blocks[block].texts if whole else self.last
            found.append(read(texts[place]))
        return found

    def digests(self) -> dict[int, str]:
        """SHA-256 of each entry by its number."""
        return {number: digest(text) for number, text in enumerate(self.texts(), 1)}

    def wrong(self) -> int:
        """The number of the first entry that was changed; 0 for none."""
        return broken(self.texts(), self.head)


class Journal(Persistent):
    """The chains of the site beside those of its records, and when each chain grew."""

    def __init__(self) -> None:
        self.chains = OOBTree()
        self.times = OOBTree()

    # The roles beside the groups, as they were last told: a command tells nobody of them.
    roles: Mapping[str, tuple[str, ...]] | None = None


def read(text: str) -> Entry:
    """An entry of its text."""
    said = json.loads(text)
    said.pop("link")
    return Entry(**{**said, "at": read_moment(said["at"])})


def journal() -> Journal | None:
    """That of the site; none before anything was done in it."""
    found: Journal | None = IAnnotations(api.portal.get()).get(KEY)
    return found


def of_site(name: str) -> Chain:
    """The chain of a part of the site, made when it is first written."""
    chains = _made().chains
    if name not in chains:
        chains[name] = Chain(name, name)
    chain: Chain = chains[name]
    return chain


def append(chain: Chain, by: Act, told: Iterable[Mapping[str, str]]) -> None:
    """Write what was done now: what differs from `by` in one of them holds for it."""
    at = clock.now().astimezone(UTC).isoformat(timespec="microseconds")
    first = chain.count + 1
    for each in told:
        chain.add({"at": at, **by._asdict(), **{k: v for k, v in each.items() if v}})
    if chain.count >= first:
        key = f"{at} {chain.about} {first}"
        _made().times[key] = (chain, first, chain.count - first + 1)


def _made() -> Journal:
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = Journal()
    made: Journal = annotations[KEY]
    return made
