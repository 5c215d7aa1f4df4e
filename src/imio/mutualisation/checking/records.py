"""The records of a site against what is kept beside them: catalogue, numbers, ledgers,
digests, figures.
"""

from Acquisition import aq_base
from collections import Counter
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from functools import partial
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.catalog import TYPE
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.chain import ANCHOR
from imio.mutualisation.base.chain import journal
from imio.mutualisation.base.chain import MESSAGE
from imio.mutualisation.base.journal import altered_files
from imio.mutualisation.base.journal import altered_steps
from imio.mutualisation.base.journal import chain_of
from imio.mutualisation.base.journal import may_retell
from imio.mutualisation.base.journal import retell
from imio.mutualisation.base.kept import kept
from imio.mutualisation.base.pdf import sha256
from imio.mutualisation.base.reference import KEY
from imio.mutualisation.base.reference import NUMBER
from imio.mutualisation.base.talk import all_messages
from imio.mutualisation.base.tally import tallies
from imio.mutualisation.checking.receipts import receipt_troubles
from imio.mutualisation.checking.trouble import Trouble
from imio.mutualisation.interfaces import IGuarded
from imio.mutualisation.interfaces import IJournaled
from imio.mutualisation.journal.lines import ANEW
from imio.mutualisation.journal.lines import Lines
from imio.mutualisation.journal.lines import MONTHS_KEPT
from imio.mutualisation.rules.seats import GRANTED
from imio.mutualisation.rules.states import SEATS_HELD
from imio.mutualisation.rules.states import SEATS_OPEN
from imio.mutualisation.security import workflow_of
from imio.mutualisation.security import WORKFLOWS
from imio.mutualisation.standards.chain import START
from itertools import chain
from plone import api
from plone.indexer.interfaces import IIndexableObject
from Products.CMFCore.indexing import processQueue
from typing import Any
from typing import NamedTuple
from zope.annotation.interfaces import IAnnotations
from zope.component import getMultiAdapter

import json


NOT_CATALOGUED = "cette fiche n’est pas au catalogue"
NOT_THERE = "le catalogue nomme une fiche qui n’existe pas"
OUT_OF_DATE = "le catalogue dit autre chose que la fiche ({columns})"
READERS = "le catalogue montre cette fiche à d’autres que ceux qui peuvent la lire"
NOT_FOUND = "le catalogue ne trouve pas cette fiche par ce qu’elle dit ({indexes})"
LEFT_OVER = "un rôle reste à {who}, qui n’a plus ni compte ni groupe"
NO_STATE = "cette fiche est dans un état inconnu ({state})"
TWICE = "ce numéro est donné deux fois"
GAP = "ce numéro manque dans la série"
BEYOND = "ce numéro dépasse le compteur de la série ({last})"
SEATS = "le registre du contrat et les attributions ne disent pas la même chose"
ALTERED = "l’empreinte SHA-256 du document « {name} » n’est plus celle qui a été notée"
FIGURES = "ce total ne suit plus les fiches"

REWRITTEN = "l’inscription {number} de son journal n’est plus celle qui a été écrite"
UNSEALED = (
    "l’inscription {number} de son journal n’est plus celle qui a été scellée le {day}"
)
LOST = (
    "le dossier {folder} n’a plus les lignes scellées le {day} : remettez celui de la "
    "copie, ou nommez celui d’avant dans MUTUALISATION_JOURNAL"
)
SAID_OTHERWISE = "ses échanges ne disent plus ce qu’en dit son journal"
OTHERWISE = "son historique ne dit plus des étapes ce qu’en dit son journal"

LOCAL_ROLES = "__ac_local_roles__"
# Indexes of one plain value, by which records are looked for.
PLAIN = ("UID", "getId", "portal_type", "review_state")
TYPES = [workflow.portal_type for workflow in WORKFLOWS]
# By type: where its official number is.
NUMBERS = {
    "imio.mutualisation.ServiceRequest": "thread",
    "imio.mutualisation.Quote": "number",
    "imio.mutualisation.Tender": "number",
    "imio.mutualisation.Deliberation": "number",
}
# By type: each file, and the digest of it that was noted.
DIGESTS = {
    "imio.mutualisation.Quote": {"pdf": "pdf_sha256"},
    "imio.mutualisation.Deliberation": {"extract": "extract_sha256"},
}
# What no list of the suite shows, or whose words are those of who indexes.
LOOSE = {"getObjSize", "Type"}


