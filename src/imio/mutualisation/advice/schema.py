"""The record of an advice: what is asked, then what is answered."""

from imio.mutualisation.base.fields import fact
from imio.mutualisation.base.fields import money
from imio.mutualisation.base.fields import plan
from imio.mutualisation.base.reasons import or_unfit
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.advice import may_ask
from plone.autoform import directives
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.interface import invariant


WRITE = "imio.mutualisation.WriteAct"
RESERVED = "imio.mutualisation.ReadReserved"
# Written by who asks, once; then by who answers, alone until it is given.
ASKED = ("service", "question", "obligatory", "days", "alert", "urgent", "reason")
ANSWERED = ("sense", "text", "reference")
# What it is given when it is asked for and by its steps; nobody writes it.
RECORD = (
    "title",
    "kind",
    "asked_on",
    "due_on",
    "alert_on",
    "alerted_on",
    "extension_asked_on",
    "extension_reason",
    "extended_on",
    "given_on",
    "given_by",
    "act_impact",
    "act_sha256",
    "sha256",
)


class IAdvice(model.Schema):
    """An advice on a draft act."""

    service = schema.Choice(
        title=_("label_advice_service", default="Who is asked"),
        vocabulary="imio.mutualisation.advising_services",
    )
    question = schema.Text(
        title=_("label_advice_question", default="What is asked"), required=False
    )
    obligatory = schema.Bool(
        title=_("label_advice_obligatory", default="Obligatory"),
        description=_(
            "help_advice_obligatory",
            default="The act is neither put on an agenda nor adopted before it is given, or its "
            "delay has passed.",
        ),
        required=False,
        default=False,
    )
    days = schema.Int(
        title=_("label_advice_delay", default="Delay (days)"),
        description=_(
            "help_advice_delay",
            default="Left empty, that of the settings; for the financial director, the "
            "law sets it.",
        ),
        required=False,
        min=1,
        max=365,
    )
    alert = schema.Int(
        title=_("label_advice_alert_days", default="Alert so many days before its end"),
        required=False,
        min=0,
        max=365,
    )
    urgent = schema.Bool(
        title=_("label_advice_urgent", default="Urgent (financial director)"),
        description=_(
            "help_advice_urgent", default="The law shortens the delay for a reason."
        ),
        required=False,
        default=False,
    )
    reason = schema.Text(
        title=_("label_advice_urgency_reason", default="Why it is urgent"),
        required=False,
    )

    sense = schema.Choice(
        title=_("label_advice_sense", default="Advice"),
        vocabulary="imio.mutualisation.advice_senses",
        required=False,
    )
    text = schema.Text(
        title=_("label_advice_text", default="Reasons and remarks"),
        description=_(
            "help_advice_text",
            default="Your service alone reads it until you give the advice.",
        ),
        required=False,
    )
    reference = schema.TextLine(
        title=_("label_advice_reference", default="Your reference"), required=False
    )

    @invariant
    def reasoned_urgency(data: Any) -> None:
        or_unfit(may_ask(bool(data.urgent), data.reason))

    title = schema.TextLine(
        title=_("label_title", default="Title"), readonly=True, required=False
    )
    kind = schema.TextLine(
        title=_("column_adviser_kind", default="Kind"), readonly=True, required=False
    )
    asked_on = fact(
        _("label_advice_asked_on", default="Asked on"), readonly=True, required=False
    )
    due_on = plan(
        _("label_advice_due_on", default="By"),
        "asked_on",
        readonly=True,
        required=False,
    )
    alert_on = plan(
        _("label_advice_alert_on", default="Alert on"), readonly=True, required=False
    )
    alerted_on = fact(
        _("label_advice_alerted_on", default="Alerted on"),
        "asked_on",
        readonly=True,
        required=False,
    )
    extension_asked_on = fact(
        _("label_advice_extension_asked_on", default="More time asked for on"),
        "asked_on",
        readonly=True,
        required=False,
    )
    extension_reason = schema.Text(
        title=_("label_advice_extension_why", default="Why more time is asked for"),
        readonly=True,
        required=False,
    )
    extended_on = fact(
        _("label_advice_extended_on", default="Delay extended on"),
        "asked_on",
        readonly=True,
        required=False,
    )
    given_on = fact(
        _("label_advice_given_on", default="Given on"),
        "asked_on",
        readonly=True,
        required=False,
    )
    given_by = schema.TextLine(
        title=_("label_advice_given_by", default="Given by"),
        readonly=True,
        required=False,
    )
    act_impact = money(
        title=_("label_advice_act_impact", default="Amount it is about (€)"),
        readonly=True,
        required=False,
    )
    act_sha256 = schema.TextLine(
        title=_("label_advice_act_sha256", default="SHA-256 of the text it is about"),
        readonly=True,
        required=False,
    )
    sha256 = schema.TextLine(
        title=_("label_advice_sha256", default="SHA-256 of the advice"),
        readonly=True,
        required=False,
    )

    directives.omitted(*RECORD)
    directives.write_permission(
        **dict.fromkeys(ASKED, WRITE), **dict.fromkeys(ANSWERED, RESERVED)
    )
    directives.read_permission(**dict.fromkeys(ANSWERED, RESERVED))
