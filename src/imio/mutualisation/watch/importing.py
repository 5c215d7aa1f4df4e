"""The processes of a package as watched tenders: one object each, whatever comes."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.typed import unsound
from imio.mutualisation.standards.ocds.compiling import by_date
from imio.mutualisation.standards.ocds.compiling import compiled
from imio.mutualisation.standards.ocds.compiling import JsonObject
from imio.mutualisation.standards.ocds.tolerant import line
from imio.mutualisation.standards.ocds.tolerant import texts
from imio.mutualisation.watch.naming import name_of
from imio.mutualisation.watch.package import Package
from imio.mutualisation.watch.reading import fields
from imio.mutualisation.watch.schema import IWatchedTender
from plone.namedfile.file import NamedBlobFile
from typing import Any
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent

import json


CREATED, UPDATED, UNCHANGED = "created", "updated", "unchanged"
OUTCOMES = (CREATED, UPDATED, UNCHANGED)


@dataclass(frozen=True, slots=True)
class Planned:
    """What becomes of a process; `tender` is the object that is there already."""

    ocid: str
    title: str
    outcome: str
    values: Mapping[str, Any]
    tender: IWatchedTender | None = None


def plan(section: Any, package: Package) -> list[Planned]:
    """What each process of a package would do in a section. Raises `Refusal`: as
    `typed.unsound` (ocid).
    """
    return [
        _planned(section, package.envelope, ocid, releases)
        for ocid, releases in package.processes.items()
    ]


def write(section: Any, planned: Iterable[Planned]) -> list[Any]:
    """Does it; the watched tenders, in the order given."""
    return [_written(section, each) for each in planned]


def counts(planned: Iterable[Planned]) -> dict[str, int]:
    """How many processes have each outcome, every outcome named."""
    found = Counter(each.outcome for each in planned)
    return {outcome: found[outcome] for outcome in OUTCOMES}


def _planned(
    section: Any, envelope: JsonObject, ocid: str, releases: list[JsonObject]
) -> Planned:
    tender = _watched(section, ocid)
    known = releases_of(tender) if tender else []
    everything = _joined(known, releases)
    if tender is not None and everything == known:
        return Planned(ocid, tender.title, UNCHANGED, {}, tender)
    values = {
        **fields(compiled(everything)),
        "ocid": ocid,
        "publisher": line(envelope, "publisher", "name"),
        "source": line(envelope, "uri"),
        "licence": line(envelope, "license"),
        "package": _file(ocid, {**envelope, "releases": everything}),
    }
    for refused in unsound(IWatchedTender, values):
        raise Refusal(refused.about(ocid=ocid))
    outcome = UPDATED if tender else CREATED
    return Planned(ocid, values["title"], outcome, values, tender)


def _watched(section: Any, ocid: str) -> IWatchedTender | None:
    found = section.get(name_of(ocid))
    own = IWatchedTender.providedBy(found) and found.ocid == ocid
    return found if own else None


def releases_of(tender: IWatchedTender) -> list[JsonObject]:
    """The releases that a watched tender was made from, the oldest first."""
    return json.loads(tender.package.data)["releases"]


def _joined(known: list[JsonObject], more: list[JsonObject]) -> list[JsonObject]:
    """By date; one that is published again under its id takes the place of the old,
    one that was compiled that of all before it.
    """
    found = by_date({_key(each): each for each in (*known, *more)}.values())
    whole = [at for at, each in enumerate(found) if "compiled" in texts(each, "tag")]
    return found[whole[-1] :] if whole else found


def _key(release: JsonObject) -> str:
    return line(release, "id") or json.dumps(release, sort_keys=True)


def _file(ocid: str, package: JsonObject) -> NamedBlobFile:
    data = json.dumps(package, ensure_ascii=False, indent=1).encode()
    return NamedBlobFile(data, "application/json", f"{name_of(ocid)}.json")


def _written(section: Any, planned: Planned) -> Any:
    if planned.outcome == CREATED:
        return create_in(section, "WatchedTender", **planned.values)
    if planned.outcome == UPDATED:
        for name, value in planned.values.items():
            setattr(planned.tender, name, value)
        changed = Attributes(IWatchedTender, *planned.values)
        notify(ObjectModifiedEvent(planned.tender, changed))
    return planned.tender
