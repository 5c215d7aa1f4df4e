"""Refusals: one exception, answered as JSON to a client and as a page to a person."""

from imio.mutualisation.base.reasons import message
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.rules.verdict import Refused
from OFS.CopySupport import CopyError
from plone import api
from plone.rest.interfaces import IAPIRequest
from plone.restapi.exceptions import DeserializationError
from plone.restapi.serializer.converters import json_compatible
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from typing import TypeVar
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface

import json


Result = TypeVar("Result")

STATUS = {
    "not_your_role": 403,
    "field_not_yours": 403,
    "numbered": 403,
    "not_copied": 403,
    "product_unknown": 404,
    "member_unknown": 404,
    "comment_missing": 400,
    "unknown_field": 400,
    "unreadable_body": 400,
    "population_not_positive": 400,
    "parameter_missing": 400,
    "parameter_invalid": 400,
    "population_or_member": 400,
    "kind_unknown": 400,
    "purpose_unknown": 400,
    "assembly_missing": 400,
    "unreadable_file": 400,
    "file_too_large": 400,
    "commitment_unknown": 400,
    "volume_not_positive": 400,
    "no_lot": 400,
    "price_not_positive": 400,
    "continuity_commitment_missing": 400,
    "answer_missing": 400,
    "not_an_evaluator": 403,
    "not_rated": 400,
    "points_out_of_range": 400,
    "score_reason_missing": 400,
    "answer_unknown": 400,
    "answer_reason_missing": 400,
    "marks_out_of_range": 400,
    "confidentiality_reason_short": 400,
    "passphrase_too_short": 400,
    "wrong_passphrase": 400,
    "wrong_reading_code": 400,
    "not_of_committee": 403,
    "offer_unknown": 400,
    "tie_unknown": 400,
    "tie_reason_missing": 400,
    "not_a_partner": 403,
    "question_missing": 400,
    "files_too_large": 400,
    "passphrases_differ": 400,
    "json_too_large": 400,
    "json_not_utf8": 400,
    "json_unreadable": 400,
    "json_name_twice": 400,
    "json_bad_number": 400,
    "json_too_deep": 400,
    "too_many_processes": 400,
    "ocds_problems": 400,
    "ocds_unreadable": 400,
    "not_your_member": 403,
    "quantity_not_positive": 400,
    "replaced_line_unknown": 400,
    "revision_empty": 400,
    "index_not_positive": 400,
    "percent_too_low": 400,
    "thread_not_yours": 400,
    "order_label_missing": 400,
    "over_quota_reason_missing": 400,
    "price_negative": 400,
    "order_before_contract": 400,
    "order_ends_first": 400,
    "value_missing": 400,
    "value_invalid": 400,
    "publiccode_invalid": 400,
    "publiccode_known": 403,
    "publiccode_address": 400,
    "publiccode_host": 400,
    "publiccode_unreachable": 400,
    "email_invalid": 400,
    "referent_name_missing": 400,
    "closing_date_missing": 400,
    "closing_date_ahead": 400,
    "migration_twice": 400,
    "migration_to_itself": 400,
    "document_too_large": 400,
    "document_unreadable": 400,
    "reuse_licence_unknown": 400,
    "ask_unknown": 400,
}
CONFLICT = 409


class Refusal(Exception):
    """Raised where a call must stop; nothing of the call is kept.

    The workflow tool raises what a subscriber raised once more, as `type(e)(e)`.
    """

    def __init__(self, cause: "Refused | Refusal"):
        self.refused = cause.refused if isinstance(cause, Refusal) else cause
        super().__init__(message(self.refused))

    @property
    def status(self) -> int:
        """The HTTP status: 409 unless the request itself is at fault."""
        return STATUS.get(self.refused.reason, CONFLICT)


def or_refuse(result: Result | Refused) -> Result:
    """The result; raises `Refusal` where there is a reason instead."""
    if isinstance(result, Refused):
        raise Refusal(result)
    return result


def refusal(refused: Refused) -> dict[str, Any]:
    """The JSON body of a refusal: its reason, what the reason names, its sentence."""
    named = json_compatible(dict(refused.details))
    said = {"reason": refused.reason, "message": message(refused)}
    return {**named, "type": "Refused", **said}


class RefusalView(BrowserView):
    """What a `Refusal` looks like to the one who made the call."""

    page = ViewPageTemplateFile("refusal.pt")

    def __call__(self) -> str | None:
        refused, response = self.context.refused, self.request.response
        response.setStatus(self.context.status, lock=1)
        if not IAPIRequest.providedBy(self.request):
            # A page of the site: what was asked for may not be there to stand in.
            self.context = api.portal.get()
            # A template adds its own address to the text of what is raised in it.
            return self.page(sentence=message(refused))
        response.setHeader("Content-Type", "application/json")
        response.setBody(json.dumps(refusal(refused)), lock=1)
        return None


@implementer(Interface)
@adapter(DeserializationError, IMutualisationLayer)
def unreadable_body(error: Exception, request: IMutualisationLayer) -> RefusalView:
    """A body that is no JSON object is the client's fault, not ours."""
    return RefusalView(Refusal(Refused("unreadable_body")), request)


@implementer(Interface)
@adapter(CopyError, IMutualisationLayer)
def not_copied(error: Exception, request: IMutualisationLayer) -> RefusalView:
    """Nobody may copy or move a record; the stock answer is an internal error."""
    return RefusalView(Refusal(Refused("not_copied")), request)
