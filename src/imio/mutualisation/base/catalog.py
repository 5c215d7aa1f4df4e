"""The queries everybody needs. Listings read catalogue values, never objects."""

from AccessControl import getSecurityManager
from BTrees.IIBTree import intersection
from collections.abc import Iterable
from collections.abc import Mapping
from functools import reduce
from imio.mutualisation.base.brief import Entry
from plone import api
from plone.uuid.interfaces import IUUID
from Products.CMFCore.indexing import processQueue
from Products.ZCatalog.interfaces import ICatalogBrain
from Products.ZCatalog.query import IndexQuery
from typing import Any
from ZTUtils.Lazy import LazyMap

import re


TYPE = "imio.mutualisation.{}"
# What is left of a record that this person may not see.
UID = re.compile(r"[0-9a-f]{32}|")


def found(type_name: str, **query: Any) -> list[ICatalogBrain]:
    """What the current user may see of a type (`"Member"`...).

    Visibility is by state: no record has a day from which it is shown.
    """
    catalog = api.portal.get_tool("portal_catalog")
    asked = {"portal_type": TYPE.format(type_name), **query}
    if query.keys() == {"UID"}:
        return _seen(catalog, _named(catalog, **asked))
    return _entries(catalog.searchResults(show_inactive=True, **asked))


def existing(type_name: str, **query: Any) -> list[ICatalogBrain]:
    """All there is of a type, whoever asks: for rules and public figures only.

    The caller shows nothing of the results but what everybody may know.
    """
    catalog = api.portal.get_tool("portal_catalog")
    asked = {"portal_type": TYPE.format(type_name), **query}
    if query.keys() == {"UID"}:
        return _named(catalog, **asked)
    return _entries(catalog.unrestrictedSearchResults(**asked))


def _entries(brains: Any) -> list[ICatalogBrain]:
    """Each made when it is looked at."""
    return LazyMap(Entry, brains, len(brains), brains.actual_result_count)


def _named(tool: Any, portal_type: str, UID: str | list[str]) -> list[ICatalogBrain]:
    """Those that bear their UID are looked up, which is ten times as quick as a search."""
    processQueue()  # as every query does
    catalog = tool._catalog
    rids = catalog.getIndex("UID")._index
    uids = [UID] if isinstance(UID, str) else dict.fromkeys(UID)
    brains = [catalog[rids[uid]].__of__(tool) for uid in uids if uid in rids]
    return [Entry(brain) for brain in brains if brain.portal_type == portal_type]


def _seen(tool: Any, entries: list[Any]) -> list[ICatalogBrain]:
    """Those that the current user may see, by the index that every search asks."""
    index = tool._catalog.getIndex("allowedRolesAndUsers")
    mine = set(tool._listAllowedRolesAndUsers(getSecurityManager().getUser()))
    return [
        each for each in entries if mine & set(index.getEntryForObject(each.getRID()))
    ]


def numbered(rids: Iterable[int]) -> dict[int, ICatalogBrain]:
    """What the catalogue knows by its own numbers, where the current user may see it."""
    tool = api.portal.get_tool("portal_catalog")
    known = tool._catalog
    brains = [known[rid].__of__(tool) for rid in rids if rid in known.paths]
    return {each.getRID(): each for each in _seen(tool, list(map(Entry, brains)))}


def records(type_name: str, uids: Iterable[str]) -> list[Any]:
    """The objects of a type with these UIDs, whoever asks; none for no UID."""
    wanted = list(uids)
    brains = existing(type_name, UID=wanted) if wanted else ()
    return [brain._unrestrictedGetObject() for brain in brains]


def record(type_name: str, uid: str | None) -> Any | None:
    """The object of a type with that UID, whoever asks; `None` without one."""
    return next(iter(records(type_name, [uid] if uid else ())), None)


def seen(type_name: str, uid: str | None) -> ICatalogBrain | None:
    """What the catalogue knows of one object, where the current user may see it."""
    return next(iter(found(type_name, UID=uid) if uid else ()), None)


def titles(type_name: str, uids: Iterable[str]) -> dict[str, str]:
    """The titles of objects of a type whose names are public, in one query."""
    wanted = sorted(set(uids))
    brains = existing(type_name, UID=wanted) if wanted else ()
    return {brain.UID: brain.Title for brain in brains}


def title(type_name: str, uid: str | None) -> str:
    """The title of one of them; empty for none."""
    return titles(type_name, [uid]).get(uid, "") if uid else ""


def holder(brain: ICatalogBrain) -> str:
    """The short name of the record that this one lies in: of a request, its member."""
    return brain.getPath().split("/")[-2]


def path(obj: Any) -> str:
    """The catalogue path of an object."""
    return "/".join(obj.getPhysicalPath())


def address(path_of: str) -> str:
    """What follows the address of the site: `/partenaires/alpha`, by a catalogue path."""
    return path_of.removeprefix(path(api.portal.get()))


def addresses(paths: Iterable[str]) -> str:
    """Several of them, for a sentence."""
    return ", ".join(sorted(map(address, paths)))


def counts(
    type_name: str, index: str, values: Iterable[str], **query: Any
) -> Mapping[str, int]:
    """How many objects of a type hold each value of an index, whoever asks.

    From the sets of the indexes: no record is read, and none sorted.
    """
    processQueue()  # as every query does
    catalog = api.portal.get_tool("portal_catalog")._catalog

    def held(name: str, value: Any) -> Any:
        return catalog.getIndex(name).query_index(IndexQuery({name: value}, name))

    asked = {"portal_type": TYPE.format(type_name), **query}
    among = reduce(intersection, (held(*each) for each in asked.items()))
    return {value: len(intersection(among, held(index, value))) for value in values}


def by_reference(type_name: str, reference: str) -> Any | None:
    """The object of a type named by UID, path, address or short name.

    The current user must be allowed to see it; `None` otherwise.
    """
    reference = reference.strip()
    portal = api.portal.get()
    if reference.startswith(portal.absolute_url()):
        reference = reference.removeprefix(portal.absolute_url())
    if "/" in reference:
        root = path(portal)
        relative = reference.removeprefix(root).strip("/")
        brains = found(type_name, path={"query": f"{root}/{relative}", "depth": 0})
    else:
        brains = found(type_name, UID=reference) or found(type_name, id=reference)
    return brains[0].getObject() if brains else None


def named(type_name: str, lines: Iterable[str]) -> list[dict[str, str]]:
    """What people named, a line each: `{"title", "url"}`, once; other names as typed.

    A UID of what the current user may not see says nothing and is left out.
    """
    shown = (_shown(type_name, line.strip()) for line in dict.fromkeys(lines))
    return [each for each in shown if not UID.fullmatch(each["title"])]


def _shown(type_name: str, line: str) -> dict[str, str]:
    record = by_reference(type_name, line) if line else None
    if record is None:
        return {"title": line, "url": ""}
    return {"title": record.title, "url": record.absolute_url()}


def uid(obj: Any) -> str:
    """The UID of an object."""
    return IUUID(obj)
