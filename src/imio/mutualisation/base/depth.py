"""How many levels down a search may look, by whatever door.

The index of paths counts through every level that it is asked for, there or not: one call
for a thousand million of them would keep a thread of the site for hours.
"""

from collections.abc import Iterator
from contextlib import suppress
from imio.mutualisation.base.parameters import invalid
from imio.mutualisation.interfaces import IMutualisationLayer
from typing import Any
from urllib.parse import unquote
from zope.component import adapter
from ZPublisher.HTTPRequest import record
from ZPublisher.interfaces import IPubAfterTraversal

import json


DEEPEST = 99
DEPTH = "depth"
OF_ROWS = "@querystring-search"


@adapter(IPubAfterTraversal)
def refuse_the_bottomless(event: IPubAfterTraversal) -> None:
    """Raises `Refusal`: `parameter_invalid` (name, value)."""
    request = event.request
    if not IMutualisationLayer.providedBy(request):
        return
    for value in _depths([request.form, *_searched(request)]):
        if is_too_deep(value):
            raise invalid(DEPTH, str(value))


def is_too_deep(value: object) -> bool:
    """What is no number is refused by who reads it."""
    try:
        return int(str(value)) > DEEPEST
    except ValueError:
        return False


def _depths(said: Any, name: str = "") -> Iterator[Any]:
    """`path.depth`, `expand.navigation.depth`, what Zope gathers in a record; a row of a
    search has it at the end of its path, `/besoins::2`.
    """
    match said:
        case record():
            yield from _depths(vars(said))
        case dict():
            if "i" in said:
                yield str(said.get("v")).partition("::")[2]
            for key, each in said.items():
                yield from _depths(each, str(key))
        case list() | tuple():
            for each in said:
                yield from _depths(each, name)
        case _ if name.rpartition(".")[2] == DEPTH:
            yield said


def _searched(request: Any) -> Iterator[Any]:
    """What a search by rows is asked, in its body or in its address."""
    if OF_ROWS in request.environ.get("PATH_INFO", ""):
        for text in (request.get("BODY"), unquote(str(request.form.get("query", "")))):
            with suppress(ValueError, RecursionError):
                yield json.loads(text or "{}")
