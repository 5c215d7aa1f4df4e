"""A file as JSON that can be kept: small, flat enough, each name once, finite numbers.

The standard writes `1e9999` where there is no maximum: it is read as null.
"""

from imio.mutualisation.rules.verdict import Refused
from math import isfinite
from typing import Any

import json


MAX_BYTES = 5_000_000
MAX_DEPTH = 40  # a real package has about ten levels


class _Unreadable(Exception):
    def __init__(self, reason: str, **details: object):
        self.refused = Refused(reason, details)


def read_json(data: bytes) -> Any | Refused:
    """The value in a file.

    Refused: `json_too_large` (megabytes), `json_not_utf8`, `json_unreadable` (line),
    `json_name_twice` (name), `json_bad_number` (value), `json_too_deep` (limit).
    """
    if len(data) > MAX_BYTES:
        return Refused("json_too_large", {"megabytes": MAX_BYTES // 1_000_000})
    try:
        return _value(data.decode("utf-8-sig"))
    except UnicodeError:
        return Refused("json_not_utf8")
    except json.JSONDecodeError as error:
        return Refused("json_unreadable", {"line": error.lineno})
    except _Unreadable as error:
        return error.refused


def _value(text: str) -> Any:
    try:
        value = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_not_finite,
            parse_float=_finite,
            parse_int=_whole,
        )
    except RecursionError:
        raise _Unreadable("json_too_deep", limit=MAX_DEPTH) from None
    if _deeper(value, MAX_DEPTH):
        raise _Unreadable("json_too_deep", limit=MAX_DEPTH)
    # Half of a pair of surrogates is no text: UnicodeError.
    json.dumps(value, ensure_ascii=False).encode()
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _Unreadable("json_name_twice", name=ascii(name[:40]))
        found[name] = value
    return found


def _finite(text: str) -> float | None:
    """A number beyond all others, as `1e9999`, stands for no limit: nothing is known."""
    number = float(text)
    return number if isfinite(number) else None


def _whole(text: str) -> int:
    # As many figures as a large amount has; Python refuses the conversion of thousands.
    return int(text) if len(text) <= 300 else _not_finite(text)


def _not_finite(text: str) -> Any:
    raise _Unreadable("json_bad_number", value=text[:20])


def _deeper(value: Any, levels: int) -> bool:
    """Whether something is nested in more levels than that."""
    inside = value.values() if isinstance(value, dict) else value
    if not isinstance(value, dict | list):
        return False
    return not levels or any(_deeper(each, levels - 1) for each in inside)
