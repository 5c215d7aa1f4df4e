"""The rows of the grids of a tender."""

from datetime import date
from decimal import Decimal
from imio.mutualisation.base.fields import fact
from imio.mutualisation.base.fields import money
from imio.mutualisation.base.fields import of_the_web
from imio.mutualisation.base.fields import plan
from imio.mutualisation.base.settings import number_due
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.selection import SelectionCriterion
from imio.mutualisation.rules.tendering import Criterion
from imio.mutualisation.rules.tendering import Lot
from typing import Any
from zope import schema
from zope.interface import Interface


ZERO = Decimal(0)
HUNDRED = Decimal(100)


class ILotRow(Interface):
    """A part of the tender that is awarded by itself."""

    number = schema.TextLine(title=_("column_lot_number", default="No."))
    title = schema.TextLine(title=_("column_title", default="Title"))
    kind = schema.Choice(
        title=_("column_kind", default="Kind"),
        vocabulary="imio.mutualisation.lot_kinds",
        default="software",
    )
    description = schema.TextLine(
        title=_("column_description", default="Description"), required=False, default=""
    )
    quantity = schema.Decimal(
        title=_("column_quantity", default="Quantity"), required=False, min=ZERO
    )
    unit = schema.TextLine(
        title=_("column_unit", default="Unit"), required=False, default=""
    )
    estimate = money(
        title=_("column_estimate", default="Estimate (€)"), required=False, min=ZERO
    )
    ceiling = money(
        title=_("column_lot_ceiling", default="Maximum (€)"), required=False, min=ZERO
    )
    max_partners = schema.Int(
        title=_("column_max_partners", default="Partners at most"),
        required=False,
        min=1,
    )
    product = schema.Choice(
        title=_("column_pooled_solution", default="Pooled solution"),
        vocabulary="imio.mutualisation.products",
        required=False,
    )


class ICriterionRow(Interface):
    """An award criterion; without a lot it holds for all of them."""

    lot = schema.TextLine(
        title=_("column_lot", default="Lot"), required=False, default=""
    )
    kind = schema.Choice(
        title=_("column_kind", default="Kind"),
        vocabulary="imio.mutualisation.criteria",
        default="quality",
    )
    title = schema.TextLine(title=_("column_title", default="Title"))
    weight = schema.Decimal(
        title=_("column_weight", default="Weight (%)"), min=ZERO, max=HUNDRED
    )


class ISelectionRow(Interface):
    """A criterion of selection: what a bidder shows, and the least that will do."""

    kind = schema.Choice(
        title=_("column_kind", default="Kind"),
        vocabulary="imio.mutualisation.selection_kinds",
        default="competence",
    )
    title = schema.TextLine(title=_("column_title", default="Title"))
    level = schema.TextLine(
        title=_("column_level", default="Least level, and its proof")
    )


class ICheckRow(Interface):
    """Whether a bidder meets a requirement of the selection, and what that rests on."""

    partner = schema.TextLine(title=_("column_partner_uid", default="Partner (UID)"))
    requirement = schema.TextLine(title=_("column_requirement", default="Requirement"))
    met = schema.Bool(title=_("column_met", default="Met"))
    reason = schema.Text(title=_("column_reason", default="Reason"))
    by = schema.TextLine(title=_("column_checked_by", default="Checked by"))
    checked_on = fact(_("column_checked_on", default="Checked on"))


class ITaskRow(Interface):
    """A task of IMIO beside a member that is the contracting authority."""

    phase = schema.Choice(
        title=_("column_phase", default="Phase"),
        vocabulary="imio.mutualisation.advice_phases",
        default="selection",
    )
    task = schema.TextLine(title=_("column_task", default="Task"))
    due = plan(_("column_due", default="Due"), required=False)
    done_on = fact(_("column_done_on", default="Done on"), required=False)


class ICandidateRow(Interface):
    """A partner that applies, and whether it is invited to bid."""

    partner = schema.TextLine(title=_("column_partner_uid", default="Partner (UID)"))
    title = schema.TextLine(title=_("column_partner", default="Partner"))
    applied_on = fact(_("column_applied_on", default="Applied on"))
    candidature = schema.Text(title=_("column_candidature", default="Candidature"))
    invited = schema.Bool(
        title=_("column_invited", default="Invited"), required=False, default=False
    )
    reason = schema.Text(
        title=_("column_reason", default="Reason"), required=False, default=""
    )


class IRoundRow(Interface):
    """A round of negotiation: with whom, about what, and what was said."""

    held_on = fact(_("column_held_on", default="Held on"))
    partner = schema.TextLine(title=_("column_partner_uid", default="Partner (UID)"))
    title = schema.TextLine(title=_("column_partner", default="Partner"))
    subject = schema.Text(title=_("column_negotiated", default="What was negotiated"))
    pooling = schema.Text(
        title=_("column_pooling", default="Reuse by other members: what was negotiated")
    )
    minutes = schema.Text(title=_("column_minutes", default="Minutes"))


