"""The record of a need; what IMIO fills in is on its own tabs."""

from decimal import Decimal
from imio.mutualisation.base.fields import fact
from imio.mutualisation.base.fields import money
from imio.mutualisation.base.grid import rows
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.base.parameters import words_searched
from imio.mutualisation.i18n import _
from plone.autoform import directives
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.interface import Interface
from zope.interface import provider
from zope.schema.interfaces import IContextAwareDefaultFactory


ZERO = Decimal(0)
MANAGE = "imio.mutualisation.ManageRecords"
PROJECT = ("pilot", "owner", "funding", "funded_parts", "pooling_reason")
OUTCOME = ("product", "licence")
# What members and steps write, each by a call of its own.
RECORD = ("joined", "tender")


@provider(IContextAwareDefaultFactory)
def only_member(context: Any) -> str | None:
    """The member that the current user acts for, if there is but one."""
    own = owners_of_current_user()
    return own[0] if len(own) == 1 else None


class IFundedPartRow(Interface):
    """A part of the project that somebody else pays."""

    part = schema.TextLine(title=_("column_funded_part", default="Part of the project"))
    funder = schema.TextLine(title=_("column_funder", default="Paid by"))
    amount = money(
        title=_("column_funded_amount", default="Amount (€)"), required=False, min=ZERO
    )


class IJoinedRow(Interface):
    """A member that joined, and what it commits to."""

    member = schema.TextLine(title=_("column_member_uid", default="Member (UID)"))
    title = schema.TextLine(title=_("column_member", default="Member"))
    volume = schema.Decimal(
        title=_("column_volume", default="Volume"), required=False, min=ZERO
    )
    commitment = schema.Choice(
        title=_("column_commitment", default="Commitment"),
        vocabulary="imio.mutualisation.commitments",
    )
    inhabitants = schema.Int(
        title=_("column_inhabitants", default="Inhabitants"), required=False
    )
    joined_on = fact(
        _("column_joined_on", default="Joined on"),
    )


class INeed(model.Schema):
    """What a member lacks, and others may acquire with it."""

    title = schema.TextLine(
        title=_("label_need_title", default="The need in a few words"),
        defaultFactory=words_searched,
    )
    description = schema.Text(
        title=_("label_description", default="Summary"), required=False, default=""
    )
    details = schema.Text(
        title=_("label_need", default="Your need, in your own words"),
        required=False,
        default="",
    )
    domain = schema.Choice(
        title=_("label_domain", default="Functional domain"),
        vocabulary="imio.mutualisation.domains",
    )
    member = schema.Choice(
        title=_("label_need_member", default="Member that states it"),
        vocabulary="imio.mutualisation.my_members",
        defaultFactory=only_member,
    )
    unit = schema.TextLine(
        title=_("label_unit", default="Unit of the volumes"),
        description=_(
            "help_unit", default="What is counted: workstations, users, sites…"
        ),
        default="postes",
    )

    model.fieldset(
        "project",
        label=_("fieldset_project", default="Project"),
        fields=list(PROJECT),
    )
    pilot = schema.Choice(
        title=_("label_pilot", default="Pilot member"),
        vocabulary="imio.mutualisation.members",
        required=False,
    )
    owner = schema.Choice(
        title=_("label_solution_owner", default="Owner of the solution"),
        vocabulary="imio.mutualisation.solution_owners",
        required=False,
    )
    funding = schema.Text(
        title=_("label_funding", default="Condition of the funding"), required=False
    )
    funded_parts = rows(_("label_funded_parts", default="Funded parts"), IFundedPartRow)
    pooling_reason = schema.Text(
        title=_("label_pooling_reason", default="Why one member is enough"),
        description=_(
            "help_pooling_reason",
            default="Due where fewer than two members buy: a pilot site, say.",
        ),
        required=False,
        default="",
    )

    model.fieldset(
        "outcome",
        label=_("fieldset_outcome", default="Outcome"),
        fields=list(OUTCOME),
    )
    product = schema.Choice(
        title=_("label_outcome_product", default="Product that came of it"),
        vocabulary="imio.mutualisation.products",
        required=False,
    )
    licence = schema.Choice(
        title=_("label_outcome_licence", default="Licence that came of it"),
        vocabulary="imio.mutualisation.licences",
        required=False,
    )

    model.fieldset(
        "record", label=_("fieldset_record", default="Record"), fields=list(RECORD)
    )
    joined = rows(
        _("label_joined", default="Members that joined"), IJoinedRow, readonly=True
    )
    tender = schema.TextLine(
        title=_("label_need_tender", default="Tender (UID)"),
        readonly=True,
        required=False,
    )
    directives.omitted(*RECORD)
    directives.write_permission(**dict.fromkeys((*PROJECT, *OUTCOME), MANAGE))
