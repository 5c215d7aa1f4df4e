"""The record of a shared licence: one contract, many authorities."""

from datetime import date
from decimal import Decimal
from imio.mutualisation.base.fields import money
from imio.mutualisation.base.fields import plan
from imio.mutualisation.base.grid import rows
from imio.mutualisation.base.parameters import record_named
from imio.mutualisation.base.settings import figure_due
from imio.mutualisation.i18n import _
from imio.mutualisation.licence.rows import ILineRow
from imio.mutualisation.licence.rows import IReminderRow
from imio.mutualisation.licence.rows import IRevisionRow
from plone.autoform import directives
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.interface import provider
from zope.schema.interfaces import IContextAwareDefaultFactory


ZERO = Decimal(0)
HUNDRED = Decimal(100)
FAR_AWAY = date(2199, 12, 31)
WRITE = "imio.mutualisation.WriteTerms"
RESERVED = "imio.mutualisation.ReadReserved"
PARTIES = (
    "supplier",
    "product",
    "tender",
    "tender_lot",
    "source_reason",
    "owner",
    "owner_member",
)
POOL = ("metric", "pool", "minimum")
PRICE = (
    "unit_price",
    "public_unit_price",
    "sharing_key",
    "base_index",
    "indexed_percent",
)
TERM = ("start", "end", "renewal", "period_months", "notice_months", "successor")
# What was agreed: it changes by orders, revisions and renewals only.
AGREED = (
    "supplier",
    "tender",
    "tender_lot",
    "source_reason",
    "metric",
    "pool",
    "unit_price",
    "base_index",
    "indexed_percent",
    "start",
    "end",
    "renewal",
    "period_months",
    "notice_months",
)
# What the steps leave behind; nobody writes it by hand.
RECORD = ("lines", "revisions", "reminders", "stock_kept")


@provider(IContextAwareDefaultFactory)
def usual_indexed_percent(context: Any) -> Decimal:
    """What the law lets follow an index, at most."""
    return figure_due("indexed_percent")


