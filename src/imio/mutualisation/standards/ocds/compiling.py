"""The releases of a process as one: what is known of it after the last one.

The merging rules of OCDS 1.1: by date; the newest value of a field wins and a null removes
it; the elements of a list are known by their `id`, a list without ids is replaced, and so
are those that the standard says to.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from datetime import datetime
from datetime import UTC
from imio.mutualisation.standards.ocds.instants import instant
from typing import Any


FIRST = datetime.min.replace(tzinfo=UTC)
# Replaced, although their elements have an id (`wholeListMerge` of 1.1.5 and extensions).
WHOLE = (
    "additionalClassifications",
    "additionalIdentifiers",
    "classifications",
    "identifiers",
)

JsonObject = dict[str, Any]


def compiled(releases: Iterable[JsonObject]) -> JsonObject:
    """The compiled release of one process; at least one release."""
    made: JsonObject = {}
    for release in by_date(releases):
        made = merged(made, release)
    date = made.get("date", "")
    return {**made, "id": f"{made.get('ocid')}-{date}", "tag": ["compiled"]}


def by_date(releases: Iterable[JsonObject]) -> list[JsonObject]:
    """The releases from the oldest on; one without a date is older than all."""
    return sorted(releases, key=lambda each: instant(each.get("date")) or FIRST)


def merged(before: JsonObject, after: Mapping[str, Any]) -> JsonObject:
    """What is known once `after` is told, too; what is null is not known."""
    fields = {
        name: _newest(name, before.get(name), value) for name, value in after.items()
    }
    return _without_null({**before, **fields})


def _newest(name: str, before: Any, after: Any) -> Any:
    if isinstance(after, dict):
        known = before if isinstance(before, dict) else {}
        return merged(known, after)
    if name not in WHOLE and by_id(after):
        return _joined([*(before if by_id(before) else []), *after])
    return after


def _joined(elements: Iterable[JsonObject]) -> list[JsonObject]:
    made: dict[Any, JsonObject] = {}
    for element in elements:
        made[element["id"]] = merged(made.get(element["id"], {}), element)
    return list(made.values())


def by_id(value: Any) -> bool:
    """Whether a list is merged element by element."""
    return isinstance(value, list) and all(_has_id(element) for element in value)


def _has_id(element: Any) -> bool:
    return isinstance(element, dict) and isinstance(element.get("id"), str | int)


def _without_null(fields: JsonObject) -> JsonObject:
    return {name: value for name, value in fields.items() if value is not None}
