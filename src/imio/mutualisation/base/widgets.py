"""Text fields and lists of choices as Plone shows them, written in Python.

A form shows hundreds of texts and choices, and a page template takes a tenth of a millisecond
for each attribute of each of them.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from html import escape
from imio.mutualisation.base import versions
from imio.mutualisation.interfaces import IMutualisationLayer
from plone.app.z3cform.interfaces import ISelectWidget
from plone.app.z3cform.interfaces import ITextWidget
from plone.app.z3cform.views import RenderWidget
from plone.base import PloneMessageFactory as PLONE
from typing import Any
from z3c.form.interfaces import DISPLAY_MODE
from z3c.form.interfaces import INPUT_MODE
from z3c.form.interfaces import IWidget
from zope.component import adapter
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.interface import implementer
from zope.interface import Interface
from zope.pagetemplate.interfaces import IPageTemplate


Item = Mapping[str, Any]

EMPTY: tuple[Any, ...] = (None, "", [], ("", "", "", "00", "00", ""), ("", "", ""))
REQUIRED = PLONE("title_required", default="Required")


class Written:
    """The template of a widget, without a template."""

    def __init__(self, context: Any, request: Any, form: Any, field: Any, widget: Any):
        self.request = request


@implementer(IPageTemplate)
@adapter(Interface, IMutualisationLayer, Interface, Interface, ITextWidget)
class TextInput(Written):
    """A field of one line."""

    def __call__(self, widget: IWidget) -> str:
        said = {"name": widget.name, "type": "text", "value": widget.value}
        return f"<input {_told(said, widget.attributes)}/>"


@implementer(IPageTemplate)
@adapter(Interface, IMutualisationLayer, Interface, Interface, ISelectWidget)
class SelectInput(Written):
    """One or several of a list, or of a list of groups."""

    def __call__(self, widget: IWidget) -> str:
        # Select2 joins the values itself.
        name = widget.name if widget.pattern == "select2" else f"{widget.name}:list"
        said = _told({"id": widget.id, "name": name}, widget.attributes)
        options = "".join(self._options(widget, widget.items))
        told = _told(
            {"name": f"{widget.name}-empty-marker", "type": "hidden", "value": "1"}
        )
        return f"<select {said}>{options}</select><input {told}/>"

    def _options(self, widget: IWidget, items: Any) -> Iterable[str]:
        if not isinstance(items, dict):
            yield from map(self._option, items)
            return
        if not widget.field.required:
            yield f'<option id="{escape(widget.id)}-novalue" value=""></option>'
        for group, members in items.items():
            options = "".join(map(self._option, members))
            yield f'<optgroup label="{escape(str(group))}">{options}</optgroup>'

    def _option(self, item: Item) -> str:
        chosen = ' selected="selected"' if item["selected"] else ""
        content = item["content"]  # translated already, but for that of no value
        if isinstance(content, Message):
            content = translate(content, context=self.request)
        said = _told({"id": item["id"], "value": item["value"]})
        return f"<option {said}{chosen}>{escape(content)}</option>"


class Field(RenderWidget):
    """A widget with its label, its help and what is wrong with it."""

    def __call__(self) -> str:
        widget = self.context
        css = (
            f"mb-3 field fieldname-{widget.name} widget-mode-{widget.mode}"
            f"{' error' if widget.error else ''}"
            f"{' empty' if widget.value in EMPTY else ''}"
            f" {getattr(widget, 'wrapper_css_class', '')}"
        )
        said = {
            "class": css,
            "id": f"formfield-{widget.id}",
            "data-fieldname": widget.name,
        }
        parts = (
            self._label(),
            widget.render(),
            self._help(),
            self._error(),
            versions.shown(widget),
        )
        return f"<div {_told(said)}>{''.join(map(str, parts))}</div>"

    def _label(self) -> str:
        widget = self.context
        label = escape(self._words(widget.label)) if widget.label else ""
        if label and widget.mode == DISPLAY_MODE:
            return f'<b class="widget-label form-label d-block">{label}</b>'
        if not label or widget.mode != INPUT_MODE:
            return ""
        due = ""
        if widget.required:
            told = {"class": "required", "title": self._words(REQUIRED)}
            due = f"<span {_told(told)}></span>"
        said = _told({"class": "form-label", "for": widget.id})
        return f"<label {said}>{label} {due}</label>"

    def _help(self) -> str:
        """It is markup."""
        widget = self.context
        text = getattr(widget, "description", widget.field.description)
        if not text or widget.mode != INPUT_MODE:
            return ""
        return f'<div class="form-text">{self._words(text)}</div>'

    def _error(self) -> str:
        error = self.context.error
        return (error.render() or "") if error else ""

    def _words(self, text: str) -> str:
        """In the language of who asks; what is no message is one of Plone."""
        return str(translate(text, domain="plone", context=self.request))


def _told(*attributes: Mapping[str, Any]) -> str:
    """Attributes, those of the last one winning; one that is `None` is left out."""
    told = {name: value for each in attributes for name, value in each.items()}
    pairs = ((name, value) for name, value in told.items() if value is not None)
    return " ".join(f'{name}="{escape(str(value))}"' for name, value in pairs)
