"""What each record waits for: who acts, by which step or page, since when, until when.

Each domain says it in its `waits.py`. The catalogue keeps the lines in an index of our own,
by who acts and by day, so that a list of what is to do wakes no record and sorts none. No
column holds them: who sees a record need not know all that others do about it.
"""

from Acquisition import aq_base
from Acquisition import aq_chain
from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOTreeSet
from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from heapq import merge
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import TYPE
from imio.mutualisation.base.guard import exits
from imio.mutualisation.base.guard import verdict
from imio.mutualisation.base.localroles import hearers
from imio.mutualisation.base.reading import SAFE
from imio.mutualisation.base.titles import translated
from imio.mutualisation.base.told import ToldIndex
from imio.mutualisation.base.words import words
from imio.mutualisation.interfaces import IGuarded
from imio.mutualisation.security import step
from imio.mutualisation.security import workflow_of
from itertools import chain
from plone import api
from plone.indexer import indexer
from Products.CMFCore.indexing import processQueue
from Products.ZCatalog.query import IndexQuery
from typing import Any
from typing import NamedTuple
from zope.component import adapter
from zope.component import queryUtility
from zope.i18nmessageid import Message
from zope.interface import Interface
from ZPublisher.interfaces import IPubBeforeCommit


INDEX = "waits"
NEVER = date.max.toordinal()
OFFICERS, MANAGERS = "mutualisation-officers", "mutualisation-managers"
AGENTS, SIGNATORIES = ":agents", ":signatories"


# --- What a domain says ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Wait:
    """One thing that a record waits for.

    `code` is a step of its type, or a task of its domain; `roles` take it, or one
    `person` by the id of the user; with neither it is a day that nobody brings about.
    It sleeps until `since` (none: the last step of the record); after `until` it is late
    or, where it `lapses`, no longer to be done.
    """

    code: str
    roles: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    person: str = ""
    lapses: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """What is done on a page and is no step: its name, and the page below the record."""

    title: Message
    page: str = ""


@dataclass(frozen=True, slots=True)
class Waits:
    """A domain: the waits of a record, and its tasks by code."""

    of: Callable[[Any], Iterable[Wait]]
    tasks: Mapping[str, Task]


class IWaits(Interface):
    """Registered by the last word of a type: a `Waits`."""


def by_step(record: Any, *steps: str, **when: Any) -> Iterator[Wait]:
    """A wait for each of these steps that leads on from here, roles aside."""
    for row in exits(record):
        if row.id in steps and verdict(record, row):
            yield Wait(row.id, row.roles, **when)


def domain(kind: str) -> Waits | None:
    """What the domain of a type (`Need`...) says; none where nothing waits."""
    return queryUtility(IWaits, kind)


def said(record: Any) -> list[Wait]:
    """All that a record waits for."""
    of_kind = domain(record.portal_type.rpartition(".")[2])
    try:
        return list(of_kind.of(record)) if of_kind else []
    except Refusal:
        return []  # a figure of the settings that is not there stops no writing


def way(kind: str, code: str, language: str = "") -> tuple[str, str]:
    """What is done, and on which page below the record."""
    of_kind = domain(kind)
    task = of_kind.tasks.get(code) if of_kind else None
    if task is not None:
        return words(task.title, language), task.page
    return translated(step(TYPE.format(kind), code).title, language), ""


def note(*records: Any) -> None:
    """Ask records again; called where something else than themselves has changed.

    What is already known is indexed before, since their rules ask the catalogue.
    """
    processQueue()
    for record in records:
        if record is not None:
            record.reindexObject(idxs=[INDEX])


@adapter(IPubBeforeCommit)
def ask_again(event: IPubBeforeCommit) -> None:
    """Whatever a page or a service has written of a record, it may wait for something else."""
    if event.request.method in SAFE:
        return
    for place in aq_chain(event.request.get("PUBLISHED")):
        if IGuarded.providedBy(place):
            note(place)
            return


# --- What the index keeps ---------------------------------------------------------


class Line(NamedTuple):
    """A wait in the order of the lists: by day, those without one by their age.

    The index keeps plain tuples, since the database would name the class of each.
    """

    until: int
    since: int
    kind: str
    rid: int
    code: str
    lapses: bool


Lines = list[tuple[Any, ...]]

# Who acts, and the rest of a line; the record is known.
Told = tuple[str, int, int, str, str, bool]


@indexer(IGuarded)
def waits(record: Any) -> tuple[Told, ...]:
    """The lines of a record, by actor."""
    return tuple(sorted(set(_told(record, record.portal_type.rpartition(".")[2]))))


def _told(record: Any, kind: str) -> Iterator[Told]:
    for wait in said(record):
        since = (wait.since or _begun(record)).toordinal()
        until = wait.until.toordinal() if wait.until else NEVER
        for actor in actors(record, wait):
            yield (actor, until, since, kind, wait.code, wait.lapses)


