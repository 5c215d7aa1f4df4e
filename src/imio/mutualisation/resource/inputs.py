"""The stock widgets, mended so that a screen reader and a keyboard reach all of them."""

from html import escape
from imio.mutualisation.base.words import words
from plone.app.z3cform.widgets.richtext import RichTextWidget
from plone.formwidget.namedfile.widget import NamedFileWidget
from typing import Any


class TextWidget(RichTextWidget):
    """Its frame has a name; its menu and its status bar, whose roles have no state,
    are left out: the buttons are enough.
    """

    def get_pattern_options(self) -> dict[str, Any]:
        options = super().get_pattern_options()
        tiny = {
            **options["tiny"],
            "menubar": False,
            "statusbar": False,
            "iframe_attrs": {"title": words(self.label)},
        }
        return {**options, "tiny": tiny}


class DocumentWidget(NamedFileWidget):
    """Its label names no input: the input says it itself."""

    def render(self) -> str:
        label = escape(words(self.label))
        return (
            super().render().replace('type="file"', f'type="file" aria-label="{label}"')
        )
