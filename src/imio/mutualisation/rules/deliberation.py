"""The life of a deliberation: agenda, vote, supervision, publication.

CDLD L1122-13 to L1122-27 (sitting and vote), L3111-1 f. (supervision), L1133-1 f.
(publication); the organic law of CPAS, article 30. What a council may not decide
tonight, and until when somebody has to act, is said here.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from imio.mutualisation.rules import advice
from imio.mutualisation.rules import supervision
from imio.mutualisation.rules.deadlines import day_after
from imio.mutualisation.rules.deadlines import Deadline
from imio.mutualisation.rules.deadlines import latest_before
from imio.mutualisation.rules.deadlines import Shift
from imio.mutualisation.rules.legal import LegalNumbers
from imio.mutualisation.rules.signing import none_open
from imio.mutualisation.rules.states import SITTING_HELD
from imio.mutualisation.rules.supervision import SupervisionFacts
from imio.mutualisation.rules.validation import all_done
from imio.mutualisation.rules.validation import UNUSED
from imio.mutualisation.rules.validation import ValidationFacts
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.rules.voting import carried
from imio.mutualisation.rules.voting import may_count
from imio.mutualisation.rules.voting import NOBODY
from imio.mutualisation.rules.voting import Votes


# What an act lets happen once it is executory; one on anything else lets nothing happen.
OPENING = frozenset(
    {
        "assembly_mandate",
        "central_purchasing",
        "delegates",
        "join",
        "order",
        "tender",
        "withdrawal",
    }
)


@dataclass(frozen=True, slots=True)
class DeliberationFacts:
    """A deliberation as its guards see it.

    `sitting_state` is None where no sitting is linked; `last_convocation` is the
    third one, `urgent` what two thirds of those present declared so. `named_votes`
    is the sum of the votes by name, None where none are recorded.
    `voters_verdict` comes from `voting.may_name_voters`, `delegates_verdict` from `delegates.may_name`, `masked_missing` from
    `masking.missing`; `title_masked`: the title holds a passage to mask;
    `annex_masked`: the title of an annex for the public that does, or the name of its file;
    `properties_masked`: the name of its file and what that says of itself, where it does.
    `competent_body` decides for the authority; `supervision_due` is the kind of
    supervision that the settings prescribe, None where they are silent; `vouched`: IMIO
    said why it relies on the act all the same. `pending_advice`: what is obligatory and
    not given, with its last day; `signing`: people are signing it; `validation`:
    the levels of its authority; above `opinion_threshold` the financial director is asked.
    """

    state: str
    purpose: str
    body: str
    privacy: str
    article_count: int
    sitting_on: date | None
    convened_on: date | None
    last_convocation: bool
    urgent: bool
    members_in_office: int | None
    members_present: int | None
    votes: Votes | None
    vote_mode: str
    named_votes: Votes | None
    voters_verdict: Verdict
    delegates_verdict: Verdict
    point_count: int
    supervision: SupervisionFacts
    masked_missing: tuple[str, ...]
    title_masked: bool
    annex_masked: str | None
    outcomes_in_use: frozenset[str]
    properties_masked: tuple[str, str] | None = None
    sitting_state: str | None = None
    competent_body: str = "council"
    supervision_due: str | None = None
    vouched: bool = False
    signing: bool = False
    validation: ValidationFacts = UNUSED
    pending_advice: tuple[tuple[str, date], ...] = ()
    financial_impact: Decimal | None = None
    opinion_threshold: Decimal = Decimal(0)
    opinion: advice.OpinionFacts = advice.UNASKED


# --- What the law makes of the item -----------------------------------------


def takes_vote(privacy: str) -> bool:
    """A piece of information is heard, an advice or a decision is voted."""
    return not privacy.endswith("_info")


def decides(privacy: str) -> bool:
    """Neither a piece of information nor an advice."""
    return not privacy.endswith(("_info", "_advice"))


def is_closed(privacy: str) -> bool:
    """Whether the public is out of the room, and the act out of publication."""
    return privacy.startswith("closed")


def convocation_days(body: str, last: bool, legal: LegalNumbers) -> int | None:
    """Days between convocation and sitting; None where the law sets none."""
    days = {
        "council": legal.convocation_last if last else legal.convocation,
        "cpas_council": legal.convocation_cpas,
        "general_assembly": legal.assembly_convocation,
    }
    return days.get(body)


def latest_convocation(facts: DeliberationFacts, legal: LegalNumbers) -> date | None:
    """The last day to convene; None without a sitting or a delay.

    Councils have clear days (CDLD L1122-13); an assembly is convened so many days
    "before", the day of the convocation being one of them (L1523-13).
    """
    days = convocation_days(facts.body, facts.last_convocation, legal)
    if days is None or facts.sitting_on is None:
        return None
    is_assembly = facts.body == "general_assembly"
    return latest_before(facts.sitting_on, days - is_assembly)


# --- Guards: agenda and vote ------------------------------------------------


def may_schedule(facts: DeliberationFacts, today: date, legal: LegalNumbers) -> Verdict:
    """There is something to decide, at a sitting that may still be convened.

    Refused: `articles_missing`, `sitting_date_missing`, `convocation_too_late`
    (latest), as `may_be_called`.
    """
    return first_refusal(
        require(facts.article_count > 0, "articles_missing"),
        require(facts.sitting_on is not None, "sitting_date_missing"),
        _not_convened_late(facts, legal),
        may_be_called(facts, today),
    )


def may_be_called(facts: DeliberationFacts, today: date) -> Verdict:
    """Whether members may be convened for it.

    Refused: as `validation.all_done` and `advice.all_given`.
    """
    return first_refusal(
        all_done(facts.validation), advice.all_given(facts.pending_advice, today)
    )


def may_adopt(facts: DeliberationFacts, today: date, legal: LegalNumbers) -> Verdict:
    """The sitting took place in due form, and the vote carries.

    Refused, in this order: `sitting_date_missing`, `sitting_not_held` (on),
    `sitting_not_marked` (on), `convocation_missing`, `convocation_too_late` (latest), `attendance_missing`,
    `votes_missing`, as `voting.may_count`, `majority_missing` (for, against),
    `secret_vote_named`, `named_votes_differ`, as `voting.may_name_voters`, as `delegates.may_name`,
    `points_missing`, `supervision_lessened` (due), as `advice.all_given` and
    `advice.financially_advised`.
    """
    return first_refusal(
        _sitting_held(facts, today),
        _convened(facts, legal),
        _not_convened_late(facts, legal),
        _voted(facts),
        _purpose_served(facts),
        _fully_supervised(facts),
        advice.all_given(facts.pending_advice, today),
        _financially_advised(facts, today),
    )


def _financially_advised(facts: DeliberationFacts, today: date) -> Verdict:
    is_free = facts.body not in advice.FINANCIALLY_ADVISED
    if is_free or facts.financial_impact is None:
        return GRANTED
    return advice.financially_advised(
        facts.financial_impact, facts.opinion_threshold, facts.opinion, today
    )


def may_adopt_amended(
    facts: DeliberationFacts, today: date, legal: LegalNumbers
) -> Verdict:
    """Refused: `outcome_not_in_use`, then as `may_adopt`."""
    return first_refusal(
        _in_use(facts, "adopt_amended"), may_adopt(facts, today, legal)
    )


def may_reject(facts: DeliberationFacts, today: date) -> Verdict:
    """What has a majority is not rejected.

    Refused: `sitting_date_missing`, `sitting_not_held`, `sitting_not_marked` (on),
    `majority_reached`.
    """
    has_majority = facts.votes is not None and carried(facts.votes)
    return first_refusal(
        _sitting_held(facts, today), require(not has_majority, "majority_reached")
    )


def may_postpone(facts: DeliberationFacts, today: date) -> Verdict:
    """Refused: `outcome_not_in_use`, as `_of_the_body`."""
    return first_refusal(_in_use(facts, "postpone"), _of_the_body(facts, today))


def may_remove(facts: DeliberationFacts, today: date) -> Verdict:
    """Refused: `outcome_not_in_use`, as `_of_the_body`."""
    return first_refusal(_in_use(facts, "remove"), _of_the_body(facts, today))


def _of_the_body(facts: DeliberationFacts, today: date) -> Verdict:
    """What stands on a settled agenda leaves it by what the body decides, once it sits.

    Refused: `sitting_not_held`, `sitting_not_marked` (on).
    """
    is_settled = facts.sitting_state not in (None, "created")
    return _sitting_held(facts, today) if is_settled else GRANTED


def _in_use(facts: DeliberationFacts, outcome: str) -> Verdict:
    return require(outcome in facts.outcomes_in_use, "outcome_not_in_use")


def _sitting_held(facts: DeliberationFacts, today: date) -> Verdict:
    if facts.sitting_on is None:
        return Refused("sitting_date_missing")
    marked = facts.sitting_state is None or facts.sitting_state in SITTING_HELD
    on = facts.sitting_on
    return first_refusal(
        require(on <= today, "sitting_not_held", on=on),
        require(marked, "sitting_not_marked", on=on),
    )


def _convocation_due(facts: DeliberationFacts, legal: LegalNumbers) -> date | None:
    # What is urgent may come before a council that was not told of it (L1122-24).
    return None if facts.urgent else latest_convocation(facts, legal)


def _convened(facts: DeliberationFacts, legal: LegalNumbers) -> Verdict:
    is_due = _convocation_due(facts, legal) is not None
    return require(not is_due or facts.convened_on is not None, "convocation_missing")


def _not_convened_late(facts: DeliberationFacts, legal: LegalNumbers) -> Verdict:
    latest = _convocation_due(facts, legal)
    if latest is None or facts.convened_on is None:
        return GRANTED
    return require(facts.convened_on <= latest, "convocation_too_late", latest=latest)


def _voted(facts: DeliberationFacts) -> Verdict:
    if not takes_vote(facts.privacy):
        return GRANTED
    present, in_office = facts.members_present, facts.members_in_office
    is_voted = facts.votes is not None or _may_lack_votes(facts)
    voted = require(is_voted, "votes_missing")
    if present is None or in_office is None:
        return first_refusal(Refused("attendance_missing"), voted)
    if not voted:
        return voted
    votes = facts.votes or NOBODY
    return first_refusal(
        may_count(votes, present, in_office, facts.last_convocation),
        _majority(votes, _may_lack_votes(facts)),
        _named_rightly(facts),
    )


def _may_lack_votes(facts: DeliberationFacts) -> bool:
    # A mandate for an assembly is voted point by point (CDLD L1523-12).
    return facts.vote_mode == "none" or facts.purpose == "assembly_mandate"


def _majority(votes: Votes, may_lack: bool) -> Verdict:
    # Without a vote there is nobody to count; figures that are there do count.
    if may_lack and not votes.total:
        return GRANTED
    sides = {"for": votes.in_favour, "against": votes.against}
    return require(carried(votes), "majority_missing", **sides)


def _named_rightly(facts: DeliberationFacts) -> Verdict:
    if facts.named_votes is None:
        return GRANTED
    return first_refusal(
        require(facts.vote_mode != "secret", "secret_vote_named"),
        require(facts.named_votes == facts.votes, "named_votes_differ"),
        facts.voters_verdict,
    )


def _purpose_served(facts: DeliberationFacts) -> Verdict:
    if facts.purpose == "delegates":
        return facts.delegates_verdict
    has_points = facts.purpose != "assembly_mandate" or facts.point_count > 0
    return require(has_points, "points_missing")


# --- Guards: supervision and publication ------------------------------------


def may_transmit(facts: DeliberationFacts, today: date) -> Verdict:
    """Refused: as `supervision.may_transmit`."""
    return supervision.may_transmit(facts.supervision, today)


def may_execute(facts: DeliberationFacts, today: date, legal: LegalNumbers) -> Verdict:
    """Refused: `supervision_lessened` (due), as `supervision.may_execute`."""
    return first_refusal(
        _fully_supervised(facts),
        supervision.may_execute(facts.supervision, today, legal),
    )


def _fully_supervised(facts: DeliberationFacts) -> Verdict:
    """What must be sent to the authority is not made free of it by its author."""
    due, kind = facts.supervision_due, facts.supervision.kind
    lessened = due is not None and supervision.lessens(kind, due)
    return require(facts.vouched or not lessened, "supervision_lessened", due=due)


# --- What an act opens --------------------------------------------------------


def may_open(facts: DeliberationFacts) -> Verdict:
    """Whether an act, once executory, lets happen what it is about.

    It is a decision of the body that is competent, voted, under the supervision that is
    prescribed. Where IMIO says why, less supervision and votes without figures do.
    Refused: `nothing_opened`, `act_decides_nothing`, `body_not_competent`,
    `act_not_voted`, `majority_missing` (for, against), `supervision_lessened` (due).
    """
    return first_refusal(
        require(facts.purpose in OPENING, "nothing_opened"),
        require(decides(facts.privacy), "act_decides_nothing"),
        require(facts.body == facts.competent_body, "body_not_competent"),
        _carried_by_vote(facts),
        _fully_supervised(facts),
    )


def _carried_by_vote(facts: DeliberationFacts) -> Verdict:
    if facts.vote_mode == "none":
        return Refused("act_not_voted")
    if facts.votes is not None and facts.votes.total:
        return _majority(facts.votes, may_lack=False)
    by_point = facts.purpose == "assembly_mandate" and facts.point_count > 0
    return require(by_point or facts.vouched, "act_not_voted")


def may_annul(facts: DeliberationFacts) -> Verdict:
    """Refused: `outcome_missing` as long as the authority has not refused."""
    is_refused = facts.supervision.outcome in supervision.UNFAVOURABLE
    return require(is_refused, "outcome_missing")


def may_publish(facts: DeliberationFacts) -> Verdict:
    """Nothing of a closed sitting, nor what was to be masked.

    Refused: `closed_sitting`, `masked_passage_unknown` (passage: the first that
    stands nowhere), `masked_title`, `masked_annex` (name), `masked_properties` (name, said),
    as `signing.none_open`.
    """
    unknown = next(iter(facts.masked_missing), None)
    return first_refusal(
        require(not is_closed(facts.privacy), "closed_sitting"),
        require(unknown is None, "masked_passage_unknown", passage=unknown),
        require(not facts.title_masked, "masked_title"),
        require(facts.annex_masked is None, "masked_annex", name=facts.annex_masked),
        _properties_kept(facts),
        none_open(facts.signing),
    )


def _properties_kept(facts: DeliberationFacts) -> Verdict:
    if facts.properties_masked is None:
        return GRANTED
    name, said = facts.properties_masked
    return Refused("masked_properties", {"name": name, "said": said[:100]})


# --- Milestones -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day of the procedure: `convocation`, `transmission`, `supervision`,
    `publication` or `entry_into_force`.

    `met` is None while nothing is recorded, then whether it was in time; nobody
    records an entry into force.
    """

    code: str
    day: date
    shifted: tuple[Shift, ...]
    met: bool | None


