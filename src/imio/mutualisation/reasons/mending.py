"""Where what stands in the way of a step is mended: a table beside the sentences.

Each reason that a page may list beside a step has the form and the field that mend it, or
says why there are none: a test asks every guard. What is listed elsewhere (`elsewhere`
of a reason) has no button, and stands in neither table.
"""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple


class Place(NamedTuple):
    """Fields of the form of a record, or a page of it; `#name` is a place of its own page.

    `of` names the type whose record it is, where it is not the one refused: the first
    around it, or the one that its field `by` names. The site itself is `Site`.
    """

    fields: tuple[str, ...] = ()
    page: str = ""
    of: str = ""
    by: str = ""


class Cause(Enum):
    """Why a reason has no form."""

    TIME = "only a day that comes mends it"
    STEP = "another step, whose button stands beside it, mends it"
    OTHERS = "somebody else has to act, or has acted"
    DONE = "it is so for good"


def form(*fields: str, of: str = "", by: str = "") -> Place:
    """The form of a record, at the first of these fields that it has for this person."""
    return Place(fields, of=of, by=by)


def page(name: str, of: str = "", by: str = "") -> Place:
    """A page of a record."""
    return Place(page=name, of=of, by=by)


def record(of: str, by: str = "") -> Place:
    """The record itself, which says what comes next."""
    return Place(of=of, by=by)


SETTINGS = (page("@@mutualisation-settings", of="Site"),)
_SITTING = record("Sitting", by="sitting")
_ATTENDANCE = page("@@attendance", of="Sitting", by="sitting")
_VOTES = (form("votes_for"),)
_FOLLOWED = (form("extended_to"),)
_ACTS_OF_MEMBER = (page("#purpose"), page("#purpose", of="Member"))
_TERMS = (form("unit_price"),)
_FRAMEWORK = (form("framework"), record("Tender", by="framework"))
_LINES = (form("lines"),)
_LOTS, _CRITERIA = (form("lots"),), (form("criteria"),)
_AWARD_ACT = (record("Deliberation", by="award_act"), page("@@decision"))

Mending = tuple[Place, ...] | Cause

