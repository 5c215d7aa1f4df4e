"""What a step checked, a later edit does not undo.

The table of steps (`lasts` of a `Transition`) says in which states the guard of a step
holds at every save. It is asked as the record was and as it would be: what the edit
breaks is refused, what was broken before is somebody else's to mend and stops nobody.
"""

from Acquisition import aq_base
from Acquisition import aq_parent
from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.guard import verdict
from imio.mutualisation.base.reading import forget
from imio.mutualisation.rules.verdict import come
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import refusals
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.security import lasting
from typing import Any


def broken(record: Any) -> list[Refused]:
    """What the steps that last in the present state would refuse now, each once."""
    steps = lasting(record.portal_type, record.review_state())
    found = (refused for step in steps for refused in refusals(verdict(record, step)))
    return list(dict.fromkeys(found))


def as_saved(record: Any, values: Mapping[str, Any]) -> Any:
    """The record as it would be with these values; it is never kept."""
    base: Any = aq_base(record)
    base.getId()  # its state is loaded once something is asked of it
    changed = base.__class__.__new__(base.__class__)
    vars(changed).update(vars(base))
    vars(changed).update(values)
    return changed.__of__(aq_parent(record))


def undone_by(record: Any, values: Mapping[str, Any]) -> tuple[Refused, ...]:
    """What an edit with these values would undo; nothing where it is granted."""
    return tuple(undone(broken(as_saved(record, {})), as_saved(record, values)))


@contextmanager
def upheld(record: Any) -> Iterator[None]:
    """What is written within undoes nothing. Raises `Refusal`: as the guards, all at once."""
    before = broken(as_saved(record, {}))
    yield
    forget()
    or_refuse(first_refusal(*undone(before, record)))


def undone(before: Collection[Refused], record: Any) -> list[Refused]:
    """What is refused now and was not before."""
    return come(before, broken(record))