class IRenewalRow(Interface):
    """The decision of each year to go on, or not."""

    decided_on = fact(
        _("column_decided_on", default="Decided on"),
    )
    until = plan(
        _("column_until", default="Until"),
        "decided_on",
    )
    granted = schema.Bool(
        title=_("column_renewed", default="Renewed"), required=False, default=True
    )
    reason = schema.TextLine(
        title=_("column_reason", default="Reason"), required=False, default=""
    )


class IAmendmentRow(Interface):
    """A change of the contract."""

    on = fact(
        _("column_day", default="Day"),
    )
    kind = schema.Choice(
        title=_("column_kind", default="Kind"),
        vocabulary="imio.mutualisation.amendment_kinds",
        default="other",
    )
    description = schema.TextLine(title=_("column_description", default="Description"))
    partner = schema.Choice(
        title=_("column_withdrawing", default="Who withdraws"),
        vocabulary="imio.mutualisation.suppliers",
        required=False,
    )
    lot = schema.TextLine(
        title=_("column_ceiling_lot", default="Lot whose maximum changes"),
        required=False,
        default="",
    )
    percent = schema.Decimal(
        title=_("column_percent", default="Change of the amount (%)"),
        required=False,
        default=ZERO,
        min=-HUNDRED,
    )


class IMilestoneRow(Interface):
    """A day that the contract looks to."""

    title = schema.TextLine(title=_("column_title", default="Title"))
    due = plan(_("column_due", default="Due"), required=False)
    met_on = fact(_("column_met_on", default="Met on"), required=False)


class IBeneficiaryRow(Interface):
    """A member that draws on the tender, with its code on every document."""

    member = schema.TextLine(title=_("column_member_uid", default="Member (UID)"))
    title = schema.TextLine(title=_("column_member", default="Member"))
    volume = schema.Decimal(
        title=_("column_volume", default="Volume"), required=False, min=ZERO
    )
    commitment = schema.TextLine(title=_("column_commitment", default="Commitment"))
    inhabitants = schema.Int(
        title=_("column_inhabitants", default="Inhabitants"), required=False
    )
    tracking_code = schema.TextLine(
        title=_("column_tracking_code", default="Tracking code")
    )


class IEndedLotRow(Interface):
    """A lot that ended alone, while the others went on."""

    lot = schema.TextLine(title=_("column_lot", default="Lot"))
    outcome = schema.Choice(
        title=_("column_lot_outcome", default="How it ends"),
        vocabulary="imio.mutualisation.lot_outcomes",
    )
    ended_on = fact(_("column_ended_on", default="Ended on"))
    reason = schema.Text(title=_("column_reason", default="Reason"))


class IQuestionRow(Interface):
    """A question of a partner, kept until the answers are published."""

    key = schema.TextLine(title=_("column_key", default="Key"))
    asked_on = fact(
        _("column_asked_on", default="Asked on"),
    )
    partner = schema.TextLine(title=_("column_partner", default="Partner"))
    question = schema.Text(title=_("column_question", default="Question"))
    answer = schema.Text(
        title=_("column_answer", default="Answer"), required=False, default=""
    )


class IAnswerRow(Interface):
    """A question with its answer, for everybody at once; nobody is named."""

    question = schema.Text(title=_("column_question", default="Question"))
    answer = schema.Text(title=_("column_answer", default="Answer"))
    published_on = fact(
        _("label_published_on", default="Published on"),
    )


class IScoreRow(Interface):
    """What one evaluator gives one bid on one criterion, and why."""

    evaluator = schema.TextLine(title=_("column_evaluator", default="Evaluator"))
    bid = schema.TextLine(title=_("column_bid_uid", default="Bid (UID)"))
    lot = schema.TextLine(title=_("column_lot", default="Lot"))
    criterion = schema.TextLine(title=_("column_criterion", default="Criterion"))
    points = schema.Decimal(title=_("column_points", default="Points (0–100)"))
    reason = schema.Text(title=_("column_reason", default="Reason"))


class IDeclarationRow(Interface):
    """What somebody who opens, scores or votes on the award said of their conflicts of
    interest; `person` is empty for a voter, whose declaration IMIO notes.
    """

    person = schema.TextLine(
        title=_("column_person", default="Person (login)"), required=False, default=""
    )
    name = schema.TextLine(title=_("column_person_name", default="Name"))
    declared_on = fact(_("column_declared_on", default="Declared on"))
    partner = schema.Choice(
        title=_("column_conflict_with", default="Conflict with"),
        vocabulary="imio.mutualisation.suppliers",
        required=False,
    )
    conflict = schema.Text(
        title=_("column_conflict", default="Conflict of interest"),
        required=False,
        default="",
    )


class ISettledRow(Interface):
    """The order that people gave to bids with the same total, and why."""

    lot = schema.TextLine(title=_("column_lot", default="Lot"))
    bid = schema.TextLine(title=_("column_bid_uid", default="Bid (UID)"))
    reason = schema.TextLine(title=_("column_reason", default="Reason"))


