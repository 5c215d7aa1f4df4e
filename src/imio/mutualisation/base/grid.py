"""Data grids: a list of rows, in forms and over REST.

`rows(title, schema)` makes the field; its widget is found by the kind of field, so
that no schema names a widget.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from collective.z3cform.datagridfield.datagridfield import DataGridFieldObjectWidget
from collective.z3cform.datagridfield.datagridfield import DataGridFieldWidget
from collective.z3cform.datagridfield.interfaces import IDataGridFieldWidget
from collective.z3cform.datagridfield.interfaces import IRow
from collective.z3cform.datagridfield.row import DictRow
from html import escape
from imio.mutualisation.base.answers import gathered
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.typed import about
from imio.mutualisation.base.typed import only
from imio.mutualisation.i18n import _
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.rules.typed import few
from imio.mutualisation.rules.typed import quoted
from imio.mutualisation.rules.typed import whole
from imio.mutualisation.rules.verdict import Refused
from plone import api
from plone.dexterity.interfaces import IDexterityContent
from plone.restapi.deserializer.dxfields import DefaultFieldDeserializer
from plone.restapi.interfaces import IFieldDeserializer
from typing import Any
from z3c.form.error import ErrorViewMessage
from z3c.form.interfaces import HIDDEN_MODE
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import INPUT_MODE
from z3c.form.widget import FieldWidget
from zope import schema
from zope.component import adapter
from zope.component import getMultiAdapter
from zope.i18n import translate
from zope.interface import implementer
from zope.interface.interfaces import IInterface
from zope.publisher.interfaces.browser import IBrowserRequest
from zope.schema.interfaces import IList
from zope.schema.interfaces import WrongContainedType


def rows(title: str, row: IInterface, **kw: Any) -> IList:
    """A list field whose items are dictionaries shaped by the schema `row`.

    Empty is `[]`, never `None`. Rows hold no files, no relations and nothing
    confidential: the read permission of a column means nothing over REST.
    """
    kw = {"required": False, "default": [], "missing_value": [], **kw}
    return schema.List(title=title, value_type=DictRow(title=title, schema=row), **kw)


MOVES = {
    "add": _("grid_add", default="Add a row"),
    "delete": _("grid_delete", default="Delete the row"),
    "moveup": _("grid_move_up", default="Move the row up"),
    "movedown": _("grid_move_down", default="Move the row down"),
}


CELL = '<td class="{}">{}<label class="visually-hidden" for="{}">{}</label>{}</td>'
MOVE = '<button type="button" class="{}" title="{}" aria-label="{}">{}</button>'
LAST = '<td class="text-nowrap">{}<input type="hidden" value="1" name="{}"/></td>'


class LabelledRow(DataGridFieldObjectWidget):
    """A row whose cells are labelled for those who do not see the columns.

    Written in Python: a form has hundreds of cells, and a page template takes a
    millisecond for each.
    """

    def render(self) -> str:
        if self.mode != INPUT_MODE:
            return str(super().render())
        cells = "".join(map(self._cell, self.widgets.values()))
        marker = escape(f"{self.name}-empty-marker")
        return cells + LAST.format("".join(self._moves()), marker)

    def _cell(self, widget: Any) -> str:
        shown = "d-none" if widget.mode == HIDDEN_MODE else "datagridwidget-cell"
        error = widget.error.render() if widget.error else ""
        label = escape(translate(widget.label, context=self.request))
        return CELL.format(shown, error, escape(widget.id), label, widget.render())

    def _moves(self) -> Iterator[str]:
        """The buttons at the end of a row."""
        offered = {
            "add": ("plus", self.isInsertEnabled()),
            "delete": ("trash", self.isDeleteEnabled()),
            "moveup": ("arrow-up", self.isReorderEnabled()),
            "movedown": ("arrow-down", self.isReorderEnabled()),
        }
        icons = getMultiAdapter((api.portal.get(), self.request), name="iconresolver")
        for act, (icon, enabled) in offered.items():
            if enabled:
                name = escape(translate(MOVES[act], context=self.request))
                css = f"btn btn-outline-dark btn-sm dgf--row-{act}"
                yield MOVE.format(css, name, name, icons.tag(icon))


class Grid(DataGridFieldWidget):
    """A grid that grows only when asked to: an empty row is not data."""

    auto_append = False
    allow_reorder = True
    input_table_css_class = "table table-sm datagridwidget-table-edit"
    display_table_css_class = "table table-sm"

    def update(self) -> None:
        """Raises `Refusal`: `number_invalid`, `list_too_long` for a count of rows that no
        form of ours sends.
        """
        count = self.request.get(self.counterName)
        read = 0 if count is None else whole(count)
        verdict = few(read) if isinstance(read, int) else read
        if isinstance(read, int) and read < 0:
            verdict = Refused("number_invalid", {"value": count})
        if isinstance(verdict, Refused):
            raise Refusal(about(verdict, self.field))
        if count is not None and isinstance(read, int):
            self.request.form[self.counterName] = str(self._filled_in(read))
        super().update()

    def _filled_in(self, count: int) -> int:
        """How many rows are left without those at the end in which nobody typed: a press
        too many on the button that adds one asks nobody for what it lacks.
        """
        blank = self._sent("TT")
        while count and all(
            value == blank.get(name, "")
            for name, value in self._sent(count - 1).items()
        ):
            count -= 1
        return count

    def _sent(self, idx: int | str) -> dict[str, Any]:
        """What the form holds of a row; of the one that is copied, too."""
        row, form = f"{self.name}.{idx}.", self.request.form
        return {
            name.removeprefix(row): value
            for name, value in form.items()
            if name.startswith(row)
        }

    def createObjectWidget(self, idx: int | str) -> LabelledRow:
        widget = FieldWidget(self.field.value_type, LabelledRow(self.request))
        # The blank rows are what is copied to add one: nobody filled them in.
        widget.ignoreRequest = idx in ("TT", "AA")
        return widget


@implementer(IFieldWidget)
@adapter(IList, IRow, IMutualisationLayer)
def grid_widget(field: IList, row: IRow, request: IMutualisationLayer) -> IFieldWidget:
    """The widget of every list of rows."""
    return FieldWidget(field, Grid(request))


# Each cell says what is wrong with it; the grid as a whole has but to point there.
ROWS_UNFIT = ErrorViewMessage(
    _("error_rows_unfit", default="Correct what is marked in these rows."),
    error=WrongContainedType,
    request=IMutualisationLayer,
    widget=IDataGridFieldWidget,
)


@implementer(IFieldDeserializer)
@adapter(IRow, IDexterityContent, IBrowserRequest)
class RowDeserializer(DefaultFieldDeserializer):
    """One row from JSON; an empty or missing cell takes its default.

    Registered in place of the grid's own, which answers an internal error to a row
    that is no object and drops unknown columns without a word.
    """

    @gathered
    def __call__(self, row: Any) -> dict[str, Any]:
        if not isinstance(row, Mapping):
            refused = Refused("row_invalid", {"value": quoted(row)})
            raise Refusal(about(refused, self.field))
        columns = dict(schema.getFieldsInOrder(self.field.schema))
        only(row, *columns)
        return {name: self._cell(field, row) for name, field in columns.items()}

    def _cell(self, field: Any, row: Mapping[str, Any]) -> Any:
        field = field.bind(self.context)
        if row.get(field.__name__) in (None, ""):
            field.validate(field.default)
            return field.default
        value = row[field.__name__]
        found = getMultiAdapter((field, self.context, self.request), IFieldDeserializer)
        return found(value)