# The milestone a deliberation waits for, by its state.
_AWAITED = {
    "draft": "convocation",
    "scheduled": "convocation",
    "adopted": "transmission",
    "in_supervision": "supervision",
    "executory": "publication",
}


def milestones(
    facts: DeliberationFacts,
    legal: LegalNumbers,
    published_on: date | None,
    publish_on: date | None,
    takes_effect_on: date | None,
) -> tuple[Milestone, ...]:
    """The days that are known by now, in the order of the procedure."""
    steps = (
        _convocation(facts, legal),
        _transmission(facts.supervision, legal),
        _supervision(facts.supervision, legal),
        _step("publication", _plain(publish_on or published_on), published_on),
        _step(
            "entry_into_force",
            _plain(entry_into_force(published_on, takes_effect_on, legal)),
            None,
        ),
    )
    return tuple(step for step in steps if step is not None)


def entry_into_force(
    published_on: date | None, takes_effect_on: date | None, legal: LegalNumbers
) -> date | None:
    """The fifth day after publication unless the act says otherwise (CDLD L1133-2).

    None before publication: what nobody can read binds nobody, so no act takes
    effect earlier either.
    """
    if published_on is None:
        return None
    if takes_effect_on is None:
        return day_after(published_on, legal.entry_into_force)
    return max(published_on, takes_effect_on)


