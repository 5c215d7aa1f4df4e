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
from imio.mutualisation.base.journal import altered_steps
from imio.mutualisation.base.journal import chain_of
from imio.mutualisation.base.kept import kept
from imio.mutualisation.base.pdf import sha256
from imio.mutualisation.base.reference import KEY
from imio.mutualisation.base.reference import NUMBER
from imio.mutualisation.base.talk import all_messages
from imio.mutualisation.base.tally import tallies
from imio.mutualisation.checking.trouble import Trouble
from imio.mutualisation.journal.lines import Lines
from imio.mutualisation.journal.lines import MONTHS_KEPT
from imio.mutualisation.rules.seats import GRANTED
from imio.mutualisation.rules.states import SEATS_HELD
from imio.mutualisation.rules.states import SEATS_OPEN
from imio.mutualisation.security import workflow_of
from imio.mutualisation.security import WORKFLOWS
from itertools import chain
from plone import api
from plone.indexer.interfaces import IIndexableObject
from Products.CMFCore.indexing import processQueue
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.component import getMultiAdapter

import json


NOT_CATALOGUED = "cette fiche n’est pas au catalogue"
NOT_THERE = "le catalogue nomme une fiche qui n’existe pas"
OUT_OF_DATE = "le catalogue dit autre chose que la fiche ({columns})"
READERS = "le catalogue montre cette fiche à d’autres que ceux qui peuvent la lire"
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
SAID_OTHERWISE = "ses échanges ne disent plus ce qu’en dit son journal"
OTHERWISE = "son historique ne dit plus des étapes ce qu’en dit son journal"

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
    records = list(_records(site))
    yield from _catalogue(site, records)
    yield from _numbers(site, records)
    yield from _seats(records)
    for record in records:
        yield from chain(_state(record), _documents(record))
    yield from _journal(records)
    index = tallies()
    yield from (Trouble(name, FIGURES, index.mend) for name in index.wrong())


def _records(site: Any) -> Iterator[Any]:
    """Each record of the suite, its container first."""
    for child in site.objectValues():
        if getattr(child, "portal_type", None) in TYPES:
            yield child
        if hasattr(aq_base(child), "objectValues"):
            yield from _records(child)


def _catalogue(site: Any, records: Iterable[Any]) -> Iterator[Trouble]:
    catalog = site.portal_catalog._catalog
    there = {path(record): record for record in records}
    for gone in _named(site) - there.keys():
        yield Trouble(gone, NOT_THERE, partial(catalog.uncatalogObject, gone))
    for where, record in there.items():
        rid = catalog.uids.get(where)
        if rid is None:
            yield Trouble(where, NOT_CATALOGUED, record.indexObject)
        else:
            yield from _entry(site.portal_catalog, rid, record)


def _named(site: Any) -> set[str]:
    """The paths of the records that the catalogue knows."""
    brains = site.portal_catalog.unrestrictedSearchResults(portal_type=TYPES)
    return {brain.getPath() for brain in brains}


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
    known = catalog.getIndex("allowedRolesAndUsers").getEntryForObject(rid)
    if set(known) != set(wrapped.allowedRolesAndUsers):
        yield Trouble(path(record), READERS, record.reindexObject)


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


def _journal(records: Iterable[Any]) -> Iterator[Trouble]:
    """Each chain holds, is what its seals say, and says what the history says."""
    kept = journal()
    chains = dict(kept.chains) if kept else {}
    of_records = {path(each): chain for each in records if (chain := chain_of(each))}
    for where, chain in {**chains, **of_records}.items():
        if number := chain.wrong():
            yield Trouble(where, REWRITTEN.format(number=number))
    lines = {kind: Lines(api.portal.get().getId(), kind) for kind in MONTHS_KEPT}
    for kind, kept_there in lines.items():
        if number := kept_there.wrong():
            yield Trouble(kind, REWRITTEN.format(number=number))
    for record in records:
        if altered_steps(record):
            yield Trouble(path(record), OTHERWISE)
        if _altered_messages(record):
            yield Trouble(path(record), SAID_OTHERWISE)
    where = {chain.about: at for at, chain in {**chains, **of_records}.items()}
    known = {
        each.about: each.digests() for each in (*chains.values(), *of_records.values())
    }
    known |= {kind: each.digests() for kind, each in lines.items()}
    kept_since = {kind: each.first_month() for kind, each in lines.items()}
    yield from _seals(chains.get(ANCHOR), known, where, kept_since)


def _altered_messages(record: Any) -> bool:
    """Whether what is said on a record is something else than the journal holds."""
    chain = chain_of(record)
    entries = chain.entries() if chain else ()
    noted = [each.after for each in entries if each.kind == MESSAGE and each.after]
    return noted != [each.digest for each in all_messages(record)]


def _seals(
    seals: Any,
    known: Mapping[str, Mapping[int, str]],
    where: Mapping[str, str],
    kept_since: Mapping[str, str],
) -> Iterator[Trouble]:
    """What was sealed is there as it was. A record that is gone took its chain with it, and
    lines of the machine are dropped by the month: one that was written since the seal
    before, within what is kept, is there. A site that was moved begins without any.
    """
    month, before = "", dict[str, int]()
    for seal in seals.entries() if seals else ():
        for about, (number, head) in json.loads(seal.after).items():
            digests = known.get(about, {})
            since = kept_since.get(about)
            is_kept = bool(digests) and since is not None and month >= since
            due = number >= min(digests, default=number + 1)
            due = due or (is_kept and number > before.get(about, 0))
            if due and digests.get(number) != head:
                told = UNSEALED.format(number=number, day=seal.what)
                yield Trouble(where.get(about, about), told)
            before[about] = number
        month = seal.what[:7]
