"""What a form reads: numbers as people write them, and what every value must be.

The stock widgets refuse the amount that a page of the site prints, in sentences that
give no example; the fields they show are read by `rules/typed.py` as at every door.
"""

from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.reasons import Unfit
from imio.mutualisation.base.typed import about
from imio.mutualisation.base.typed import as_line
from imio.mutualisation.base.typed import held
from imio.mutualisation.base.typed import read
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.interfaces import INumberWidget
from imio.mutualisation.rules.verdict import Refused
from plone.app.z3cform.widgets.text import TextWidget
from typing import Any
from z3c.form.converter import BaseDataConverter
from z3c.form.converter import FieldDataConverter
from z3c.form.interfaces import IFieldWidget
from z3c.form.util import changedWidget
from z3c.form.validator import SimpleFieldValidator
from z3c.form.widget import FieldWidget
from zope.interface import implementer
from zope.interface import implementer_only
from zope.schema.interfaces import IField
from zope.schema.interfaces import InvalidURI
from zope.schema.interfaces import IURI


@implementer_only(INumberWidget)
class NumberWidget(TextWidget):
    """A number is typed as text: browsers read `12.500` by a language of their own."""

    @property
    def attributes(self) -> dict[str, Any]:
        return {**super().attributes, "inputmode": "decimal"}


@implementer(IFieldWidget)
def number_widget(field: IField, request: IMutualisationLayer) -> IFieldWidget:
    """The widget of every number of our forms."""
    return FieldWidget(field, NumberWidget(request))


class NumberConverter(BaseDataConverter):
    """Between a number and its text, as Belgium writes it.

    Registered for each kind of number: the stock ones are for these kinds and any widget,
    and what is said of the field weighs more than what is said of the widget.
    """

    def toWidgetValue(self, value: Any) -> str:
        return "" if value is self.field.missing_value else number(value)

    def toFieldValue(self, value: str) -> Any:
        try:
            found = read(self.field, value)
        except Refusal as refusal:
            raise Unfit(refusal.refused) from None
        return self.field.missing_value if found is None else found


class LineConverter(FieldDataConverter):
    """What is typed or pasted into one line, as every door keeps it."""

    def toFieldValue(self, value: str) -> Any:
        # The field of an address has no error for a sign beyond ASCII, and stumbles.
        if IURI.providedBy(self.field) and not value.isascii():
            raise InvalidURI(value).with_field_and_value(self.field, value)
        found = super().toFieldValue(value)
        return as_line(self.field, found) if isinstance(found, str) else found


class HeldValidator(SimpleFieldValidator):
    """A value of a form is what values of its kind must be at every door."""

    def validate(self, value: Any, force: bool = False) -> None:
        asked = {"field": self.field, "context": self.context}
        # What is stored already is asked nothing, as below.
        if not self.widget or changedWidget(self.widget, value, **asked):
            verdict = held(self.field, value)
            if isinstance(verdict, Refused):
                raise Unfit(about(verdict, self.field))
        super().validate(value, force)
