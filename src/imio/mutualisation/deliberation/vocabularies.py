"""What the form of a deliberation may choose, in the words of the registers."""

from Acquisition import aq_base
from Acquisition import aq_chain
from Acquisition import aq_inner
from collections.abc import Callable
from dataclasses import asdict
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.terms import naming
from imio.mutualisation.base.terms import Records
from imio.mutualisation.base.terms import vocabulary
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.legal import DEFAULTS
from operator import attrgetter
from plone import api
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory


NEWEST = {"sort_on": "created", "sort_order": "reverse"}
OWNERS = ("imio.mutualisation.Member", "imio.mutualisation.Section")
BODY_TITLES = {
    "council": _("body_council", default="Municipal council"),
    "college": _("body_college", default="Municipal college"),
    "cpas_council": _("body_cpas_council", default="Council of the CPAS"),
    "board": _("body_board", default="Board"),
    "general_assembly": _("body_general_assembly", default="General assembly"),
}
PURPOSE_TITLES = {
    "join": _("purpose_join", default="Joining IMIO"),
    "withdrawal": _("purpose_withdrawal", default="Leaving IMIO"),
    "order": _("purpose_order", default="Order"),
    "central_purchasing": _(
        "purpose_central_purchasing", default="Joining the central purchasing body"
    ),
    "tender": _("purpose_tender", default="Public contract"),
    "delegates": _("purpose_delegates", default="Delegates to the general assembly"),
    "assembly_mandate": _(
        "purpose_assembly_mandate", default="Mandate for a general assembly"
    ),
    "other": _("purpose_other", default="Other"),
}
# What a citizen looks for.
CATEGORY_TITLES = {
    "tax": _("act_category_tax", default="Taxes and fees"),
    "regulation": _("act_category_regulation", default="Regulations and police"),
    "finance": _("act_category_finance", default="Budget and accounts"),
    "contract": _("act_category_contract", default="Public contracts"),
    "property": _("act_category_property", default="Property and public space"),
    "planning": _("act_category_planning", default="Planning and environment"),
    "mobility": _("act_category_mobility", default="Roads and mobility"),
    "social": _("act_category_social", default="Social action, schools and culture"),
    "staff": _("act_category_staff", default="Staff"),
    "institution": _("act_category_institution", default="Institutions and mandates"),
    "other": _("act_category_other", default="Other"),
}
# Where none is chosen, what an act decides says it.
CATEGORY_OF = {
    "join": "institution",
    "withdrawal": "institution",
    "delegates": "institution",
    "assembly_mandate": "institution",
    "order": "contract",
    "central_purchasing": "contract",
    "tender": "contract",
}
PRIVACY_TITLES = {
    "public": _("privacy_public", default="Open sitting"),
    "public_info": _("privacy_public_info", default="Open sitting, for information"),
    "public_advice": _("privacy_public_advice", default="Open sitting, for advice"),
    "closed": _("privacy_closed", default="Closed sitting"),
    "closed_info": _("privacy_closed_info", default="Closed sitting, for information"),
    "closed_advice": _("privacy_closed_advice", default="Closed sitting, for advice"),
}
VOTE_MODE_TITLES = {
    "aloud": _("vote_mode_aloud", default="Aloud"),
    "show_of_hands": _("vote_mode_show_of_hands", default="By show of hands"),
    "secret": _("vote_mode_secret", default="Secret ballot"),
    "none": _("vote_mode_none", default="Without a vote"),
}
VOTE_TITLES = {
    "yes": _("vote_yes", default="For"),
    "no": _("vote_no", default="Against"),
    "abstain": _("vote_abstain", default="Abstention"),
    "not_voting": _("vote_not_voting", default="Does not vote"),
}
OPINION_TITLES = {
    "favourable": _("opinion_favourable", default="Favourable"),
    "with_remarks": _("opinion_with_remarks", default="Favourable with remarks"),
    "unfavourable": _("opinion_unfavourable", default="Unfavourable"),
    "none": _("opinion_none", default="No advice"),
    "lapsed": _("opinion_lapsed", default="None within the delay"),
}
SUPERVISION_TITLES = {
    "none": _("supervision_none", default="None"),
    "general": _("supervision_general", default="General, without sending"),
    "general_transmitted": _(
        "supervision_general_transmitted", default="General, with compulsory sending"
    ),
    "special_approval": _(
        "supervision_special_approval", default="Special, of approval"
    ),
}
SUPERVISION_OUTCOME_TITLES = {
    "no_measure": _("outcome_no_measure", default="No measure of supervision"),
    "approved": _("outcome_approved", default="Approved"),
    "annulled": _("outcome_annulled", default="Annulled"),
    "not_approved": _("outcome_not_approved", default="Not approved"),
}
OUTCOME_TITLES = {
    "adopt_amended": _("use_adopt_amended", default="Adopted with changes"),
    "postpone": _("use_postpone", default="Postponed"),
    "remove": _("use_remove", default="Removed from the agenda"),
}
LEGAL_TITLES = {
    "convocation": _("legal_convocation", default="Convocation (clear days)"),
    "convocation_last": _(
        "legal_convocation_last", default="Third and last convocation (clear days)"
    ),
    "convocation_cpas": _(
        "legal_convocation_cpas", default="Convocation of a CPAS (clear days)"
    ),
    "councillor_request": _(
        "legal_councillor_request",
        default="Request of a councillor for an item (clear days)",
    ),
    "transmission": _("legal_transmission", default="Transmission to supervision"),
    "supervision": _("legal_supervision", default="Supervision"),
    "supervision_extension_percent": _(
        "legal_supervision_extension", default="Its longest extension (%)"
    ),
    "entry_into_force": _("legal_entry_into_force", default="Entry into force"),
    "financial_opinion": _(
        "legal_financial_opinion",
        default="Opinion of the financial director (working days)",
    ),
    "financial_opinion_urgent": _(
        "legal_financial_opinion_urgent",
        default="The same where urgency is declared (working days)",
    ),
    "financial_opinion_extension_percent": _(
        "legal_financial_opinion_extension", default="Its extension, once (%)"
    ),
    "financial_opinion_urgent_extension_percent": _(
        "legal_financial_opinion_urgent_extension",
        default="Extension of the urgent delay, once (%; 0: none)",
    ),
    "standstill": _("legal_standstill", default="Standstill"),
    "bids_open": _(
        "legal_bids_open", default="Bids, open procedure, from the European threshold"
    ),
    "bids_open_low": _(
        "legal_bids_open_low", default="Bids, open procedure, below that threshold"
    ),
    "bids_restricted": _(
        "legal_bids_restricted",
        default="Bids, restricted or negotiated with publication, from that threshold",
    ),
    "bids_restricted_low": _(
        "legal_bids_restricted_low",
        default="Bids, restricted or negotiated with publication, below that threshold",
    ),
    "candidatures": _(
        "legal_candidatures",
        default="Candidatures, restricted or negotiated, from the European threshold",
    ),
    "candidatures_low": _(
        "legal_candidatures_low",
        default="Candidatures, restricted or negotiated, below that threshold",
    ),
    "bids_after_change": _(
        "legal_bids_after_change", default="Bids, left after a change of the terms"
    ),
    "assembly_convocation": _(
        "legal_assembly_convocation", default="Convocation of the general assembly"
    ),
    "assembly_quorum_percent": _(
        "legal_assembly_quorum", default="Quorum of the general assembly (% of shares)"
    ),
    "delegates": _("legal_delegates", default="Delegates (number)"),
    "delegates_majority": _(
        "legal_delegates_majority", default="Delegates of the majority (at least)"
    ),
    "vat_intermediate_percent": _(
        "legal_vat_intermediate", default="VAT, intermediate rate (%)"
    ),
    "vat_reduced_percent": _("legal_vat_reduced", default="VAT, reduced rate (%)"),
}
SIDE_TITLES = {
    "majority": _("side_majority", default="Majority"),
    "opposition": _("side_opposition", default="Opposition"),
}

