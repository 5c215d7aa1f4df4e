"""The record of a partner. Its turnover is nowhere asked (IMIO, 2012)."""

from imio.mutualisation.base.bce import enterprise_number
from imio.mutualisation.base.fields import e_mail
from imio.mutualisation.base.fields import fact
from imio.mutualisation.base.fields import of_the_web
from imio.mutualisation.base.fields import plan
from imio.mutualisation.base.grid import rows
from imio.mutualisation.base.identity import is_told_apart
from imio.mutualisation.base.identity import names_no_other
from imio.mutualisation.i18n import _
from imio.mutualisation.interfaces import IGroupOwner
from imio.mutualisation.rules.cascade import CRITERIA
from plone.autoform import directives
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.i18nmessageid import Message
from zope.interface import Interface
from zope.interface import invariant


MANAGE = "imio.mutualisation.ManageRecords"
RESERVED = "imio.mutualisation.ReadReserved"
RECORD = ("places", "evaluations", "network_until")
MARKS = {"min": 1, "max": 5, "required": True}


class ISkillRow(Interface):
    """What a partner masters."""

    skill = schema.TextLine(title=_("column_skill", default="Skill"))
    proof = schema.TextLine(
        title=_("column_proof", default="References"), required=False, default=""
    )


class IPlaceRow(Interface):
    """A place in the cascade of a lot."""

    tender = schema.TextLine(title=_("column_tender_uid", default="Tender (UID)"))
    title = schema.TextLine(title=_("column_tender", default="Tender"))
    lot = schema.TextLine(title=_("column_lot", default="Lot"))
    rank = schema.Int(title=_("column_rank", default="Rank"))
    valid_from = plan(
        _("column_valid_from", default="Valid from"),
    )


class IEvaluationRow(Interface):
    """How a job was done, from 1 (poor) to 5 (excellent)."""

    on = fact(
        _("column_day", default="Day"),
    )
    thread = schema.TextLine(title=_("label_thread", default="Thread"))
    competence = schema.Int(title=_("mark_competence", default="Competence"), **MARKS)
    reactivity = schema.Int(title=_("mark_reactivity", default="Reactivity"), **MARKS)
    quality = schema.Int(title=_("mark_quality", default="Quality"), **MARKS)
    transfer = schema.Int(
        title=_("mark_transfer", default="Knowledge transfer"), **MARKS
    )
    continuity = schema.Int(title=_("mark_continuity", default="Continuity"), **MARKS)
    comment = schema.TextLine(
        title=_("label_comment", default="Comment"), required=False, default=""
    )


def marks() -> list[tuple[str, Message]]:
    """The five marks of an evaluation with their names, in the order of the form."""
    fields = schema.getFields(IEvaluationRow)
    return [(name, fields[name].title) for name in CRITERIA]


class IPartner(IGroupOwner, model.Schema):
    """A private provider, from the freelance developer up."""

    title = schema.TextLine(title=_("label_name", default="Name"))
    description = schema.Text(
        title=_("label_description", default="Summary"), required=False
    )
    bce_number = schema.TextLine(
        title=_("label_bce", default="Enterprise number (BCE)"),
        required=False,
        constraint=enterprise_number,
    )

    @invariant
    def one_of_its_kind(data: Any) -> None:
        names_no_other(data, "Partner", "bce_number")

    @invariant
    def of_its_own_name(data: Any) -> None:
        is_told_apart(data, "Partner", "bce_number")

    size = schema.Choice(
        title=_("label_partner_size", default="Size"),
        vocabulary="imio.mutualisation.partner_sizes",
        default="very_small",
    )
    website = schema.URI(
        title=_("label_website", default="Website"),
        required=False,
        constraint=of_the_web,
    )
    skills = rows(_("label_skills", default="Skills"), ISkillRow)

    model.fieldset(
        "contact",
        label=_("fieldset_contact", default="Contact"),
        fields=["contact_name", "address", "email", "phone", "statement"],
    )
    contact_name = schema.TextLine(
        title=_("label_contact_name", default="Contact person"), required=False
    )
    address = schema.Text(title=_("label_address", default="Address"), required=False)
    email = schema.TextLine(
        title=_("label_email", default="E-mail"), required=False, constraint=e_mail
    )
    phone = schema.TextLine(title=_("label_phone", default="Phone"), required=False)
    statement = schema.Text(
        title=_("label_statement", default="What the candidate says"), required=False
    )
    directives.read_permission(
        contact_name=RESERVED,
        address=RESERVED,
        email=RESERVED,
        phone=RESERVED,
        statement=RESERVED,
    )

    model.fieldset(
        "record", label=_("fieldset_record", default="Record"), fields=list(RECORD)
    )
    places = rows(
        _("label_places", default="Places in the cascades"), IPlaceRow, readonly=True
    )
    evaluations = rows(
        _("label_evaluations", default="Evaluations"), IEvaluationRow, readonly=True
    )
    network_until = plan(
        _("label_network_until", default="In the network until"),
        readonly=True,
        required=False,
    )
    directives.read_permission(evaluations=RESERVED)
    directives.omitted(*RECORD)
    # Who was selected stays who it is: a tender was won under that name.
    directives.write_permission(
        title=MANAGE, bce_number=MANAGE, size=MANAGE, statement=MANAGE
    )


class ICandidacy(Interface):
    """What a company not yet known says of itself, and who speaks for it."""

    title = schema.TextLine(
        title=_("label_company", default="Name of your company, or yours")
    )
    bce_number = schema.TextLine(
        title=_("label_bce", default="Enterprise number (BCE)"),
        constraint=enterprise_number,
    )
    size = schema.Choice(
        title=_("label_partner_size", default="Size"),
        vocabulary="imio.mutualisation.partner_sizes",
        default="very_small",
    )
    skills = schema.Text(
        title=_("label_skills", default="Skills"),
        description=_("help_one_a_line", default="One a line."),
        max_length=1000,
    )
    contact_name = schema.TextLine(
        title=_("label_contact_name", default="Contact person")
    )
    email = schema.TextLine(title=_("label_email", default="E-mail"), constraint=e_mail)
    statement = schema.Text(
        title=_("label_own_statement", default="What you would bring"),
        max_length=3000,
    )
