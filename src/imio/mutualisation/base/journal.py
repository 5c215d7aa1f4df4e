"""The journal of a record: what was done to it, by whom, by which door, for good.

Whatever touches a record has it looked at when its transaction ends: the fields as they
were stored are compared with those that will be, and the steps that its history has more
are taken up. So no door has to think of it, and what was undone before the end is not
told. What is sealed, masked or in a file is never told in clear, only that it changed.
"""

from AccessControl import getSecurityManager
from AccessControl.PermissionRole import rolesForPermissionOn
from Acquisition import aq_base
from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from DateTime import DateTime
from functools import cache
from imio.mutualisation.base.chain import append
from imio.mutualisation.base.chain import Chain
from imio.mutualisation.base.chain import CREATED
from imio.mutualisation.base.chain import Entry
from imio.mutualisation.base.chain import FIELD
from imio.mutualisation.base.chain import of_site
from imio.mutualisation.base.chain import REMOVED
from imio.mutualisation.base.chain import STEP
from imio.mutualisation.base.doors import Act
from imio.mutualisation.base.doors import act
from imio.mutualisation.base.doors import AUTOMATIC
from imio.mutualisation.base.itself import NAME as ITSELF
from imio.mutualisation.base.pdf import sha256
from imio.mutualisation.base.people import NAME
from imio.mutualisation.base.shown import text
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.interfaces import IGuarded
from imio.mutualisation.interfaces import IJournaled
from imio.mutualisation.security import AUDITOR
from imio.mutualisation.security import workflow_of
from persistent.mapping import PersistentMapping
from plone import api
from plone.autoform.interfaces import READ_PERMISSIONS_KEY
from plone.dexterity.utils import iterSchemata
from plone.dexterity.utils import iterSchemataForType
from plone.namedfile.interfaces import INamed
from plone.namedfile.interfaces import INamedField
from plone.supermodel.utils import mergedTaggedValueDict
from plone.uuid.interfaces import IUUID
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from typing import Any
from ZODB.POSException import POSKeyError
from zope.component import adapter
from zope.component import getUtility
from zope.component.hooks import getSite
from zope.component.hooks import site
from zope.lifecycleevent.interfaces import IObjectCopiedEvent
from zope.lifecycleevent.interfaces import IObjectModifiedEvent
from zope.lifecycleevent.interfaces import IObjectRemovedEvent
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IField
from zope.security.interfaces import IPermission

import transaction


KEPT_BACK = _("journal_kept_back", default="not told")
_watched = object()
# What the history and the journal both say of a step.
SAID = ("what", "login", "name", "why", "state", "since")


# --- Looking at the end ----------------------------------------------------------


@adapter(IJournaled, IObjectModifiedEvent)
def watch(record: Any, event: Any = None) -> None:
    """Look at a record when the transaction ends; whoever touched it first did it."""
    now = transaction.get()
    try:
        watched = now.data(_watched)
    except KeyError:
        watched = {}
        now.set_data(_watched, watched)
        now.addBeforeCommitHook(_at_the_end, (getSite(),))
    if id(aq_base(record)) not in watched:
        watched[id(aq_base(record))] = (record, act())


@adapter(IJournaled, IAfterTransitionEvent)
def watch_step(record: Any, event: IAfterTransitionEvent) -> None:
    """The step and what it left behind; the birth of a record is told as one, too."""
    watch(record)


def _at_the_end(where: Any) -> None:
    """Whoever commits may be out of the site by then."""
    with site(where):
        settle()


def settle() -> None:
    """Write what the transaction has done so far to the records that it touched."""
    try:
        watched = transaction.get().data(_watched)
    except KeyError:
        return
    for record, by in list(watched.values()):
        _look(record, by)
    watched.clear()


def _look(record: Any, by: Act) -> None:
    was = stored(record)
    if was is None and chain_of(record) is None:
        born = {"kind": CREATED, "what": record.portal_type, "state": _state(record)}
        append(made(record), by, [born, *_born_with(record)])
    if was is not None and (told := [*_changed(record, was)]):
        append(made(record), by, told)
    keep_steps(record, by.door)


