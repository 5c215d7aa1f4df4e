"""What changed in a record beside its steps: who, when, from what to what, for good.

A domain says which fields it follows; what somebody makes of them, by whatever door, is a
line of the history of the record.
"""

from collections.abc import Iterable
from copy import deepcopy
from datetime import datetime
from datetime import UTC
from imio.mutualisation.base import clock
from imio.mutualisation.base.people import name_of_current_user
from imio.mutualisation.base.shown import text
from imio.mutualisation.base.words import words
from plone import api
from typing import Any
from typing import NamedTuple
from zope.interface.interfaces import IInterface


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
        return f"{self.before or NOTHING} → {self.after or NOTHING}"


def note(record: Any, what: str, before: str, after: str) -> None:
    """Add a change, by whoever acts now."""
    login = api.user.get_current().getId() or ""
    who = name_of_current_user() if login else ""
    # Brussels cannot be stored.
    change = Change(clock.now().astimezone(UTC), login, who, what, before, after)
    record.changes_noted = (*record.changes_noted, tuple(change))


def changes(record: Any) -> list[Change]:
    """All of them, the latest last."""
    return [Change(*each) for each in record.changes_noted]


def follow(record: Any, schema: IInterface, names: Iterable[str]) -> None:
    """Note which of these fields are otherwise than they were when last asked.

    Values are compared, not what is shown of them: that changes with the language of who
    reads and with the name of the product that was chosen, which nobody did here.
    """
    now = {name: deepcopy(getattr(record, name)) for name in names}
    for name, before in (record.followed or {}).items():
        if now[name] != before:
            field = schema[name]
            shown = (text(field, value) for value in (before, now[name]))
            note(record, words(field.title), *shown)
    if record.followed != now:
        record.followed = now


def as_json(record: Any) -> list[dict[str, str]]:
    """The changes of a record over REST."""
    return [
        {**each._asdict(), "when": each.when.isoformat()} for each in changes(record)
    ]
