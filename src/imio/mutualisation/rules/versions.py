"""The versions of a product: which one is recommended, and how many use it.

IMIO practice 2012: provision is industrialised, the same deployment for all members.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Release:
    """A version, and the day it came out; None where nobody said."""

    version: str
    released_on: date | None


@dataclass(frozen=True, slots=True)
class Spread:
    """The members in support: on the version recommended, on another one, silent."""

    version: str
    same: int
    other: int
    silent: int

    @property
    def told(self) -> int:
        """How many said their version."""
        return self.same + self.other


def latest(releases: Iterable[Release], today: date) -> Release | None:
    """The version that came out last, up to today; else one without a day, or to come."""
    releases = tuple(releases)
    out = [each for each in releases if each.released_on and each.released_on <= today]
    undated = [each for each in releases if each.released_on is None]
    known = out or undated or releases
    return max(known, key=lambda each: each.released_on or date.min, default=None)


def spread(recommended: str, said: Iterable[str], in_support: int) -> Spread:
    """How the versions said compare with the one recommended.

    Who says nothing is counted as silent, never as late.
    """
    told = [version for version in map(_bare, said) if version]
    same = told.count(_bare(recommended))
    silent = max(in_support - len(told), 0)
    return Spread(recommended, same, len(told) - same, silent)


def _bare(version: str) -> str:
    """`v 4.2` and `4.2` are the same."""
    return "".join(version.casefold().split()).removeprefix("version").removeprefix("v")
