"""A file of open contracting data, taken apart: its processes, and what is wrong."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.standards.ocds.compiling import JsonObject
from imio.mutualisation.standards.ocds.reading import read_json
from imio.mutualisation.standards.ocds.tolerant import at
from imio.mutualisation.standards.ocds.tolerant import line
from imio.mutualisation.watch.checking import Problem
from imio.mutualisation.watch.checking import problems
from typing import Any


MOST_PROCESSES = 500  # written at once: some ten seconds
ENVELOPE = ("uri", "version", "extensions", "publishedDate", "publisher", "license")

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

        Refused: `ocds_problems` (count), `ocds_unreadable` (count).
        """
        if self.unreadable:
            return Refused("ocds_unreadable", {"count": len(self.unreadable)})
        if self.problems and not tolerate:
            return Refused("ocds_problems", {"count": len(self.problems)})
        return None


def read_package(data: bytes) -> Package | Refused:
    """A release package or a record package, of any 1.x.

    Refused: as `read_json`, `too_many_processes` (limit).
    """
    value = read_json(data)
    if isinstance(value, Refused):
        return value
    found = {problem.where: problem for problem in problems(value)}
    unreadable = {where: _missing(where) for where in _unreadable(value)}
    processes = _processes(value)
    if len(processes) > MOST_PROCESSES:
        return Refused("too_many_processes", {"limit": MOST_PROCESSES})
    return Package(
        envelope={name: at(value, name) for name in ENVELOPE if at(value, name)},
        processes=processes,
        problems=tuple({**unreadable, **found}.values()),
        unreadable=tuple(unreadable.values()),
    )


def _missing(where: str) -> Problem:
    return Problem(where, "ocds_required")


def _processes(package: Any) -> dict[str, list[JsonObject]]:
    processes: dict[str, list[JsonObject]] = {}
    for _where, release in _releases(package):
        ocid = line(release, "ocid")
        if release and ocid:
            processes.setdefault(ocid, []).append(release)
    return processes


def _unreadable(package: Any) -> Iterator[str]:
    """The places of what is missing to know the process of a release."""
    if not isinstance(package, dict) or not {"releases", "records"} & set(package):
        yield "releases"
    for where, release in _releases(package):
        if release is None:
            yield where
        elif not line(release, "ocid"):
            yield f"{where}/ocid"


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
