"""A file of open contracting data, taken apart: its processes, and what is wrong."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.standards.ocds.compiling import JsonObject
from imio.mutualisation.standards.ocds.reading import read_json
from imio.mutualisation.standards.ocds.tolerant import at
from imio.mutualisation.standards.ocds.tolerant import line
from imio.mutualisation.standards.ocds.tolerant import objects
from imio.mutualisation.watch.checking import Problem
from imio.mutualisation.watch.checking import problems
from typing import Any


MOST_PROCESSES = 500  # written at once: some ten seconds
ENVELOPE = ("uri", "version", "extensions", "publishedDate", "publisher", "license")

LINKS = "ocds_links"

Place = tuple[str, JsonObject | None]


@dataclass(frozen=True, slots=True)
class Package:
    """What a package says of itself, and the releases of each process.

    `unreadable` are those of the problems that leave a release without a process.
    """

    envelope: JsonObject
    processes: Mapping[str, list[JsonObject]]
    problems: tuple[Problem, ...]
    unreadable: tuple[Problem, ...]

    def refusal(self, tolerate: bool) -> Refused | None:
        """Why it is not imported: any problem or, if tolerated, an unreadable one.

        Refused: `ocds_problems` (count), `ocds_unreadable` (count), `ocds_only_links`
        (count) where all that is missing lies behind links.
        """
        if self.unreadable:
            linked = all(each.code == LINKS for each in self.unreadable)
            reason = "ocds_only_links" if linked else "ocds_unreadable"
            return Refused(reason, {"count": len(self.unreadable)})
        if self.problems and not tolerate:
            return Refused("ocds_problems", {"count": len(self.problems)})
        return None


def read_package(data: bytes) -> Package | Refused:
    """A release package or a record package, of any 1.x; a release, a list of them or a
    record alone, which nobody has put into a package.

    Refused: as `read_json`, `too_many_processes` (limit).
    """
    value = read_json(data)
    if isinstance(value, Refused):
        return value
    bare = _bare(value)
    if bare is None:
        return _package(value, problems(value))
    package = _package(bare.package, [*_inside(bare)])
    if isinstance(package, Refused):
        return package
    return replace(
        package,
        problems=tuple(map(bare.at_home, package.problems)),
        unreadable=tuple(map(bare.at_home, package.unreadable)),
    )


def _package(value: Any, found: Iterable[Problem]) -> Package | Refused:
    known = {problem.where: problem for problem in found}
    unreadable = {each.where: each for each in _unreadable(value)}
    processes = _processes(value)
    if len(processes) > MOST_PROCESSES:
        return Refused("too_many_processes", {"limit": MOST_PROCESSES})
    return Package(
        envelope={name: at(value, name) for name in ENVELOPE if at(value, name)},
        processes=processes,
        problems=tuple({**unreadable, **known}.values()),
        unreadable=tuple(unreadable.values()),
    )


# --- Without a package --------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bare:
    """What came without a package, in one; `prefix` is what its places have less."""

    package: JsonObject
    prefix: str

    def at_home(self, problem: Problem) -> Problem:
        """The problem at its place in what came."""
        return replace(problem, where=problem.where.removeprefix(self.prefix))


def _bare(value: Any) -> Bare | None:
    if isinstance(value, list) and value:
        return Bare({"releases": value}, "releases/")
    if not line(value, "ocid"):
        return None
    if {"releases", "compiledRelease"} & set(value):
        return Bare({"records": [value]}, "records/0/")
    return Bare({"releases": [value]}, "releases/0/")


def _inside(bare: Bare) -> Iterator[Problem]:
    """Nothing is missing of a package where there is none."""
    for problem in problems(bare.package):
        if problem.where.startswith(bare.prefix):
            yield problem


# --- What is in it --------------------------------------------------------------


def _processes(package: Any) -> dict[str, list[JsonObject]]:
    processes: dict[str, list[JsonObject]] = {}
    for _where, release in _releases(package):
        ocid = line(release, "ocid")
        if release and ocid:
            processes.setdefault(ocid, []).append(release)
    return processes


def _unreadable(package: Any) -> Iterator[Problem]:
    """What is missing to know the process of a release, or what it says."""
    if not isinstance(package, dict) or not {"releases", "records"} & set(package):
        yield Problem("releases", "ocds_required")
    for where, release in _releases(package):
        if release is None:
            yield Problem(
                where, LINKS if _is_linked(package, where) else "ocds_required"
            )
        elif not line(release, "ocid"):
            yield Problem(f"{where}/ocid", "ocds_required")


def _is_linked(package: Any, where: str) -> bool:
    """Whether the releases of the record of that place are links."""
    kind, number, *_rest = where.split("/")
    records = objects(package, kind)
    record = records[int(number)] if len(records) > int(number) else {}
    return kind == "records" and any("url" in x for x in objects(record, "releases"))


def _releases(package: Any) -> Iterator[Place]:
    for place, release in _elements(package, "releases"):
        yield place, release
    for place, record in _elements(package, "records"):
        yield from _of_record(place, record or {})


def _of_record(place: str, record: JsonObject) -> Iterator[Place]:
    """The releases of a record; where they are links, what was compiled from them."""
    ocid = {"ocid": record["ocid"]} if line(record, "ocid") else {}
    whole = [each for each in _elements(record, "releases") if _is_whole(each[1])]
    compiled = at(record, "compiledRelease")
    last = ("compiledRelease", compiled if isinstance(compiled, dict) else None)
    for inner, release in whole or [last]:
        yield f"{place}/{inner}", release and {**ocid, **release}


def _is_whole(release: JsonObject | None) -> bool:
    return release is not None and ("ocid" in release or "url" not in release)


def _elements(package: Any, name: str) -> Iterator[Place]:
    found = at(package, name)
    for number, each in enumerate(found if isinstance(found, list) else ()):
        yield f"{name}/{number}", each if isinstance(each, dict) else None
