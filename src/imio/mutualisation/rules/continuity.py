"""No authority is left alone by a vendor: incidents, triage, roadmap and radar.

IMIO practice 2014: where a provider gives up a solution, a roadmap, a temporary support
and practices to follow until there is a final one. Never the functional continuation of
a package, never the automatic recourse, and the provider's own commitment comes first.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from imio.mutualisation.rules.deadlines import day_after
from imio.mutualisation.rules.deadlines import months_after
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


FORCED_MIGRATION = "forced_migration"
KINDS = ("end_of_support", "end_of_life", FORCED_MIGRATION, "broken_commitment")
# What the provider had promised; an empty one is not looked at yet.
BROKEN = "broken"
COMMITMENTS = ("none", "kept", BROKEN)
# What a member asks of IMIO.
FUNCTIONAL_CONTINUATION = "functional_continuation"
ASKS = ("temporary_support", "replacement", FUNCTIONAL_CONTINUATION)
# The rows of a roadmap.
MEASURES = ("temporary_support", "practice", "replacement")
REQUEST_KIND = "continuity"


# --- Incidents --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class IncidentFacts:
    """What befalls a solution, as its guards see it.

    `kind` is of `KINDS`; `effective_on` the day from which nothing is supported any
    more; `commitment` of `COMMITMENTS` or empty, its note what was promised. The costs
    are in € excl. VAT: what the new version costs more a year, and once. `own`: IMIO
    itself maintains it.
    `open_requests` counts the continuity requests that it gave rise to.
    """

    state: str
    kind: str
    has_subject: bool
    effective_on: date | None
    commitment: str
    commitment_note: str
    migration_cost: Decimal | None
    investment: Decimal | None
    open_requests: int
    own: bool = False


def is_broken(kind: str, commitment: str) -> bool:
    """Whether an incident says that a provider did not keep what it had promised."""
    return kind == "broken_commitment" or commitment == BROKEN


def has_subject(named: bool) -> Verdict:
    """An incident befalls a product or a contract. Refused: `subject_missing`."""
    return require(named, "subject_missing")


def may_declare(facts: IncidentFacts) -> Verdict:
    """The members learn what ends, when, and what the provider had promised.

    A provider may not unload its commitment on IMIO, so somebody looked at it first; a
    migration that is forced says what it costs (2014).
    Refused: `subject_missing`, `effective_date_missing`, `commitment_unchecked`,
    `commitment_note_missing`, `commitment_own` (nobody breaks a promise to himself),
    `migration_cost_missing`.
    """
    noted = facts.commitment != BROKEN or bool(facts.commitment_note.strip())
    return first_refusal(
        has_subject(facts.has_subject),
        require(facts.effective_on is not None, "effective_date_missing"),
        require(facts.commitment in COMMITMENTS, "commitment_unchecked"),
        require(noted, "commitment_note_missing"),
        require(not facts.own or facts.commitment != BROKEN, "commitment_own"),
        require(_cost_known(facts), "migration_cost_missing"),
    )


def may_open_missing(uncovered: int) -> Verdict:
    """For members that came later, or whose request could not be opened.

    Refused: `none_missing`.
    """
    return require(uncovered > 0, "none_missing")


def may_settle(facts: IncidentFacts) -> Verdict:
    """Settled once nobody waits for an end of it. Refused: `continuity_open` (count)."""
    count = facts.open_requests
    return require(count == 0, "continuity_open", count=count)


def _cost_known(facts: IncidentFacts) -> bool:
    known = facts.migration_cost is not None or facts.investment is not None
    return known or facts.kind != FORCED_MIGRATION


# --- Triage -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TriageFacts:
    """A continuity request before IMIO takes charge of it.

    `asks` is of `ASKS`; `exposed` whether the member is known to use what ends;
    `followed` is false where it kept a legacy product by choice; `provider_bound`
    whether a contract or a support still runs.
    """

    asks: str
    custom_work: bool
    exposed: bool
    followed: bool
    own_it_team: bool
    provider_bound: bool


def may_take_charge(facts: TriageFacts) -> Verdict:
    """IMIO does not go on with a package in place of its editor (2014).

    Refused: `package_not_continued`; custom work may be a case apart.
    """
    return require(not _continues_package(facts), "package_not_continued")


def advice(facts: TriageFacts) -> tuple[str, ...]:
    """What a project officer weighs, as IMIO is not the recourse for any task (2014).

    `package_not_continued`, or `custom_work_case_apart`: what it is asked to go on with.
    `provider_still_bound`: the provider answers first.
    `not_exposed`: no support nor seats of it are known.
    `did_not_follow`: it stayed with a legacy product, which it pursues alone.
    `own_it_team_negotiates`: this one can deal with the private sector directly.
    """
    continuation = facts.asks == FUNCTIONAL_CONTINUATION
    codes = {
        "package_not_continued": _continues_package(facts),
        "custom_work_case_apart": continuation and facts.custom_work,
        "provider_still_bound": facts.provider_bound,
        "not_exposed": not facts.exposed,
        "did_not_follow": not facts.followed,
        "own_it_team_negotiates": facts.own_it_team,
    }
    return tuple(code for code, applies in codes.items() if applies)


def _continues_package(facts: TriageFacts) -> bool:
    return facts.asks == FUNCTIONAL_CONTINUATION and not facts.custom_work


# --- Roadmap ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Step:
    """A row of the checklist in the settings.

    `kind` is of `MEASURES`; `days_before` is how long before the end it is due, below
    zero where it comes after.
    """

    text: str
    kind: str
    days_before: int


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of the roadmap of one member; `kind` is of `MEASURES`."""

    kind: str
    due: date | None
    done: bool


