"""The only reader of an advice's fields for the rules."""

from Acquisition import aq_parent
from datetime import date
from imio.mutualisation.advice.schema import IAdvice
from imio.mutualisation.base.legal import legal_numbers
from imio.mutualisation.base.reading import lazily
from imio.mutualisation.base.reading import read_once
from imio.mutualisation.base.settings import setting
from imio.mutualisation.rules import advice as rules
from imio.mutualisation.rules.advice import AdviceFacts
from imio.mutualisation.rules.states import ACT_OPEN
from typing import Any


@read_once
def advice_facts(advice: IAdvice) -> AdviceFacts:
    """An advice as its guards take it."""
    return lazily(
        AdviceFacts,
        sense=lambda: advice.sense,
        has_text=lambda: bool((advice.text or "").strip()),
        due_on=lambda: advice.due_on,
        decided=lambda: aq_parent(advice).review_state() not in ACT_OPEN,
        kind=lambda: advice.kind,
        extended=lambda: advice.extended_on is not None,
        extension_asked=lambda: advice.extension_asked_on is not None,
        extends=lambda: bool(
            rules.extension_percent(bool(advice.urgent), legal_numbers(advice.asked_on))
        ),
    )


def owner_of(advice: IAdvice) -> Any:
    """The authority whose act it is about."""
    return aq_parent(aq_parent(advice))


def waiting(advice: IAdvice) -> int:
    """How many times its service is asked about the act and has not answered."""
    return len(_of_its_service(advice, "asked"))


def answered(advice: IAdvice) -> IAdvice | None:
    """What its service answered last about the act, asked before."""
    given = _of_its_service(advice, "given")
    return max(given, key=lambda each: each.created(), default=None)


def _of_its_service(advice: IAdvice, state: str) -> list[Any]:
    """What its service was asked about the act, as far as it is in that state."""
    return [
        each
        for each in aq_parent(advice).objectValues()
        if IAdvice.providedBy(each)
        and each.service == advice.service
        and each.review_state() == state
    ]


def last_day(advice: IAdvice) -> date:
    """The last day to give it, from the day it is asked: of the law, or as one says."""
    on: date = advice.asked_on
    if advice.kind == rules.FINANCIAL_DIRECTOR:
        extended = advice.extended_on is not None
        days = rules.opinion_days(bool(advice.urgent), legal_numbers(on), extended)
        return rules.last_day(on, days, working=True)
    working = bool(setting("advice_working_days"))
    return rules.last_day(on, advice.days or setting("advice_days"), working)


def alert_days(advice: IAdvice) -> int:
    """How many days before its end those who give it are alerted."""
    said: int = advice.alert if advice.alert is not None else setting("advice_alert")
    return said


def outdated(advice: IAdvice) -> bool:
    """Whether the text of the act is another one since it was given."""
    known = advice.act_sha256
    return known is not None and known != aq_parent(advice).text_digest()
