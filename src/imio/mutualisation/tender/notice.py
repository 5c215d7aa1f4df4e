"""The notice of a published tender, as the form of the e-procurement platform asks for it."""

from collections.abc import Mapping
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.open_data import IProcess
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.i18n import _
from imio.mutualisation.rules import tendering
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.standards.eforms import Notice
from imio.mutualisation.standards.eforms import Term
from imio.mutualisation.standards.eforms import terms
from imio.mutualisation.tender.facts import by_candidates
from imio.mutualisation.tender.facts import thresholds
from imio.mutualisation.tender.orders import most_on
from imio.mutualisation.tender.schema import ITender
from imio.mutualisation.tender.views import TenderView
from itertools import groupby
from operator import attrgetter
from typing import Any
from zope.component import queryAdapter
from zope.i18nmessageid import Message


# What each business term is called, without the place that it belongs to.
NAMES: Mapping[str, Message] = {
    "BT-500": _("notice_buyer_name", default="Name of the buyer"),
    "BT-501": _("notice_buyer_number", default="Enterprise number of the buyer"),
    "BT-22": _("notice_reference", default="Internal identifier"),
    "BT-21": _("notice_title", default="Title"),
    "BT-24": _("notice_description", default="Description"),
    "BT-105": _("notice_procedure", default="Type of procedure"),
    "BT-23": _("notice_nature", default="Main nature of the contract"),
    "BT-262": _("notice_cpv", default="Main classification (CPV)"),
    "BT-27": _("notice_estimate", default="Estimated value"),
    "BT-271": _("notice_maximum", default="Maximum value of the framework agreement"),
    "BT-36": _("notice_duration", default="Duration"),
    "BT-765": _("notice_framework", default="Framework agreement"),
    "BT-113": _("notice_participants", default="Maximum number of participants"),
    "BT-111": _("notice_buyers", default="Other buyers of the framework agreement"),
    "BT-750": _(
        "notice_selection", default="Grounds of exclusion and criteria of selection"
    ),
    "BT-539": _("notice_criterion_kind", default="Type of award criterion"),
    "BT-734": _("notice_criterion", default="Award criterion"),
    "BT-541": _("notice_weight", default="Weight"),
    "BT-5421": _("notice_weight_kind", default="How it is weighted"),
    "BT-15": _("notice_documents", default="Address of the documents"),
    "BT-18": _("notice_submission", default="Address for submission"),
    "BT-97": _("notice_language", default="Language of bids"),
    "BT-13": _("notice_questions", default="Last day for questions"),
    "BT-1311": _("notice_candidates", default="Last day to apply"),
    "BT-131": _("notice_due", default="Bids due"),
}
# The code list of eForms for procedures.
PROCEDURES = {
    "open": "open",
    "restricted": "restricted",
    "negotiated_with_publication": "neg-w-call",
    "negotiated_without_publication": "neg-wo-call",
    "low_value": "oth-single",
}


def notice(tender: ITender) -> tuple[Term, ...]:
    """What is published of a tender, field by field. Raises `Refusal`:
    `tender_not_published`.
    """
    process = queryAdapter(tender, IProcess)
    if process is None:
        raise Refusal(Refused("tender_not_published"))
    url, today = tender.absolute_url(), clock.today()
    ceilings = {
        row["number"]: most
        for row in tender.lots or ()
        if (most := most_on(tender, row["number"], today)) is not None
    }
    last = tender.candidates_until if by_candidates(tender) else None
    known = Notice(
        PROCEDURES[tender.procedure],
        last,
        ceilings,
        f"{url}/@@cahier-des-charges.pdf",
        url,
    )
    return terms(process, known)


def gazettes(tender: ITender) -> tuple[str, ...]:
    """Where the notice is due, by the thresholds of the day it was published."""
    on = tender.published_on
    return tendering.gazettes(tender.procedure, tender.estimated_value, thresholds(on))


class NoticePage(TenderView):
    """`@@avis`: each field of the notice with what goes into it."""

    def parts(self) -> list[tuple[str, list[tuple[Term, Message]]]]:
        """The fields of the whole, then those of each lot, with their names."""
        found = groupby(notice(self.context), attrgetter("lot"))
        return [(lot, [(each, _name(each)) for each in own]) for lot, own in found]

    def gazettes(self) -> tuple[str, ...]:
        return gazettes(self.context)


def _name(term: Term) -> Message:
    return NAMES["-".join(term.field.split("(")[0].split("-")[:2])]


class NoticeGet(ReadingService):
    """`GET @notice`: where it is due, and the business terms of eForms with their values."""

    def reply(self) -> dict[str, Any]:
        return {
            "gazettes": list(gazettes(self.context)),
            "terms": [
                {"field": each.field, "lot": each.lot, "value": each.value}
                for each in notice(self.context)
            ],
        }