def record_troubles(site: Any) -> Iterator[Trouble]:
    """All that is wrong of one site, whoever asks."""
    processQueue()
    journaled = list(_journaled(site))
    all_of_them = [each for each in journaled if each.portal_type in TYPES]
    # The rest asks for states: first, what a record without a history is brought back to.
    yield from chain.from_iterable(map(_history, all_of_them))
    records = [each for each in all_of_them if has_state(each)]
    yield from _catalogue(site, all_of_them)
    yield from _numbers(site, records)
    yield from _seats(records)
    yield from receipt_troubles(records)
    for record in records:
        yield from chain(_state(record), _documents(record))
    yield from _roles(site, all_of_them)
    yield from chain.from_iterable(map(_files, journaled))
    yield from _journal(journaled)
    index = tallies()
    yield from (Trouble(name, FIGURES, index.mend) for name in index.wrong())


def _journaled(site: Any) -> Iterator[Any]:
    """Each record of the suite and each annex, its container first."""
    for child in site.objectValues():
        if IJournaled.providedBy(child):
            yield child
        if hasattr(aq_base(child), "objectValues"):
            yield from _journaled(child)


def _catalogue(site: Any, records: Iterable[Any]) -> Iterator[Trouble]:
    catalog = site.portal_catalog._catalog
    there = {path(record): record for record in records}
    for gone in _named(catalog) - there.keys():
        yield Trouble(gone, NOT_THERE, partial(catalog.uncatalogObject, gone))
    for where, record in there.items():
        rid = catalog.uids.get(where)
        if rid is None:
            yield Trouble(where, NOT_CATALOGUED, record.indexObject)
        elif has_state(record):
            yield from _entry(site.portal_catalog, rid, record)


def _named(catalog: Any) -> set[str]:
    """The paths of the records that the catalogue knows, by what it keeps of each: an index
    may have lost it.
    """
    place = catalog.schema["portal_type"]
    return {
        where
        for where, rid in catalog.uids.items()
        if catalog.data[rid][place] in TYPES
    }


def _entry(tool: Any, rid: int, record: Any) -> Iterator[Trouble]:
    catalog = tool._catalog
    wrapped = getMultiAdapter((record, tool), IIndexableObject)
    told = zip(
        catalog.names, catalog.recordify(wrapped), catalog.data[rid], strict=True
    )
    wrong = sorted(
        name for name, now, then in told if now != then and name not in LOOSE
    )
    if wrong:
        what = OUT_OF_DATE.format(columns=", ".join(wrong))
        yield Trouble(path(record), what, record.reindexObject)
    known = catalog.getIndex("allowedRolesAndUsers").getEntryForObject(rid, ())
    if set(known) != set(wrapped.allowedRolesAndUsers):
        yield Trouble(path(record), READERS, record.reindexObject)
    if lost := [name for name in PLAIN if _is_lost(catalog, name, rid, wrapped)]:
        what = NOT_FOUND.format(indexes=", ".join(lost))
        yield Trouble(path(record), what, partial(_index_again, record, lost))


def _is_lost(catalog: Any, name: str, rid: int, wrapped: Any) -> bool:
    """Whether a record is not found by its own value."""
    index = catalog.getIndex(name)
    value = getattr(wrapped, name, None)
    value = value() if callable(value) else value
    if value is None:
        return False
    found = index._index.get(value)
    return index.getEntryForObject(rid) != value or not (
        found == rid if isinstance(found, int) else found and rid in found
    )


