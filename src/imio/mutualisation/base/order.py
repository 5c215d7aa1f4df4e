"""The days of a record stand in order, in forms and over REST."""

from Acquisition import aq_base
from collections.abc import Iterator
from collections.abc import Mapping
from functools import partial
from imio.mutualisation.base.reasons import Unfit
from imio.mutualisation.base.typed import disorder
from imio.mutualisation.base.typed import rows_of
from imio.mutualisation.rules.verdict import Refused
from typing import Any
from z3c.form.validator import InvariantsValidator
from zope.schema import getFields


class OrderValidator(InvariantsValidator):
    """The invariants of a schema, and the order of its days and of those of its rows."""

    def validateObject(self, data: Any) -> tuple[Exception, ...]:
        errors: tuple[Exception, ...] = super().validateObject(data)
        return (*errors, *map(Unfit, self.disorder(data._Data_data___)))

    def disorder(self, given: Mapping[str, Any]) -> Iterator[Refused]:
        """What is out of order once these values are there. Refused: as `disorder`."""
        yield from disorder(self.schema, partial(self._day, given), given)
        for name, field in getFields(self.schema).items():
            for row in rows_of(field, given.get(name)):
                yield from disorder(field.value_type.schema, row.get, row)

    def _day(self, given: Mapping[str, Any], name: str) -> Any:
        if name in given:
            return given[name]
        # What is being added has no day but those of its form.
        is_there = self.schema.providedBy(self.context)
        return getattr(aq_base(self.context), name, None) if is_there else None
