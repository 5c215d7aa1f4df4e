"""Every object and every file that the root of a database leads to, read once."""

from collections import deque
from collections.abc import Iterator
from imio.mutualisation.checking.trouble import Trouble
from pathlib import Path
from typing import Any
from ZODB.blob import is_blob_record
from ZODB.FileStorage import FileStorage
from ZODB.POSException import POSKeyError
from ZODB.serialize import referencesf
from ZODB.utils import load_current
from ZODB.utils import oid_repr
from ZODB.utils import z64

import pickle


ABSENT = "cet objet manque, et l’objet {parent} y renvoie"
UNREADABLE = "cet objet est illisible"
CUT = "des octets suivent la dernière écriture entière : la suivante a été coupée"
NO_FILE = "son fichier manque parmi les blobs"
# A pickle that is cut or overwritten ends in one of these.
BROKEN = (pickle.UnpicklingError, EOFError, ValueError, KeyError, IndexError)


def storage_troubles(storage: Any) -> Iterator[Trouble]:
    """What does not load. What nothing leads to any more is not asked for: a pack takes it."""
    yield from _end(storage)
    known, due = {z64}, deque([(z64, z64)])
    while due:
        oid, parent = due.popleft()
        try:
            data, serial = load_current(storage, oid)
            there = set(referencesf(data))
        except POSKeyError:
            yield Trouble(oid_repr(oid), ABSENT.format(parent=oid_repr(parent)))
            continue
        except BROKEN:
            yield Trouble(oid_repr(oid), UNREADABLE)
            continue
        if is_blob_record(data) and not _has_file(storage, oid, serial):
            yield Trouble(oid_repr(oid), NO_FILE)
        due.extend((each, oid) for each in there - known)
        known |= there


def _end(storage: Any) -> Iterator[Trouble]:
    """Of a FileStorage, which opens as if what was cut had never been."""
    if isinstance(storage, FileStorage):
        name = storage.getName()
        if Path(name).stat().st_size > storage.getSize():
            yield Trouble(name, CUT)


def _has_file(storage: Any, oid: bytes, serial: bytes) -> bool:
    try:
        storage.loadBlob(oid, serial)
    except POSKeyError:
        return False
    return True
