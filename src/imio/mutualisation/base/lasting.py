"""What a step checked, a later edit does not undo.

The table of steps (`lasts` of a `Transition`) says in which states the guard of a step
holds at every save. It is asked as the record was and as it would be: what the edit
breaks is refused, what was broken before is somebody else's to mend and stops nobody.
"""

from Acquisition import aq_base
from Acquisition import aq_parent
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.guard import verdict
from imio.mutualisation.base.order import OrderValidator
from imio.mutualisation.base.reading import forget
from imio.mutualisation.base.reasons import Unfit
from imio.mutualisation.interfaces import IGuarded
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.rules.verdict import refusals
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.security import lasting
from typing import Any
from z3c.form.interfaces import IEditForm
from z3c.form.interfaces import NOT_CHANGED
from zope.component import adapter
from zope.interface import Interface
from zope.interface.interfaces import IInterface
from zope.schema import getFieldNames


def broken(record: Any) -> dict[str, Refused]:
    """What the steps that last in the present state would refuse now, by its reason."""
    steps = lasting(record.portal_type, record.review_state())
    found = (refused for step in steps for refused in refusals(verdict(record, step)))
    return {refused.reason: refused for refused in found}


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
    """What is written within undoes nothing. Raises `Refusal`: as the guards."""
    before = broken(as_saved(record, {}))
    yield
    forget()
    for refused in undone(before, record):
        raise Refusal(refused)


def undone(before: Mapping[str, Refused], record: Any) -> list[Refused]:
    """What is refused now and was not before."""
    now = broken(record)
    return [refused for reason, refused in now.items() if reason not in before]


@adapter(IGuarded, IMutualisationLayer, IEditForm, IInterface, Interface)
class LastingValidator(OrderValidator):
    """The invariants of a schema, and what the steps taken rest on.

    Not for what is being added: no step has been taken.
    """

    def validateObject(self, data: Any) -> tuple[Exception, ...]:
        errors: tuple[Exception, ...] = super().validateObject(data)
        if errors:
            return errors
        # A file that is kept as it is has no value.
        values = {
            name: getattr(data, name)
            for name in getFieldNames(self.schema)
            if data._Data_data___.get(name, NOT_CHANGED) is not NOT_CHANGED
        }
        return tuple(map(Unfit, undone_by(self.context, values)))
