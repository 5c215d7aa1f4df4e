"""An advice is asked with its delay; what is answered is frozen with its text."""

from Acquisition import aq_parent
from datetime import date
from imio.mutualisation.advice import facts
from imio.mutualisation.advice.mails import tell_asked
from imio.mutualisation.advice.mails import tell_withdrawn
from imio.mutualisation.advice.schema import ANSWERED
from imio.mutualisation.advice.schema import IAdvice
from imio.mutualisation.base import clock
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
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from typing import Any
from zope.component import adapter
from zope.i18nmessageid import Message
from zope.lifecycleevent.interfaces import IObjectAddedEvent

import json


TITLE = _("advice_of", default="Advice: ${service}")


@adapter(IAdvice, IObjectAddedEvent)
def ask(advice: IAdvice, event: IObjectAddedEvent) -> None:
    """Its kind, its days, and the mail to those who write it."""
    known = advising_services(facts.owner_of(advice))
    advice.kind = known.get(advice.service, rules.SERVICE)
    advice.title = words(Message(TITLE, mapping={"service": advice.service}))
    advice.asked_on = clock.today()
    advice.act_impact = aq_parent(advice).financial_impact
    _count_days(advice, advice.asked_on)
    if advice.kind == rules.FINANCIAL_DIRECTOR:
        _note_opinion(
            advice,
            financial_opinion_asked_on=advice.asked_on,
            financial_opinion_due_on=advice.due_on,
            **NOTHING,
        )
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
    _note_opinion(
        advice,
        financial_opinion=advice.sense,
        financial_opinion_on=advice.given_on,
        financial_opinion_reference=advice.reference,
    )


def extended(advice: IAdvice, comment: str) -> None:
    """The director has as much time again, and is alerted before its end."""
    advice.extended_on, advice.extension_reason = clock.today(), comment
    advice.alerted_on = None
    _count_days(advice, advice.extended_on)
    _note_opinion(
        advice,
        financial_opinion_due_on=advice.due_on,
        financial_opinion_extended_on=advice.extended_on,
        financial_opinion_extension_reason=comment,
    )


def _count_days(advice: IAdvice, alerted_from: date) -> None:
    """Its last day, and the one on which those who give it are alerted."""
    advice.due_on = facts.last_day(advice)
    before = day_after(advice.due_on, -facts.alert_days(advice))
    advice.alert_on = max(alerted_from, before)


def lapsed(advice: IAdvice, comment: str) -> None:
    """What was written and not given is nobody's to read."""
    _unwrite(advice)
    _note_opinion(
        advice, financial_opinion="lapsed", financial_opinion_on=advice.due_on
    )


def withdrawn(advice: IAdvice, comment: str) -> None:
    _unwrite(advice)
    _note_opinion(
        advice,
        financial_opinion_asked_on=None,
        financial_opinion_due_on=None,
        **NOTHING,
    )
    tell_withdrawn(advice, comment)


def _unwrite(advice: IAdvice) -> None:
    for name in ANSWERED:
        setattr(advice, name, None)


NOTHING = dict.fromkeys(
    (
        "financial_opinion",
        "financial_opinion_on",
        "financial_opinion_reference",
        "financial_opinion_extended_on",
        "financial_opinion_extension_reason",
    )
)


def _note_opinion(advice: IAdvice, **values: Any) -> None:
    """The act keeps what the financial director was asked and answered."""
    if advice.kind == rules.FINANCIAL_DIRECTOR:
        aq_parent(advice).take_opinion(values)


CONSEQUENCES: Consequences = {
    "give": given,
    "extend": extended,
    "lapse": lapsed,
    "withdraw": withdrawn,
}
