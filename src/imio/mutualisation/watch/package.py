"""A file of open contracting data, taken apart: its processes, and what is wrong."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from imio.mutualisation.base.ocds.check import Problem
from imio.mutualisation.base.ocds.check import problems
from imio.mutualisation.base.ocds.compiling import JsonObject
from imio.mutualisation.base.ocds.reading import read_json
from imio.mutualisation.base.ocds.tolerant import at
from imio.mutualisation.base.ocds.tolerant import line
from imio.mutualisation.base.ocds.tolerant import objects
from imio.mutualisation.rules.verdict import Refused
from typing import Any


MOST_PROCESSES = 500
ENVELOPE = ("uri", "version", "extensions", "publishedDate", "publisher", "license")


@dataclass(frozen=True, slots=True)
class Package:
    """What a package says of whom it comes, and the releases of each process.

    `unreadable` are the problems that leave a release without a process.
    """

    envelope: JsonObject
    processes: Mapping[str, list[JsonObject]]
    problems: tuple[Problem, ...]
    unreadable: tuple[Problem, ...]

    def problems_against(self, tolerate: bool) -> Refused | None:
        """Why it is not imported: any problem, or, if tolerated, an unreadable one.

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
    processes: dict[str, list[JsonObject]] = {}
    unreadable = []
    for where, release in _releases(value):
        ocid = line(release, "ocid")
        if ocid:
            processes.setdefault(ocid, []).append(release)
        else:
            unreadable.append(Problem(f"{where}/ocid", "ocds_required"))
    ...
