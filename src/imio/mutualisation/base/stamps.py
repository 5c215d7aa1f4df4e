"""The stamp of a value: short, and another one as soon as a form would show another value."""

from collections.abc import Mapping
from collections.abc import Set
from datetime import date
from datetime import time
from decimal import Decimal
from hashlib import blake2b
from plone.app.textfield.value import RichTextValue
from plone.namedfile.interfaces import INamed
from typing import Any


LENGTH = 9  # bytes


def stamp(value: Any) -> str:
    """The same for what a form cannot tell apart: ends of lines, nothing and an empty text."""
    return blake2b(repr(_bare(value)).encode(), digest_size=LENGTH).hexdigest()


def _bare(value: Any) -> object:
    if isinstance(value, str):
        return "\n".join(value.strip().splitlines()) or None
    if isinstance(value, RichTextValue):
        return _bare(value.raw)
    if isinstance(value, Mapping):
        cells = ((str(name), _bare(each)) for name, each in value.items())
        # A row that is older than a column has no cell there.
        return sorted(cell for cell in cells if cell[1])
    if isinstance(value, list | tuple):
        return [_bare(each) for each in value] or None
    if isinstance(value, Set):
        return sorted(map(repr, value)) or None
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, date | time):
        return value.isoformat()
    return _of_file(value) if INamed.providedBy(value) else value


def _of_file(value: Any) -> object:
    """A file that replaces another one is another object."""
    where = getattr(getattr(value, "_blob", value), "_p_oid", None)
    return value.filename, value.getSize(), where