class ILicence(model.Schema):
    """A contract that IMIO signs once, and the pool of seats that it opens."""

    title = schema.TextLine(title=_("label_name", default="Name"))
    description = schema.Text(
        title=_("label_description", default="Summary"), required=False, default=""
    )

    model.fieldset(
        "parties",
        label=_("fieldset_parties", default="Parties"),
        fields=list(PARTIES),
    )
    supplier = schema.Choice(
        title=_("label_supplier", default="Supplier"),
        vocabulary="imio.mutualisation.suppliers",
        required=False,
    )
    product = schema.Choice(
        title=_("label_product", default="Product"),
        vocabulary="imio.mutualisation.products",
        required=False,
    )
    tender = schema.Choice(
        title=_("label_source_tender", default="Tender it comes from"),
        vocabulary="imio.mutualisation.tenders",
        required=False,
        defaultFactory=record_named("Tender"),
    )
    tender_lot = schema.TextLine(
        title=_("label_tender_lot", default="Lot of that tender"),
        description=_(
            "help_tender_lot",
            default="Its number, where the tender has several: what is bought counts "
            "against the maximum of the lot.",
        ),
        required=False,
        default="",
    )
    source_reason = schema.Text(
        title=_("label_source_reason", default="Why no tender was held"),
        description=_(
            "help_source_reason",
            default="Due where no tender is named: a contract taken over, say, or one "
            "of low value.",
        ),
        required=False,
        default="",
    )
    owner = schema.Choice(
        title=_("label_solution_owner", default="Owner of the solution"),
        vocabulary="imio.mutualisation.solution_owners",
        default="imio",
    )
    owner_member = schema.Choice(
        title=_("label_owner_member", default="Member that owns it"),
        description=_(
            "help_owner_member", default="Where the owner is the member that buys it."
        ),
        vocabulary="imio.mutualisation.members",
        required=False,
    )

    model.fieldset(
        "seats", label=_("fieldset_seats", default="Seats"), fields=list(POOL)
    )
    metric = schema.Choice(
        title=_("label_metric", default="What is counted"),
        vocabulary="imio.mutualisation.metrics",
        default="seats",
    )
    pool = schema.Int(
        title=_("label_pool", default="Bought at the start"),
        description=_(
            "help_pool",
            default="How many; nothing where the number is unlimited. Later orders "
            "have a page of their own.",
        ),
        required=False,
        min=1,
    )
    minimum = schema.Int(
        title=_("label_minimum", default="Minimum threshold"),
        description=_(
            "help_minimum", default="With fewer left, IMIO decides: order, or leave it."
        ),
        default=0,
        min=0,
    )

    model.fieldset(
        "price", label=_("fieldset_price", default="Price"), fields=list(PRICE)
    )
    unit_price = money(
        title=_("label_unit_price", default="Price of one, a year (€ excl. VAT)"),
        description=_(
            "help_unit_price", default="Of the whole, where the number is unlimited."
        ),
        required=False,
        min=ZERO,
    )
    public_unit_price = money(
        title=_("label_public_price", default="Public price of one (€ excl. VAT)"),
        description=_(
            "help_public_price",
            default="What an authority alone would pay: the saving is computed from it.",
        ),
        required=False,
        min=ZERO,
    )
    sharing_key = schema.Choice(
        title=_("label_sharing_key", default="Costs are shared"),
        vocabulary="imio.mutualisation.sharing_keys",
        default="seats",
    )
    base_index = schema.Decimal(
        title=_("label_base_index", default="Index at the start"),
        description=_(
            "help_base_index", default="Without one the price follows no index."
        ),
        required=False,
        min=ZERO,
    )
    indexed_percent = schema.Decimal(
        title=_("label_indexed_percent", default="Part that follows the index (%)"),
        description=_(
            "help_indexed_percent",
            default="At most what the law allows: 80 % (law of 30 March 1976, art. 57).",
        ),
        min=ZERO,
        max=HUNDRED,
        defaultFactory=usual_indexed_percent,
    )

    model.fieldset("term", label=_("fieldset_term", default="Term"), fields=list(TERM))
    start = plan(_("label_start", default="First day"), required=False, max=FAR_AWAY)
    end = plan(
        _("label_end", default="Last day of the present period"),
        "start",
        required=False,
        max=FAR_AWAY,
    )
    renewal = schema.Choice(
        title=_("label_renewal", default="Renewal"),
        vocabulary="imio.mutualisation.renewals",
        default="express",
    )
    period_months = schema.Int(
        title=_("label_period_months", default="Each renewal lasts (months)"),
        default=12,
        min=1,
        max=120,
    )
    notice_months = schema.Int(
        title=_("label_notice_months", default="Notice (months)"),
        default=3,
        min=0,
        max=60,
    )
    successor = schema.Choice(
        title=_("label_licence_successor", default="Licence that succeeds it"),
        vocabulary="imio.mutualisation.licences",
        required=False,
    )

    model.fieldset(
        "record", label=_("fieldset_record", default="Record"), fields=list(RECORD)
    )
    lines = rows(_("label_orders", default="Later orders"), ILineRow, readonly=True)
    revisions = rows(
        _("label_revisions", default="Revisions of the price"),
        IRevisionRow,
        readonly=True,
    )
    reminders = rows(
        _("label_reminders", default="Reminders sent"), IReminderRow, readonly=True
    )
    stock_kept = schema.TextLine(
        title=_("label_stock_kept", default="Stock left as it is"),
        readonly=True,
        required=False,
    )

    directives.omitted(*RECORD)
    directives.write_permission(**dict.fromkeys(AGREED, WRITE))
    directives.read_permission(
        **dict.fromkeys(("lines", "revisions", "reminders", "stock_kept"), RESERVED)
    )