bodies = vocabulary(BODY_TITLES)
purposes = vocabulary(PURPOSE_TITLES)
categories = vocabulary(CATEGORY_TITLES)
privacies = vocabulary(PRIVACY_TITLES)
vote_modes = vocabulary(VOTE_MODE_TITLES)
votes = vocabulary(VOTE_TITLES)
opinions = vocabulary(OPINION_TITLES)
supervision_kinds = vocabulary(SUPERVISION_TITLES)
supervision_outcomes = vocabulary(SUPERVISION_OUTCOME_TITLES)
outcomes = vocabulary(OUTCOME_TITLES)
sides = vocabulary(SIDE_TITLES)
legal_codes = vocabulary({code: LEGAL_TITLES[code] for code in asdict(DEFAULTS)})


def _by_uid(
    type_name: str, title: Callable[[Any], str], of_owner: bool = True
) -> IVocabularyFactory:
    @naming(type_name)
    @provider(IVocabularyFactory)
    def factory(context: Any) -> Records:
        query = {"path": path(_owner(context))} if of_owner else {}
        return Records(type_name, title, **NEWEST, **query)

    return factory


def _owner(context: Any) -> Any:
    """The member or the section around a deliberation, or around its form."""
    around = aq_chain(aq_inner(context))
    return next(
        (
            each
            for each in around
            if getattr(aq_base(each), "portal_type", None) in OWNERS
        ),
        api.portal.get(),
    )


def _dated(brain: ICatalogBrain) -> str:
    return (
        f"{brain.Title} ({day(brain.sitting_on)})" if brain.sitting_on else brain.Title
    )


# What the current user may see of each, in the same member or section.
sittings = _by_uid("Sitting", attrgetter("Title"))
assemblies = _by_uid("Assembly", attrgetter("Title"), of_owner=False)
deliberations = _by_uid("Deliberation", _dated)
