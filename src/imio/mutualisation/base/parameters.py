"""What a GET is asked: the parameters of its address, read or refused."""

from datetime import date
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import seen
from imio.mutualisation.base.typed import only
from imio.mutualisation.rules import typed
from imio.mutualisation.rules.verdict import Refused
from plone.restapi.services import Service
from typing import Any
from zope.globalrequest import getRequest
from zope.interface import provider
from zope.schema.interfaces import IContextAwareDefaultFactory


LARGEST = 999_999_999  # of a parameter that counts


class ReadingService(Service):
    """A subclass says in `asks` the parameters of its address.

    Another name is one that was mistyped: left aside without a word, `?day=` would have
    answered the price of today. Raises `Refusal`: `unknown_field` (field).
    """

    asks: tuple[str, ...] = ()

    def __call__(self) -> Any:
        only(self.request.form, *self.asks)
        return super().__call__()


def given(request: Any, name: str) -> str:
    """The value of a parameter; empty without one."""
    return str(request.form.get(name) or "").strip()


def several(request: Any, name: str) -> list[str]:
    """The values of a parameter that may come again and again."""
    sent = request.form.get(name, "")
    if sent == "":
        return []
    return list(map(str, sent)) if isinstance(sent, list) else [str(sent)]


def needed(request: Any, name: str) -> str:
    """The value of a parameter. Raises `Refusal`: `parameter_missing` (name)."""
    value = given(request, name)
    if not value:
        raise Refusal(Refused("parameter_missing", {"name": name}))
    return value


def whole(request: Any, name: str) -> int:
    """A whole number. Raises `Refusal`: as `needed`, `parameter_invalid`."""
    value = needed(request, name)
    read = typed.whole(value)
    if isinstance(read, Refused) or not 0 <= read <= LARGEST:
        raise invalid(name, value)
    return read


def one_of(request: Any, name: str, *choices: str) -> str:
    """One of these words, the first where none is given.

    Raises `Refusal`: `parameter_invalid`.
    """
    value = given(request, name) or choices[0]
    if value not in choices:
        raise invalid(name, value)
    return value


def day(request: Any, name: str) -> date:
    """A day, `2026-01-31`. Raises `Refusal`: as `needed`, `parameter_invalid`."""
    value = needed(request, name)
    read = typed.day(value)
    if isinstance(read, Refused):
        raise invalid(name, value)
    return read


@provider(IContextAwareDefaultFactory)
def words_searched(context: Any) -> str:
    """A default: the words with which the person looked for a like record, `?title=`."""
    request = getRequest()
    return " ".join(given(request, "title").split()) if request is not None else ""


def record_named(type_name: str) -> IContextAwareDefaultFactory:
    """A default: the record from whose page the person came, `?product=<UID>` say.

    None where that person may not see it.
    """

    @provider(IContextAwareDefaultFactory)
    def default(context: Any) -> str | None:
        return _came_from(type_name)

    return default


def records_named(type_name: str) -> IContextAwareDefaultFactory:
    """The same for a field that holds several."""

    @provider(IContextAwareDefaultFactory)
    def default(context: Any) -> list[str]:
        uid = _came_from(type_name)
        return [uid] if uid else []

    return default


def _came_from(type_name: str) -> str | None:
    request = getRequest()
    asked = given(request, type_name.lower()) if request is not None else ""
    return asked if seen(type_name, asked) else None


def invalid(name: str, value: str) -> Refusal:
    """The refusal of a value that cannot be read."""
    return Refusal(Refused("parameter_invalid", {"name": name, "value": value}))
