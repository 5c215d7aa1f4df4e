"""What a search over REST is asked by: a name that is none answers nothing.

Plone leaves aside an index, a column or an order that it does not know, and answers
everything: who mistypes a key then takes the first record for the one that bears it.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.brief import NAMES
from imio.mutualisation.base.parameters import invalid
from imio.mutualisation.base.typed import only
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.rules.verdict import Refused
from plone import api
from plone.restapi.serializer.summary import merge_serializer_metadata_utilities_data
from plone.restapi.services.querystringsearch.get import QuerystringSearchGet
from plone.restapi.services.querystringsearch.get import QuerystringSearchPost
from plone.restapi.services.search.get import SearchGet
from typing import Any
from urllib.parse import unquote
from zope.component import adapter
from ZPublisher.interfaces import IPubAfterTraversal

import json


ORDERS = ("", "ascending", "descending", "reverse")
# What is no index: how the answer is parted, and of what it is made.
BESIDE = (
    "b_size",
    "b_start",
    "fullobjects",
    "metadata_fields",
    "show_inactive",
    "sort_limit",
    "use_site_search_settings",
)
SORTED = ("sort_on", "sort_order")


def _indexes() -> Mapping[str, Any]:
    indexes: Mapping[str, Any] = api.portal.get_tool("portal_catalog")._catalog.indexes
    return indexes


def ask_order(asked: Mapping[str, Any]) -> None:
    """Raises `Refusal`: `parameter_invalid` (name, value)."""
    for each in _several(asked.get("sort_on")):
        if not hasattr(_indexes().get(str(each)), "documentToKeyMap"):
            raise invalid("sort_on", str(each))
    for each in _several(asked.get("sort_order")):
        if each not in ORDERS:
            raise invalid("sort_order", str(each))


def ask_columns(names: Iterable[str]) -> None:
    """Raises `Refusal`: `parameter_invalid` (name, value)."""
    known = {"_all", *NAMES, *api.portal.get_tool("portal_catalog").schema()}
    of_plone = merge_serializer_metadata_utilities_data()
    for each in names:
        if not any(each in some for some in (known, *of_plone.values())):
            raise invalid("metadata_fields", str(each))


def _several(said: Any) -> Iterable[Any]:
    return said if isinstance(said, list | tuple) else [said] if said else []


@adapter(IPubAfterTraversal)
def ask_search(event: IPubAfterTraversal) -> None:
    """Before Plone searches, since what it stumbles over is told as its own.

    Raises `Refusal`: `unknown_field` (field), as `ask_order`, `ask_columns`.
    """
    request = event.request
    if not IMutualisationLayer.providedBy(request):
        return
    match request["PUBLISHED"]:
        case SearchGet():
            _ask_names(request.form)
        case QuerystringSearchPost():
            _ask_rows(request.get("BODY"))
        case QuerystringSearchGet():
            _ask_rows(unquote(str(request.form.get("query", ""))))


def _ask_names(asked: Mapping[str, Any]) -> None:
    named = {name.partition(".")[0]: said for name, said in asked.items()}
    only(named, *_indexes(), *BESIDE, *SORTED)
    ask_order(asked)
    ask_columns(_several(asked.get("metadata_fields")))


def _ask_rows(body: bytes | str | None) -> None:
    try:
        asked = json.loads(body or b"null")
    except (ValueError, RecursionError):
        return  # who reads it says that it is no JSON
    if not isinstance(asked, Mapping):
        return
    ask_order(asked)
    for row in _several(asked.get("query")):
        name = row.get("i") if isinstance(row, Mapping) else None
        if isinstance(name, str) and name not in _indexes():
            raise Refusal(Refused("unknown_field", {"field": name}))
