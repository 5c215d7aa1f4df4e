"""Who belongs to IMIO, since when, and what that opens.

IMIO practice 2012 and 2014: joining is a mere formality that rests on a free
decision of the member's council; it lasts until the member resigns.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from imio.mutualisation.rules.states import MEMBER_ADMITTED
from imio.mutualisation.rules.tariff import Population
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


KINDS = (
    "commune",
    "cpas",
    "police_zone",
    "intercommunale",
    "province",
    "housing_company",
    "rescue_zone",
    "welfare_association",
    "municipal_company",
)

# The body whose acts bind an authority; the council of the commune for the others.
BODIES = {
    "cpas": "cpas_council",
    "intercommunale": "board",
    "housing_company": "board",
    "welfare_association": "board",
    "municipal_company": "board",
}

# Kinds of request in which IMIO stands between an authority and the private sector.
GO_BETWEEN_KINDS = frozenset(
    {"organisational_help", "specification_writing", "central_purchase"}
)


@dataclass(frozen=True, slots=True)
class Membership:
    """Since when an authority is a member, and until when: its own fields alone."""

    kind: str
    admitted_on: date | None
    left_on: date | None
    merged_on: date | None


@dataclass(frozen=True, slots=True)
class MemberFacts(Membership):
    """An authority as its guards see it; `successor` is a NIS code, as `nis`."""

    state: str
    name: str
    bce_number: str | None
    bce_valid: bool
    nis: str | None
    joining_executory_on: date | None
    withdrawal_executory_on: date | None
    share_recorded_on: date | None
    share_count: int
    successor: str | None
    open_requests: int


# --- The past -----------------------------------------------------------------


def may_have_been(
    state: str, admitted_on: date | None, left_on: date | None
) -> Verdict:
    """A membership of before, as a table of the past tells it.

    Refused: `admission_day_missing`, `admission_day_early` of a prospect;
    `leaving_day_missing` of a former member, `leaving_day_early` of any other.
    """
    belongs = state in MEMBER_ADMITTED
    return first_refusal(
        require(belongs or admitted_on is None, "admission_day_early"),
        require(not belongs or admitted_on is not None, "admission_day_missing"),
        require(state != "former" or left_on is not None, "leaving_day_missing"),
        require(state == "former" or left_on is None, "leaving_day_early"),
    )


# --- Guards -----------------------------------------------------------------


def may_apply(facts: MemberFacts) -> Verdict:
    """A mere formality: the enterprise number says who applies.

    Refused: `bce_missing`, `bce_invalid`.
    """
    return first_refusal(
        require(bool(facts.bce_number), "bce_missing"),
        require(facts.bce_valid, "bce_invalid"),
    )


def may_admit(facts: MemberFacts) -> Verdict:
    """The council's act of joining is executory and its share is recorded.

    Refused: as `may_apply`, then `joining_act_missing`, `share_missing`.
    """
    has_share = facts.share_recorded_on is not None and facts.share_count > 0
    return first_refusal(
        may_apply(facts),
        require(facts.joining_executory_on is not None, "joining_act_missing"),
        require(has_share, "share_missing"),
    )


def may_leave(facts: MemberFacts) -> Verdict:
    """The council's act of leaving is executory and nothing is under way.

    An act older than the admission is that of another time (CDLD L1523-5).
    Refused: `withdrawal_act_missing`, `open_requests` (count).
    """
    left, admitted = facts.withdrawal_executory_on, facts.admitted_on
    decided = left is not None and (admitted is None or left >= admitted)
    return first_refusal(
        require(decided, "withdrawal_act_missing"),
        require(facts.open_requests == 0, "open_requests", count=facts.open_requests),
    )


def may_merge(facts: MemberFacts) -> Verdict:
    """An authority goes up in another one, on a date.

    Refused: `successor_missing`, `merger_date_missing`, `own_successor`.
    """
    return first_refusal(
        require(bool(facts.successor), "successor_missing"),
        require(facts.merged_on is not None, "merger_date_missing"),
        require(facts.successor != facts.nis, "own_successor"),
    )


def may_back_to_member(facts: MemberFacts) -> Verdict:
    """A mistake is mended, nobody is admitted by the way. Refused: `never_admitted`."""
    return require(facts.admitted_on is not None, "never_admitted")


def may_back_to_prospect(facts: MemberFacts) -> Verdict:
    """For those that were never admitted. Refused: `once_admitted`."""
    return require(facts.admitted_on is None, "once_admitted")


def deciding_body(kind: str) -> str:
    """The body that decides for an authority of that kind."""
    return BODIES.get(kind, "council")


# --- Standing ---------------------------------------------------------------


def is_member_on(facts: Membership, on: date) -> bool:
    """From the day of admission to the day before it leaves or merges, or for ever."""
    if facts.admitted_on is None or on < facts.admitted_on:
        return False
    return all(on < end for end in (facts.left_on, facts.merged_on) if end)


def standing(
    facts: Membership,
    commune: Membership | None,
    inheriting_kinds: frozenset[str],
    on: date,
) -> str:
    """`member` by itself, `inherited` from its commune (a CPAS, say), or `none`."""
    if is_member_on(facts, on):
        return "member"
    if commune is None or facts.kind not in inheriting_kinds:
        return "none"
    return "inherited" if is_member_on(commune, on) else "none"


def may_draft(purpose: str, state: str) -> Verdict:
    """Whether an authority may be drafted an act of that purpose: a member joins no more,
    and only a member leaves. Refused: `member_already`, `not_a_member`.
    """
    return first_refusal(
        require(purpose != "join" or state != "member", "member_already"),
        require(purpose != "withdrawal" or state == "member", "not_a_member"),
    )


def may_order(standing: str) -> Verdict:
    """Members order, by themselves or through their commune (law of 17 June 2016,
    article 30: in-house). Refused: `not_a_member`.
    """
    return require(standing in ("member", "inherited"), "not_a_member")


# --- Growth -----------------------------------------------------------------


def members_on(periods: Iterable[tuple[date, date | None]], on: date) -> int:
    """How many of the memberships (from, until, open-ended where None) hold that day."""
    return sum(
        begun <= on and (ended is None or on < ended) for begun, ended in periods
    )


def growth(first: int, now: int) -> Decimal | None:
    """Percent more than at the start, rounded to one; None from nothing.

    IMIO practice 2014: more than 70 % since its creation.
    """
    if first <= 0:
        return None
    return (Decimal(100) * (now - first) / first).quantize(Decimal(1))


def percent_of(now: int, target: Decimal) -> Decimal | None:
    """How much of a target is reached, in percent rounded to one; None of nothing."""
    if target <= 0:
        return None
    return (Decimal(100) * now / target).quantize(Decimal(1))


# --- Rights that go on


@dataclass(frozen=True, slots=True)
class Rights:
    """What an authority holds as a member: since when, how many shares, recorded when."""

    admitted_on: date | None
    shares: int
    recorded_on: date | None


def united(one: Rights, other: Rights) -> Rights:
    """The rights of authorities that merge: the earlier admission, all their shares."""
    return Rights(
        _earlier(one.admitted_on, other.admitted_on),
        one.shares + other.shares,
        _earlier(one.recorded_on, other.recorded_on),
    )


def _earlier(*days: date | None) -> date | None:
    return min(filter(None, days), default=None)


# --- Size and mergers -------------------------------------------------------


def merge(
    populations_of_each: Iterable[tuple[Population, ...]],
) -> tuple[Population, ...]:
    """The population of the merged authority on every date all of them know."""
    each = [
        {row.reference_date: row.inhabitants for row in rows}
        for rows in populations_of_each
    ]
    common = set(each[0]).intersection(*each[1:]) if each else set()
    return tuple(
        Population(day, sum(known[day] for known in each)) for day in sorted(common)
    )


def is_large(inhabitants: int, ceiling: int) -> bool:
    """A flag above the ceiling, never a refusal: IMIO is meant for small entities."""
    return inhabitants > ceiling


def help_advice(
    kind_of_request: str, own_it_team: bool, large: bool
) -> tuple[str, ...]:
    """What a project officer should weigh before saying yes (IMIO practice 2014).

    `large_authority_integration`: for large cities IMIO rather does integration.
    `own_it_team_negotiates`: this one can deal with the private sector directly.
    """
    advice = {
        "large_authority_integration": large
        and kind_of_request != "integration_project",
        "own_it_team_negotiates": own_it_team and kind_of_request in GO_BETWEEN_KINDS,
    }
    return tuple(code for code, applies in advice.items() if applies)