def stored(record: Any) -> dict[str, Any] | None:
    """The record as it was before this transaction; none for a new one."""
    base = aq_base(record)
    jar = base._p_jar
    if jar is None:
        return None
    try:
        # Not that of a savepoint, which belongs to this transaction.
        data, _serial = jar._normal_storage.load(base._p_oid)
    except POSKeyError:
        return None
    state: dict[str, Any] = jar._reader.getState(data)
    return state


def _born_with(record: Any) -> Iterator[dict[str, str]]:
    """The files of a new record: the one thing of it that shows nowhere else."""
    for field, file in files_of(record):
        yield _told(record, field, None, file)


def files_of(record: Any) -> Iterator[tuple[IField, Any]]:
    """Each file in a field of a record."""
    for schema in iterSchemata(record):
        for name, field in getFieldsInOrder(schema):
            file = vars(aq_base(record)).get(name)
            if INamedField.providedBy(field) and INamed.providedBy(file):
                yield field, file


def altered_files(record: Any) -> Iterator[str]:
    """The names of the files that are others than the journal last told."""
    chain = chain_of(record)
    entries = chain.entries() if chain else ()
    told = {each.what: each.after for each in entries if each.kind == FIELD}
    for field, file in files_of(record):
        last = told.get(field.__name__)
        if last and sha256(file.data) not in last:
            yield file.filename