def roadmap(
    steps: Iterable[Step], effective_on: date, today: date
) -> tuple[tuple[Step, date], ...]:
    """Each step and the day on which it is due, the earliest first, never in the past.

    Steps of the same day keep the order of the checklist.
    """
    dated = (
        (step, max(today, day_after(effective_on, -step.days_before))) for step in steps
    )
    return tuple(sorted(dated, key=lambda each: each[1]))


def may_conclude(asked_kind: str, measures: Iterable[Measure]) -> Verdict:
    """A continuity request ends with its roadmap done, not with a quote.

    Refused: `not_continuity`, `roadmap_missing`, `roadmap_open` (count).
    """
    done = [measure.done for measure in measures]
    count = done.count(False)
    return first_refusal(
        require(asked_kind == REQUEST_KIND, "not_continuity"),
        require(bool(done), "roadmap_missing"),
        require(count == 0, "roadmap_open", count=count),
    )


# --- Exposure ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a product by a member.

    `communes` are the NIS codes of those it serves; the cost is in € excl. VAT a year.
    """

    member: str
    communes: frozenset[str]
    yearly_cost: Decimal


@dataclass(frozen=True, slots=True)
class Exposure:
    """How many members, inhabitants and € a year hang on a product."""

    members: int
    population: int
    yearly_cost: Decimal


def exposure(uses: Iterable[Use], inhabitants: Mapping[str, int]) -> Exposure:
    """A member counts once, and so do the inhabitants of a commune and of its CPAS.

    A commune without a known population adds nobody.
    """
    uses = tuple(uses)
    communes = frozenset().union(*(use.communes for use in uses))
    return Exposure(
        members=len({use.member for use in uses}),
        population=sum(inhabitants.get(nis, 0) for nis in communes),
        yearly_cost=sum((use.yearly_cost for use in uses), Decimal(0)),
    )


# --- Radar ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Situation:
    """Who carries a product, and until when.

    `providers` counts those who could support it; `source` says where its code is:
    `open`, `escrow`, `closed`, or empty where nobody knows. A contract that goes on
    unless somebody gives notice `renews`: it has no end of its own.
    """

    maintainer: str
    support_until: date | None
    notice_months: int | None
    providers: int
    source: str
    renews: bool = False


def act_by(situation: Situation) -> date | None:
    """The last day on which notice is in time for the end of the support, if known."""
    if situation.support_until is None:
        return None
    after = day_after(situation.support_until, 1)
    return day_after(months_after(after, -(situation.notice_months or 0)), -1)


def risks(situation: Situation, today: date, horizon_months: int) -> tuple[str, ...]:
    """What could leave the members alone: of the support, of its carrier, of its source.

    `support_ended`, `support_ends_soon` within the horizon, `notice_passed`,
    `no_end_known`; `maintainer_unknown`, `no_provider`, `single_provider`;
    `source_out_of_reach`, `source_unknown`.
    """
    standing = level(situation, today, horizon_months)
    notice = act_by(situation) or today
    codes = {
        "support_ended": standing == "ended",
        "support_ends_soon": standing == "near",
        "notice_passed": standing in ("near", "later") and notice < today,
        "no_end_known": standing == "unknown",
        "maintainer_unknown": not situation.maintainer.strip(),
        "no_provider": situation.providers == 0,
        # Anybody may take over what is open.
        "single_provider": situation.providers == 1 and situation.source != "open",
        "source_out_of_reach": situation.source == "closed",
        "source_unknown": not situation.source,
    }
    return tuple(code for code, applies in codes.items() if applies)


def level(situation: Situation, today: date, horizon_months: int) -> str:
    """`ended`, `near` (the support ends within the horizon), `later`, `unknown`, or
    `renewing` for what has no end of its own.
    """
    until = situation.support_until
    if until is None:
        return "renewing" if situation.renews else "unknown"
    if until < today:
        return "ended"
    return "near" if until <= months_after(today, horizon_months) else "later"
