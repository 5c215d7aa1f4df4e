"""The decision behind an award: a deliberation of IMIO's board that the tender names."""

from datetime import date
from imio.mutualisation.base.acts import opening_acts
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.catalog import path
from imio.mutualisation.rules import tendering
from imio.mutualisation.rules.states import ACT_ADOPTED
from imio.mutualisation.rules.states import TENDER_DECIDED
from imio.mutualisation.tender.facts import act_named
from imio.mutualisation.tender.facts import OWN_ACTS
from imio.mutualisation.tender.facts import PURPOSE
from imio.mutualisation.tender.facts import tender_facts
from imio.mutualisation.tender.schema import ITender
from plone import api
from Products.ZCatalog.interfaces import ICatalogBrain


def acts() -> list[ICatalogBrain]:
    """The decisions of the board on tenders, the latest first."""
    where = path(api.portal.get()[OWN_ACTS])
    brains = opening_acts(PURPOSE, ACT_ADOPTED, path=where)
    return sorted(brains, key=lambda brain: brain.adopted_on or date.min, reverse=True)


def may_decide(tender: ITender) -> bool:
    """Whether a decision may be named now."""
    return tender.review_state() in TENDER_DECIDED


def name(tender: ITender, act: str) -> None:
    """Name the decision by its UID. Raises `Refusal`: as `tendering.may_name_act`."""
    or_refuse(tendering.may_name_act(tender_facts(tender), act_named(act)))
    tender.award_act = act
