"""The record of a deliberation, in the order of the register."""

from Acquisition import aq_base
from decimal import Decimal
from functools import partial
from imio.mutualisation.base.fields import fact
from imio.mutualisation.base.fields import fit
from imio.mutualisation.base.fields import Instant
from imio.mutualisation.base.fields import money
from imio.mutualisation.base.fields import plan
from imio.mutualisation.base.grid import rows
from imio.mutualisation.base.identity import names_no_other
from imio.mutualisation.base.legal import legal_numbers
from imio.mutualisation.base.parameters import record_named
from imio.mutualisation.base.reasons import or_unfit
from imio.mutualisation.deliberation.agenda import agenda_kept
from imio.mutualisation.deliberation.agenda import may_vote_together
from imio.mutualisation.deliberation.rows import IArticleRow
from imio.mutualisation.deliberation.rows import INamedDelegateRow
from imio.mutualisation.deliberation.rows import INamedVoteRow
from imio.mutualisation.deliberation.rows import IPointVoteRow
from imio.mutualisation.deliberation.rows import IRecitalRow
from imio.mutualisation.deliberation.rows import IValidationRow
from imio.mutualisation.deliberation.rows import IVisaRow
from imio.mutualisation.deliberation.rows import supervised
from imio.mutualisation.i18n import _
from imio.mutualisation.interfaces import INumbered
from imio.mutualisation.interfaces import ISigned
from imio.mutualisation.rules.advice import may_note_extension
from imio.mutualisation.rules.advice import opinion_days
from imio.mutualisation.rules.states import ACT_OPEN
from imio.mutualisation.rules.supervision import may_extend
from imio.mutualisation.rules.verdict import require
from plone.autoform import directives
from plone.namedfile.field import NamedBlobFile
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.interface import invariant

import re


THREAD = re.compile(r"MUT-\d{4}-\d{5}")
MANAGE = "imio.mutualisation.ManageRecords"
WRITE = "imio.mutualisation.WriteAct"
SUPERVISE = "imio.mutualisation.RecordSupervision"
MASKED = "imio.mutualisation.ReadMasked"
# The grids whose texts may hold passages that the public does not read.
MASKABLE = ("visas", "recitals", "articles")
# What is asked of the financial director, and what came of it.
OPINION = (
    "financial_opinion_asked_on",
    "financial_opinion_extended_on",
    "financial_opinion_extension_reason",
    "financial_opinion",
    "financial_opinion_on",
    "financial_opinion_reference",
    "financial_opinion_amount",
)
VOTED = (
    "members_in_office",
    "members_present",
    "vote_mode",
    "votes_for",
    "votes_against",
    "abstentions",
    "not_voting",
    "named_votes",
    "voted_with",
    "delegates",
    "assembly",
    "point_votes",
)
WRITTEN = (
    "title",
    "body",
    "purpose",
    "privacy",
    "sitting",
    "sitting_on",
    "convened_on",
    "last_convocation",
    "urgent",
    "requested_by",
    "requested_on",
    "item_number",
    "thread",
    "tracking_code",
    "external_id",
    "visas",
    "recitals",
    "articles",
    "budget_article",
    "financial_impact",
    *OPINION,
    *VOTED,
)
SUPERVISED = (
    "supervision_kind",
    "supervision_authority",
    "supervision_basis",
    "transmitted_on",
    "received_on",
    "extended_to",
    "outcome",
    "outcome_on",
)
# What IMIO alone says of an act.
VOUCHED = "opening_reason"
TEXT = (
    "title",
    "purpose",
    *MASKABLE,
    "budget_article",
    "financial_impact",
    "thread",
    "tracking_code",
    "external_id",
)
# What is said of an item as it comes to an agenda.
ON_AGENDA = ("sitting", "urgent", "requested_by", "requested_on")
SITTING = (
    "body",
    "privacy",
    *ON_AGENDA,
    "sitting_on",
    "convened_on",
    "last_convocation",
    *VOTED,
    *OPINION,
)
FOLLOWING = (
    *SUPERVISED,
    VOUCHED,
    "category",
    "masked_passages",
    "publish_on",
    "takes_effect_on",
)
# In which short form each of these stands.
SHORT_FORMS = (
    ("texte", TEXT),
    ("seance-et-vote", SITTING),
    ("tutelle-et-publication", FOLLOWING),
)
# What a deliberation is given by its steps; nobody writes it.
RECORD = (
    "late",
    "financial_opinion_due_on",
    "proposed_sha256",
    "validations",
    "number",
    "origin_uid",
    "amended",
    "adopted_on",
    "executory_on",
    "published_on",
    "entry_into_force_on",
    "next_deadline",
    "next_deadline_kind",
    "extract",
    "extract_sha256",
    "timestamp_token",
    "timestamped_at",
)


