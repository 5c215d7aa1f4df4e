"""A form is checked whole: what its fieldsets say together, to add a record or to edit it.

Plone checks each fieldset by itself: an invariant over two of them would see what the
record held before, and nothing at all of a record that is being added.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from imio.mutualisation.base.lasting import undone_by
from imio.mutualisation.base.order import OrderValidator
from imio.mutualisation.base.reasons import Unfit
from imio.mutualisation.base.versions import root
from imio.mutualisation.base.versions import typed
from imio.mutualisation.interfaces import IGuarded
from imio.mutualisation.interfaces import IMutualisationLayer
from typing import Any
from z3c.form.interfaces import IEditForm
from zope.annotation.interfaces import IAnnotations
from zope.component import adapter
from zope.interface import Interface
from zope.interface.interfaces import IInterface
from zope.schema import getFields


COLLECTING = "imio.mutualisation.whole"


@adapter(Interface, IMutualisationLayer, Interface, IInterface, Interface)
class WholeValidator(OrderValidator):
    """The invariants of a schema, the order of its days and, of a record that is, what the
    steps taken rest on.

    Asked once for a schema, by the first part of the form that shows it.
    """

    def validate(self, data: Mapping[str, Any]) -> tuple[Exception, ...]:
        if self.view is None:  # over REST, where all comes at once
            return self._invariants(data)
        form = root(self.view)
        parts = [part for part in _parts(form) if self._shown_in(part)]
        asked = IAnnotations(self.request)
        if COLLECTING in asked or (parts and parts[0] is not self.view):
            return ()
        asked[COLLECTING] = True
        try:
            values = typed({**self._said(parts[1:]), **typed(data)})
        finally:
            del asked[COLLECTING]
        if self.context is None:
            values = {**self._unseen(form, parts), **values}
        errors = self._invariants(values)
        if errors or not (IGuarded.providedBy(self.context) and _edits(form)):
            return errors
        return tuple(map(Unfit, undone_by(self.context, values)))

    def _invariants(self, data: Mapping[str, Any]) -> tuple[Exception, ...]:
        errors: tuple[Exception, ...] = super().validate(data)
        return errors

    def _unseen(self, root: Any, parts: list[Any]) -> dict[str, Any]:
        """What a new record holds where the form does not ask."""
        shown = {each.field for part in parts for each in part.fields.values()}
        return {
            name: field.bind(root.context).default
            for name, field in getFields(self.schema).items()
            if field not in shown
        }

    def _shown_in(self, part: Any) -> bool:
        return any(each.interface is self.schema for each in part.fields.values())

    def _said(self, parts: list[Any]) -> dict[str, Any]:
        """What the other parts say of the schema; they show their errors themselves."""
        said = {}
        for part in parts:
            data, _errors = part.widgets.extract()
            for name, each in part.fields.items():
                if each.interface is self.schema and name in data:
                    said[each.field.__name__] = data[name]
        return said


def _parts(form: Any) -> Iterator[Any]:
    """A form and its fieldsets, in the order in which they are read."""
    yield form
    for group in getattr(form, "groups", ()):
        yield from _parts(group)


def _edits(form: Any) -> bool:
    return bool(IEditForm.providedBy(form))
