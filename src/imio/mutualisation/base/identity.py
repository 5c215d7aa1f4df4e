"""What names one record names no other, by whatever door it comes.

Enterprise numbers, NIS codes, identifiers of other systems and addresses of source code
are keys: a table that is taken in finds records by them, so two that share one make it
ambiguous for good.
"""

from collections.abc import Callable
from dataclasses import dataclass
from imio.mutualisation.base.bce import display
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.reasons import Unfit
from imio.mutualisation.base.unseen import holders
from imio.mutualisation.interfaces import IRecord
from imio.mutualisation.rules.names import bare
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.standards.publiccode.addresses import repository
from plone.dexterity.interfaces import IDexterityContent
from plone.uuid.interfaces import IUUID
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any
from zope.globalrequest import getRequest


@dataclass(frozen=True, slots=True)
class Key:
    """A field that names a record: the reason where it is taken, how it is indexed.

    `within`: it names one of its container only.
    """

    taken: str
    indexed: Callable[[str], str] = str.strip
    within: bool = False


KEYS = {
    "bce_number": Key("bce_taken", display),
    "nis": Key("nis_taken"),
    "external_id": Key("external_id_taken", within=True),
    "source_url": Key("source_url_taken", repository),
}


def names_no_other(data: Any, type_name: str, *fields: str) -> None:
    """An invariant of a schema. Raises `Unfit`: `bce_taken`, `nis_taken`,
    `external_id_taken`, `source_url_taken` (value, name, `@id` of the other one).
    """
    for name in fields:
        value = getattr(data, name, None)
        other = _holder(place_of(data), type_name, name, value) if value else None
        if other is not None:
            raise Unfit(taken(name, value, other))


def is_told_apart(data: Any, type_name: str, *numbers: str, **alike: str) -> None:
    """An invariant of a schema: two of one name each have a number of the same kind.

    `alike`: what of the others is asked of the catalogue, which knows the name before: one
    that stays is asked again only where a number goes. Raises `Unfit`: `name_taken` (value,
    name, `@id` of the other one).
    """
    here, name = place_of(data), data.title or ""
    uid = IUUID(here, None) if _is_one(here, type_name) else None
    numbered = [each for each in numbers if getattr(data, each, None)]
    goes = any(_had(type_name, uid, each) for each in numbers if each not in numbered)
    called = [b for b in existing(type_name, **alike) if bare(b.Title) == bare(name)]
    others = [brain for brain in called if uid != brain.UID]
    if not name or (len(others) < len(called) and not goes):
        return
    for brain in others:
        other = brain._unrestrictedGetObject()
        if not any(getattr(other, each) for each in numbered):
            details = {"value": name, "name": brain.Title, "@id": brain.getURL()}
            raise Unfit(Refused("name_taken", {"field": "title", **details}))


def _had(type_name: str, uid: str | None, name: str) -> bool:
    """Whether a record had a number: over REST it holds what is sent before it is asked."""
    known = {"query": "0", "range": "min"}
    return uid is not None and bool(existing(type_name, UID=uid, **{name: known}))


def taken(name: str, value: Any, other: ICatalogBrain) -> Refused:
    """The value of a key is another record's, which is told."""
    details = {"value": value, "name": other.Title, "@id": other.getURL()}
    return Refused(KEYS[name].taken, {"field": name, **details})


def place_of(data: Any) -> Any:
    """The record; where one is being added by a form, what will hold it."""
    if data.__context__ is not None:
        return data.__context__
    return next(filter(IDexterityContent.providedBy, holders(getRequest())))


def _is_one(here: Any, type_name: str) -> bool:
    return IRecord.providedBy(here) and here.portal_type.endswith(f".{type_name}")


def _holder(here: Any, type_name: str, name: str, value: str) -> ICatalogBrain | None:
    key = KEYS[name]
    query = {name: key.indexed(value)}
    is_one = _is_one(here, type_name)
    if key.within:
        query["path"] = path(here.aq_parent if is_one else here)
    own = IUUID(here, None) if is_one else None
    brains = existing(type_name, **query)
    return next((brain for brain in brains if own != brain.UID), None)