class IResultRow(Interface):
    """The place of one bid in one lot, as notified."""

    lot = schema.TextLine(title=_("column_lot", default="Lot"))
    rank = schema.Int(title=_("column_rank", default="Rank"))
    bid = schema.TextLine(title=_("column_bid_uid", default="Bid (UID)"))
    partner = schema.TextLine(title=_("column_partner_uid", default="Partner (UID)"))
    title = schema.TextLine(title=_("column_partner", default="Partner"))
    price = money(title=_("column_price", default="Price (€, excl. VAT)"))
    total = schema.Decimal(title=_("column_total", default="Total"))


class INoticeRow(Interface):
    """A notice of the tender in a gazette, once it is there."""

    gazette = schema.Choice(
        title=_("column_gazette", default="Gazette"),
        vocabulary="imio.mutualisation.gazettes",
    )
    kind = schema.Choice(
        title=_("column_notice_kind", default="Notice"),
        vocabulary="imio.mutualisation.notice_kinds",
        default="call",
    )
    number = schema.TextLine(title=_("column_notice_number", default="Number"))
    on = fact(_("column_notice_on", default="Published on"))
    url = schema.URI(
        title=_("column_address", default="Address"), constraint=of_the_web
    )


class IModificationRow(Interface):
    """What changed of a published tender, in words, and why."""

    changed_on = fact(_("column_changed_on", default="Changed on"))
    field = schema.TextLine(title=_("column_changed_field", default="What changed"))
    before = schema.Text(title=_("column_before", default="Before"), required=False)
    after = schema.Text(title=_("column_after", default="After"), required=False)
    reason = schema.Text(title=_("column_reason", default="Reason"))


class IAppealRow(Interface):
    """A complaint or an appeal, and what became of it."""

    by = schema.TextLine(title=_("column_appellant", default="By whom"))
    court = schema.TextLine(
        title=_("column_court", default="Before whom"), required=False, default=""
    )
    against = schema.Choice(
        title=_("column_against", default="Against what"),
        vocabulary="imio.mutualisation.appeal_targets",
        default="award",
    )
    received_on = fact(
        _("column_received_on", default="Received on"),
    )
    ground = schema.Text(title=_("column_ground", default="On what ground"))
    effect = schema.Text(
        title=_("column_effect", default="Effect on running orders"),
        required=False,
        default="",
    )
    state = schema.Choice(
        title=_("label_state", default="State"),
        vocabulary="imio.mutualisation.appeal_states",
        default="pending",
    )
    decided_on = fact(_("column_decided_on", default="Decided on"), required=False)
    decision = schema.Text(
        title=_("column_decision", default="Decision"), required=False, default=""
    )


class IOrderRow(Interface):
    """What is ordered under a lot; it counts against the maximum of the lot."""

    lot = schema.TextLine(title=_("column_lot", default="Lot"))
    source = schema.TextLine(title=_("column_order_uid", default="Order (UID)"))
    member = schema.TextLine(
        title=_("column_member_uid", default="Member (UID)"), required=False, default=""
    )
    title = schema.TextLine(title=_("column_title", default="Title"))
    value = money(title=_("column_order_value", default="Value (€, excl. VAT)"))
    recorded_on = fact(_("column_recorded_on", default="Recorded on"))


class IRankRow(Interface):
    """A place in the cascade of a lot, from a day on."""

    valid_from = plan(
        _("column_valid_from", default="Valid from"),
    )
    lot = schema.TextLine(title=_("column_lot", default="Lot"))
    rank = schema.Int(title=_("column_rank", default="Rank"))
    partner = schema.TextLine(title=_("column_partner_uid", default="Partner (UID)"))
    title = schema.TextLine(title=_("column_partner", default="Partner"))
    total = schema.Decimal(title=_("column_total", default="Total"))
    reason = schema.TextLine(
        title=_("column_reason", default="Reason"), required=False, default=""
    )


def lots_of(given: Any) -> tuple[Lot, ...]:
    """The rows of the lots as the rules take them."""
    return tuple(
        Lot(
            row["number"],
            row["title"],
            row["kind"],
            row["max_partners"],
            bool(row["product"]),
            row.get("estimate"),
            row.get("ceiling"),
        )
        for row in given or ()
    )


def criteria_of(given: Any) -> tuple[Criterion, ...]:
    """The rows of the criteria as the rules take them; the key is the place."""
    return tuple(
        Criterion(str(key), row["lot"] or "", row["kind"], row["title"], row["weight"])
        for key, row in enumerate(given or (), 1)
    )


def selection_of(given: Any) -> tuple[SelectionCriterion, ...]:
    """The rows of the criteria of selection as the rules take them; the key is the place."""
    return tuple(
        SelectionCriterion(str(key), row["kind"], row["title"], row["level"])
        for key, row in enumerate(given or (), 1)
    )


def least_continuity(on: date | None = None) -> Decimal:
    """The least weight of continuity in percent, by the settings of a day."""
    return number_due("continuity_weight", on)
