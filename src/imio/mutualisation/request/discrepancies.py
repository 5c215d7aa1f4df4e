"""Where the figures of a request part ways, in words, for its page and its JSON."""

from imio.mutualisation.base.formats import number
from imio.mutualisation.base.words import words
from imio.mutualisation.request.facts import request_facts
from imio.mutualisation.request.messages import DISCREPANCIES
from imio.mutualisation.request.schema import IServiceRequest
from imio.mutualisation.rules import request as rules
from imio.mutualisation.security import READ_RESERVED
from plone import api
from zope.i18nmessageid import Message


def discrepancies(request: IServiceRequest) -> list[dict[str, str]]:
    """`code` and `message` of each; none for a partner, who reads its own quote alone."""
    if not api.user.has_permission(READ_RESERVED, obj=request):
        return []
    return [
        {"code": each.code, "message": _said(each)}
        for each in rules.discrepancies(request_facts(request))
    ]


def _said(each: rules.Discrepancy) -> str:
    figures = {"days": number(each.days), "against": number(each.against)}
    return words(Message(DISCREPANCIES[each.code], mapping=figures))
