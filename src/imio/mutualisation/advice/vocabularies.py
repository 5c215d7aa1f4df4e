"""Whom one asks for advice, and what may be answered."""

from Acquisition import aq_chain
from Acquisition import aq_inner
from collections.abc import Iterator
from imio.mutualisation.base.roster import advising_services as services_of
from imio.mutualisation.base.terms import on_demand
from imio.mutualisation.base.terms import vocabulary
from imio.mutualisation.i18n import _
from imio.mutualisation.interfaces import IGroupOwner
from plone import api
from typing import Any
from zope.schema.vocabulary import SimpleTerm


KIND_TITLES = {
    "service": _("adviser_service", default="Service"),
    "financial_director": _(
        "adviser_financial_director", default="Financial director (L1124-40)"
    ),
}
SENSE_TITLES = {
    "favourable": _("opinion_favourable", default="Favourable"),
    "with_remarks": _("opinion_with_remarks", default="Favourable with remarks"),
    "unfavourable": _("opinion_unfavourable", default="Unfavourable"),
    "none": _("opinion_none", default="No advice"),
}

adviser_kinds = vocabulary(KIND_TITLES)
advice_senses = vocabulary(SENSE_TITLES)


def _services(context: Any) -> Iterator[SimpleTerm]:
    """Of the authority around the act, for those who see it."""
    around = aq_chain(aq_inner(context))
    owner = next((each for each in around if IGroupOwner.providedBy(each)), None)
    if owner is not None and api.user.has_permission("View", obj=owner):
        for service in services_of(owner):
            yield SimpleTerm(service, service, service)


advising_services = on_demand(_services)
