"""Who must be there, how votes are counted and what carries.

CDLD L1122-17: more than half of the members in office, except at the third and last
convocation. CDLD L1122-26: the majority of the votes cast, abstentions aside; a tie
rejects. CPAS councils and IMIO's own bodies follow the same rule.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


# A proxy gives a seat to the one who is away: both may vote.
ATTENDING = frozenset({"present", "represented"})


# --- Votes ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Votes:
    """How many were for, against, or abstained."""

    in_favour: int
    against: int
    abstentions: int

    @property
    def total(self) -> int:
        """Everybody who took part in the vote, abstentions included."""
        return self.cast + self.abstentions

    @property
    def cast(self) -> int:
        """The votes that decide: an abstention is none."""
        return self.in_favour + self.against

    @property
    def unanimous(self) -> bool:
        """Somebody was for, and nobody did anything else."""
        return self.in_favour > 0 and self.total == self.in_favour


def carried(votes: Votes) -> bool:
    """More for than against (CDLD L1122-26); a tie rejects."""
    return 2 * votes.in_favour > votes.cast


def named_total(rows: Iterable[tuple[str, str]]) -> Votes:
    """What the (name, vote) rows add up to; `not_voting` is no vote at all."""
    count = Counter(vote for _name, vote in rows)
    return Votes(count["yes"], count["no"], count["abstain"])


# --- Attendance -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """A member at a sitting: there from item `arrives_at` to item `leaves_after`.

    Both items are counted in; None where nobody came late or left early.
    """

    name: str
    status: str
    arrives_at: int | None
    leaves_after: int | None


def present_at(rows: Iterable[AttendanceRow], item: int | None) -> int:
    """How many sit for that item, in person or by proxy.

    Without an item: all of those who came, however late or short.
    """
    return sum(row.status in ATTENDING and _sits_for(row, item) for row in rows)


def _sits_for(row: AttendanceRow, item: int | None) -> bool:
    if item is None:
        return True
    come = row.arrives_at is None or row.arrives_at <= item
    return come and (row.leaves_after is None or item <= row.leaves_after)


# --- Guards -----------------------------------------------------------------


def quorum(present: int, in_office: int) -> bool:
    """More than half of the members in office (CDLD L1122-17)."""
    return 2 * present > in_office


def may_count(
    votes: Votes, present: int, in_office: int, last_convocation: bool
) -> Verdict:
    """The figures of a vote hold together and the body could decide.

    The third and last convocation asks for no quorum (CDLD L1122-17, 3rd paragraph).
    Refused: `figures_negative`, `present_exceeds_office` (present, in_office),
    `quorum_missing` (present, in_office), `votes_exceed_present` (votes, present).
    """
    figures = (votes.in_favour, votes.against, votes.abstentions, present, in_office)
    there = {"present": present, "in_office": in_office}
    return first_refusal(
        require(min(figures) >= 0, "figures_negative"),
        require(present <= in_office, "present_exceeds_office", **there),
        require(
            last_convocation or quorum(present, in_office), "quorum_missing", **there
        ),
        require(
            votes.total <= present,
            "votes_exceed_present",
            votes=votes.total,
            present=present,
        ),
    )