def _changed(record: Any, was: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    base = aq_base(record)
    base.getId()  # its state is loaded once something is asked of it
    now = vars(base)
    for schema in iterSchemata(record):
        for name, field in getFieldsInOrder(schema):
            if name in now:
                before = was[name] if name in was else field.bind(record).default
                if before != now[name]:
                    yield _told(record, field, before, now[name])


def _told(record: Any, field: IField, before: Any, after: Any) -> dict[str, str]:
    was, now = shown(record, field, before, after)
    named = {"what": field.__name__, "title": words(field.title)}
    told = {"before": was, "after": now, "state": _state(record)}
    return {"kind": FIELD, **named, **told}


def shown(record: Any, field: IField, before: Any, after: Any) -> tuple[str, str]:
    """A value before and after, in words; of a list, the rows that differ."""
    untold = field.__name__ in record.untold
    if INamedField.providedBy(field):
        return _file(before, untold), _file(after, untold)
    if untold:
        return "", words(KEPT_BACK)
    return differing(field, before, after)


def differing(field: IField, before: Any, after: Any) -> tuple[str, str]:
    """Two values of a field in words."""
    if isinstance(before, list) and isinstance(after, list):
        gone = [row for row in before if row not in after]
        come = [row for row in after if row not in before]
        if gone or come:
            before, after = gone, come
    return text(field, before), text(field, after)


def _file(value: Any, untold: bool) -> str:
    """The name of a file and its SHA-256."""
    if not INamed.providedBy(value):
        return ""
    digest = sha256(value.data)
    return digest if untold else f"{value.filename} ({digest})"


# --- Steps -------------------------------------------------------------------------


def keep_steps(record: Any, door: str = "") -> None:
    """Take up the steps that the history of a record has more than its chain."""
    chain = chain_of(record)
    known = chain.steps if chain else 0
    told = [step_told(entry, door) for entry in steps_of(record)[known:]]
    for each in told:
        who = Act(each["login"], each["name"], each["door"])
        append(made(record), who, [each])


def steps_of(record: Any) -> list[dict[str, Any]]:
    """The steps in the history of the workflow, the oldest first."""
    taken = getattr(aq_base(record), "workflow_history", {})
    # A type has one workflow at most.
    return [entry for each in taken.values() for entry in each if entry["action"]]


def doors_of(record: Any) -> list[str]:
    """By which door each step was taken, the oldest first."""
    chain = chain_of(record)
    entries = chain.entries() if chain else ()
    return [entry.door for entry in entries if entry.kind == STEP]


def altered_steps(record: Any) -> bool:
    """Whether the history says otherwise of its steps than the journal does."""
    try:
        said = [step_told(each, "") for each in steps_of(record)]
    except (AttributeError, KeyError, TypeError):
        return True  # what cannot be read says nothing
    return [_of_history(each) for each in _steps_told(record)] != [
        {name: value for name, value in each.items() if name in SAID} for each in said
    ]


def _steps_told(record: Any) -> list[Entry]:
    chain = chain_of(record)
    return [each for each in chain.entries() if each.kind == STEP] if chain else []


def may_retell(record: Any) -> bool:
    """Whether the journal holds, and knows all the steps that the history had."""
    chain = chain_of(record)
    if chain is None or chain.wrong():
        return False
    had = [*vars(aq_base(record)).get("workflow_history", {}).values()]
    return len(_steps_told(record)) >= sum(map(len, had)) - 1


def retell(record: Any) -> None:
    """The history as the journal tells it, which is chained; its state goes with it."""
    flow = workflow_of(record.portal_type)
    steps = _steps_told(record)
    born = {"action": None, "actor": "", "comments": ""}
    born |= {"review_state": flow.states[0].id, "time": DateTime(steps[0].since)}
    record.workflow_history = PersistentMapping(
        {flow.id: (born, *map(_as_history, steps))}
    )
    tool = api.portal.get_tool("portal_workflow")
    tool[flow.id].updateRoleMappingsFor(record)
    record.reindexObject()


def _as_history(step: Entry) -> dict[str, Any]:
    said = {"action": step.what, "actor": step.login, NAME: step.name}
    said |= {"comments": step.why, "review_state": step.state}
    return {**said, "time": DateTime(step.since)}


def _of_history(entry: Entry) -> dict[str, str]:
    return {name: value for name, value in entry._asdict().items() if name in SAID}


def step_told(entry: Mapping[str, Any], door: str) -> dict[str, str]:
    """A step of the history as the journal tells it."""
    actor, name = entry["actor"] or "", entry.get(NAME) or ""
    return {
        "kind": STEP,
        "what": entry["action"],
        "login": actor,
        "name": name,
        "door": AUTOMATIC if actor == ITSELF else door,
        "why": entry["comments"] or "",
        "state": entry["review_state"],
        "since": entry["time"].toZone("UTC").ISO8601(),
    }


# --- The chain of a record -----------------------------------------------------------


def chain_of(record: Any) -> Chain | None:
    """What was done to a record; none before anything was."""
    found: Chain | None = aq_base(record)._journal
    return found


def made(record: Any) -> Chain:
    """The same, made when it is first written."""
    if chain_of(record) is None:
        record._journal = Chain(IUUID(record), record.portal_type)
    chain: Chain = record._journal
    return chain


def write(record: Any, **told: str) -> None:
    """Something that is neither a step nor a field, done now."""
    append(made(record), act(), [{**told, "state": _state(record)}])


def _state(record: Any) -> str:
    state: str = record.review_state() if IGuarded.providedBy(record) else ""
    return state


def readable(portal_type: str, state: str, entry: Entry) -> bool:
    """Whether the values of an entry are for who asks, in the state a record is in.

    Asked of the table by the roles one has everywhere: no record is woken for it.
    """
    permission = _permissions(portal_type).get(entry.what)
    if entry.kind != FIELD or permission is None:
        return True
    holders = dict(workflow_of(portal_type).state(state).fields)
    if permission not in holders:
        return bool(api.user.has_permission(permission))
    held = getSecurityManager().getUser().getRoles()
    return not {*held}.isdisjoint(holders[permission])


@cache
def _permissions(portal_type: str) -> dict[str, str]:
    """By field, the permission that reading it asks, where it asks for one."""
    asked: dict[str, str] = {}
    for schema in iterSchemataForType(portal_type):
        asked |= mergedTaggedValueDict(schema, READ_PERMISSIONS_KEY)
    return {name: getUtility(IPermission, each).title for name, each in asked.items()}


@adapter(IJournaled, IObjectCopiedEvent)
def forget(record: Any, event: IObjectCopiedEvent) -> None:
    """To a copy nothing was done yet."""
    record._journal = None


@adapter(IJournaled, IObjectRemovedEvent)
def keep_removal(record: Any, event: IObjectRemovedEvent) -> None:
    """Its chain goes with it; that it was there stays, where the auditor could see it.

    What lay in it is not told one by one, and a site that goes as a whole tells nothing.
    """
    if aq_base(event.object) is aq_base(record) and AUDITOR in _viewers(record):
        told = {"kind": REMOVED, "what": record.portal_type, "title": record.title}
        append(of_site(REMOVED), act(), [told])


def _viewers(record: Any) -> Collection[str]:
    roles: Collection[str] = rolesForPermissionOn("View", record)
    return roles
