"""A sitting: an agenda, a convocation, the attendance, decisions on every item.

CDLD L1122-13 (agenda and convocation) and L1122-17 (attendance).
"""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from imio.mutualisation.rules.deadlines import latest_before
from imio.mutualisation.rules.deliberation import convocation_days
from imio.mutualisation.rules.legal import LegalNumbers
from imio.mutualisation.rules.states import SITTING_HELD
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


@dataclass(frozen=True, slots=True)
class SittingFacts:
    """A sitting as its guards see it; `undecided` counts the items still open, `unready`
    are the numbers of the drafts that nobody may be convened for yet, `contradicted` those
    of the items whose recorded vote does not fit who was there; `astray` are the items at
    which somebody comes, leaves or does not sit, and that the agenda has not.
    """

    state: str
    body: str
    sitting_on: date | None
    convened_on: date | None
    last_convocation: bool
    items: int
    undecided: int
    attendance: int
    has_hour: bool = True
    unready: tuple[int, ...] = ()
    contradicted: tuple[int, ...] = ()
    astray: tuple[tuple[str, int], ...] = ()


def latest_convocation(facts: SittingFacts, legal: LegalNumbers) -> date | None:
    """The last day on which the members may be convened; None where no delay applies."""
    days = convocation_days(facts.body, facts.last_convocation, legal)
    if days is None or facts.sitting_on is None:
        return None
    return latest_before(facts.sitting_on, days)


# --- The agenda ---------------------------------------------------------------


def may_join_agenda(state: str, excepted: bool) -> Verdict:
    """An item comes to the agenda of a sitting in that state.

    Once it is settled, only what is urgent or what a councillor asked for in time does
    (CDLD L1122-24); `excepted` says whether it is. Refused: `agenda_frozen`,
    `agenda_closed`.
    """
    return first_refusal(
        require(state != "closed", "agenda_closed"),
        require(state == "created" or excepted, "agenda_frozen"),
    )


def may_leave_agenda(state: str) -> Verdict:
    """An item leaves the agenda, or moves on it; what was convened stays.

    Refused: `agenda_closed`, `agenda_frozen`.
    """
    return may_join_agenda(state, excepted=False)


def may_be_told_otherwise(state: str | None) -> Verdict:
    """An item keeps its object, and whether it is public, from the day on which the agenda is
    settled, or on which it came late to it, until the body sits, which may well amend it.
    Its text is a draft until then: it may be revised, and is validated and advised on anew.
    Refused: `item_settled`, `item_convened`.
    """
    return first_refusal(
        require(state != "frozen", "item_settled"),
        require(state != "published", "item_convened"),
    )


def may_arrange(state: str, before: Sequence[str], after: Sequence[str]) -> Verdict:
    """An agenda is told as a whole, in its order: its items and those that come on it.

    Who tells it from an older page leaves nothing out by mistake; once it is settled, what
    comes late stands after all others. Refused: `item_twice`, `agenda_incomplete`, as
    `may_leave_agenda`.
    """
    stays = list(after[: len(before)]) == list(before)
    return first_refusal(
        require(len(set(after)) == len(after), "item_twice"),
        require(set(before) <= set(after), "agenda_incomplete"),
        GRANTED if stays else may_leave_agenda(state),
    )


def moved(order: Sequence[str], item: str, by: int) -> list[str]:
    """The same list with an item so many places further down (up: less than none).

    At an end it stays there; an item that the list has not changes nothing.
    """
    if item not in order:
        return list(order)
    at = max(order.index(item) + by, 0)
    others = [each for each in order if each != item]
    return [*others[:at], item, *others[at:]]


def requested_in_time(
    requested_on: date | None, sitting_on: date | None, legal: LegalNumbers
) -> bool:
    """Whether a councillor asked for an item so many clear days before (L1122-24)."""
    if requested_on is None or sitting_on is None:
        return False
    return requested_on <= latest_before(sitting_on, legal.councillor_request)


# --- The notice -------------------------------------------------------------


def keeps_notice(told: Mapping[str, object], now: Mapping[str, object]) -> Verdict:
    """What the members were convened with stays, until they are convened again.

    Of both: what the notice says by name, empty before it is sent. Refused:
    `convocation_sent` (changed: the first name that differs).
    """
    changed = next((name for name in told if now.get(name) != told[name]), None)
    return require(changed is None, "convocation_sent", changed=changed)


def may_read_minutes(state: str) -> Verdict:
    """What was not held has no minutes. Refused: `minutes_before_sitting`."""
    return require(state in SITTING_HELD, "minutes_before_sitting")


# --- Steps --------------------------------------------------------------------


def may_back_to_published(decided: int) -> Verdict:
    """What was decided was decided at a sitting that was held. Refused: `items_decided` (count)."""
    return require(decided == 0, "items_decided", count=decided)


def may_back_to_scheduled(state: str | None) -> Verdict:
    """What the minutes of a sitting in that state tell is not decided anew.

    Refused: `minutes_closed`.
    """
    return require(state != "closed", "minutes_closed")


def may_reschedule(state: str | None) -> Verdict:
    """What was postponed comes before another sitting, once the minutes say so.

    Refused: `minutes_open`.
    """
    return require(state != "decided", "minutes_open")


def may_freeze(facts: SittingFacts) -> Verdict:
    """Refused: `sitting_date_missing`, `items_missing`, `item_not_ready` (item)."""
    return first_refusal(
        require(facts.sitting_on is not None, "sitting_date_missing"),
        require(facts.items > 0, "items_missing"),
        *(Refused("item_not_ready", {"item": item}) for item in facts.unready),
    )


def may_convoke(facts: SittingFacts, legal: LegalNumbers) -> Verdict:
    """Members are told the hour, and in time (CDLD L1122-13).

    Refused: `sitting_hour_missing`, `convocation_missing`, `convocation_too_late`
    (latest).
    """
    hour = require(facts.has_hour, "sitting_hour_missing")
    latest = latest_convocation(facts, legal)
    if latest is None:
        return hour
    convened_on = facts.convened_on
    return first_refusal(
        hour,
        require(convened_on is not None, "convocation_missing"),
        require(
            convened_on is None or convened_on <= latest,
            "convocation_too_late",
            latest=latest,
        ),
    )


def may_decide(facts: SittingFacts, today: date) -> Verdict:
    """Refused: `sitting_not_held` (on), `attendance_missing`, `item_not_there` (name, item, last),
    `vote_contradicted` (item).
    """
    held = facts.sitting_on is not None and facts.sitting_on <= today
    return first_refusal(
        require(held, "sitting_not_held", on=facts.sitting_on or today),
        require(facts.attendance > 0, "attendance_missing"),
        *(
            Refused("item_not_there", {"name": name, "item": item, "last": facts.items})
            for name, item in facts.astray
        ),
        *(Refused("vote_contradicted", {"item": item}) for item in facts.contradicted),
    )


def may_close(facts: SittingFacts) -> Verdict:
    """Refused: `items_undecided` (count)."""
    return require(facts.undecided == 0, "items_undecided", count=facts.undecided)
