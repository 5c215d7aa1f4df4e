"""The decision behind an award: a deliberation of the contracting authority, of IMIO's
board or of a member, that the tender names.
"""

from datetime import date
from imio.mutualisation.base.acts import opening_acts
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.rules import tendering
from imio.mutualisation.rules.states import ACT_ADOPTED
from imio.mutualisation.rules.states import TENDER_DECIDED
from imio.mutualisation.tender.facts import act_named
from imio.mutualisation.tender.facts import place_of_acts
from imio.mutualisation.tender.facts import PURPOSE
from imio.mutualisation.tender.facts import tender_facts
from imio.mutualisation.tender.schema import ITender
from Products.ZCatalog.interfaces import ICatalogBrain


def acts(tender: ITender) -> list[ICatalogBrain]:
    """The decisions of the contracting authority on tenders, the latest first."""
    brains = opening_acts(PURPOSE, ACT_ADOPTED, path=place_of_acts(tender))
    return sorted(brains, key=lambda brain: brain.adopted_on or date.min, reverse=True)


def may_decide(tender: ITender) -> bool:
    """Whether a decision may be named now."""
    return tender.review_state() in TENDER_DECIDED


def name(tender: ITender, act: str) -> None:
    """Name the decision by its UID. Raises `Refusal`: as `tendering.may_name_act`."""
    or_refuse(tendering.may_name_act(tender_facts(tender), act_named(tender, act)))
    tender.award_act = act
