"""Advice on a draft act: asked of services of the authority, for a delay, then passed over.

What is asked of the financial director follows CDLD L1124-40, paragraph 1, 3° and 4°: above an
amount the opinion is asked for, its delay counts working days, and urgency with a
reason shortens it; who stays silent is passed over. The delay is extended once, by as much
again, where the director asks for it with a reason and whose act it is decides so. The
article does not say whether a shortened delay is extended: a number of the settings does.
"""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from imio.mutualisation.rules.deadlines import due
from imio.mutualisation.rules.deadlines import working_day_after
from imio.mutualisation.rules.legal import LegalNumbers
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


SERVICE, FINANCIAL_DIRECTOR = "service", "financial_director"
# A sense that nobody understands without its reasons.
EXPLAINED = frozenset({"with_remarks", "unfavourable"})
# Whose decisions the opinion of the financial director precedes.
FINANCIALLY_ADVISED = frozenset({"council", "college"})


@dataclass(frozen=True, slots=True)
class AdviceFacts:
    """An advice as its guards see it; `due_on` is the last day to give it, `decided`: the
    act is voted already, `extended`: its delay was extended, `extension_asked`: the
    director asked for that, `extends`: a delay of its kind is extended at all.
    """

    sense: str | None
    has_text: bool
    due_on: date
    decided: bool = False
    kind: str = SERVICE
    extended: bool = False
    extension_asked: bool = False
    extends: bool = True


@dataclass(frozen=True, slots=True)
class OpinionFacts:
    """What was asked of the financial director about an act, and what came of it.

    `due_on` is the last day of the delay, None while nothing was asked; `amount` what
    the act cost by then (€), None where nobody noted it.
    """

    asked_on: date | None
    given: bool
    due_on: date | None
    amount: Decimal | None = None


UNASKED = OpinionFacts(asked_on=None, given=False, due_on=None)

# --- Delays -------------------------------------------------------------------


def last_day(asked_on: date, days: int, working: bool) -> date:
    """The last day to give it: so many working days, or days of the calendar.

    A last day off moves to the next working day (CDLD L3113-1 f., by analogy).
    """
    if working:
        return working_day_after(asked_on, days)
    return due(asked_on, days).day


def opinion_days(urgent: bool, legal: LegalNumbers, extended: bool = False) -> int:
    """The working days of the financial director, with those of an extension."""
    days = legal.financial_opinion_urgent if urgent else legal.financial_opinion
    return days + days * extension_percent(urgent, legal) // 100 if extended else days


def extension_percent(urgent: bool, legal: LegalNumbers) -> int:
    """By how much that delay is extended; 0: not at all."""
    if urgent:
        return legal.financial_opinion_urgent_extension_percent
    return legal.financial_opinion_extension_percent


# --- Guards -------------------------------------------------------------------


def may_list(services: Sequence[tuple[str, str]]) -> Verdict:
    """A service (name, kind) is once in the list, and a financial director is one.

    Refused: `director_twice`, `adviser_twice` (service).
    """
    names = [name for name, _kind in services]
    twice = [each for each in names if names.count(each) > 1]
    directors = [kind for _name, kind in services if kind == FINANCIAL_DIRECTOR]
    return first_refusal(
        require(len(directors) < 2, "director_twice"),
        Refused("adviser_twice", {"service": twice[0]}) if twice else GRANTED,
    )


def may_ask(urgent: bool, reason: str | None) -> Verdict:
    """Urgency is reasoned. Refused: `urgency_reason_missing`."""
    return require(not urgent or bool((reason or "").strip()), "urgency_reason_missing")


def asked_once(waiting: int, service: str) -> Verdict:
    """Who has not answered yet is not asked again. Refused: `advice_awaited` (service)."""
    return require(waiting < 2, "advice_awaited", service=service)


def may_give(facts: AdviceFacts, today: date) -> Verdict:
    """Refused: `advice_act_decided`, `advice_delay_passed` (on), `advice_sense_missing`,
    `advice_text_missing`.
    """
    explained = facts.sense not in EXPLAINED or facts.has_text
    return first_refusal(
        _awaited(facts, today),
        require(facts.sense is not None, "advice_sense_missing"),
        require(explained, "advice_text_missing"),
    )