def next_deadline(
    facts: DeliberationFacts, legal: LegalNumbers, publish_on: date | None
) -> Milestone | None:
    """The open day that a deliberation waits for in its state; None without one."""
    known = milestones(facts, legal, None, publish_on, None)
    awaited = _AWAITED.get(facts.state)
    return next(
        (each for each in known if each.code == awaited and each.met is None), None
    )


def due_step(
    facts: DeliberationFacts, today: date, legal: LegalNumbers, publish_on: date | None
) -> str | None:
    """What the daily round does by itself: `execute`, `publish`, or nothing (None)."""
    if facts.state == "in_supervision" and may_execute(facts, today, legal):
        return "execute"
    is_time = publish_on is not None and publish_on <= today
    if facts.state == "executory" and is_time and may_publish(facts):
        return "publish"
    return None


def _convocation(facts: DeliberationFacts, legal: LegalNumbers) -> Milestone | None:
    latest = _convocation_due(facts, legal)
    return _step("convocation", _plain(latest), facts.convened_on)


def _transmission(facts: SupervisionFacts, legal: LegalNumbers) -> Milestone | None:
    if facts.adopted_on is None or not supervision.must_transmit(facts.kind):
        return None
    limit = supervision.transmission_limit(facts.adopted_on, legal)
    return _step("transmission", limit, facts.transmitted_on)


def _supervision(facts: SupervisionFacts, legal: LegalNumbers) -> Milestone | None:
    if not supervision.must_transmit(facts.kind):
        return None
    return _step("supervision", supervision.deadline(facts, legal), facts.outcome_on)


def _plain(day: date | None) -> Deadline | None:
    return None if day is None else Deadline(day, ())


def _step(
    code: str, deadline: Deadline | None, done_on: date | None
) -> Milestone | None:
    if deadline is None:
        return None
    met = None if done_on is None else done_on <= deadline.day
    return Milestone(code, deadline.day, deadline.shifted, met)
