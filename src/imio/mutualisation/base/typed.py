"""What a form, a grid, a JSON body or an address says for a field, read or refused.

The one way from what was typed to a value: `rules/typed.py` reads it by the kind of
the field, and the refusal says which field it is about.
"""

from collections.abc import Callable
from collections.abc import Container
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_unsound
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.answers import Unsound
from imio.mutualisation.base.fields import decimals
from imio.mutualisation.base.fields import longest
from imio.mutualisation.base.fields import Money
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import plain
from imio.mutualisation.base.reasons import Unfit
from imio.mutualisation.base.words import words
from imio.mutualisation.rules import typed
from imio.mutualisation.rules.names import names_something
from imio.mutualisation.rules.names import of_one_alphabet
from imio.mutualisation.rules.typed import quoted
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import refusals
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import Verdict
from plone.app.textfield.value import RichTextValue
from typing import Any
from typing import TypeVar
from zope.interface.interfaces import IInterface
from zope.schema import getFields
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IDatetime
from zope.schema.interfaces import IDecimal
from zope.schema.interfaces import IField
from zope.schema.interfaces import IFloat
from zope.schema.interfaces import IInt
from zope.schema.interfaces import IPassword
from zope.schema.interfaces import IText
from zope.schema.interfaces import ITextLine
from zope.schema.interfaces import ITime


NOTE_LENGTH = 10_000  # of a text that somebody adds by a service: a question, a motive

# How fields are called that hold a name.
NAMING = ("title", "name", "contact_name", "fullname", "own_name")

# What an object that names a choice or a record has its name under.
NAMES = ("token", "@id", "UID")

Reader = Callable[[IField, object], object]
Row = TypeVar("Row")


def _text(given: object) -> str | Refused:
    if isinstance(given, str):
        return given.strip()
    return Refused("text_invalid", {"value": quoted(given)})


def as_line(field: IField, text: str) -> str:
    """The text as a field of one line keeps it; prose keeps its typography, a password all
    of its signs.
    """
    is_line = ITextLine.providedBy(field) and not IPassword.providedBy(field)
    return typed.on_one_line(text) if is_line else text


def _of_field(field: IField, given: object) -> str | Refused:
    said = _text(given)
    return as_line(field, said) if isinstance(said, str) else said


def _choice(field: IField, given: object) -> str | Refused:
    said = reference(given)
    known = isinstance(said, Refused) or said in field.bind(None).vocabulary
    return said if known else no_choice(said)


READERS: Mapping[IInterface, Reader] = {
    IBool: lambda field, given: typed.yes_no(given),
    ITime: lambda field, given: typed.hour(given),
    IDate: lambda field, given: typed.day(given),
    IDecimal: lambda field, given: typed.amount(given, decimals(field)),
    IInt: lambda field, given: typed.whole(given),
    IFloat: lambda field, given: typed.degrees(given),
    IText: _of_field,
    IChoice: _choice,
}


def read(field: IField, given: object) -> Any:
    """What a field is given, as a value of its kind; None for nothing.

    Raises `Refusal`: as the reader of its kind in `rules/typed.py`, `text_too_long`.
    """
    if given is None or (isinstance(given, str) and not given.strip()):
        return None
    reader = next(read for kind, read in READERS.items() if kind.providedBy(field))
    value = reader(field, given)
    for found in (value, held(field, value)):
        if isinstance(found, Refused):
            raise Unsound(about(found, field))
    return value


def reference(given: object) -> str | Refused:
    """What a body names a choice or a record by: a text, or an object that has one as
    `token`, `@id` or `UID`. Refused: `choice_invalid` (value).
    """
    said = given
    if isinstance(given, Mapping):
        said = next((given[name] for name in NAMES if name in given), None)
    if isinstance(said, str) and said.strip():
        return said.strip()
    return no_choice(given)


def no_choice(said: object) -> Refused:
    """What names nothing that may be chosen."""
    return Refused("choice_invalid", {"value": quoted(said)})


def held(field: IField, value: object) -> Verdict:
    """What every value of its kind must be, however it came.

    Refused: `number_decimals`, `number_too_large`, `number_invalid`,
    `number_too_small`, `number_above`, `day_out_of_bounds`, `day_to_come`,
    `text_too_long`, `list_too_long`, `name_without_sign`, `letters_mixed`, and as the
    constraint of the field.
    """
    match value:
        case Decimal() if IDecimal.providedBy(field):
            precise = typed.precise(value, decimals(field))
            return precise and typed.within(value, field.min, field.max)
        case float() if IFloat.providedBy(field):
            return typed.finite(value) and typed.within(value, field.min, field.max)
        case int() if IInt.providedBy(field):
            most = typed.COUNT if field.max is None else field.max
            return typed.within(value, field.min, most)
        case date() if IDate.providedBy(field) or IDatetime.providedBy(field):
            within = typed.day_within(value)
            is_fact = within and getattr(field, "fact", False)
            return typed.happened(value, clock.today()) if is_fact else within
        case str() if IText.providedBy(field):
            fits = typed.fits(value, longest(field)) and _constrained(field, value)
            return fits and _named(field, value)
        case RichTextValue():
            return typed.fits(value.raw or "", longest(field))
        case list() | tuple() | set():
            return typed.few(len(value))
    return GRANTED


def _named(field: IField, value: str) -> Verdict:
    """A line is in one alphabet, and a name names something."""
    if not ITextLine.providedBy(field) or not value:
        return GRANTED
    names = names_something(value) if field.__name__ in NAMING else GRANTED
    return names and of_one_alphabet(value)