def _awaited(facts: AdviceFacts, today: date) -> Verdict:
    return first_refusal(
        require(not facts.decided, "advice_act_decided"),
        require(today <= facts.due_on, "advice_delay_passed", on=facts.due_on),
    )


def may_ask_extension(facts: AdviceFacts, today: date) -> Verdict:
    """The financial director asks for more time, once, while the delay runs.

    Refused: `extension_not_director`, `extension_not_urgent`, `extension_twice`,
    `extension_asked`, `advice_act_decided`, `advice_delay_passed` (on).
    """
    return first_refusal(
        _extensible(facts),
        require(facts.extended or not facts.extension_asked, "extension_asked"),
        _awaited(facts, today),
    )


def may_extend(facts: AdviceFacts, today: date) -> Verdict:
    """Whose act it is grants what the director asked for, while the delay runs.

    Refused: `extension_not_director`, `extension_not_urgent`, `extension_twice`,
    `extension_not_asked`, `advice_act_decided`, `advice_delay_passed` (on).
    """
    return first_refusal(
        _extensible(facts),
        require(facts.extended or facts.extension_asked, "extension_not_asked"),
        _awaited(facts, today),
    )


def granted_by_another(own: bool) -> Verdict:
    """Nobody grants what they asked for. Refused: `extension_own`."""
    return require(not own, "extension_own")


def _extensible(facts: AdviceFacts) -> Verdict:
    return first_refusal(
        require(facts.kind == FINANCIAL_DIRECTOR, "extension_not_director"),
        require(facts.extends, "extension_not_urgent"),
        require(not facts.extended, "extension_twice"),
    )


def may_note_extension(
    asked_on: date | None, extended_on: date | None, reason: str | None, days: int
) -> Verdict:
    """The same of an opinion on paper, which has `days` working days.

    Refused: `extension_unasked`, `extension_late` (on), `extension_reason_missing`.
    """
    if extended_on is None:
        return GRANTED
    if asked_on is None:
        return Refused("extension_unasked")
    last = last_day(asked_on, days, working=True)
    return first_refusal(
        require(extended_on <= last, "extension_late", on=last),
        require(bool((reason or "").strip()), "extension_reason_missing"),
    )


def may_note_opinion(changes: bool, asked_here: bool) -> Verdict:
    """An opinion that is asked on the page of the act is the director's to write.

    Refused: `opinion_of_advice`.
    """
    return require(not (changes and asked_here), "opinion_of_advice")


def may_lapse(facts: AdviceFacts, today: date) -> Verdict:
    """Refused: `advice_delay_running` (until)."""
    return require(facts.due_on < today, "advice_delay_running", until=facts.due_on)


def all_given(pending: Iterable[tuple[str, date]], today: date) -> Verdict:
    """Of what is obligatory nothing is waited for any more, or its delay is past.

    `pending`: each service with the last day it has. Refused: `advice_pending`
    (service, until).
    """
    return first_refusal(
        *(
            Refused("advice_pending", {"service": service, "until": until})
            for service, until in pending
            if today <= until
        )
    )


def financially_advised(
    impact: Decimal | None, threshold: Decimal, opinion: OpinionFacts, today: date
) -> Verdict:
    """Above the amount the director was asked, and answered or let the delay pass.

    Refused: `financial_opinion_missing` (threshold), `financial_opinion_exceeded`
    (amount) where the act costs more since, `financial_opinion_pending` (until).
    """
    if impact is None or impact <= threshold:
        return GRANTED
    if opinion.amount is not None and opinion.amount < impact:
        return Refused("financial_opinion_exceeded", {"amount": opinion.amount})
    if opinion.given:
        return GRANTED
    if opinion.asked_on is None or opinion.due_on is None:
        return Refused("financial_opinion_missing", {"threshold": threshold})
    return require(
        opinion.due_on < today, "financial_opinion_pending", until=opinion.due_on
    )
