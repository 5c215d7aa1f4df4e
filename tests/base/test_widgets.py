"""Fields written in Python are those that Plone's templates show."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.widgets import Field
from imio.mutualisation.base.widgets import SelectInput
from imio.mutualisation.base.widgets import TextInput
from imio.mutualisation.interfaces import IMutualisationLayer
from lxml import html
from pathlib import Path
from plone import api
from plone.app import z3cform
from plone.app.z3cform.interfaces import IPloneFormLayer
from plone.app.z3cform.views import RenderWidget
from z3c.form.interfaces import DISPLAY_MODE
from z3c.form.interfaces import INPUT_MODE
from z3c.form.widget import WidgetTemplateFactory
from zope.component import getMultiAdapter
from zope.interface import alsoProvides
from zope.pagetemplate.interfaces import IPageTemplate

import pytest


FOLDER = Path(z3cform.__file__).parent / "templates"
SHOWN = {
    TextInput: WidgetTemplateFactory(str(FOLDER / "text_input.pt")),
    SelectInput: WidgetTemplateFactory(str(FOLDER / "select_input.pt")),
}


def tags(markup):
    """The elements of some markup: name, attributes and text."""
    found = html.fragments_fromstring(markup.strip(), no_leading_text=True)
    return [
        (each.tag, dict(each.attrib), (each.text or "").strip())
        for one in found
        if isinstance(one.tag, str)
        for each in one.iter()
    ]


def cells(widget):
    """A widget, or those in its rows."""
    inner = getattr(widget, "widgets", None)
    if inner is None:
        return [widget]
    within = inner.values() if hasattr(inner, "values") else inner
    return [cell for each in within for cell in cells(each)]


@pytest.fixture
def fields(demo):
    """`fields("Product")`: the widgets of an edit form, those of rows too."""
    alsoProvides(demo.REQUEST, IMutualisationLayer, IPloneFormLayer)

    def read(name):
        record = existing(name)[0]._unrestrictedGetObject()
        form = record.unrestrictedTraverse("@@edit").form_instance
        with api.env.adopt_roles(["Manager"]):
            form.update()
        parts = (form, *form.groups)
        return [
            cell
            for part in parts
            for one in part.widgets.values()
            for cell in cells(one)
        ]

    return read


@pytest.mark.parametrize("name", ["Product", "Member", "ServiceRequest"])
def test_the_inputs_of_a_form_are_those_of_plone(fields, name):
    seen = set()
    for widget in fields(name):
        asked = (widget.context, widget.request, widget.form, widget.field, widget)
        shown = getMultiAdapter(asked, IPageTemplate, name=widget.mode)
        if type(shown) in SHOWN:
            seen.add(type(shown))
            due = SHOWN[type(shown)](*asked)(widget)
            assert tags(shown(widget)) == tags(due), widget.name
    assert seen == set(SHOWN)


@pytest.mark.parametrize("mode", [INPUT_MODE, DISPLAY_MODE])
@pytest.mark.parametrize("name", ["Product", "Member", "ServiceRequest"])
def test_the_fields_of_a_form_are_those_of_plone(fields, name, mode):
    for widget in fields(name):
        widget.mode = mode
        due = RenderWidget(widget, widget.request)()
        shown = tags(Field(widget, widget.request)())
        # What the form was opened on is ours alone.
        own = [
            each for each in shown if not each[1].get("name", "").endswith("-opened")
        ]
        assert own == tags(due), widget.name
