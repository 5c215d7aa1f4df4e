"""The general assembly of an intercommunale: convened in time, quorate, its votes.

CDLD L1523-12: the delegates report the proportion of the votes cast in their council;
where the council gave no mandate, each one holds an equal part of the shares of the
member. CDLD L1523-13: convened at least thirty days before, with agenda and documents.
The quorum is that of the statutes; a second assembly with the same agenda needs none.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from decimal import ROUND_HALF_UP
from fractions import Fraction
from imio.mutualisation.rules.deadlines import day_after
from imio.mutualisation.rules.legal import LegalNumbers
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.rules.voting import Votes


HUNDREDTH = Decimal("0.01")


# --- Votes ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PointVote:
    """The shares for, against and abstaining on a point, exactly."""

    in_favour: Fraction = Fraction()
    against: Fraction = Fraction()
    abstentions: Fraction = Fraction()

    @property
    def total(self) -> Fraction:
        """The shares that took part, abstentions included."""
        return self.in_favour + self.against + self.abstentions

    @property
    def carried(self) -> bool:
        """More shares for than against, abstentions aside; a tie rejects."""
        return self.in_favour > self.against


@dataclass(frozen=True, slots=True)
class Mandate:
    """What the council of a member voted, by point: it binds its delegates."""

    member: str
    shares: int
    votes: Mapping[str, Votes]

    def weight(self, point: str) -> PointVote | None:
        """The shares in the proportion of the votes; None where nobody voted."""
        votes = self.votes.get(point)
        return _split(self.shares, votes, votes.total) if votes else None


@dataclass(frozen=True, slots=True)
class SessionVote:
    """What the delegates of a member who were there voted themselves on a point.

    `delegates` is how many the member has, there or not: each one carries as much.
    """

    member: str
    shares: int
    point: str
    in_favour: int
    against: int
    abstentions: int
    delegates: int

    @property
    def votes(self) -> Votes:
        return Votes(self.in_favour, self.against, self.abstentions)

    def weight(self) -> PointVote | None:
        """The shares of those who voted; None where nobody did."""
        return _split(self.shares, self.votes, self.delegates)


@dataclass(frozen=True, slots=True)
class PointResult:
    """The outcome of a point; `members` counts those whose shares took part."""

    point: str
    weights: PointVote
    members: int

    @property
    def adopted(self) -> bool:
        return self.weights.carried


def rounded(weight: Fraction) -> Decimal:
    """A weight in shares as it is published: two decimals, half up."""
    exact = Decimal(weight.numerator) / weight.denominator
    return exact.quantize(HUNDREDTH, rounding=ROUND_HALF_UP)


def point_key(number: str) -> str:
    """The number of a point as it is compared: `1.` and ` 1 ` are the same."""
    return number.strip().rstrip(".)°").rstrip().casefold()


def tally(
    points: Iterable[str],
    mandates: Iterable[Mandate],
    session_votes: Iterable[SessionVote],
) -> tuple[PointResult, ...]:
    """The result of each point, in their order.

    A mandate wins over what the delegates of the same member vote on the same point.
    """
    mandates, session_votes = tuple(mandates), tuple(session_votes)
    return tuple(_result(point, mandates, session_votes) for point in points)


def _result(
    point: str, mandates: Iterable[Mandate], session_votes: Iterable[SessionVote]
) -> PointResult:
    own = {each.member: each.weight() for each in session_votes if each.point == point}
    bound = {each.member: each.weight(point) for each in mandates}
    spoken = own | {member: weight for member, weight in bound.items() if weight}
    weights = [weight for weight in spoken.values() if weight]
    return PointResult(point, _sum(weights), len(weights))


def _split(shares: int, votes: Votes, parts: int) -> PointVote | None:
    if not votes.total:
        return None
    each = Fraction(shares, parts)
    return PointVote(
        each * votes.in_favour, each * votes.against, each * votes.abstentions
    )


def _sum(weights: Iterable[PointVote]) -> PointVote:
    weights = tuple(weights)
    return PointVote(
        sum((each.in_favour for each in weights), Fraction()),
        sum((each.against for each in weights), Fraction()),
        sum((each.abstentions for each in weights), Fraction()),
    )


# --- Quorum -----------------------------------------------------------------


def is_quorate(
    represented_shares: int, total_shares: int, second: bool, legal: LegalNumbers
) -> bool:
    """At least the percentage of all shares; a second assembly always is."""
    due = legal.assembly_quorum_percent * total_shares
    return second or (represented_shares > 0 and 100 * represented_shares >= due)


# --- Guards -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AssemblyFacts:
    """An assembly as its guards see it.

    `votes` adds up the members that voted on each point; `same_agenda` is whether a
    second assembly kept the points of the first one.
    """

    sitting_on: date | None
    convened_on: date | None
    points: int
    annexes: int
    represented_shares: int
    total_shares: int
    votes: int
    second: bool
    same_agenda: bool


def latest_convocation(sitting_on: date, legal: LegalNumbers) -> date:
    """The last day on which an assembly may be convened (CDLD L1523-13)."""
    return day_after(sitting_on, -legal.assembly_convocation)


def may_convene(facts: AssemblyFacts, today: date, legal: LegalNumbers) -> Verdict:
    """Refused: `agenda_missing`, `agenda_differs`, `assembly_date_missing`,
    `assembly_convened_late` (latest), `documents_missing`.
    """
    return first_refusal(
        require(facts.points > 0, "agenda_missing"),
        require(facts.same_agenda or not facts.second, "agenda_differs"),
        _convened_in_time(facts, today, legal),
        require(facts.annexes > 0, "documents_missing"),
    )


def _convened_in_time(
    facts: AssemblyFacts, today: date, legal: LegalNumbers
) -> Verdict:
    if facts.sitting_on is None:
        return require(False, "assembly_date_missing")
    latest = latest_convocation(facts.sitting_on, legal)
    convened_on = facts.convened_on or today
    return require(convened_on <= latest, "assembly_convened_late", latest=latest)


def may_open(facts: AssemblyFacts, today: date, legal: LegalNumbers) -> Verdict:
    """Refused: `assembly_not_yet` (on), `quorum_missing_shares` (represented, total)."""
    return first_refusal(
        _its_day_has_come(facts, today),
        require(
            _quorate(facts, legal),
            "quorum_missing_shares",
            represented=facts.represented_shares,
            total=facts.total_shares,
        ),
    )


def may_adjourn(facts: AssemblyFacts, today: date, legal: LegalNumbers) -> Verdict:
    """Refused: `assembly_not_yet` (on), `quorum_reached`."""
    return first_refusal(
        _its_day_has_come(facts, today),
        require(not _quorate(facts, legal), "quorum_reached"),
    )


def may_close(facts: AssemblyFacts) -> Verdict:
    """Refused: `results_missing` when nobody voted on anything."""
    return require(facts.votes > 0, "results_missing")


def may_repeat(state: str, repeated: bool) -> Verdict:
    """A second assembly follows one without a quorum, once.

    Refused: `assembly_not_adjourned`, `second_exists`.
    """
    return first_refusal(
        require(state == "no_quorum", "assembly_not_adjourned"),
        require(not repeated, "second_exists"),
    )


def may_list(numbers: Iterable[str]) -> Verdict:
    """An agenda names each point by a number of its own.

    Refused: `point_number_twice` (number).
    """
    keys = [point_key(number) for number in numbers]
    twice = next((key for key in keys if keys.count(key) > 1), None)
    return require(twice is None, "point_number_twice", number=twice)


def may_count(
    session_votes: Iterable[SessionVote], represented: Iterable[str]
) -> Verdict:
    """The votes of the delegates who were there hold together.

    Refused: `session_vote_twice` (point), `session_vote_absent` (point),
    `session_votes_exceed_delegates` (point, votes, delegates).
    """
    session_votes, represented = tuple(session_votes), frozenset(represented)
    pairs = [(each.member, each.point) for each in session_votes]
    return first_refusal(
        *(
            first_refusal(
                require(pairs.count(pair) == 1, "session_vote_twice", point=pair[1]),
                _counts(each, represented),
            )
            for pair, each in zip(pairs, session_votes, strict=True)
        )
    )


def _counts(vote: SessionVote, represented: frozenset[str]) -> Verdict:
    return first_refusal(
        require(vote.member in represented, "session_vote_absent", point=vote.point),
        require(
            vote.votes.total <= vote.delegates,
            "session_votes_exceed_delegates",
            point=vote.point,
            votes=vote.votes.total,
            delegates=vote.delegates,
        ),
    )


def _its_day_has_come(facts: AssemblyFacts, today: date) -> Verdict:
    come = facts.sitting_on is not None and facts.sitting_on <= today
    return require(come, "assembly_not_yet", on=facts.sitting_on or today)


def _quorate(facts: AssemblyFacts, legal: LegalNumbers) -> bool:
    return is_quorate(facts.represented_shares, facts.total_shares, facts.second, legal)
