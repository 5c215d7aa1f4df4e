"""Values of fields as people read them."""

from collections.abc import Mapping
from imio.mutualisation.base.formats import plain
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from lxml.html import document_fromstring
from plone.app.textfield.value import RichTextValue
from plone.namedfile.interfaces import INamed
from plone.schema import JSONField
from typing import Any
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import IField

import json


YES, NO = _("shown_yes", default="yes"), _("shown_no", default="no")


def text(field: IField, value: Any) -> str:
    """A value of a field; empty for nothing."""
    if isinstance(field, JSONField):
        return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""
    match value:
        case None | "":
            return ""
        case bool():
            return words(YES if value else NO)
        case list():
            each = (text(field.value_type, one) for one in value)
            return (", " if IChoice.providedBy(field.value_type) else "; ").join(each)
        case Mapping():
            return row_text(dict(getFieldsInOrder(field.schema)), value)
    if IChoice.providedBy(field):
        return title_of(field.vocabularyName, value)
    return plain(value)


def lines(field: IField, value: Any) -> list[str]:
    """A value in lines: a grid by its rows, a text by its own, a file by its name."""
    if isinstance(value, RichTextValue):
        value = document_fromstring(value.raw or "<p/>").text_content()
    if INamed.providedBy(value):
        value = value.filename
    if isinstance(value, list | tuple | set) and value:
        return [text(field.value_type, each) for each in value]
    return text(field, value).splitlines()


def row_text(
    columns: Mapping[str, IField], row: Mapping[str, Any], mark: str = " · "
) -> str:
    """`01/01/2012 · 4 · Article de 2014`; what is empty is left out."""
    cells = (text(field, row.get(name)) for name, field in columns.items())
    return mark.join(filter(None, cells))
