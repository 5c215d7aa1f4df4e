"""Facts are read when a rule asks for them, and once while nothing is written.

A reading is a time in which nothing is written: all the exits of a record asked one
after the other, or a request that only reads. What a step changes ends it.
"""

from Acquisition import aq_base
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from functools import wraps
from typing import Any
from typing import ParamSpec
from typing import TypeVar
from zope.annotation.interfaces import IAnnotations
from zope.component import adapter
from zope.globalrequest import getRequest
from ZPublisher.interfaces import IPubAfterTraversal


Asked = ParamSpec("Asked")
Facts = TypeVar("Facts")
Known = TypeVar("Known")

KEY = "imio.mutualisation.reading"
SAFE = ("GET", "HEAD")


def lazily(kind: Callable[..., Facts], /, **readers: Callable[[], Any]) -> Facts:
    """Facts of a kind (a frozen dataclass with slots), each read once it is asked for.

    A rule that asks for two of twenty costs the reading of two.
    """
    facts: Facts = object.__new__(_unread(kind))
    object.__setattr__(facts, "_readers", readers)
    return facts


@cache
def _unread(kind: Any) -> type[Any]:
    """The kind of facts, whose slots are filled one by one."""

    def read(facts: Any, name: str) -> Any:
        if name not in facts._readers:
            raise AttributeError(name)
        value = facts._readers[name]()
        object.__setattr__(facts, name, value)
        return value

    return type(kind.__name__, (kind,), {"__slots__": "_readers", "__getattr__": read})


def read_once(reader: Callable[Asked, Known]) -> Callable[Asked, Known]:
    """A reader of facts, called with a record and hashable arguments.

    Within a reading it is asked once for each record and arguments; what it returns
    is not changed by those who get it, and does not depend on who asks.
    """

    @wraps(reader)
    def read(*args: Asked.args, **named: Asked.kwargs) -> Known:
        known = _known()
        if known is None:
            return reader(*args, **named)
        record, *others = args
        key = (reader, id(aq_base(record)), *others, *named.items())
        if key not in known:
            # The record is held too, so that its id is nobody else's meanwhile.
            known[key] = (record, reader(*args, **named))
        return known[key][1]

    return read


@contextmanager
def one_reading() -> Iterator[None]:
    """Facts asked for within are read once; nothing may be written within."""
    request = getRequest()
    if request is None or _known() is not None:
        yield
        return
    IAnnotations(request)[KEY] = {}
    try:
        yield
    finally:
        forget()


def forget() -> None:
    """What was read is read anew: something was written."""
    request = getRequest()
    if request is not None:
        IAnnotations(request).pop(KEY, None)


@adapter(IPubAfterTraversal)
def read_page(event: IPubAfterTraversal) -> None:
    """A request that only reads is one reading."""
    if event.request.method in SAFE:
        IAnnotations(event.request)[KEY] = {}


def _known() -> dict[Any, Any] | None:
    request = getRequest()
    return None if request is None else IAnnotations(request).get(KEY)
