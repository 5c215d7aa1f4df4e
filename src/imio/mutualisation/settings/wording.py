"""Settings, rows and values as people read them."""

from collections.abc import Mapping
from imio.mutualisation.base import shown
from imio.mutualisation.base.words import words
from imio.mutualisation.settings.schema import ISettings
from typing import Any
from zope.schema import getFields
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IField


Row = Mapping[str, Any]

FIELDS: Mapping[str, IField] = getFields(ISettings)


def title(name: str, *parts: str) -> str:
    """What the page calls a setting, or a part of it."""
    return " – ".join((words(FIELDS[name].title), *parts))


def columns(name: str) -> Mapping[str, IField]:
    """The columns of a grid, in order; none of what is no grid."""
    row = getattr(getattr(FIELDS[name], "value_type", None), "schema", None)
    return {} if row is None else dict(getFieldsInOrder(row))


def row_text(name: str, row: Row) -> str:
    """`01/01/2012 · 4 · Article de 2014`; what is empty is left out."""
    return shown.row_text(columns(name), row)