def a_thread(value: str) -> bool:
    """A constraint: the reference of a request. Raises `Unfit`: `thread_invalid`."""
    return fit(require(not value or bool(THREAD.fullmatch(value)), "thread_invalid"))


def _count(title: str) -> schema.Int:
    return schema.Int(title=title, required=False, min=0)


# An act is written down little by little: none of its days is due from the start.
_fact = partial(fact, required=False)
_plan = partial(plan, required=False)


class IDeliberation(INumbered, ISigned, model.Schema):
    """An act of a council or of another body."""

    title = schema.TextLine(title=_("label_object", default="Object"))
    body = schema.Choice(
        title=_("label_body", default="Body"),
        vocabulary="imio.mutualisation.bodies",
        default="council",
    )
    purpose = schema.Choice(
        title=_("label_purpose", default="What it decides"),
        vocabulary="imio.mutualisation.purposes",
        default="other",
    )
    privacy = schema.Choice(
        title=_("label_privacy", default="Open or closed"),
        description=_(
            "help_privacy",
            default="What is decided in a closed sitting stays unpublished.",
        ),
        vocabulary="imio.mutualisation.privacies",
        default="public",
    )
    sitting = schema.Choice(
        title=_("label_sitting_record", default="On the agenda of"),
        description=_(
            "help_sitting_record",
            default="Dates and attendance then come from the sitting.",
        ),
        vocabulary="imio.mutualisation.sittings",
        required=False,
        defaultFactory=record_named("Sitting"),
    )
    sitting_on = _plan(
        _("label_sitting_on", default="Day of the sitting"), "convened_on"
    )
    convened_on = _fact(_("label_convened_on", default="Convened on"))
    last_convocation = schema.Bool(
        title=_("label_last_convocation", default="Third and last convocation"),
        required=False,
        default=False,
    )
    urgent = schema.Bool(
        title=_(
            "label_urgent",
            default="Urgency declared by two thirds of the members present",
        ),
        required=False,
        default=False,
    )
    requested_by = schema.TextLine(
        title=_("label_requested_by", default="Added by the councillor"),
        required=False,
        default="",
    )
    requested_on = _fact(
        _("label_councillor_requested_on", default="Handed to the mayor on"),
        description=_(
            "help_councillor_requested_on",
            default="In time, a councillor adds an item to an agenda that is settled.",
        ),
    )
    late = schema.Bool(
        title=_("label_late", default="Added once the agenda was settled"),
        readonly=True,
        required=False,
        default=False,
    )
    item_number = schema.Int(
        title=_("label_item_number", default="Item of the agenda"),
        required=False,
        min=1,
    )
    tracking_code = schema.TextLine(
        title=_("column_tracking_code", default="Tracking code"),
        description=_(
            "help_tracking_code",
            default="The one of the central purchasing, on every document.",
        ),
        required=False,
    )
    thread = schema.TextLine(
        title=_("label_related_thread", default="Thread of the request"),
        description=_("help_related_thread", default="Such as MUT-2026-00042."),
        required=False,
        default="",
        constraint=a_thread,
    )
    external_id = schema.TextLine(
        title=_("label_external_id", default="Identifier in your own system"),
        description=_(
            "help_external_id",
            default="That of iA.Délib, say: an import finds it again.",
        ),
        required=False,
    )

    model.fieldset(
        "text",
        label=_("fieldset_text", default="Text"),
        fields=[
            "visas",
            "recitals",
            "articles",
            "budget_article",
            "financial_impact",
            *OPINION,
        ],
    )
    visas = rows(_("label_visas", default="Visas"), IVisaRow)
    recitals = rows(_("label_recitals", default="Recitals"), IRecitalRow)
    articles = rows(_("label_articles", default="Articles"), IArticleRow)
    budget_article = schema.TextLine(
        title=_("label_budget_article", default="Budget article"),
        required=False,
        default="",
    )
    financial_impact = money(
        title=_("label_financial_impact", default="Financial impact (€, excl. VAT)"),
        description=_(
            "help_financial_impact",
            default="Above the amount of the settings, the opinion of the financial "
            "director is asked for before the vote.",
        ),
        required=False,
        min=Decimal(0),
    )
    financial_opinion_asked_on = _fact(
        _("label_opinion_asked_on", default="Financial director asked on"),
        description=_(
            "help_opinion_asked_on",
            default="For an opinion given on paper: one that is asked on the page of the act "
            "is noted here by itself.",
        ),
    )
    financial_opinion_extended_on = _fact(
        _("label_opinion_extended_on", default="Delay of the director extended on"),
        "financial_opinion_asked_on",
        description=_(
            "help_opinion_extended_on",
            default="Once, by as much time again, when the director asks for it while the "
            "delay runs.",
        ),
    )
    financial_opinion_extension_reason = schema.Text(
        title=_("label_advice_extension_reason", default="Why it was extended"),
        required=False,
    )
    financial_opinion = schema.Choice(
        title=_("label_financial_opinion", default="Opinion of the financial director"),
        vocabulary="imio.mutualisation.opinions",
        required=False,
    )
    financial_opinion_on = _fact(
        _("label_opinion_on", default="Opinion given on"), "financial_opinion_asked_on"
    )
    financial_opinion_reference = schema.TextLine(
        title=_("label_opinion_reference", default="Reference of the opinion"),
        required=False,
    )
    financial_opinion_amount = money(
        title=_("label_opinion_amount", default="Amount it is about (€)"),
        description=_(
            "help_opinion_amount",
            default="Left empty, that of the act when the opinion is noted.",
        ),
        required=False,
        min=Decimal(0),
    )

    model.fieldset(
        "vote",
        label=_("fieldset_vote", default="Vote"),
        fields=[*VOTED],
    )
    members_in_office = _count(
        _("label_members_in_office", default="Members in office")
    )
    members_present = _count(_("label_members_present", default="Members present"))
    vote_mode = schema.Choice(
        title=_("label_vote_mode", default="How they voted"),
        vocabulary="imio.mutualisation.vote_modes",
        default="aloud",
    )
    votes_for = _count(_("label_votes_for", default="Votes for"))
    votes_against = _count(_("label_votes_against", default="Votes against"))
    abstentions = _count(_("label_abstentions", default="Abstentions"))
    not_voting = _count(_("label_not_voting", default="Took no part in the vote"))
    named_votes = rows(
        _("label_named_votes", default="Votes by name"),
        INamedVoteRow,
        description=_(
            "help_named_votes",
            default="Filled in, they count themselves. Never for a secret ballot.",
        ),
    )
    voted_with = schema.Choice(
        title=_("label_voted_with", default="Voted together with"),
        description=_(
            "help_voted_with", default="One vote for several items: that one counts."
        ),
        vocabulary="imio.mutualisation.deliberations",
        required=False,
    )
    delegates = rows(
        _("label_named_delegates", default="Delegates named"),
        INamedDelegateRow,
        description=_(
            "help_named_delegates",
            default="For an act that names delegates: the whole list, or one row with "
            "the name of the delegate it replaces.",
        ),
    )
    assembly = schema.Choice(
        title=_("label_assembly", default="General assembly"),
        vocabulary="imio.mutualisation.assemblies",
        required=False,
    )
    point_votes = rows(
        _("label_point_votes", default="Votes by point of the assembly"), IPointVoteRow
    )

    model.fieldset(
        "supervision",
        label=_("fieldset_supervision", default="Supervision"),
        fields=[*SUPERVISED, VOUCHED],
    )
    opening_reason = schema.Text(
        title=_("label_opening_reason", default="Why IMIO relies on it"),
        description=_(
            "help_opening_reason",
            default="Where the act is under less supervision than the settings prescribe, or "
            "the figures of its vote are not known.",
        ),
        required=False,
    )
    supervision_kind = schema.Choice(
        title=_("label_supervision_kind", default="Supervision"),
        description=_(
            "help_supervision_kind",
            default="Left empty, the settings propose it from what the act decides.",
        ),
        vocabulary="imio.mutualisation.supervision_kinds",
        required=False,
    )
    supervision_authority = schema.TextLine(
        title=_("label_supervision_authority", default="Supervising authority"),
        required=False,
    )
    supervision_basis = schema.TextLine(
        title=_("label_supervision_basis", default="Legal basis"), required=False
    )
    transmitted_on = _fact(
        _("label_transmitted_on", default="Sent to supervision on"), "sitting_on"
    )
    received_on = _fact(
        _("label_received_on", default="Received with all documents on"),
        "transmitted_on",
        description=_(
            "help_received_on", default="The delay counts from the day after."
        ),
    )
    extended_to = _plan(
        _("label_extended_to", default="Delay extended to"), "received_on"
    )
    outcome = schema.Choice(
        title=_("label_supervision_outcome", default="What supervision decided"),
        description=_(
            "help_supervision_outcome",
            default="Left empty while it is silent: its delay then decides.",
        ),
        vocabulary="imio.mutualisation.supervision_outcomes",
        required=False,
    )
    outcome_on = _fact(_("label_outcome_on", default="Decided on"), "received_on")

    @invariant
    def one_of_its_kind(data: Any) -> None:
        names_no_other(data, "Deliberation", "external_id")

    @invariant
    def reasoned_extension(data: Any) -> None:
        """The director has more time once, for a reason."""
        asked_on = data.financial_opinion_asked_on
        days = opinion_days(False, legal_numbers(asked_on)) if asked_on else 0
        extended_on = data.financial_opinion_extended_on
        reason = data.financial_opinion_extension_reason
        or_unfit(may_note_extension(asked_on, extended_on, reason, days))

    @invariant
    def opinion_of_the_director(data: Any) -> None:
        """What the director is asked on the page of the act, nobody else writes."""
        act = aq_base(data.__context__)
        # What a form adds is no act yet.
        if hasattr(act, "may_note_opinion"):
            said = {name: getattr(data, name) for name in OPINION}
            or_unfit(data.__context__.may_note_opinion(said))

    @invariant
    def settled_agenda(data: Any) -> None:
        """Once the agenda of a sitting is settled, it changes as the law lets it."""
        or_unfit(agenda_kept(data))

    @invariant
    def one_vote_of_one_sitting(data: Any) -> None:
        """What is not decided yet is voted with an item of its own sitting."""
        act = aq_base(data.__context__)
        if (
            not hasattr(act, "voted_with")
            or data.__context__.review_state() in ACT_OPEN
        ):
            or_unfit(may_vote_together(data))

    @invariant
    def lawful_extension(data: Any) -> None:
        """The delay of supervision is extended by half at most, and never shortened."""
        or_unfit(
            may_extend(
                supervised(data),
                legal_numbers(data.sitting_on),
            )
        )

    model.fieldset(
        "publication",
        label=_("fieldset_publication", default="Publication"),
        fields=["category", "masked_passages", "publish_on", "takes_effect_on"],
    )
    category = schema.Choice(
        title=_("label_act_category", default="Category"),
        description=_(
            "help_act_category",
            default="By which the public finds it. Left empty, it follows from what the act "
            "decides.",
        ),
        vocabulary="imio.mutualisation.act_categories",
        required=False,
    )
    masked_passages = schema.List(
        title=_("label_masked_passages", default="Masked passages"),
        description=_(
            "help_masked_passages",
            default="One a line, exactly as in the text: the public reads « TEXTE "
            "MASQUÉ » instead.",
        ),
        value_type=schema.TextLine(),
        required=False,
        default=[],
        missing_value=[],
    )
    publish_on = _plan(
        _("label_publish_on", default="Publish on"),
        "sitting_on",
        description=_(
            "help_publish_on", default="Published by itself that day, if it may be."
        ),
    )
    takes_effect_on = _plan(
        _("label_takes_effect_on", default="Takes effect on"),
        description=_(
            "help_takes_effect_on",
            default="Only if the act says so; otherwise some days after publication.",
        ),
    )

    model.fieldset(
        "record", label=_("fieldset_record", default="Record"), fields=list(RECORD)
    )
    proposed_sha256 = schema.TextLine(
        title=_("label_proposed_text", default="SHA-256 of the text proposed"),
        readonly=True,
        required=False,
    )
    validations = rows(
        _("label_validations", default="Validations"), IValidationRow, readonly=True
    )
    financial_opinion_due_on = _plan(
        _("label_opinion_due_on", default="Opinion due on"), readonly=True
    )
    number = schema.TextLine(
        title=_("label_deliberation_number", default="Number"),
        readonly=True,
        required=False,
    )
    origin_uid = schema.TextLine(
        title=_("label_origin_uid", default="Drawn from"), readonly=True, required=False
    )
    amended = schema.Bool(
        title=_("label_amended", default="Adopted with changes"),
        readonly=True,
        required=False,
        default=False,
    )
    adopted_on = _fact(_("label_adopted_on", default="Adopted on"), readonly=True)
    executory_on = _fact(
        _("label_executory_on", default="Executory on"), "adopted_on", readonly=True
    )
    published_on = _fact(
        _("label_published_on", default="Published on"), "adopted_on", readonly=True
    )
    entry_into_force_on = _plan(
        _("label_in_force_on", default="In force on"), readonly=True
    )
    next_deadline = _plan(
        _("label_next_deadline", default="Next deadline"), readonly=True
    )
    next_deadline_kind = schema.TextLine(
        title=_("label_next_deadline_kind", default="What is due"),
        readonly=True,
        required=False,
    )
    extract = NamedBlobFile(
        title=_("label_extract", default="Published extract"),
        readonly=True,
        required=False,
    )
    extract_sha256 = schema.TextLine(
        title=_("label_pdf_sha256", default="SHA-256 of the PDF"),
        readonly=True,
        required=False,
    )
    timestamp_token = NamedBlobFile(
        title=_("label_timestamp_token", default="Time-stamp"),
        readonly=True,
        required=False,
    )
    timestamped_at = fact(
        _("label_timestamped_at", default="Time-stamped at"),
        kind=Instant,
        readonly=True,
        required=False,
    )

    directives.omitted(*RECORD)
    directives.write_permission(
        **dict.fromkeys(WRITTEN, WRITE),
        **dict.fromkeys(SUPERVISED, SUPERVISE),
        opening_reason=MANAGE,
    )
    directives.read_permission(masked_passages=MASKED)
