"""The codes of the standard as people say them; an unknown code is shown as it is."""

from collections.abc import Mapping
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from zope.i18nmessageid import Message


STATUSES = {
    "planning": _("ocds_status_planning", default="In preparation"),
    "planned": _("ocds_status_planned", default="Planned"),
    "active": _("ocds_status_active", default="Under way"),
    "cancelled": _("ocds_status_cancelled", default="Cancelled"),
    "unsuccessful": _("ocds_status_unsuccessful", default="Unsuccessful"),
    "complete": _("ocds_status_complete", default="Complete"),
    "withdrawn": _("ocds_status_withdrawn", default="Withdrawn"),
}
AWARDS = {
    "pending": _("ocds_award_pending", default="Proposed"),
    "active": _("ocds_award_active", default="Awarded"),
    "cancelled": _("ocds_award_cancelled", default="Cancelled"),
    "unsuccessful": _("ocds_award_unsuccessful", default="Not awarded"),
}
METHODS = {
    "open": _("ocds_method_open", default="Open"),
    "selective": _("ocds_method_selective", default="Restricted"),
    "limited": _("ocds_method_limited", default="Limited"),
    "direct": _("ocds_method_direct", default="Without competition"),
}
CATEGORIES = {
    "goods": _("ocds_category_goods", default="Supplies"),
    "works": _("ocds_category_works", default="Works"),
    "services": _("ocds_category_services", default="Services"),
}
CRITERIA = {
    "price": _("ocds_criterion_price", default="Price"),
    "cost": _("ocds_criterion_cost", default="Cost"),
    "quality": _("ocds_criterion_quality", default="Quality"),
    "priceOnly": _("ocds_criteria_price", default="Price only"),
    "costOnly": _("ocds_criteria_cost", default="Cost only"),
    "qualityOnly": _("ocds_criteria_quality", default="Quality only"),
    "ratedCriteria": _("ocds_criteria_rated", default="Several criteria"),
}


def shown(titles: Mapping[str, Message], code: str | None) -> str:
    """The title of a code; the code itself where the standard knows no such one."""
    title = titles.get(code or "")
    return words(title) if title else code or ""
