"""What changed in a record beside its steps, as its people see it: from what to what.

It is read from the journal of the record. Who looks after all records sees the changes of
all fields that they may read; the others those which the type names (`followed`), once the
record has left its first state.
"""

from collections.abc import Iterable
from datetime import datetime
from imio.mutualisation.base.chain import Entry
from imio.mutualisation.base.chain import FIELD
from imio.mutualisation.base.chain import NOTE
from imio.mutualisation.base.journal import chain_of
from imio.mutualisation.base.journal import readable
from imio.mutualisation.base.journal import write
from imio.mutualisation.security import workflow_of
from typing import Any
from typing import NamedTuple


NOTHING = "–"


class Change(NamedTuple):
    """`what` changed, in words; `who` as named then, `login` as known to the site."""

    when: datetime
    login: str
    who: str
    what: str
    before: str
    after: str

    @property
    def shown(self) -> str:
        """`5 → 40`."""
        return from_to(self.before, self.after)


def from_to(before: str, after: str) -> str:
    """`5 → 40`; an end without anything is a dash."""
    return f"{before or NOTHING} → {after or NOTHING}"


def note(record: Any, what: str, before: str, after: str) -> None:
    """Add a change, by whoever acts now."""
    write(record, kind=NOTE, what=NOTE, title=what, before=before, after=after)


def changes(record: Any) -> list[Change]:
    """Those that all who see the history see, the latest last."""
    first = workflow_of(record.portal_type).states[0].id
    return _told(
        entry
        for entry in _entries(record)
        if entry.kind == NOTE
        or (entry.what in record.followed and entry.state != first)
    )


def all_changes(record: Any) -> list[Change]:
    """Those of all fields that the current user may read, of whoever reads figures."""
    state = record.review_state()
    return _told(
        entry
        for entry in _entries(record)
        if readable(record.portal_type, state, entry)
    )


def _entries(record: Any) -> list[Entry]:
    chain = chain_of(record)
    entries = chain.entries() if chain else []
    return [entry for entry in entries if entry.kind in (NOTE, FIELD)]


def _told(entries: Iterable[Entry]) -> list[Change]:
    return [
        Change(each.when, each.login, each.name, each.title, each.before, each.after)
        for each in entries
    ]


def as_json(record: Any) -> list[dict[str, str]]:
    """The changes of a record over REST."""
    return [
        {**each._asdict(), "when": each.when.isoformat()} for each in changes(record)
    ]
