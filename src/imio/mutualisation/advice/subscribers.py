"""An advice is asked with its delay; what is answered is frozen with its text."""

from Acquisition import aq_parent
from collections.abc import Mapping
from datetime import date
from imio.mutualisation.advice import facts
from imio.mutualisation.advice.mails import tell_asked
from imio.mutualisation.advice.mails import tell_withdrawn
from imio.mutualisation.advice.schema import ANSWERED
from imio.mutualisation.advice.schema import IAdvice
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.consequences import Consequences
from imio.mutualisation.base.consequences import follow
from imio.mutualisation.base.pdf import sha256
from imio.mutualisation.base.people import name_of_current_user
from imio.mutualisation.base.roster import advising_services
from imio.mutualisation.base.waits import note
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules import advice as rules
from imio.mutualisation.rules.deadlines import day_after
from plone import api
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from typing import Any
from zope.component import adapter
from zope.i18nmessageid import Message
from zope.lifecycleevent.interfaces import IObjectAddedEvent

import json


TITLE = _("advice_of", default="Advice: ${service}")


@adapter(IAdvice, IObjectAddedEvent)
def ask(advice: IAdvice, event: IObjectAddedEvent) -> None:
    """Its kind, its days, and the mail to those who write it.

    Raises `Refusal`: as `asked_once`.
    """
    known = advising_services(facts.owner_of(advice))
    advice.kind = known.get(advice.service, rules.SERVICE)
    advice.title = words(Message(TITLE, mapping={"service": advice.service}))
    advice.asked_on = clock.today()
    advice.act_impact = aq_parent(advice).financial_impact
    _count_days(advice, advice.asked_on)
    # The page that says so asks the record for its days.
    or_refuse(rules.asked_once(facts.waiting(advice), advice.service))
    _note_opinion(advice, opinion_of(advice))
    advice.reindexObject()
    tell_asked(advice)
    note(aq_parent(advice))


@adapter(IAdvice, IAfterTransitionEvent)
def after_step(advice: IAdvice, event: IAfterTransitionEvent) -> None:
    """What a step leaves behind, in the act too."""
    if follow(CONSEQUENCES, advice, event) is not None:
        advice.reindexObject()
        note(aq_parent(advice))


def given(advice: IAdvice, comment: str) -> None:
    """By whom, and on which text of the act."""
    advice.given_on = clock.today()
    advice.given_by = name_of_current_user()
    advice.act_impact = aq_parent(advice).financial_impact
    advice.act_sha256 = aq_parent(advice).text_digest()
    said = {name: getattr(advice, name) for name in ANSWERED}
    advice.sha256 = sha256(json.dumps(said, sort_keys=True).encode())
    _note_opinion(advice, opinion_of(advice))


def extension_asked(advice: IAdvice, comment: str) -> None:
    """Whose act it is reads why, and decides."""
    advice.extension_asked_on, advice.extension_reason = clock.today(), comment


def extended(advice: IAdvice, comment: str) -> None:
    """The director has more time, hears of it, and is alerted before its end.

    Raises `Refusal`: as `granted_by_another`.
    """
    own = api.user.get_current().getId() in advice.advisers()
    or_refuse(rules.granted_by_another(own))
    advice.extended_on = clock.today()
    advice.alerted_on = None
    _count_days(advice, advice.extended_on)
    _note_opinion(advice, opinion_of(advice))
    tell_asked(advice)


def _count_days(advice: IAdvice, alerted_from: date) -> None:
    """Its last day, and the one on which those who give it are alerted."""
    advice.due_on = facts.last_day(advice)
    before = day_after(advice.due_on, -facts.alert_days(advice))
    advice.alert_on = max(alerted_from, before)


def lapsed(advice: IAdvice, comment: str) -> None:
    """What was written and not given is nobody's to read."""
    _unwrite(advice)
    passed = {
        "financial_opinion": "lapsed",
        "financial_opinion_on": advice.due_on,
    }
    _note_opinion(advice, passed)


def withdrawn(advice: IAdvice, comment: str) -> None:
    """What the same service answered before stands again."""
    _unwrite(advice)
    _note_opinion(advice, opinion_of(facts.answered(advice)))
    tell_withdrawn(advice, comment)


def _unwrite(advice: IAdvice) -> None:
    for name in ANSWERED:
        setattr(advice, name, None)


# What an act keeps of an advice of the director, and what is kept once it is given.
ASKED_OPINION = {
    "financial_opinion_asked_on": "asked_on",
    "financial_opinion_due_on": "due_on",
    "financial_opinion_extended_on": "extended_on",
    "financial_opinion_extension_reason": "extension_reason",
}
GIVEN_OPINION = {
    "financial_opinion": "sense",
    "financial_opinion_on": "given_on",
    "financial_opinion_reference": "reference",
    "financial_opinion_amount": "act_impact",
}


def opinion_of(advice: IAdvice | None) -> dict[str, Any]:
    """What an act says of an advice of the director; nothing where there is none."""
    is_given = advice is not None and advice.review_state() == "given"
    asked = {name: getattr(advice, of, None) for name, of in ASKED_OPINION.items()}
    given = {
        name: getattr(advice, of) if is_given else None
        for name, of in GIVEN_OPINION.items()
    }
    return asked | given


def _note_opinion(advice: IAdvice, values: Mapping[str, Any]) -> None:
    """The act keeps what the financial director was asked and answered."""
    if advice.kind == rules.FINANCIAL_DIRECTOR:
        aq_parent(advice).take_opinion(values)


CONSEQUENCES: Consequences = {
    "give": given,
    "ask_extension": extension_asked,
    "extend": extended,
    "lapse": lapsed,
    "withdraw": withdrawn,
}