# By the first place that is there for this person.
MENDED: Mapping[str, Mending] = {
    # advice
    "advice_act_decided": Cause.DONE,
    "advice_delay_passed": Cause.DONE,
    "advice_pending": (page("#advice-title"),),
    "advice_sense_missing": (form("sense"),),
    "advice_text_missing": (form("text"),),
    "extension_twice": Cause.DONE,
    "financial_opinion_exceeded": (
        page("++add++imio.mutualisation.Advice"),
        form("financial_opinion_asked_on"),
    ),
    "financial_opinion_missing": (
        page("++add++imio.mutualisation.Advice"),
        form("financial_opinion_asked_on"),
    ),
    "financial_opinion_pending": (page("#advice-title"),),
    # assembly
    "agenda_differs": (form("agenda"),),
    "agenda_missing": (form("agenda"),),
    "assembly_convened_late": (form("sitting_on"),),
    "assembly_date_missing": (form("sitting_on"),),
    "assembly_not_yet": Cause.TIME,
    "documents_missing": (page("@@annexes"),),
    "quorum_missing_shares": (form("represented"),),
    "quorum_reached": Cause.STEP,
    "results_missing": (form("session_votes", "represented"),),
    # bidding
    "already_sealed": Cause.STEP,
    "bid_late": Cause.DONE,
    "evaluation_over": (record("Tender", by="tender"),),
    "not_decrypted": (page("@@tourner-cle", of="Tender", by="tender"),),
    "not_invited": Cause.OTHERS,
    "nothing_to_confirm": Cause.DONE,
    "selection_unmet": (page("@@selectionner", of="Tender", by="tender"),),
    "tender_not_open": (record("Tender", by="tender"),),
    # candidates
    "already_invited": Cause.DONE,
    "candidates_unchecked": (page("@@selectionner"),),
    "candidatures_running": Cause.TIME,
    "invitation_late": (form("bids_due_on"),),
    "no_candidates_here": Cause.DONE,
    "nobody_fit": Cause.STEP,
    # cascade
    "answer_still_due": Cause.TIME,
    "call_accepted": Cause.DONE,
    "call_pending": Cause.OTHERS,
    "cascade_exhausted": _FRAMEWORK,
    "change_before_award": (form("amendments"),),
    "framework_ended": _FRAMEWORK,
    "framework_missing": _FRAMEWORK,
    "framework_not_awarded": _FRAMEWORK,
    "no_call_pending": Cause.STEP,
    "partner_left": Cause.OTHERS,
    "renewal_missing": (
        form("renewals", of="Tender", by="framework"),
        record("Tender", by="framework"),
    ),
    "renewal_until": (form("renewals"),),
    # conflicts
    "conflict_undeclared": (page("@@declarer"),),
    "conflicts_undeclared": (page("@@remplacer"),),
    # continuity
    "commitment_note_missing": (form("commitment_note"),),
    "commitment_own": (form("provider_commitment"),),
    "commitment_unchecked": (form("provider_commitment"),),
    "continuity_open": (page("#exposed-title"),),
    "effective_date_missing": (form("effective_on"),),
    "migration_cost_missing": (form("migration_cost"),),
    "package_not_continued": (form("kind"),),
    "roadmap_missing": (form("roadmap"),),
    "roadmap_open": (page("@@mesures"), form("roadmap")),
    "subject_missing": (form("product"),),
    # dated, general
    "setting_missing": SETTINGS,
    "setting_not_in_force": SETTINGS,
    # delegates
    "delegate_named_twice": (form("delegates"),),
    "delegate_unknown": (form("delegates"),),
    "delegates_majority_short": (form("delegates"),),
    "delegates_wrong_number": (form("delegates"),),
    # deliberation
    "act_decides_nothing": (form("privacy"),),
    "act_not_voted": _VOTES,
    "articles_missing": (form("articles"),),
    "attendance_missing": (
        _ATTENDANCE,
        page("@@attendance"),
        form("members_in_office"),
    ),
    "body_not_competent": (form("body"),),
    "closed_sitting": Cause.DONE,
    "convocation_missing": (
        form("convened_on", of="Sitting", by="sitting"),
        form("convened_on"),
    ),
    "convocation_too_late": (
        form("sitting_on", of="Sitting", by="sitting"),
        form("sitting_on"),
    ),
    "majority_missing": _VOTES,
    "majority_reached": _VOTES,
    "masked_annex": (page("#annexes-title"),),
    "masked_passage_unknown": (form("masked_passages"),),
    "masked_properties": (page("#annexes-title"),),
    "masked_title": Cause.DONE,
    "named_votes_differ": (form("named_votes"),),
    "nothing_opened": (form("purpose"),),
    "outcome_missing": (form("outcome"),),
    "points_missing": (form("point_votes"),),
    "secret_vote_named": (form("named_votes"),),
    "sitting_date_missing": (
        form("sitting_on", of="Sitting", by="sitting"),
        form("sitting_on"),
    ),
    "sitting_not_held": Cause.TIME,
    "sitting_not_marked": (_SITTING,),
    "supervision_lessened": (form("supervision_kind"),),
    "votes_missing": _VOTES,
    # licensing
    "already_ended": Cause.STEP,
    "licence_drawn": (page("#allotments-title"),),
    "licence_gone": Cause.DONE,
    "licence_price_missing": _TERMS,
    "licence_source_missing": (form("tender"),),
    "minimum_above_pool": (form("minimum"),),
    "nothing_to_undo": Cause.DONE,
    "notice_too_late": Cause.TIME,
    "period_running": Cause.TIME,
    "pool_missing": (form("pool"),),
    "renews_tacitly": Cause.STEP,
    "supplier_missing": (form("supplier"),),
    "term_missing": (form("start"),),
    "undo_counted_on": Cause.DONE,
    "undo_period_begun": Cause.DONE,
    # membership
    "bce_invalid": (form("bce_number"),),
    "bce_missing": (form("bce_number"), form("bce_number", of="Member")),
    "joining_act_missing": _ACTS_OF_MEMBER,
    "merger_date_missing": (form("merged_on"),),
    "not_a_member": (record("Member"),),
    "open_requests": (page("#requests-title"),),
    "own_successor": (form("successor_nis"),),
    "share_missing": (form("share_count"),),
    "successor_missing": (form("successor_nis"),),
    "successor_unknown": (form("successor_nis"),),
    "withdrawal_act_missing": _ACTS_OF_MEMBER,
    # network
    "candidate_unchecked": Cause.STEP,
    "candidate_unreachable": (form("email"),),
    "network_running": Cause.TIME,
    "not_retained": Cause.OTHERS,
    # pooling
    "need_outcome_missing": (form("product"),),
    "single_member": (form("pooling_reason"),),
    "tender_missing": (page("#next-title"),),
    "tender_not_awarded": Cause.OTHERS,
    # product
    "developer_missing": (form("member"),),
    "licence_reason_missing": (form("perimeter_reason"),),
    "out_of_scope": (form("domain"),),
    "outside_perimeter": (form("domain"),),
    "perimeter_reason_missing": (form("perimeter_reason"),),
    "still_in_support": (page("#users-title"),),
    # purchasing
    "ceiling_below_orders": (form("amendments"),),
    "central_purchasing_not_joined": _ACTS_OF_MEMBER,
    "hardware_not_tied": (
        form("tied_to"),
        form("tied_to", of="Product", by="product"),
        record("Product", by="product"),
    ),
    "lot_already_requested": (page("#requests-title", of="Member"),),
    # quoting
    "basis_outdated": (page("#basis-title"),),
    "discount_not_negative": _LINES,
    "discount_too_large": _LINES,
    "estimate_changed": (page("#quotes-title"), record("ServiceRequest")),
    "line_price_negative": _LINES,
    "line_quantity_not_positive": _LINES,
    "no_lines": _LINES,
    "not_superseded": (record("ServiceRequest"),),
    "product_changed": (page("#quotes-title"), record("ServiceRequest")),
    "quote_of_imio": Cause.STEP,
    "quote_not_handed_in": Cause.OTHERS,
    "quote_still_valid": Cause.TIME,
    "request_not_open": (record("ServiceRequest"),),
    "route_changed": (page("#quotes-title"), record("ServiceRequest")),
    "total_not_positive": _LINES,
    "vat_rate_unknown": _LINES,
    "work_of_partner": (form("lines"), record("ServiceRequest")),
    # request
    "acceptance_missing": Cause.OTHERS,
    "already_signed": Cause.DONE,
    "deliberation_missing": (page("#quotes-title"),),
    "knowledge_transfer_missing": (form("transferred_on"),),
    "need_missing": (form("need"),),
    "partner_missing": Cause.STEP,
    "plan_missing": (form("plan"),),
    "product_missing": (form("product"), form("product", of="ServiceRequest")),
    "product_not_available": (form("product"),),
    "quote_not_accepted": (page("#quotes-title"),),
    "quote_not_sent": (page("#quotes-title"),),
    "route_missing": (form("estimated_days"),),
    "tasks_open": (page("@@mes-taches"), form("plan")),
    # resources
    "resource_empty": (form("text"),),
    # routing
    "help_too_long": (form("route"),),
    "negative_estimate": (form("estimated_days"),),
    "no_estimate": (form("estimated_days"),),
    "no_limit": SETTINGS,
    "route_reason_missing": (form("route_reason"),),
    "unknown_route": (form("route"),),
    # seats
    "pool_exceeded": (record("Licence", by="licence"),),
    # sealing
    "card_replaced": Cause.OTHERS,
    # selection
    "economic_capacity": (form("selection"),),
    "selection_missing": (form("selection"),),
    # signing
    "not_your_turn": Cause.OTHERS,
    "signing_open": (page("#signings-title"),),
    "signing_over": Cause.DONE,
    # sitting
    "item_not_ready": (page("@@agenda"),),
    "item_not_there": (page("@@attendance"),),
    "items_decided": (page("#agenda-title"),),
    "items_missing": (page("@@agenda"),),
    "items_undecided": (page("@@decisions"),),
    "sitting_hour_missing": (form("starts_at"),),
    "minutes_closed": (_SITTING,),
    "minutes_open": (_SITTING,),
    "vote_contradicted": (page("#agenda-title"),),
    "voted_with_elsewhere": (form("voted_with"),),
    # supervision
    "extension_before_receipt": (form("received_on"),),
    "extension_shortens": _FOLLOWED,
    "extension_too_long": _FOLLOWED,
    "receipt_before_transmission": (form("received_on"),),
    "receipt_missing": (form("received_on"),),
    "supervision_refused": Cause.STEP,
    "supervision_running": (form("outcome"),),
    "transmission_before_adoption": (form("transmitted_on"),),
    "transmission_date_missing": (form("transmitted_on"),),
    "transmission_in_future": (form("transmitted_on"),),
    "transmission_missing": (form("transmitted_on"),),
    # tendering
    "already_approved": Cause.DONE,
    "already_turned": Cause.OTHERS,
    "appeal_pending": Cause.STEP,
    "appeals_wait": (page("@@recours"),),
    "award_act_missing": (page("@@decision"),),
    "award_act_not_adopted": _AWARD_ACT,
    "award_act_not_executory": _AWARD_ACT,
    "award_voter_in_conflict": _AWARD_ACT,
    "award_voters_unknown": _AWARD_ACT,
    "bidders_unchecked": (page("@@selectionner"),),
    "bids_still_due": Cause.TIME,
    "buyer_approval_missing": Cause.STEP,
    "buyer_decides": Cause.OTHERS,
    "candidatures_too_short": (form("candidates_until"),),
    "candidatures_undated": (form("candidates_until"),),
    "ceiling_below_estimate": _LOTS,
    "ceiling_missing": _LOTS,
    "committee_too_small": (form("committee"),),
    "continuity_missing": _CRITERIA,
    "continuity_too_light": _CRITERIA,
    "deadline_missing": (form("bids_due_on"),),
    "deadline_past": (form("bids_due_on"),),
    "duration_too_long": (form("duration_months"),),
    "estimate_missing": (form("estimated_value"),),
    "evaluators_too_few": (form("evaluators"),),
    "hardware_lot_not_tied": _LOTS,
    "hour_doubtful": (form("bids_due_at"),),
    "hour_missing": (form("bids_due_at"),),
    "hour_twice": (form("bids_due_at"),),
    "keys_missing": (page("@@deposer-cle"),),
    "lot_twice": _LOTS,
    "lot_unknown": _CRITERIA,
    "lots_missing": _LOTS,
    "no_appeal": (page("@@recours"),),
    "nobody_ranked": (page("@@evaluer"),),
    "not_of_committee": (form("committee"),),
    "not_opened": (page("@@tourner-cle"),),
    "not_opening": Cause.STEP,
    "nothing_to_appeal": Cause.STEP,
    "open_source_clause_missing": (form("open_source_clause"),),
    "price_missing": _CRITERIA,
    "prices_sealed": (page("@@tourner-cle"),),
    "prices_wait": (page("@@evaluer"),),
    "procedure_not_allowed": (form("procedure"),),
    "record_unsigned": (page("@@tourner-cle"),),
    "reuse_clause_missing": (form("reuse_clause"),),
    "standstill_missing": Cause.STEP,
    "standstill_running": Cause.TIME,
    "term_not_over": Cause.TIME,
    "ties_unsettled": (page("@@departager"),),
    "turnover_criterion": _CRITERIA,
    "turnover_named": (form("selection"),),
    "unscored": (page("@@evaluer"),),
    "weight_not_positive": _CRITERIA,
    "weights_not_100": _CRITERIA,
    # validation
    "validation_missing": Cause.STEP,
    "validation_not_proposed": Cause.STEP,
    # voting
    "figures_negative": (form("votes_for"),),
    "present_exceeds_office": (_ATTENDANCE, form("members_present")),
    "quorum_missing": (_ATTENDANCE, form("members_present")),
    "voter_away": (form("named_votes"), _ATTENDANCE),
    "voter_twice": (form("named_votes"),),
    "votes_below_present": (form("not_voting"), _ATTENDANCE),
    "votes_exceed_present": _VOTES,
}
