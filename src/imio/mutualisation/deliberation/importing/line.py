"""What a line says of an act, and how it is shown and written."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from imio.mutualisation.deliberation.importing.columns import ASIDE
from imio.mutualisation.deliberation.importing.columns import MEMBER
from imio.mutualisation.deliberation.importing.columns import MEMBER_KIND
from imio.mutualisation.deliberation.importing.columns import TITLE
from imio.mutualisation.importing.columns import Column
from imio.mutualisation.importing.columns import read_cells
from imio.mutualisation.importing.columns import Values
from imio.mutualisation.importing.outcome import Line
from imio.mutualisation.importing.table import Row
from imio.mutualisation.rules import vote_sentence
from imio.mutualisation.rules.verdict import Refused


@dataclass(frozen=True, slots=True)
class Said:
    """The values of a line by field, and all that is wrong with them."""

    number: int
    values: Values
    wrong: tuple[Refused, ...]

    @property
    def title(self) -> str:
        return self.values.get(TITLE.field, "")

    @property
    def official(self) -> str | None:
        """The number that the site gave it, this one or another."""
        return self.values.get("number")

    @property
    def identifier(self) -> str | None:
        return self.values.get("external_id") or self.official

    def as_new(self) -> "Said":
        """Of an act that is not here: what identifies it there does so from now on."""
        if self.identifier is None:
            return self
        return replace(self, values={**self.values, "external_id": self.identifier})


@dataclass(frozen=True, slots=True)
class ActLine(Line):
    """A line with the catalogue path of what will hold the act, and its transitions.

    `existing` is the short name of the act in there.
    """

    home: str = ""
    steps: tuple[str, ...] = ()


def read_line(row: Row, columns: tuple[Column | None, ...]) -> Said:
    """Refused: as `read_cells`; `member_missing`."""
    values, wrong = read_cells(row, columns)
    given = values.keys() | wrong.keys()
    return Said(row.line, values, (*wrong.values(), *_missing(given)))


def _missing(given: set[str]) -> Iterator[Refused]:
    if MEMBER_KIND.field in given and MEMBER.field not in given:
        yield Refused("member_missing")


def fields(said: Values, present: int | None) -> Values | Refused:
    """The fields of the act, the vote sentence as figures.

    `present`: as recorded, where the line does not say how many they were. Refused:
    as `vote_sentence.read`; `vote_differs` where figures beside it say otherwise.
    """
    values = {name: value for name, value in said.items() if name not in ASIDE}
    if "vote" not in said:
        return values
    votes = vote_sentence.read(said["vote"], said.get("members_present", present))
    if isinstance(votes, Refused):
        return votes
    figures = {
        "votes_for": votes.in_favour,
        "votes_against": votes.against,
        "abstentions": votes.abstentions,
        "not_voting": votes.not_voting,
    }
    if any(values.get(name, figure) != figure for name, figure in figures.items()):
        return Refused("vote_differs")
    return {**values, **figures}
