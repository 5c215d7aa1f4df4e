"""The record of an incident: what ends or fails, what was promised, what it costs."""

from decimal import Decimal
from imio.mutualisation.base.fields import fact
from imio.mutualisation.base.fields import money
from imio.mutualisation.base.fields import plan
from imio.mutualisation.base.grid import rows
from imio.mutualisation.base.parameters import record_named
from imio.mutualisation.base.reasons import or_unfit
from imio.mutualisation.base.upkeep import other_solutions
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.continuity import has_subject
from plone.autoform import directives
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.interface import Interface
from zope.interface import invariant


ZERO = Decimal(0)
TERMS = "imio.mutualisation.WriteTerms"
RESERVED = "imio.mutualisation.ReadReserved"
# What is declared; it stays as it was.
DECLARED = ("kind", "product", "licence", "effective_on")
COMMITMENT = ("provider_commitment", "commitment_note")
MIGRATION = ("migrate_to", "migration_cost", "investment")
HELP = ("temporary_support", "alternatives")
# What the declaration leaves behind; nobody writes it by hand.
RECORD = (
    "declared_on",
    "exposed_members",
    "exposed_population",
    "exposed_cost",
    "exposed",
)


class IExposedRow(Interface):
    """A member that the incident touches, and the request opened for it."""

    member = schema.TextLine(title=_("column_member_uid", default="Member (UID)"))
    title = schema.TextLine(title=_("column_member", default="Member"))
    yearly_cost = money(title=_("column_yearly_cost", default="Yearly cost (€)"))
    request = schema.TextLine(
        title=_("column_request_uid", default="Request (UID)"),
        required=False,
        default="",
    )
    thread = schema.TextLine(
        title=_("label_thread", default="Thread"), required=False, default=""
    )
    problem = schema.TextLine(
        title=_("column_not_opened", default="Why none was opened"),
        required=False,
        default="",
    )


class IIncident(model.Schema):
    """A product or a contract that ends or fails."""

    title = schema.TextLine(
        title=_("label_title", default="Title"),
        description=_(
            "help_incident_title",
            default="Left empty, it is made from the kind and from what it touches.",
        ),
        required=False,
        default="",
    )
    kind = schema.Choice(
        title=_("label_incident_kind", default="What happens"),
        vocabulary="imio.mutualisation.incident_kinds",
        default="end_of_support",
    )
    product = schema.Choice(
        title=_("label_product", default="Product"),
        vocabulary="imio.mutualisation.products",
        required=False,
        defaultFactory=record_named("Product"),
    )
    licence = schema.Choice(
        title=_("label_incident_licence", default="Contract (shared licence)"),
        vocabulary="imio.mutualisation.licences",
        required=False,
        defaultFactory=record_named("Licence"),
    )

    @invariant
    def befalls_something(data: Any) -> None:
        # What nobody can throw away is not begun without a subject.
        or_unfit(has_subject(bool(data.product or data.licence)))

    announced_on = fact(_("label_announced_on", default="Announced on"), required=False)
    effective_on = plan(
        _("label_effective_on", default="Takes effect on"),
        "announced_on",
        description=_(
            "help_effective_on",
            default="The last day of support, or the day from which more is due.",
        ),
        required=False,
    )
    partner = schema.Choice(
        title=_("label_provider_partner", default="Provider (partner)"),
        description=_(
            "help_provider_partner",
            default="A commitment that it broke is shown where its bids are evaluated.",
        ),
        vocabulary="imio.mutualisation.suppliers",
        required=False,
    )
    provider = schema.TextLine(
        title=_("label_provider", default="Provider"),
        description=_("help_provider", default="Its name, where it is no partner."),
        required=False,
    )
    evidence = schema.Text(
        title=_("label_evidence", default="What shows it"),
        description=_(
            "help_evidence", default="A letter, an announcement, an address."
        ),
        required=False,
    )

    model.fieldset(
        "commitment",
        label=_("fieldset_commitment", default="Commitment of the provider"),
        fields=list(COMMITMENT),
    )
    provider_commitment = schema.Choice(
        title=_("label_commitment", default="Its commitment to continuity"),
        description=_(
            "help_commitment",
            default="A provider may not unload on IMIO what it promised: look it up in "
            "the tender or the contract before declaring.",
        ),
        vocabulary="imio.mutualisation.provider_commitments",
        required=False,
    )
    commitment_note = schema.Text(
        title=_("label_commitment_note", default="What it had promised, and where"),
        required=False,
        default="",
    )

    model.fieldset(
        "migration",
        label=_("fieldset_forced_migration", default="Imposed migration"),
        fields=list(MIGRATION),
    )
    migrate_to = schema.TextLine(
        title=_("label_migrate_to", default="Towards"), required=False
    )
    migration_cost = money(
        title=_("label_migration_cost", default="More to pay, a year (€ excl. VAT)"),
        required=False,
        min=ZERO,
    )
    investment = money(
        title=_("label_investment", default="To invest, once (€ excl. VAT)"),
        required=False,
        min=ZERO,
    )

    model.fieldset(
        "help",
        label=_("fieldset_continuity_help", default="What IMIO offers"),
        fields=list(HELP),
    )
    temporary_support = schema.Text(
        title=_("label_temporary_support", default="Temporary support"),
        description=_(
            "help_temporary_support",
            default="Who helps, until when, within which limits: the members read it.",
        ),
        required=False,
    )
    alternatives = other_solutions()

    model.fieldset(
        "record", label=_("fieldset_record", default="Record"), fields=list(RECORD)
    )
    declared_on = fact(
        _("label_declared_on", default="Declared on"),
        readonly=True,
        required=False,
    )
    exposed_members = schema.Int(
        title=_("label_exposed_members", default="Members exposed"),
        readonly=True,
        required=False,
    )
    exposed_population = schema.Int(
        title=_("label_exposed_population", default="Inhabitants they serve"),
        readonly=True,
        required=False,
    )
    exposed_cost = money(
        title=_("label_exposed_cost", default="What they pay together, a year (€)"),
        readonly=True,
        required=False,
    )
    exposed = rows(
        _("label_exposed", default="Members exposed, one by one"),
        IExposedRow,
        readonly=True,
    )

    directives.omitted(*RECORD)
    directives.write_permission(**dict.fromkeys(DECLARED, TERMS))
    directives.read_permission(
        exposed_members=RESERVED,
        exposed_population=RESERVED,
        exposed_cost=RESERVED,
        exposed=RESERVED,
    )
