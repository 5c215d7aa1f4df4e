"""Where the figures of a request part ways, and whom it waits for: in words, for its page
and its JSON.
"""

from imio.mutualisation.base.formats import number
from imio.mutualisation.base.reasons import message
from imio.mutualisation.base.words import words
from imio.mutualisation.request.facts import request_facts
from imio.mutualisation.request.messages import DISCREPANCIES
from imio.mutualisation.request.messages import NEXT_STEPS
from imio.mutualisation.request.schema import IServiceRequest
from imio.mutualisation.rules import request as rules
from imio.mutualisation.security import READ_RESERVED
from plone import api
from zope.i18nmessageid import Message


def discrepancies(request: IServiceRequest) -> list[dict[str, str]]:
    """`code` and `message` of each; none for a partner, who reads its own quote alone."""
    if not api.user.has_permission(READ_RESERVED, obj=request):
        return []
    facts = request_facts(request)
    changed = [
        {"code": each.reason, "message": message(each)}
        for each in rules.departures(facts)
    ]
    beyond = rules.discrepancies(facts)
    return changed + [{"code": each.code, "message": _said(each)} for each in beyond]


def waits(request: IServiceRequest, language: str = "") -> list[dict[str, str]]:
    """`code`, `actor` and `message` of each; a partner that was called reads its own."""
    own = None if api.user.has_permission(READ_RESERVED, obj=request) else "partner"
    return [
        {
            "code": each.code,
            "actor": each.actor,
            "message": words(NEXT_STEPS[each.code], language),
        }
        for each in rules.waits(request_facts(request))
        if own in (None, each.actor)
    ]


def _said(each: rules.Discrepancy) -> str:
    figures = {"days": number(each.days), "against": number(each.against)}
    return words(Message(DISCREPANCIES[each.code], mapping=figures))
