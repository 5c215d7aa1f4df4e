"""Settings, rows and values as people read them."""

from collections.abc import Mapping
from imio.mutualisation.base.formats import plain
from imio.mutualisation.base.words import words
from imio.mutualisation.settings.schema import ISettings
from typing import Any
from zope.component import getUtility
from zope.schema import getFields
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import IField
from zope.schema.interfaces import IVocabularyFactory


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
    cells = (text(field, row.get(column)) for column, field in columns(name).items())
    return " · ".join(filter(None, cells))


def text(field: IField, value: Any) -> str:
    """A value of a field; empty for nothing."""
    match value:
        case None | "":
            return ""
        case list():
            return ", ".join(text(field.value_type, each) for each in value)
    return _chosen(field, value) if IChoice.providedBy(field) else plain(value)


def _chosen(field: IField, value: str) -> str:
    """The title of what was chosen; the word itself where it is offered no longer."""
    offered = getUtility(IVocabularyFactory, field.vocabularyName)(None)
    return words(offered.getTerm(value).title) if value in offered else value
