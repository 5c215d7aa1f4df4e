"""The record of a request; what IMIO fills in is on its own tabs."""

from decimal import Decimal
from imio.mutualisation.base.fields import fact
from imio.mutualisation.base.fields import money
from imio.mutualisation.base.fields import plan
from imio.mutualisation.base.fields import plan as _plan
from imio.mutualisation.base.grid import rows
from imio.mutualisation.base.parameters import record_named
from imio.mutualisation.base.reasons import or_unfit
from imio.mutualisation.i18n import _
from imio.mutualisation.interfaces import INumbered
from imio.mutualisation.request.routing import may_keep_route
from imio.mutualisation.rules.request import asks_something
from plone.autoform import directives
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.interface import Interface
from zope.interface import invariant


ZERO = Decimal(0)
MANAGE = "imio.mutualisation.ManageRecords"
# What a request is given by its steps; nobody writes it.
RECORD = (
    "thread",
    "requested_on",
    "hold_until",
    "quote_number",
    "quote_revision",
    "acceptance_signed_on",
    "acceptance_signed_by",
    "acceptance_reservations",
    "support_from",
    "annual_fee",
    "calls",
    "tracking_code",
    "incident",
)


class IMeasureRow(Interface):
    """A measure of the roadmap until there is a final solution."""

    measure = schema.TextLine(title=_("column_measure", default="Measure"))
    kind = schema.Choice(
        title=_("column_kind", default="Kind"),
        vocabulary="imio.mutualisation.measure_kinds",
        default="practice",
    )
    due = plan(_("column_due", default="Due"), required=False)
    done = schema.Bool(
        title=_("column_measure_done", default="Taken"), required=False, default=False
    )
    note = schema.TextLine(
        title=_("column_note", default="Note"), required=False, default=""
    )


class ITaskRow(Interface):
    """A task of the plan."""

    task = schema.TextLine(title=_("column_task", default="Task"))
    area = schema.Choice(
        title=_("column_area", default="Area"),
        vocabulary="imio.mutualisation.task_areas",
        required=False,
        default="other",
    )
    done_by = schema.Choice(
        title=_("column_done_by", default="Who does it"),
        vocabulary="imio.mutualisation.routes",
        required=False,
    )
    planned_days = schema.Decimal(
        title=_("column_planned_days", default="Planned days"), required=False, min=ZERO
    )
    done_days = schema.Decimal(
        title=_("column_done_days", default="Done days"), required=False, min=ZERO
    )
    due = plan(_("column_due", default="Due"), required=False)
    done = schema.Bool(
        title=_("column_done", default="Done"), required=False, default=False
    )


class ICallRow(Interface):
    """A partner that was asked, and what it answered."""

    rank = schema.Int(title=_("column_rank", default="Rank"))
    partner = schema.TextLine(title=_("column_partner_uid", default="Partner (UID)"))
    title = schema.TextLine(title=_("column_partner", default="Partner"))
    asked_on = fact(
        _("column_asked_on", default="Asked on"),
    )
    due_on = plan(
        _("column_answer_due", default="Answer due"),
        "asked_on",
    )
    answer = schema.Choice(
        title=_("column_answer", default="Answer"),
        vocabulary="imio.mutualisation.call_answers",
    )
    answered_on = fact(
        _("column_answered_on", default="Answered on"), "asked_on", required=False
    )
    reason = schema.TextLine(
        title=_("column_reason", default="Reason"), required=False, default=""
    )