def _index_again(record: Any, indexes: list[str]) -> None:
    """An index takes no value that it thinks it has."""
    tool = api.portal.get_tool("portal_catalog")
    rid = tool._catalog.uids[path(record)]
    for name in indexes:
        tool._catalog.getIndex(name).unindex_object(rid)
    record.reindexObject()


def _history(record: Any) -> Iterator[Trouble]:
    """Steps are what the journal says of them, which is chained."""
    chain = chain_of(record)
    if chain and chain.wrong():
        return  # told of its journal
    if altered_steps(record):
        mend = partial(retell, record) if may_retell(record) else None
        yield Trouble(path(record), OTHERWISE, mend)


def has_state(record: Any) -> bool:
    """Whether the history of a record can be read as far as its state."""
    try:
        return not IGuarded.providedBy(record) or bool(record.review_state())
    except (KeyError, TypeError):
        return False


def _roles(site: Any, records: Iterable[Any]) -> Iterator[Trouble]:
    """Roles in a record come from groups: one that was given by hand has its holder still,
    and so has each place in a group.
    """
    for record in records:
        given = vars(aq_base(record)).get(LOCAL_ROLES) or {}
        for who in [each for each in given if not _is_somebody(site, each)]:
            mend = partial(_take_role, record, who)
            yield Trouble(path(record), LEFT_OVER.format(who=who), mend)
    members = site.acl_users.source_groups._group_principal_map
    for group, people in members.items():
        for who in [each for each in people if not _is_somebody(site, each)]:
            mend = partial(members[group].remove, who)
            yield Trouble(group, LEFT_OVER.format(who=who), mend)


def _is_somebody(site: Any, who: str) -> bool:
    users = site.acl_users
    return bool(users.getUserById(who) or users.getGroupById(who))


def _take_role(record: Any, who: str) -> None:
    record.manage_delLocalRoles([who])
    record.reindexObjectSecurity()


def _state(record: Any) -> Iterator[Trouble]:
    state = api.content.get_state(record)
    if state not in {each.id for each in workflow_of(record.portal_type).states}:
        yield Trouble(path(record), NO_STATE.format(state=state))


def _numbers(site: Any, records: Iterable[Any]) -> Iterator[Trouble]:
    """Numbers are gapless per series and year, and none is given twice."""
    written = Counter(_each_number(records))
    yield from (Trouble(text, TWICE) for text, times in written.items() if times > 1)
    given = defaultdict(set)
    for text in written:
        name, when, digits = text.partition("/")[0].split("-")
        given[name, int(when)].add(int(digits))
    for (series, year), numbers in given.items():
        counter = IAnnotations(site).get(KEY, {}).get((series, year))
        last = counter.last if counter else 0
        for number in sorted(numbers ^ set(range(1, last + 1))):
            what = GAP if number <= last else BEYOND.format(last=last)
            yield Trouble(f"{series}-{year}-{number:05d}", what)


def _each_number(records: Iterable[Any]) -> Iterator[str]:
    """What each record bears that takes its number from a series of the suite."""
    for record in records:
        text = getattr(record, NUMBERS.get(record.portal_type, ""), None) or ""
        if NUMBER.fullmatch(text):
            yield text


def _seats(records: Iterable[Any]) -> Iterator[Trouble]:
    """Each open allotment is a claim in the ledger of its contract, and no other is."""
    held = defaultdict(set)
    for record in records:
        if record.portal_type == TYPE.format("Allotment"):
            state = record.review_state()
            if state in SEATS_OPEN:
                claimed = GRANTED if state in SEATS_HELD else state
                held[record.licence].add((uid(record), record.quantity, claimed))
    for record in records:
        if record.portal_type == TYPE.format("Licence"):
            claims = {(each.key, each.quantity, each.state) for each in record.claims()}
            if claims != held[uid(record)]:
                yield Trouble(path(record), SEATS)


def _documents(record: Any) -> Iterator[Trouble]:
    """What was sent or signed is still what it was."""
    noted = [(each.name, each.file, each.sha256) for each in kept(record)]
    for message in all_messages(record):
        noted += [(each.name, each.file, each.sha256) for each in message.files]
    for name, digest in DIGESTS.get(record.portal_type, {}).items():
        noted.append((name, getattr(record, name), getattr(record, digest)))
    for name, file, expected in noted:
        if expected and (file is None or sha256(file.data) != expected):
            yield Trouble(path(record), ALTERED.format(name=name))


