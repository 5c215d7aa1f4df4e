"""The supervision (tutelle) of an act: when it is sent, until when it waits.

CDLD L3122-2: an act under compulsory sending leaves within fifteen days and is not
executed before. L3113-1 f.: the authority's delay starts with its receipt of the
act and its supporting documents; once it is over, silence is consent.
"""

from dataclasses import dataclass
from datetime import date
from imio.mutualisation.rules.deadlines import day_after
from imio.mutualisation.rules.deadlines import Deadline
from imio.mutualisation.rules.deadlines import due
from imio.mutualisation.rules.deadlines import next_working_day
from imio.mutualisation.rules.legal import LegalNumbers
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


KINDS = ("none", "general", "general_transmitted", "special_approval")
OUTCOMES = ("no_measure", "approved", "annulled", "not_approved")
FAVOURABLE = frozenset({"no_measure", "approved"})
UNFAVOURABLE = frozenset(OUTCOMES) - FAVOURABLE

TRANSMITTED_KINDS = frozenset({"general_transmitted", "special_approval"})


@dataclass(frozen=True, slots=True)
class SupervisionFacts:
    """What is known of the supervision of an act.

    `received_on` is the day the authority has the act with its supporting
    documents, `extended_to` the day it moved its delay to.
    """

    kind: str
    adopted_on: date | None
    transmitted_on: date | None
    received_on: date | None
    extended_to: date | None
    outcome: str | None
    outcome_on: date | None


# --- Delays -----------------------------------------------------------------


def must_transmit(kind: str) -> bool:
    """Whether acts of this kind are sent without being asked for."""
    return kind in TRANSMITTED_KINDS


def lessens(kind: str, due: str) -> bool:
    """Whether a kind asks less of an act than the one due, which must be sent."""
    return must_transmit(due) and KINDS.index(kind) < KINDS.index(due)


def transmission_limit(adopted_on: date, legal: LegalNumbers) -> Deadline:
    """The last day to send an act (CDLD L3122-2)."""
    return due(adopted_on, legal.transmission)


def deadline(facts: SupervisionFacts, legal: LegalNumbers) -> Deadline | None:
    """The last day on which the authority may act; None before its receipt.

    An extension that the law does not allow changes nothing.
    """
    if facts.received_on is None:
        return None
    ordinary = due(facts.received_on, legal.supervision)
    if facts.extended_to is None or not may_extend(facts, legal):
        return ordinary
    return next_working_day(facts.extended_to)


def latest_extension(received_on: date, legal: LegalNumbers) -> date:
    """The last day of a delay extended by as much as the law allows, rounded down."""
    percent = 100 + legal.supervision_extension_percent
    return due(received_on, legal.supervision * percent // 100).day


def may_extend(facts: SupervisionFacts, legal: LegalNumbers) -> Verdict:
    """The authority may give itself more time, once it has the act.

    Refused: `extension_before_receipt`, `extension_too_long` (latest),
    `extension_shortens` (deadline).
    """
    if facts.extended_to is None:
        return GRANTED
    if facts.received_on is None:
        return Refused("extension_before_receipt")
    latest = latest_extension(facts.received_on, legal)
    ordinary = due(facts.received_on, legal.supervision).day
    return first_refusal(
        require(facts.extended_to <= latest, "extension_too_long", latest=latest),
        require(facts.extended_to >= ordinary, "extension_shortens", deadline=ordinary),
    )


# --- Guards -----------------------------------------------------------------


def may_transmit(facts: SupervisionFacts, today: date) -> Verdict:
    """The act was sent, after its adoption and not later than today.

    Refused: `supervision_not_due`, `transmission_date_missing`,
    `transmission_in_future` (on), `transmission_before_adoption` (on): on the day
    recorded.
    """
    if not must_transmit(facts.kind):
        return Refused("supervision_not_due")
    if facts.transmitted_on is None:
        return Refused("transmission_date_missing")
    sent_on, adopted_on = facts.transmitted_on, facts.adopted_on
    return first_refusal(
        require(sent_on <= today, "transmission_in_future", on=sent_on),
        require(
            adopted_on is None or sent_on >= adopted_on,
            "transmission_before_adoption",
            on=sent_on,
        ),
    )


def may_execute(facts: SupervisionFacts, today: date, legal: LegalNumbers) -> Verdict:
    """The act binds: no sending is due, the authority agrees, or it stayed silent.

    An act that need not be sent may still be called in and annulled (CDLD L3122-1).
    Refused: `transmission_missing`, `supervision_refused`, `receipt_missing`,
    `receipt_before_transmission`, `supervision_running` (until).
    """
    outcome = facts.outcome
    agreed = require(not outcome or outcome in FAVOURABLE, "supervision_refused")
    if not must_transmit(facts.kind):
        return agreed
    if facts.transmitted_on is None:
        return Refused("transmission_missing")
    if outcome:
        return agreed
    return _silent_long_enough(facts, facts.transmitted_on, today, legal)


def executory_on(facts: SupervisionFacts, today: date, legal: LegalNumbers) -> date:
    """The day from which an act that may be executed binds.

    The day of a favourable outcome (today when it has none), the day after the
    authority's delay, or the day of the adoption where nothing is sent.
    """
    adopted_on = facts.adopted_on or today
    if not must_transmit(facts.kind):
        return adopted_on
    if facts.outcome in FAVOURABLE:
        return facts.outcome_on or today
    limit = deadline(facts, legal)
    return day_after(limit.day, 1) if limit else adopted_on


def _silent_long_enough(
    facts: SupervisionFacts, sent_on: date, today: date, legal: LegalNumbers
) -> Verdict:
    limit, received_on = deadline(facts, legal), facts.received_on
    if limit is None or received_on is None:
        return Refused("receipt_missing")
    return first_refusal(
        require(received_on >= sent_on, "receipt_before_transmission"),
        require(today > limit.day, "supervision_running", until=limit.day),
    )
