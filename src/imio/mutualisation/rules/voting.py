"""Who must be there, how votes are counted and what carries.

CDLD L1122-17: more than half of the members in office, except at the third and last
convocation. CDLD L1122-19: who has an interest does not sit for that item. CDLD L1122-26:
the majority of the votes cast, abstentions aside; a tie rejects. CPAS councils and IMIO's
own bodies follow the same rules.
"""

from collections import Counter
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from imio.mutualisation.rules.names import bare
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


# A proxy gives a seat to the one who is away: both may vote.
ATTENDING = frozenset({"present", "represented"})
# Who takes part without being of the body: neither counted nor voting.
GUEST = "guest"
# Where the law asks that members be there themselves (CDLD L1122-17, CPAS law, art. 32).
IN_PERSON = frozenset({"council", "college", "cpas_council"})
# How many one person may hold, where a body knows proxies at all.
PROXIES_EACH = 1


# --- Votes ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Votes:
    """How many were for, against, or abstained.

    `not_voting` sat for the item and took no part; None where nobody knows how many.
    """

    in_favour: int
    against: int
    abstentions: int
    not_voting: int | None = 0

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
        """Somebody was for, and nobody who was there did anything else."""
        everybody = self.not_voting == 0 and self.total == self.in_favour
        return self.in_favour > 0 and everybody

    def among(self, present: int | None) -> "Votes":
        """The same where so many were there: the others took no part. Of more votes than
        people nobody knows.
        """
        known = present is not None and present >= self.total
        away = (present or 0) - self.total
        return replace(self, not_voting=away if known else None)


NOBODY = Votes(0, 0, 0)


def carried(votes: Votes) -> bool:
    """More for than against (CDLD L1122-26); a tie rejects."""
    return 2 * votes.in_favour > votes.cast


def named_total(rows: Iterable[tuple[str, str]]) -> Votes:
    """What the (name, vote) rows add up to; `not_voting` is no vote at all."""
    count = Counter(vote for _name, vote in rows)
    return Votes(count["yes"], count["no"], count["abstain"], count["not_voting"])


def may_name_voters(names: Collection[str], sitting: Collection[str] | None) -> Verdict:
    """Those who voted by name sit for the item, and vote once each.

    `sitting`: the names of those who do; None where nobody noted who was there.
    Refused: `voter_twice` (name), `voter_away` (name).
    """
    known = None if sitting is None else set(map(bare, sitting))
    seen: set[str] = set()
    for name in names:
        if bare(name) in seen:
            return Refused("voter_twice", {"name": name})
        if known is not None and bare(name) not in known:
            return Refused("voter_away", {"name": name})
        seen.add(bare(name))
    return GRANTED


def may_vote_together(here: object, there: object, itself: bool) -> Verdict:
    """One vote counts for several items of one sitting, said as what tells sittings apart.

    Refused: `voted_with_elsewhere`.
    """
    return require(here == there and not itself, "voted_with_elsewhere")


