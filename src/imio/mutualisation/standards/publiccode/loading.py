"""The bytes of a YAML file as plain values: mappings, lists, texts, booleans, nothing.

YAML 1.2: `no` is a text (the language of Norway) and a day stays as it is written. What
a reader cannot trust is refused: references between parts, which unfold into bombs, keys
that are there twice, tags, a second document, what is nested too deep.
"""

from collections.abc import Iterator
from imio.mutualisation.standards.publiccode.document import Problem
from itertools import takewhile
from typing import Any
from yaml import AliasEvent
from yaml import CollectionStartEvent
from yaml import CSafeLoader
from yaml import DocumentStartEvent
from yaml import Event
from yaml import MappingEndEvent
from yaml import MappingStartEvent
from yaml import MarkedYAMLError
from yaml import parse
from yaml import ScalarEvent
from yaml import SequenceEndEvent
from yaml import YAMLError

import re


MAX_BYTES = 1024 * 1024
MAX_DEPTH = 12  # the standard has six levels
NodeStart = ScalarEvent | CollectionStartEvent
SHOWN = 60  # characters of a key
TAGS = {None, "!", *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "map", "seq"))}
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
TAG = re.compile(r"^%TAG\b", re.MULTILINE)  # by thousands, they keep the parser busy
NUMBER = re.compile(
    r"[-+]?(\d+|0o[0-7]+|0x[0-9a-fA-F]+|(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?"
    r"|\.(inf|Inf|INF))|\.(nan|NaN|NAN)",
    re.ASCII,
)
WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


class Number(str):
    """A number written without quotes, as it is written: `1.10` is not `1.1`."""

    __slots__ = ()


class _Unreadable(Exception):
    def __init__(self, code: str, **details: object):
        self.problem = Problem("", code, details)


def load(data: bytes) -> Any | Problem:
    """The only document of a file. None of the problems has a path.

    `publiccode_too_large` (kilobytes), `publiccode_not_utf8`, `publiccode_control` (line),
    `publiccode_not_yaml` (line), `publiccode_several`, `publiccode_reference` (line),
    `publiccode_tag` (line), `publiccode_too_deep` (line, limit), `publiccode_key` (line),
    `publiccode_twice` (line, key).
    """
    if len(data) > MAX_BYTES:
        return Problem("", "publiccode_too_large", {"kilobytes": MAX_BYTES // 1024})
    try:
        return _document(_text(data))
    except UnicodeDecodeError:
        return Problem("", "publiccode_not_utf8")
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return Problem("", "publiccode_not_yaml", {"line": line})
    except YAMLError:
        return Problem("", "publiccode_not_yaml", {"line": 1})
    except _Unreadable as error:
        return error.problem


def _text(data: bytes) -> str:
    text = data.decode("utf-8-sig")
    if "\x00" in text:  # UTF-16 and UTF-32 that happen to decode
        raise _Unreadable("publiccode_not_utf8")
    for code, forbidden in (("publiccode_control", CONTROL), ("publiccode_tag", TAG)):
        if found := forbidden.search(text):
            line = text.count("\n", 0, found.start()) + 1
            raise _Unreadable(code, line=line)
    return text


def _document(text: str) -> Any:
    # The parser of libyaml: a file of the largest size takes a second or two, not twenty.
    events = parse(text, Loader=CSafeLoader)
    value = None
    starts = 0
    for event in events:
        if isinstance(event, DocumentStartEvent):
            starts += 1
            if starts > 1:
                raise _Unreadable("publiccode_several")
            value = _value(next(events), events, MAX_DEPTH)
    return value


def _value(event: Event, events: Iterator[Event], depth: int) -> Any:
    line = _line(event)
    if isinstance(event, AliasEvent):
        raise _Unreadable("publiccode_reference", line=line)
    if isinstance(event, NodeStart) and event.tag not in TAGS:
        raise _Unreadable("publiccode_tag", line=line)
    if isinstance(event, ScalarEvent):
        return _scalar(event)
    if not depth:
        raise _Unreadable("publiccode_too_deep", line=line, limit=MAX_DEPTH)
    if isinstance(event, MappingStartEvent):
        return _mapping(events, depth)
    inside = takewhile(lambda each: not isinstance(each, SequenceEndEvent), events)
    return [_value(each, events, depth - 1) for each in inside]


def _mapping(events: Iterator[Event], depth: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for event in takewhile(lambda each: not isinstance(each, MappingEndEvent), events):
        line = _line(event)
        if not isinstance(event, ScalarEvent):
            raise _Unreadable("publiccode_key", line=line)
        if event.value in found:
            key = event.value[:SHOWN]
            raise _Unreadable("publiccode_twice", line=line, key=key)
        found[event.value] = _value(next(events), events, depth - 1)
    return found


def _line(event: Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _scalar(event: ScalarEvent) -> Any:
    text = event.value
    if CONTROL.search(text):
        raise _Unreadable("publiccode_control", line=_line(event))
    is_plain, _is_quoted = event.implicit
    if not is_plain or event.tag:
        return text
    if text in WORDS:
        return WORDS[text]
    return Number(text) if NUMBER.fullmatch(text) else text
