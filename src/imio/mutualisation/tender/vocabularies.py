"""What the form of a tender may choose."""

from collections.abc import Iterator
from imio.mutualisation.base.acting import sees_figures
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.localroles import roles_of_groups
from imio.mutualisation.base.officer import People
from imio.mutualisation.base.officer import staff
from imio.mutualisation.base.people import full_name
from imio.mutualisation.base.terms import vocabulary
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.notices import GAZETTES
from imio.mutualisation.rules.notices import KINDS as NOTICES
from imio.mutualisation.rules.purchasing import AMENDMENT_KINDS
from imio.mutualisation.rules.selection import KINDS
from imio.mutualisation.rules.selection import OPTIONAL
from imio.mutualisation.rules.tendering import CRITERIA
from imio.mutualisation.rules.tendering import LOT_KINDS
from imio.mutualisation.rules.tendering import LOT_OUTCOMES
from imio.mutualisation.rules.tendering import PROCEDURES
from imio.mutualisation.tender.messages import LOT_STATES
from plone import api
from typing import Any
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm


PROCEDURE_TITLES = {
    "open": _("procedure_open", default="Open procedure"),
    "restricted": _("procedure_restricted", default="Restricted procedure"),
    "negotiated_with_publication": _(
        "procedure_negotiated_with",
        default="Negotiated procedure with prior publication",
    ),
    "negotiated_without_publication": _(
        "procedure_negotiated_without",
        default="Negotiated procedure without prior publication",
    ),
    "low_value": _("procedure_low_value", default="Contract of low value"),
}
LOT_KIND_TITLES = {
    "software": _("lot_software", default="Software"),
    "services": _("lot_services", default="Services"),
    "hardware": _("lot_hardware", default="Hardware tied to a solution"),
}
CRITERION_TITLES = {
    "price": _("criterion_price", default="Price"),
    "competence": _("criterion_competence", default="Competence"),
    "reactivity": _("criterion_reactivity", default="Reactivity"),
    "quality": _("criterion_quality", default="Quality"),
    "continuity": _("criterion_continuity", default="Long-term continuity"),
    "several_actors": _(
        "criterion_several_actors", default="Solution held by several actors"
    ),
    "other": _("criterion_other", default="Other"),
    "open_source": _("criterion_open_source", default="Open source"),
    "turnover": _("criterion_turnover", default="Turnover (never allowed)"),
}
AMENDMENT_TITLES = {
    "tax_rate": _("amendment_tax_rate", default="VAT rate"),
    "item_price_variation": _("amendment_price", default="Price revision"),
    "third_party": _("amendment_third_party", default="Change of a third party"),
    "party_withdrawal": _("amendment_withdrawal", default="A party withdraws"),
    "ceiling": _("amendment_ceiling", default="Maximum of a lot"),
    "term": _("amendment_term", default="Term"),
    "other": _("amendment_other", default="Other"),
}
APPEAL_TITLES = {
    "pending": _("appeal_pending", default="Pending"),
    "upheld": _("appeal_upheld", default="Upheld"),
    "dismissed": _("appeal_dismissed", default="Dismissed"),
}

GAZETTE_TITLES = {
    "bda": _("gazette_bda", default="Belgian bulletin of public contracts"),
    "ted": _("gazette_ted_short", default="TED"),
}
NOTICE_TITLES = {
    "call": _("notice_call", default="contract notice"),
    "change": _("notice_change", default="correction"),
    "result": _("notice_result", default="award notice"),
    "modification": _("notice_modification", default="modification of the contract"),
}