# --- Attendance -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """A member at a sitting: there from item `arrives_at` to item `leaves_after`.

    Both items are counted in; None where nobody came late or left early. `away_for` are
    items in between that the member did not sit for; `proxy` is who represents it.
    """

    name: str
    status: str
    arrives_at: int | None
    leaves_after: int | None
    away_for: frozenset[int] = frozenset()
    proxy: str = ""


def in_office(rows: Iterable[AttendanceRow]) -> int:
    """How many are of the body."""
    return sum(row.status != GUEST for row in rows)


def present_at(rows: Iterable[AttendanceRow], item: int | None) -> int:
    """How many sit for that item, in person or by proxy.

    Without an item: all of those who came, however late or short.
    """
    return len(names_at(rows, item))


def names_at(rows: Iterable[AttendanceRow], item: int | None) -> tuple[str, ...]:
    """Who they are."""
    return tuple(
        row.name for row in rows if row.status in ATTENDING and _sits_for(row, item)
    )


def _sits_for(row: AttendanceRow, item: int | None) -> bool:
    if item is None:
        return True
    come = row.arrives_at is None or row.arrives_at <= item
    stays = row.leaves_after is None or item <= row.leaves_after
    return come and stays and item not in row.away_for


def items_named(rows: Iterable[AttendanceRow]) -> Iterator[tuple[str, int]]:
    """The items at which somebody comes, leaves or does not sit, each with the name."""
    for row in rows:
        moves = (row.arrives_at, row.leaves_after, *row.away_for)
        items = {item for item in moves if item is not None}
        yield from ((row.name, item) for item in sorted(items))


def may_attend(rows: Collection[AttendanceRow], body: str) -> Verdict:
    """The attendance holds together, row by row and as a whole.

    Refused: `person_twice` (name), `movement_of_absent` (name), `leaves_before_arriving`
    (name), `represented_in_person` (name), `proxy_missing` (name), `proxy_away` (name,
    proxy), `proxies_too_many` (proxy), `proxy_of_present` (name).
    """
    names = [bare(row.name) for row in rows]
    twice = next((row.name for row in rows if names.count(bare(row.name)) > 1), None)
    held = Counter(bare(row.proxy) for row in rows if row.status == "represented")
    there = {bare(row.name) for row in rows if row.status == "present"}
    many = next((row.proxy for row in rows if held[bare(row.proxy)] > PROXIES_EACH), "")
    return first_refusal(
        require(twice is None, "person_twice", name=twice),
        *(_row_holds(row, body, there) for row in rows),
        require(not many, "proxies_too_many", proxy=many),
    )


def may_be_away(
    rows: Iterable[AttendanceRow], away: Collection[tuple[str, int]]
) -> Verdict:
    """Who sits but not for one item (name, item) is of those who came, once an item.

    Refused: `away_unknown` (name), `away_twice` (name, item).
    """
    came = {bare(row.name) for row in rows if row.status in ATTENDING}
    told = [(bare(name), item) for name, item in away]
    return first_refusal(
        *(
            require(bare(name) in came, "away_unknown", name=name)
            for name, _item in away
        ),
        *(
            require(
                told.count((bare(name), item)) < 2, "away_twice", name=name, item=item
            )
            for name, item in away
        ),
    )


def _row_holds(row: AttendanceRow, body: str, there: Collection[str]) -> Verdict:
    who = {"name": row.name}
    moved = row.arrives_at is not None or row.leaves_after is not None
    ordered = (row.arrives_at or 1) <= (row.leaves_after or row.arrives_at or 1)
    return first_refusal(
        require(
            not moved or row.status in (*ATTENDING, GUEST), "movement_of_absent", **who
        ),
        require(ordered, "leaves_before_arriving", **who),
        _represented(row, body, there)
        if row.status == "represented"
        else require(not row.proxy.strip(), "proxy_of_present", **who),
    )


def _represented(row: AttendanceRow, body: str, there: Collection[str]) -> Verdict:
    who = {"name": row.name}
    return first_refusal(
        require(body not in IN_PERSON, "represented_in_person", **who),
        require(bool(row.proxy.strip()), "proxy_missing", **who),
        require(bare(row.proxy) in there, "proxy_away", proxy=row.proxy, **who),
    )


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
    `quorum_missing` (present, in_office), `votes_exceed_present` (votes, present),
    `votes_below_present` (votes, present, missing).
    """
    away = votes.not_voting or 0
    voted = (votes.in_favour, votes.against, votes.abstentions, away)
    figures = (*voted, present, in_office)
    there = {"present": present, "in_office": in_office}
    return first_refusal(
        require(min(figures) >= 0, "figures_negative"),
        require(present <= in_office, "present_exceeds_office", **there),
        require(
            last_convocation or quorum(present, in_office), "quorum_missing", **there
        ),
        require(
            votes.total + away <= present,
            "votes_exceed_present",
            votes=votes.total + away,
            present=present,
        ),
        require(
            not votes.total or votes.total + away >= present,
            "votes_below_present",
            votes=votes.total + away,
            present=present,
            missing=present - votes.total - away,
        ),
    )