def _begun(record: Any) -> date:
    """The day of the last step, or of the creation; no later than today."""
    workflow = workflow_of(record.portal_type)
    taken = vars(aq_base(record)).get("workflow_history", {}).get(workflow.id)
    when = (taken[-1].get("time") if taken else None) or record.created()
    return min(when.asdatetime().astimezone(clock.BRUSSELS).date(), clock.today())


def actors(record: Any, wait: Wait) -> tuple[str, ...]:
    """The groups that do it and may see the record, or the one person; `""` for nobody.

    What a member may do for itself is its own: IMIO may, too, and is not asked.
    """
    if wait.person:
        return (f"user:{wait.person}",)
    if not wait.roles:
        return ("",)
    groups = hearers(record, wait.roles)
    own = {group for group in groups if ":" in group} or groups
    return tuple(sorted(group for group in own if wider(group) not in own))


def wider(group: str) -> str | None:
    """The group whose work the people of this one do as well: it is told, once."""
    if group.endswith(SIGNATORIES):
        return group.removesuffix(SIGNATORIES) + AGENTS
    return OFFICERS if group == MANAGERS else None


class WaitsIndex(ToldIndex):
    """By actor, the lines in their order."""

    meta_type = "Mutualisation Waits"
    # Its step, and who may see it.
    again = ("review_state", "allowedRolesAndUsers")

    def clear(self) -> None:
        super().clear()
        self.by_actor = OOBTree()

    def indexSize(self) -> int:
        return len(self.by_actor)

    def _change(self, rid: int, before: Any, lines: Any) -> None:
        for each in set(before).difference(lines):
            self.by_actor[each[0]].remove(line(rid, each))
        for each in set(lines).difference(before):
            if each[0] not in self.by_actor:
                self.by_actor[each[0]] = OOTreeSet()
            self.by_actor[each[0]].insert(line(rid, each))

    def of(self, actor: str, until: int | None = None) -> Iterable[tuple[Any, ...]]:
        """The lines of an actor in their order; those due by a day alone where one is
        named.
        """
        if actor not in self.by_actor:
            return ()
        lines = self.by_actor[actor]
        return lines if until is None else lines.keys(max=(until + 1,))


def line(rid: int, told: Told) -> tuple[Any, ...]:
    """What a record told, as a line."""
    _actor, until, since, kind, code, lapses = told
    return (until, since, kind, rid, code, lapses)


# --- What is asked of it ------------------------------------------------------------


def index() -> WaitsIndex:
    """The index, with all that was written so far."""
    processQueue()  # as every query does
    return api.portal.get_tool("portal_catalog")._catalog.getIndex(INDEX)


def own_actors() -> tuple[str, ...]:
    """What the current user acts as: groups, those whose work is theirs too, and the name."""
    user = aq_base(api.user.get_current().getUser())
    groups = [each for each in getattr(user, "getGroups", tuple)() if _acts(each)]
    more = [each for each in map(wider, groups) if each]
    return (f"user:{user.getId()}", *dict.fromkeys([*groups, *more]))


def _acts(group: str) -> bool:
    return group in (OFFICERS, MANAGERS) or group.count(":") == 2


def awake(lines: Iterable[tuple[Any, ...]]) -> Lines:
    """Those that have begun and may still be done."""
    today = clock.today().toordinal()
    return [
        each for each in lines if each[1] <= today and not (each[5] and each[0] < today)
    ]


def lines(actors: Iterable[str]) -> Lines:
    """What waits for some actors now, in order."""
    known = index()
    return awake(sorted(chain.from_iterable(known.of(actor) for actor in actors)))


def others(actors: Collection[str]) -> Iterator[tuple[Any, ...]]:
    """What waits now for anybody else, in order: for who may see all of it."""
    known = index()
    beside = [known.of(each) for each in known.by_actor if each and each not in actors]
    return filter(lambda each: awake([each]), merge(*beside))


def due(until: date) -> Lines:
    """The lines of all actors that are due by a day, in order: for who may see them."""
    known, last = index(), until.toordinal()
    found = (known.of(actor, last) for actor in known.by_actor)
    return sorted(set(chain.from_iterable(found)))


def acting(line: Line) -> list[str]:
    """Who acts on a line; empty for a day that nobody brings about."""
    told = index().told.get(line.rid, ())
    return [each[0] for each in told if each[4] == line.code and each[0]]


def waits_for(rid: int, actor: str) -> bool:
    """Whether a record waits for that actor."""
    return any(each[0] == actor for each in index().told.get(rid, ()))


def within(paths: Iterable[str]) -> Lines:
    """The lines of all records below some paths, in order."""
    known = index()
    places = api.portal.get_tool("portal_catalog")._catalog.getIndex("path")
    query = IndexQuery({"path": {"query": list(paths)}}, "path")
    rids = places.query_index(query)
    told = ((rid, each) for rid in rids for each in known.told.get(rid, ()))
    return sorted({line(*each) for each in told})