GROUND_TITLES = {
    "criminal_organisation": _(
        "ground_criminal_organisation", default="Part in a criminal organisation"
    ),
    "corruption": _("ground_corruption", default="Corruption"),
    "fraud": _("ground_fraud", default="Fraud"),
    "terrorism": _("ground_terrorism", default="Terrorist offences"),
    "money_laundering": _(
        "ground_money_laundering",
        default="Money laundering or funding of terrorism",
    ),
    "trafficking": _(
        "ground_trafficking", default="Child labour or trafficking in human beings"
    ),
    "illegal_employment": _(
        "ground_illegal_employment",
        default="Employment of third-country nationals who stay illegally",
    ),
    "tax_debts": _("ground_tax_debts", default="Unpaid taxes"),
    "social_debts": _(
        "ground_social_debts", default="Unpaid social security contributions"
    ),
    "labour_law": _(
        "ground_labour_law",
        default="Breach of environmental, social or labour law",
    ),
    "insolvency": _("ground_insolvency", default="Bankruptcy, liquidation or the like"),
    "misconduct": _("ground_misconduct", default="Grave professional misconduct"),
    "collusion": _("ground_collusion", default="Agreement to distort competition"),
    "conflict_of_interest": _(
        "ground_conflict_of_interest",
        default="Conflict of interest that nothing less can remedy",
    ),
    "prior_involvement": _(
        "ground_prior_involvement",
        default="Part in the preparation that distorts competition",
    ),
    "past_performance": _(
        "ground_past_performance",
        default="Serious or lasting failures in an earlier contract",
    ),
    "misrepresentation": _(
        "ground_misrepresentation", default="False statements, or papers withheld"
    ),
    "undue_influence": _(
        "ground_undue_influence", default="Attempt to influence the decision unduly"
    ),
}
SELECTION_TITLES = {
    "competence": _("criterion_competence", default="Competence"),
    "reactivity": _("criterion_reactivity", default="Reactivity"),
    "aptitude": _("selection_aptitude", default="Right to practise the profession"),
    "other": _("criterion_other", default="Other"),
    "economic": _(
        "selection_economic",
        default="Economic and financial capacity (never allowed)",
    ),
}

OWNERSHIP_TITLES = {
    "member": _("ownership_member", default="The member that is the authority"),
    "imio": _("ownership_imio", default="IMIO"),
    "shared": _("ownership_shared", default="Shared by the members"),
}
# What IMIO does beside a member that buys (Mons, 2015): first it helps it to choose,
# then what was chosen is pooled.
PHASE_TITLES = {
    "selection": _("phase_selection", default="Support of the selection"),
    "pooling": _("phase_pooling", default="Pooling"),
}


@provider(IVocabularyFactory)
def evaluators(context: Any = None) -> People:
    """Who may score: IMIO, and experts of the members, who are named and invited."""
    return People(_evaluators)


def _evaluators() -> Iterator[SimpleTerm]:
    if not sees_figures():
        return
    yield from staff()
    groups = api.portal.get_tool("portal_groups")
    for brain in existing("Member"):
        for group in roles_of_groups("member", brain.UID):
            for login in groups.getGroupMembers(group):
                name = f"{full_name(login)} ({brain.Title})"
                yield SimpleTerm(login, login, name)


grounds = vocabulary(GROUND_TITLES)
ownerships = vocabulary(OWNERSHIP_TITLES)
advice_phases = vocabulary(PHASE_TITLES)
optional_grounds = vocabulary({name: GROUND_TITLES[name] for name in OPTIONAL})
selection_kinds = vocabulary({name: SELECTION_TITLES[name] for name in KINDS})
procedures = vocabulary({name: PROCEDURE_TITLES[name] for name in PROCEDURES})
lot_kinds = vocabulary({name: LOT_KIND_TITLES[name] for name in LOT_KINDS})
criteria = vocabulary({name: CRITERION_TITLES[name] for name in CRITERIA})
amendment_kinds = vocabulary({name: AMENDMENT_TITLES[name] for name in AMENDMENT_KINDS})
gazettes = vocabulary({name: GAZETTE_TITLES[name] for name in GAZETTES})
notice_kinds = vocabulary({name: NOTICE_TITLES[name] for name in NOTICES})
lot_outcomes = vocabulary({each: LOT_STATES[each] for each in LOT_OUTCOMES})
appeal_states = vocabulary(APPEAL_TITLES)
appeal_targets = vocabulary(
    {
        "terms": _("appeal_terms", default="The terms of the tender"),
        "exclusion": _("appeal_exclusion", default="An exclusion"),
        "award": _("appeal_award", default="The award"),
    }
)
