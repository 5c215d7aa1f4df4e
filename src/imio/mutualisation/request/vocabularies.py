"""What the request form may choose."""

from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.terms import of_type
from imio.mutualisation.base.terms import vocabulary
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.cascade import ANSWERS
from imio.mutualisation.rules.request import KINDS
from imio.mutualisation.rules.routing import IN_HOUSE
from imio.mutualisation.rules.routing import PARTNER
from typing import Any
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


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

call_answers = vocabulary({answer: ANSWER_TITLES[answer] for answer in ANSWERS})
request_kinds = vocabulary({kind: KIND_TITLES[kind] for kind in KINDS})
routes = vocabulary(ROUTE_TITLES)
products = of_type("Product")


def kind_title(kind: str) -> str:
    """The name of a kind of request, in the language of the site."""
    return words(KIND_TITLES[kind])


@provider(IVocabularyFactory)
def frameworks(context: Any) -> SimpleVocabulary:
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
    return SimpleVocabulary(terms)
