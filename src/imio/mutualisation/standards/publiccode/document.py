"""What a file of publiccode.yml gives: values and remarks, or what is wrong in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from imio.mutualisation.rules.verdict import Refused
from typing import Any


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as the standard wants it, at `maintenance/contacts/0/name`
    say; an empty path is the file as a whole.
    """

    path: str
    code: str
    details: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def refused(self) -> Refused:
        """The same as a refusal, whose sentence names the place."""
        return Refused(self.code, {"path": self.path, **self.details})


@dataclass(frozen=True, slots=True)
class Document:
    """A file that is taken in: its values as the standard 0.7.0 writes them, and what
    was not quite as it should be.

    Only values of the right kind are there, by the keys of `shape.SHAPES`: texts without
    spaces around them, days as `YYYY-MM-DD`, lists even of one, languages and countries
    as their standards write them, licences as SPDX expressions.
    """

    values: Mapping[str, Any]
    warnings: tuple[Problem, ...] = ()
