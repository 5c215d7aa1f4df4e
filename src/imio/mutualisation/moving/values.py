"""The values of the database as JSON and back, each as what it was.

What JSON knows stands as it is; all else is an object with one name, that of its kind:
`{"decimal": "4.00"}`, `{"day": "2026-11-30"}`. What has no kind is refused: a value that
was left out would be missed when it is too late.
"""

from base64 import b64decode
from base64 import b64encode
from BTrees.IOBTree import IOBTree
from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOSet
from BTrees.OOBTree import OOTreeSet
from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import fields
from dataclasses import is_dataclass
from DateTime import DateTime
from datetime import date
from datetime import datetime
from datetime import time
from decimal import Decimal
from pathlib import Path
from Persistence.mapping import PersistentMapping as ZopeMapping
from persistent import Persistent
from persistent.list import PersistentList
from persistent.mapping import PersistentMapping
from typing import Any
from ZODB.blob import Blob
from zope.dottedname.resolve import resolve

import hashlib
import shutil


PLAIN = (type(None), bool, int, float, str)
OURS = "imio.mutualisation."
# Of others: what holds the values of fields.
OF_OTHERS = (
    "plone.app.textfield.value.RawValueHolder",
    "plone.app.textfield.value.RichTextValue",
    "plone.namedfile.file.NamedBlobFile",
    "plone.namedfile.file.NamedBlobImage",
    "plone.namedfile.file.NamedFile",
    "plone.namedfile.file.NamedImage",
)
OBJECT, STATE, FILE = "object", "state", "file"


class Unknown(Exception):
    """A value of no kind that could be read back; the name of its class."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How the values of a class are written and read."""

    name: str
    of: type
    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def _time_read(said: Any) -> DateTime:
    moment = DateTime.__new__(DateTime)
    moment.__setstate__(tuple(said))
    return moment


SCALARS = (
    Kind("day", date, date.isoformat, date.fromisoformat),
    Kind("moment", datetime, datetime.isoformat, datetime.fromisoformat),
    Kind("hour", time, time.isoformat, time.fromisoformat),
    Kind("decimal", Decimal, str, Decimal),
    Kind("bytes", bytes, lambda value: b64encode(value).decode(), b64decode),
    Kind("zope_time", DateTime, lambda value: list(value.__getstate__()), _time_read),
)
# Made of values: as the list of them; as an object where all keys are texts, else as pairs.
SEQUENCES = (
    Kind("tuple", tuple, list, tuple),
    Kind("set", set, sorted, set),
    Kind("frozenset", frozenset, sorted, frozenset),
    Kind("kept_list", PersistentList, list, PersistentList),
    Kind("sorted_set", OOSet, list, OOSet),
    Kind("tree_set", OOTreeSet, list, OOTreeSet),
)
MAPPINGS = (
    Kind("map", dict, dict.items, dict),
    Kind("kept_map", PersistentMapping, PersistentMapping.items, PersistentMapping),
    Kind("zope_map", ZopeMapping, ZopeMapping.items, ZopeMapping),
    Kind("tree", OOBTree, OOBTree.items, OOBTree),
    Kind("tree_by_number", IOBTree, IOBTree.items, IOBTree),
)
BY_CLASS = {kind.of: kind for kind in (*SCALARS, *SEQUENCES, *MAPPINGS)}
BY_NAME = {kind.name: kind for kind in BY_CLASS.values()}


class Values:
    """Writes values and reads them, with their files in a folder, by SHA-256."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, value: Any) -> Any:
        """As JSON. Raises `Unknown`."""
        if type(value) in PLAIN:
            return value
        if type(value) is list:
            return [self.write(each) for each in value]
        if isinstance(value, Blob):
            return {FILE: self._keep(value)}
        kind = BY_CLASS.get(type(value))
        if kind is None:
            return self._write_object(value)
        told = kind.write(value)
        if kind in SEQUENCES:
            told = [self.write(each) for each in told]
        elif kind in MAPPINGS:
            told = self._write_pairs([*told])
        return {kind.name: told}

    def read(self, said: Any) -> Any:
        """The value. Raises `Unknown`."""
        if isinstance(said, list):
            return [self.read(each) for each in said]
        if not isinstance(said, dict):
            return said
        if FILE in said:
            return self._blob(said[FILE])
        if OBJECT in said:
            return self._read_object(said)
        [(name, told)] = said.items()
        kind = BY_NAME[name]
        if kind in SEQUENCES:
            told = [self.read(each) for each in told]
        elif kind in MAPPINGS:
            pairs = told.items() if isinstance(told, dict) else told
            told = [(self.read(key), self.read(each)) for key, each in pairs]
        return kind.read(told)

    def _write_pairs(self, pairs: list[tuple[Any, Any]]) -> Any:
        if all(type(key) is str for key, _each in pairs):
            return {key: self.write(each) for key, each in pairs}
        return [[self.write(key), self.write(each)] for key, each in pairs]

    def _write_object(self, value: Any) -> dict[str, Any]:
        name = f"{type(value).__module__}.{type(value).__qualname__}"
        if not _allowed(name):
            raise Unknown(name)
        if is_dataclass(value):
            state = {each.name: getattr(value, each.name) for each in fields(value)}
        elif isinstance(value, Persistent):
            state = value.__getstate__() or {}
        else:
            state = vars(value)
        told = {key: self.write(each) for key, each in sorted(state.items())}
        return {OBJECT: name, STATE: told}

    def _read_object(self, said: dict[str, Any]) -> Any:
        if not _allowed(said[OBJECT]):
            raise Unknown(said[OBJECT])
        cls: Any = resolve(said[OBJECT])
        state = {key: self.read(each) for key, each in said[STATE].items()}
        if hasattr(cls, "__dataclass_fields__"):
            return cls(**state)
        made = cls.__new__(cls)
        if isinstance(made, Persistent):
            made.__setstate__(state)
        else:
            vars(made).update(state)
        return made

    def _keep(self, blob: Blob) -> str:
        with blob.open() as source:
            digest = hashlib.file_digest(source, "sha256").hexdigest()
            kept = self.path(digest)
            if not kept.exists():
                kept.parent.mkdir(parents=True, exist_ok=True)
                source.seek(0)
                with kept.open("wb") as target:
                    shutil.copyfileobj(source, target)
        return digest

    def _blob(self, digest: str) -> Blob:
        blob = Blob()
        with self.path(digest).open("rb") as source, blob.open("w") as target:
            shutil.copyfileobj(source, target)
        return blob

    def path(self, digest: str) -> Path:
        """Where the file of that SHA-256 lies."""
        return self.folder / digest[:2] / digest


def _allowed(name: str) -> bool:
    return name.startswith(OURS) or name in OF_OTHERS