class IServiceRequest(INumbered, model.Schema):
    """What a member asks for and what becomes of it."""

    title = schema.TextLine(
        title=_("label_request_title", default="Subject"),
        description=_(
            "help_request_title", default="Left empty, it is made from the product."
        ),
        required=False,
        default="",
    )
    kind = schema.Choice(
        title=_("label_request_kind", default="Kind of request"),
        vocabulary="imio.mutualisation.request_kinds",
        default="subscription",
    )
    product = schema.Choice(
        title=_("label_product", default="Product"),
        vocabulary="imio.mutualisation.products",
        required=False,
        defaultFactory=record_named("Product"),
    )
    framework = schema.Choice(
        title=_("label_framework", default="Tender and lot drawn on"),
        description=_(
            "help_framework",
            default="For a central purchase, or for work that a partner does.",
        ),
        vocabulary="imio.mutualisation.frameworks",
        required=False,
    )
    need = schema.Text(
        title=_("label_need", default="Your need, in your own words"),
        required=False,
        default="",
    )

    model.fieldset(
        "work",
        label=_("fieldset_work", default="Work"),
        fields=["estimated_days", "route", "route_reason", "plan"],
    )
    estimated_days = schema.Decimal(
        title=_("label_estimated_days", default="Estimated days"),
        required=False,
        min=ZERO,
    )
    route = schema.Choice(
        title=_("label_route", default="Done by"),
        description=_(
            "help_route",
            default="Left empty, the day rule decides; another choice needs a reason.",
        ),
        vocabulary="imio.mutualisation.routes",
        required=False,
    )
    route_reason = schema.Text(
        title=_("label_route_reason", default="Reason of the choice"),
        required=False,
        default="",
    )
    plan = rows(_("label_plan", default="Plan"), ITaskRow)

    @invariant
    def asks_for_something(data: Any) -> None:
        # It gets a number at once, and what has a number is never deleted.
        or_unfit(asks_something(bool(data.product), data.need or ""))

    @invariant
    def reasoned_route(data: Any) -> None:
        or_unfit(may_keep_route(data))

    model.fieldset(
        "continuity",
        label=_("fieldset_continuity", default="Continuity"),
        fields=["asks", "custom_work", "roadmap"],
    )
    asks = schema.Choice(
        title=_("label_asks", default="What you expect of IMIO"),
        description=_(
            "help_asks",
            default="For a request of continuity. IMIO does not go on with a package in "
            "place of its editor; custom work may be a case apart.",
        ),
        vocabulary="imio.mutualisation.continuity_asks",
        required=False,
    )
    custom_work = schema.Bool(
        title=_("label_custom_work", default="It was developed for you"),
        required=False,
        default=False,
    )
    roadmap = rows(_("label_roadmap", default="Roadmap"), IMeasureRow)

    model.fieldset(
        "decision",
        label=_("fieldset_decision", default="Deliberation"),
        fields=["deliberation_required"],
    )
    deliberation_required = schema.Bool(
        title=_("label_deliberation_required", default="Needs a deliberation"),
        description=_(
            "help_deliberation_required",
            default="The kind, the product or the amount may ask for one anyway.",
        ),
        required=False,
        default=False,
    )

    model.fieldset(
        "transfer",
        label=_("fieldset_transfer", default="Knowledge transfer"),
        fields=["transfer_receiver", "transferred_on", "transfer_documents"],
    )
    transfer_receiver = schema.TextLine(
        title=_("label_transfer_receiver", default="Received by"), required=False
    )
    transferred_on = fact(
        _("label_transferred_on", default="Transferred on"),
        "requested_on",
        required=False,
    )
    transfer_documents = schema.Text(
        title=_("label_transfer_documents", default="Documents handed over"),
        required=False,
    )

    model.fieldset(
        "record",
        label=_("fieldset_record", default="Record"),
        fields=list(RECORD),
    )
    thread = schema.TextLine(
        title=_("label_thread", default="Thread"), readonly=True, required=False
    )
    requested_on = fact(
        _("label_requested_on", default="Requested on"),
        readonly=True,
        required=False,
    )
    hold_until = _plan(
        _("label_hold_until", default="On hold until"),
        "requested_on",
        readonly=True,
        required=False,
    )
    quote_number = schema.TextLine(
        title=_("label_quote_number", default="Quote number"),
        readonly=True,
        required=False,
    )
    quote_revision = schema.Int(
        title=_("label_quote_revision", default="Last revision"),
        readonly=True,
        required=False,
        default=0,
    )
    acceptance_signed_on = fact(
        _("label_acceptance_signed_on", default="Acceptance signed on"),
        "requested_on",
        readonly=True,
        required=False,
    )
    acceptance_signed_by = schema.TextLine(
        title=_("label_acceptance_signed_by", default="Acceptance signed by"),
        readonly=True,
        required=False,
    )
    acceptance_reservations = schema.Text(
        title=_("label_acceptance_reservations", default="Reservations"),
        readonly=True,
        required=False,
    )
    support_from = fact(
        _("label_support_from", default="In support since"),
        "requested_on",
        readonly=True,
        required=False,
    )
    annual_fee = money(
        title=_("label_annual_fee", default="Annual fee (€, excl. VAT)"),
        readonly=True,
        required=False,
    )

    calls = rows(_("label_calls", default="Cascade"), ICallRow, readonly=True)
    # A partner that is called reads its own tasks, and its own call.
    directives.read_permission(
        calls="imio.mutualisation.ReadReserved", plan="imio.mutualisation.ReadReserved"
    )
    tracking_code = schema.TextLine(
        title=_("column_tracking_code", default="Tracking code"),
        readonly=True,
        required=False,
    )

    incident = schema.TextLine(
        title=_("label_incident_uid", default="Incident (UID)"),
        readonly=True,
        required=False,
    )

    directives.omitted(*RECORD)
    directives.write_permission(
        estimated_days=MANAGE,
        route=MANAGE,
        route_reason=MANAGE,
        plan=MANAGE,
        roadmap=MANAGE,
        deliberation_required=MANAGE,
        transfer_receiver=MANAGE,
        transferred_on=MANAGE,
        transfer_documents=MANAGE,
    )
