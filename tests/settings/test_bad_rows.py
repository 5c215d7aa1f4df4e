"""Every dated parameter in its bad shapes, by the page and over REST."""

from datetime import date
from decimal import Decimal
from forms import send
from imio.mutualisation.base.settings import setting
from imio.mutualisation.settings.controlpanel import THEMES
from imio.mutualisation.settings.schema import ISettings
from lxml import html
from plone.restapi.serializer.converters import json_compatible
from zope.schema import getFields

import pytest


PAGE = "@@mutualisation-settings"
TOLD = "//*[starts-with(@id, 'formfield-')][.//*[contains(@class, 'invalid-feedback')]]"
COLUMNS = {
    name: tuple(getFields(field.value_type.schema))
    for name, field in getFields(ISettings).items()
    if hasattr(field, "value_type") and hasattr(field.value_type, "schema")
}
DATED = {name for name, columns in COLUMNS.items() if "valid_from" in columns}
# Without a row in force nothing is indexed, aimed at, or owes a deliberation.
MAY_BE_EMPTY = {"index_values", "member_target", "deliberation_amount"}
NUMBER = {"size_categories": "up_to", "staff": "staff"}
NEXT_CENTURY = date(2101, 1, 1)


def sound(name):
    """A row that is well."""
    number = NUMBER.get(name, "value")
    row = (setting(name) or [{"valid_from": date(2012, 1, 1), "source": ""}])[0]
    return {number: Decimal(1), **row}


def without_value(name):
    # A category of size without a bound is the largest one.
    column = "code" if name == "size_categories" else NUMBER.get(name, "value")
    return {**sound(name), column: None}


def below_zero(name):
    column = NUMBER.get(name, "value")
    return {**sound(name), column: -sound(name)[column]}


SHAPES = {
    "empty": (lambda name: [], MAY_BE_EMPTY),
    "in the future": (
        lambda name: [{**sound(name), "valid_from": NEXT_CENTURY}],
        MAY_BE_EMPTY,
    ),
    "twice": (lambda name: [sound(name)] * 2, set()),
    "without a value": (lambda name: [without_value(name)], set()),
    "below zero": (lambda name: [below_zero(name)], set()),
}


def typed(name, rows):
    """The rows as the form sends them."""
    prefix = f"form.widgets.{name}"
    sent = {f"{prefix}.count": str(len(rows))}
    for place, row in enumerate(rows):
        sent[f"{prefix}.{place}-empty-marker"] = "1"
        for column, value in row.items():
            text = "" if value is None else str(value)
            chosen = name == "legal_numbers" and column == "code"
            sent[f"{prefix}.{place}.widgets.{column}"] = [text] if chosen else text
    return sent


def refused_by_the_page(person, shapes):
    return {name for theme in THEMES for name in refused_in(theme, person, shapes)}


def refused_in(theme, person, shapes):
    sent = {"form.buttons.save": "1"}
    for name in shapes.keys() & set(THEMES[theme].fields):
        sent |= typed(name, shapes[name])
    answer = send(person, f"{PAGE}/{theme}", **sent)
    assert answer.status_code == 200
    told = html.fromstring(answer.text).xpath(TOLD)
    return {each.get("id").removeprefix("formfield-form-widgets-") for each in told}


def refused_over_rest(person, shapes):
    answer = person.patch("@controlpanels/mutualisation", json=json_compatible(shapes))
    if answer.status_code == 204:
        return set()
    assert answer.status_code == 400, answer.text
    said = answer.json()
    return {each["field"] for each in said.get("errors", [said])}


DOORS = [refused_by_the_page, refused_over_rest]


@pytest.mark.parametrize("door", DOORS)
def test_a_sound_row_is_taken(technician, door):
    refused = door(technician, {name: [sound(name)] for name in DATED})
    assert refused & DATED == set()


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_bad_shape_is_refused(technician, shape, door):
    make, but = SHAPES[shape]
    refused = door(technician, {name: make(name) for name in DATED - but})
    assert DATED - but - refused == set()