def _constrained(field: IField, value: str) -> Verdict:
    """An address of the web is one, a CPV code too: what the field itself asks."""
    try:
        field.constraint(value)
    except Unfit as unfit:
        return unfit.refused
    return GRANTED


def disorder(
    schema: IInterface, day: Callable[[str], Any], given: Container[str]
) -> Iterator[Refused]:
    """The days of a record, or of a row, that lie before one that they follow.

    Only pairs of which one is given: what was wrong before stops no other edit.
    Refused: `days_out_of_order`, with the names of both.
    """
    for name, field in getFields(schema).items():
        for other in getattr(field, "since", ()):
            for known in _known(schema, day, other):
                if name in given or known in given:
                    verdict = typed.follows(day(known), day(name))
                    if isinstance(verdict, Refused):
                        title = words(schema[known].title)
                        yield about(verdict, field).about(other=title)


def _known(schema: IInterface, day: Callable[[str], Any], name: str) -> Iterator[str]:
    """The day of that name or, where there is none, those that it would follow."""
    if day(name) is not None:
        yield name
        return
    for other in getattr(schema[name], "since", ()):
        yield from _known(schema, day, other)


def unsound(schema: IInterface, values: Mapping[str, Any]) -> Iterator[Refused]:
    """What is wrong with the values of an import, each alone and within its row.

    Refused: as `held`, `disorder`.
    """
    for name, field in getFields(schema).items():
        value = values.get(name)
        for refused in refusals(held(field, value)):
            yield about(refused, field)
        for row in rows_of(field, value):
            columns = field.value_type.schema
            yield from unsound(columns, row)
            yield from disorder(columns, row.get, row)


def rows_of(field: IField, value: Any) -> Iterable[Mapping[str, Any]]:
    """The rows of a grid; none for any other field."""
    is_grid = hasattr(getattr(field, "value_type", None), "schema")
    return (value or ()) if is_grid else ()


def about(refused: Refused, field: IField) -> Refused:
    """The refusal with the field it is about: `field`, its name, and `label`."""
    return refused.about(field=field.__name__, label=words(field.title))


# --- From a form or a body ------------------------------------------------------


def only(given: Mapping[str, Any], *names: str) -> None:
    """Nothing but these names. Raises `Refusal`: `unknown_field` (field)."""
    for name in given:
        if name not in names:
            raise Refusal(Refused("unknown_field", {"field": name}))


def value(given: Mapping[str, Any], schema: IInterface, name: str) -> Any:
    """The value of a field of a schema, its default where nothing was typed.

    Raises `Refusal`: as `read`; `value_missing` where the field is required.
    """
    field = schema[name]
    found = read(field, given.get(field.__name__))
    if found is None and field.required and field.default is None:
        raise Refusal(about(Refused("value_missing"), field))
    return field.default if found is None else found


def row(
    given: Mapping[str, Any], schema: IInterface, names: Iterable[str]
) -> dict[str, Any]:
    """The same for several fields, whose days stand in order. Raises `Refusal`: as
    `value`, `days_out_of_order`, all that is wrong at once.
    """
    found: dict[str, Any] = {}
    wrong: list[Refused] = []
    for name in names:
        try:
            found[name] = value(given, schema, name)
        except Refusal as refusal:
            wrong.append(refusal.refused)
    or_unsound(first_refusal(*wrong, *disorder(schema, found.get, found)))
    return found


def rows(named: Iterable[tuple[str, Callable[[], Row]]]) -> list[Row]:
    """What each row of a page says, read by its name.

    Raises `Refusal`: as the readers, each with its `row`, all that is wrong at once.
    """
    found: list[Row] = []
    wrong: list[Refused] = []
    for name, reader in named:
        try:
            found.append(reader())
        except Refusal as refusal:
            wrong += (each.about(row=name) for each in refusals(refusal.refused))
    or_unsound(first_refusal(*wrong))
    return found


def shown(schema: IInterface, values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The numbers and days among the values, as titles and texts to confirm."""
    return [
        (words(schema[name].title), as_text(schema[name], value))
        for name, value in values.items()
        if isinstance(value, Decimal | int | date)
    ]


def as_text(field: IField, value: Any) -> str:
    """A number, an amount or a day as a page writes it."""
    return euros(value) if isinstance(field, Money) else plain(value)


def named(given: Mapping[str, Any], name: str) -> str:
    """The record that a name of a body refers to, as `reference` reads it; empty without.

    Raises `Refusal`: `choice_invalid`.
    """
    said = given.get(name)
    found = reference(said) if said not in (None, "") else ""
    if isinstance(found, Refused):
        raise Refusal(found.about(field=name, label=name))
    return found


def text(given: Mapping[str, Any], name: str, longest: int = NOTE_LENGTH) -> str:
    """A text that is no field of a record; empty without one.

    Raises `Refusal`: `text_invalid`, `text_too_long`.
    """
    said = given.get(name)
    found = _text("" if said is None else said)
    if isinstance(found, Refused):
        raise Refusal(found.about(label=name))
    if isinstance(fits := typed.fits(found, longest), Refused):
        raise Refusal(fits.about(label=name))
    return found


def flag(given: Mapping[str, Any], name: str) -> bool:
    """Yes or no of a JSON body; no without one. Raises `Refusal`: `yes_no_invalid`."""
    found = typed.yes_no(given.get(name, False))
    if isinstance(found, Refused):
        raise Refusal(found.about(label=name))
    return found
