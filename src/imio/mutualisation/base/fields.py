"""Kinds of fields that Plone has not, and what each kind of field may hold."""

from Acquisition import aq_base
from imio.mutualisation.base import clock
from imio.mutualisation.base.reasons import Unfit
from imio.mutualisation.rules import typed
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.standards.publiccode.addresses import is_link
from imio.mutualisation.standards.publiccode.addresses import is_mailbox
from typing import Any
from zope import schema
from zope.interface.interfaces import IInterface
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IDecimal
from zope.schema.interfaces import IField
from zope.schema.interfaces import INumber
from zope.schema.interfaces import ITextLine


class Money(schema.Decimal):
    """An amount in euros: to the cent."""

    decimals = typed.MONEY_DECIMALS


def money(title: str, **kw: Any) -> Any:
    """The field of an amount in euros."""
    return Money(title=title, **kw)


class Day(schema.Date):
    """A day that says what it is: see `fact` and `plan`."""

    fact = False
    ahead = False
    since: tuple[str, ...] = ()

    def _validate(self, value: Any) -> None:
        """One that is ahead is not past when it is said; it may become so, and be sent back.

        Raises `Unfit`: `answer_day_past` (day).
        """
        super()._validate(value)
        kept = getattr(aq_base(self.context), self.__name__, None)
        if self.ahead and value != kept and value < clock.today():
            raise Unfit(Refused("answer_day_past", {"day": value}))


class Instant(schema.Datetime):
    """The same for a moment."""

    fact = False
    since: tuple[str, ...] = ()


def fact(title: str, *since: str, kind: type[Any] = Day, **kw: Any) -> Any:
    """The field of the day of something that happened: it is never to come.

    Nor does it lie before any of the days that `since` names in the same record or row.
    """
    field = kind(title=title, **kw)
    field.fact, field.since = True, since
    return field


def plan(title: str, *since: str, kind: type[Any] = Day, **kw: Any) -> Any:
    """The field of a day that may be to come; `since` as for a fact."""
    field = kind(title=title, **kw)
    field.since = since
    return field


def ahead(title: str, **kw: Any) -> Any:
    """The field of a day on which something is expected, which is not past when it is said."""
    field = plan(title, **kw)
    field.ahead = True
    return field


def e_mail(value: str) -> bool:
    """A constraint: an e-mail address or nothing. Raises `Unfit`: `email_invalid`."""
    return fit(require(not value or is_mailbox(value), "email_invalid"))


def of_the_web(value: str) -> bool:
    """A constraint: http, https or nothing. Raises `Unfit`: `link_invalid`."""
    return fit(require(not value or is_link(value), "link_invalid"))


def nis_code(value: str) -> bool:
    """A constraint: five digits or nothing. Raises `Unfit`: `nis_invalid`."""
    return not value or fit(typed.nis(value))


def postal_code(value: str) -> bool:
    """A constraint: four digits. Raises `Unfit`: `postal_code_invalid`."""
    return fit(typed.postal_code(value))


def fit(found: Verdict | str) -> bool:
    """For a constraint: true, or raises `Unfit` with what was refused."""
    if isinstance(found, Refused):
        raise Unfit(found)
    return True


def decimals(field: IDecimal) -> int:
    """How many decimals a number of this field may have."""
    return getattr(field, "decimals", typed.DECIMALS)


def longest(field: IField) -> int:
    """How many characters a text of this field may have."""
    if getattr(field, "max_length", None) is not None:
        return int(field.max_length)
    return typed.LINE_LENGTH if ITextLine.providedBy(field) else typed.PROSE_LENGTH


def worded(schema: IInterface) -> tuple[str, ...]:
    """The fields in which somebody may be named: all but choices, days, figures, yes or no."""
    return tuple(
        name
        for name, field in getFieldsInOrder(schema)
        if not any(kind.providedBy(field) for kind in (IBool, IChoice, IDate, INumber))
    )
