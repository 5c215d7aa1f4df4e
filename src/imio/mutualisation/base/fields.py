"""Kinds of fields that Plone has not, and what each kind of field may hold."""

from imio.mutualisation.rules import typed
from plone.app.textfield.interfaces import IRichText
from typing import Any
from zope import schema
from zope.schema.interfaces import IDecimal
from zope.schema.interfaces import IField
from zope.schema.interfaces import ITextLine


class Money(schema.Decimal):
    """An amount in euros: to the cent."""

    decimals = typed.MONEY_DECIMALS


def money(title: str, **kw: Any) -> Any:
    """The field of an amount in euros."""
    return Money(title=title, **kw)


def decimals(field: IDecimal) -> int:
    """How many decimals a number of this field may have."""
    return getattr(field, "decimals", typed.DECIMALS)


def longest(field: IField) -> int:
    """How many characters a text of this field may have."""
    if getattr(field, "max_length", None) is not None:
        return int(field.max_length)
    if IRichText.providedBy(field):
        return typed.RICH_LENGTH
    return typed.LINE_LENGTH if ITextLine.providedBy(field) else typed.PROSE_LENGTH
