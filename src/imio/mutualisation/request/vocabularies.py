"""What the request form may choose."""

from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.terms import of_type
from imio.mutualisation.base.terms import on_demand
from imio.mutualisation.base.terms import vocabulary
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.cascade import ANSWERS
from imio.mutualisation.rules.continuity import ASKS
from imio.mutualisation.rules.continuity import MEASURES
from imio.mutualisation.rules.request import AREAS
from imio.mutualisation.rules.request import KINDS
from imio.mutualisation.rules.routing import IN_HOUSE
from imio.mutualisation.rules.routing import PARTNER
from typing import Any
from zope.schema.vocabulary import SimpleTerm


KIND_TITLES = {
    "subscription": _("kind_subscription", default="Subscription to a product"),
    "further_function": _("kind_further_function", default="Further function"),
    "organisational_help": _("kind_organisational_help", default="Organisational help"),
    "specification_writing": _(
        "kind_specification_writing", default="Writing of specifications"
    ),
    "central_purchase": _("kind_central_purchase", default="Central purchase"),
    "integration_project": _("kind_integration_project", default="Integration project"),
    "migration": _("kind_migration", default="Migration"),
    "continuity": _("kind_continuity", default="Continuity"),
}
ROUTE_TITLES = {
    IN_HOUSE: _("route_in_house", default="IMIO"),
    PARTNER: _("route_partner", default="A partner"),
}

ANSWER_TITLES = {
    "pending": _("answer_pending", default="Awaited"),
    "accepted": _("answer_accepted", default="Accepted"),
    "refused": _("answer_refused", default="Refused"),
    "silent": _("answer_silent", default="No answer in time"),
    "conflict": _("answer_conflict", default="Conflict of interest"),
}

ASK_TITLES = {
    "temporary_support": _("asks_temporary_support", default="A temporary support"),
    "replacement": _("asks_replacement", default="Another solution"),
    "functional_continuation": _(
        "asks_functional_continuation", default="That IMIO goes on developing it"
    ),
}
MEASURE_TITLES = {
    "temporary_support": _("measure_temporary_support", default="Temporary support"),
    "practice": _("measure_practice", default="Practice to follow"),
    "replacement": _("measure_replacement", default="Replacement"),
}
AREA_TITLES = {
    "look": _("area_look", default="Look (design, house style)"),
    "integration": _("area_integration", default="Integration (back office)"),
    "data": _("area_data", default="Data"),
    "training": _("area_training", default="Training"),
    "other": _("area_other", default="Other"),
}

call_answers = vocabulary({answer: ANSWER_TITLES[answer] for answer in ANSWERS})
request_kinds = vocabulary({kind: KIND_TITLES[kind] for kind in KINDS})
routes = vocabulary(ROUTE_TITLES)
continuity_asks = vocabulary({each: ASK_TITLES[each] for each in ASKS})
measure_kinds = vocabulary({each: MEASURE_TITLES[each] for each in MEASURES})
task_areas = vocabulary({each: AREA_TITLES[each] for each in AREAS})
products = of_type("Product")


def kind_title(kind: str) -> str:
    """The name of a kind of request, in the language of the site."""
    return words(KIND_TITLES[kind])


@on_demand
def frameworks(context: Any) -> list[SimpleTerm]:
    """The lots of the awarded tenders: all of it is public."""
    tenders = [brain.getObject() for brain in found("Tender", review_state="awarded")]
    terms = [
        SimpleTerm(token, token, title)
        for tender in tenders
        for token, title in tender.choices()
    ]
    chosen = getattr(context, "framework", None)
    if isinstance(chosen, str) and chosen not in {term.value for term in terms}:
        terms.append(SimpleTerm(chosen, chosen, chosen))
    return terms