def _files(record: Any) -> Iterator[Trouble]:
    """What is in a file is what the journal told of it."""
    told = chain_of(record)
    if told and not told.wrong():
        for name in altered_files(record):
            yield Trouble(path(record), ALTERED.format(name=name))


def _journal(records: Iterable[Any]) -> Iterator[Trouble]:
    """Each chain holds, and is what its seals say."""
    kept = journal()
    chains: dict[str, Any] = dict(kept.chains) if kept else {}
    chains |= {path(each): chain for each in records if (chain := chain_of(each))}
    lines = {kind: Lines(api.portal.get().getId(), kind) for kind in MONTHS_KEPT}
    numbers = {where: each.wrong() for where, each in (chains | lines).items()}
    for where, number in numbers.items():
        if number:
            yield Trouble(where, REWRITTEN.format(number=number))
    for record in records:
        if not numbers.get(path(record)) and _altered_messages(record):
            yield Trouble(path(record), SAID_OTHERWISE)
    if kept and ANCHOR in chains and not numbers[ANCHOR]:
        places = {each.about: at for at, each in chains.items()}
        known = {each.about: each.digests() for each in chains.values()}
        sealed = [*_sealed(kept, chains[ANCHOR])]
        yield from _seals(sealed, known, places)
        for kind, each in lines.items():
            if not numbers[kind]:
                of_kind = (seal for seal in sealed if seal.about == kind)
                yield from _lines_sealed(kind, each, of_kind)


def _altered_messages(record: Any) -> bool:
    """Whether what is said on a record is something else than the journal holds."""
    chain = chain_of(record)
    entries = chain.entries() if chain else ()
    noted = [each.after for each in entries if each.kind == MESSAGE and each.after]
    return noted != [each.digest for each in all_messages(record)]


class Sealed(NamedTuple):
    """What a seal says: of whom, how many entries there were, and the digest of the last.

    `since`: the month of the seal before, or that of the first thing that was done.
    """

    day: str
    since: str
    about: str
    number: int
    head: str


def _sealed(kept: Any, seals: Any) -> Iterator[Sealed]:
    since = next(iter(kept.times.keys()), "")[:7]
    for seal in seals.entries():
        for about, (number, head) in json.loads(seal.after).items():
            yield Sealed(seal.what, since, about, number, head)
        since = seal.what[:7]


def _seals(
    sealed: Iterable[Sealed],
    known: Mapping[str, Mapping[int, str]],
    places: Mapping[str, str],
) -> Iterator[Trouble]:
    """What was sealed is there as it was. A record that is gone took its chain with it."""
    for each in sealed:
        digests = known.get(each.about)
        if digests is not None and digests.get(each.number) != each.head:
            what = UNSEALED.format(number=each.number, day=each.day)
            yield Trouble(places[each.about], what)


def _lines_sealed(
    kind: str, lines: Lines, sealed: Iterable[Sealed]
) -> Iterator[Trouble]:
    """Lines of the machine are dropped by the month: one that was written since the seal
    before, within what is kept, is there. A site that was moved began them anew.
    """
    digests, first, before = lines.digests(), lines.first_month(), 0
    wrong: list[Sealed] = []
    for each in sealed:
        is_new = each.number > before and each.since >= first
        is_there = each.number >= min(digests, default=each.number + 1)
        if each.head == ANEW:
            wrong = []
        elif (is_new or is_there) and digests.get(each.number, START) != each.head:
            wrong.append(each)
        before = each.number
    if wrong and not digests:
        what = LOST.format(folder=lines.folder, day=wrong[-1].day)
        yield Trouble(kind, what)
    elif digests:
        for each in wrong:
            what = UNSEALED.format(number=each.number, day=each.day)
            yield Trouble(kind, what)
