"""The record of a tender; what its steps leave behind is on the last tab."""

from decimal import Decimal
from imio.mutualisation.base.fields import fact
from imio.mutualisation.base.fields import fit
from imio.mutualisation.base.fields import money
from imio.mutualisation.base.fields import plan
from imio.mutualisation.base.grid import rows
from imio.mutualisation.base.reasons import or_unfit
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.interfaces import INumbered
from imio.mutualisation.rules.selection import sound_selection
from imio.mutualisation.rules.tendering import BINDING
from imio.mutualisation.rules.tendering import DOCUMENTS
from imio.mutualisation.rules.tendering import sound_criteria
from imio.mutualisation.rules.tendering import sound_texts
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.tender.rows import criteria_of
from imio.mutualisation.tender.rows import IAmendmentRow
from imio.mutualisation.tender.rows import IAnswerRow
from imio.mutualisation.tender.rows import IAppealRow
from imio.mutualisation.tender.rows import IBeneficiaryRow
from imio.mutualisation.tender.rows import ICandidateRow
from imio.mutualisation.tender.rows import ICheckRow
from imio.mutualisation.tender.rows import ICriterionRow
from imio.mutualisation.tender.rows import IDeclarationRow
from imio.mutualisation.tender.rows import IEndedLotRow
from imio.mutualisation.tender.rows import ILotRow
from imio.mutualisation.tender.rows import IMilestoneRow
from imio.mutualisation.tender.rows import IModificationRow
from imio.mutualisation.tender.rows import INoticeRow
from imio.mutualisation.tender.rows import IOrderRow
from imio.mutualisation.tender.rows import IQuestionRow
from imio.mutualisation.tender.rows import IRankRow
from imio.mutualisation.tender.rows import IRenewalRow
from imio.mutualisation.tender.rows import IResultRow
from imio.mutualisation.tender.rows import IRoundRow
from imio.mutualisation.tender.rows import IScoreRow
from imio.mutualisation.tender.rows import ISelectionRow
from imio.mutualisation.tender.rows import ISettledRow
from imio.mutualisation.tender.rows import ITaskRow
from imio.mutualisation.tender.rows import least_continuity
from imio.mutualisation.tender.rows import lots_of
from imio.mutualisation.tender.rows import selection_of
from plone.autoform import directives
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.interface import invariant
from zope.schema import getFields

import re


ZERO = Decimal(0)
HUNDRED = Decimal(100)
MANAGE = "imio.mutualisation.ManageRecords"
WRITE = "imio.mutualisation.WriteTerms"
RESERVED = "imio.mutualisation.ReadReserved"
CALENDAR = (
    "planned_for",
    "questions_until",
    "candidates_until",
    "bids_due_on",
    "bids_due_at",
)
CLAUSES = (
    "continuity_clause",
    "transfer_clause",
    "reuse_clause",
    "open_source_clause",
    "reranking_clause",
    "reranking_weight",
)
# What is published of the terms, beside the documents.
TERMS = (*(name for name in BINDING if name != DOCUMENTS), "bids_due_on", "bids_due_at")
# Where a text may say by what bidders are judged.
PROSE = (
    *("title", "description", "details", "law", "funding", "change_reason"),
    *CLAUSES[:5],
)
CONTRACT = ("renewals", "amendments", "milestones")
# What a tender is given by its steps; nobody writes it.
RECORD = (
    "number",
    "need",
    "beneficiaries",
    "questions",
    "answers",
    "terms_version",
    "modifications",
    "proposed",
    "ended_lots",
    "notices",
    "published_on",
    "declarations",
    "candidates",
    "invited_on",
    "rounds",
    "checks",
    "scores",
    "settled",
    "results",
    "letters_sent_on",
    "standstill_until",
    "award_act",
    "appeals",
    "ranking",
    "awarded_on",
    "orders",
)
# What most tenders say; an officer rewrites it.
REUSE = (
    "Tout adhérent de l’intercommunale peut commander aux conditions du présent marché, "
    "pendant toute sa durée et sans nouvelle mise en concurrence."
)
CPV = re.compile(r"\d{8}(-\d)?", re.ASCII)


def a_cpv(value: str | None) -> bool:
    """A constraint: a CPV code or nothing. Raises `Unfit`: `cpv_invalid`."""
    return fit(require(not value or bool(CPV.fullmatch(value)), "cpv_invalid"))


class ITender(INumbered, model.Schema):
    """A public contract that IMIO awards for its members."""

    title = schema.TextLine(title=_("label_tender_title", default="Object"))
    description = schema.Text(
        title=_("label_description", default="Summary"), required=False, default=""
    )
    details = schema.Text(
        title=_("label_tender_details", default="Technical part of the specifications"),
        required=False,
        default="",
    )
    procedure = schema.Choice(
        title=_("label_procedure", default="Procedure"),
        vocabulary="imio.mutualisation.procedures",
        default="open",
    )
    law = schema.TextLine(
        title=_("label_law", default="Legal basis"),
        required=False,
        default="Loi du 17 juin 2016 relative aux marchés publics",
    )
    cpv = schema.TextLine(
        title=_("label_cpv", default="CPV code"), required=False, constraint=a_cpv
    )
    estimated_value = money(
        title=_("label_estimated_value", default="Estimated value (€, excl. VAT)"),
        required=False,
        min=ZERO,
    )
    domain = schema.Choice(
        title=_("label_domain", default="Functional domain"),
        vocabulary="imio.mutualisation.domains",
        required=False,
    )
    pilot = schema.Choice(
        title=_("label_pilot", default="Pilot member"),
        vocabulary="imio.mutualisation.members",
        required=False,
    )
    funding = schema.Text(
        title=_("label_funding", default="Condition of the funding"), required=False
    )
    model.fieldset(
        "lots",
        label=_("fieldset_lots", default="Lots and criteria"),
        fields=["lots", "criteria"],
    )
    lots = rows(_("label_lots", default="Lots"), ILotRow)
    criteria = rows(_("label_criteria", default="Award criteria"), ICriterionRow)

    model.fieldset(
        "selection",
        label=_("fieldset_selection", default="Selection"),
        fields=["grounds", "selection"],
    )
    grounds = schema.List(
        title=_("label_grounds", default="Optional grounds of exclusion"),
        description=_(
            "help_grounds",
            default="Those of article 69 that exclude from this tender. Those of "
            "articles 67 and 68 always do.",
        ),
        value_type=schema.Choice(vocabulary="imio.mutualisation.optional_grounds"),
        required=False,
        default=[],
        missing_value=[],
    )
    selection = rows(
        _("label_selection", default="Criteria of selection"),
        ISelectionRow,
        description=_(
            "help_selection",
            default="Competence and reactivity are due. Bidders are never selected by "
            "economic or financial capacity.",
        ),
    )

    model.fieldset(
        "clauses",
        label=_("fieldset_clauses", default="Clauses"),
        fields=list(CLAUSES),
    )
    continuity_clause = schema.Text(
        title=_("label_continuity_clause", default="Continuity"),
        required=False,
        default="",
    )
    transfer_clause = schema.Text(
        title=_("label_transfer_clause", default="Knowledge transfer"),
        required=False,
        default="",
    )
    reuse_clause = schema.Text(
        title=_("label_reuse_clause", default="Reuse by other members"),
        description=_(
            "help_reuse_clause",
            default="How the members that are not named order on the same terms.",
        ),
        required=False,
        default=REUSE,
    )
    open_source_clause = schema.Text(
        title=_("label_open_source_clause", default="Weighting of open source"),
        description=_(
            "help_open_source_clause",
            default="Without this clause no criterion may favour open source.",
        ),
        required=False,
        default="",
    )
    reranking_clause = schema.Text(
        title=_("label_reranking_clause", default="Re-ranking by evaluation"),
        description=_(
            "help_reranking_clause",
            default="Without this clause the cascade keeps the order of the award.",
        ),
        required=False,
        default="",
    )
    reranking_weight = schema.Decimal(
        title=_("label_reranking_weight", default="Weight of the evaluations (%)"),
        required=False,
        min=ZERO,
        max=HUNDRED,
        default=Decimal(50),
    )

    model.fieldset(
        "calendar",
        label=_("fieldset_calendar", default="Calendar"),
        fields=[*CALENDAR, "duration_months", "change_reason"],
    )
    planned_for = plan(
        _("label_planned_for", default="To be published by"), required=False
    )
    questions_until = plan(
        _("label_questions_until", default="Questions until"), required=False
    )
    candidates_until = plan(
        _("label_candidates_until", default="Candidatures until"), required=False
    )
    bids_due_on = plan(
        _("label_bids_due_on", default="Bids due on"),
        "questions_until",
        required=False,
    )
    bids_due_at = schema.Time(
        title=_("label_bids_due_at", default="at (Brussels time)"), required=False
    )
    duration_months = schema.Int(
        title=_("label_duration_months", default="Duration (months)"),
        min=1,
        default=36,
    )

    change_reason = schema.Text(
        title=_("label_change_reason", default="Why it changes"),
        description=_(
            "help_change_reason",
            default="Once the tender is published: everybody reads this reason beside "
            "what has changed. Saved alone, it is that of the documents added next.",
        ),
        required=False,
        default="",
    )

    model.fieldset(
        "authority",
        label=_("fieldset_authority", default="Contracting authority"),
        fields=["buyer", "ownership", "advice"],
    )
    buyer = schema.Choice(
        title=_("label_buyer", default="Contracting authority"),
        description=_(
            "help_buyer",
            default="IMIO, unless a member is named: it then agrees to the publication "
            "and decides the award; IMIO advises it and runs the procedure.",
        ),
        vocabulary="imio.mutualisation.members",
        required=False,
    )
    ownership = schema.Choice(
        title=_("label_ownership", default="Who owns what is bought"),
        vocabulary="imio.mutualisation.ownerships",
        required=False,
    )
    advice = rows(_("label_advice", default="IMIO as adviser"), ITaskRow)

    model.fieldset(
        "committee",
        label=_("fieldset_committee", default="Committee"),
        fields=["committee", "evaluators"],
    )
    committee = schema.List(
        title=_("label_committee", default="Opening and evaluation committee"),
        description=_(
            "help_committee",
            default="At least two: each one deposits a key, two open the bids "
            "together.",
        ),
        value_type=schema.Choice(vocabulary="imio.mutualisation.staff"),
        required=False,
        default=[],
        missing_value=[],
    )
    evaluators = schema.List(
        title=_("label_evaluators", default="Evaluators"),
        description=_(
            "help_evaluators",
            default="At least two, who score the technical parts each by themselves; the "
            "committee scores where nobody is named. An expert of a member is invited by "
            "mail, and reads the technical parts while they are scored, nothing else.",
        ),
        value_type=schema.Choice(vocabulary="imio.mutualisation.evaluators"),
        required=False,
        default=[],
        missing_value=[],
    )
    directives.read_permission(
        committee=RESERVED,
        evaluators=RESERVED,
        planned_for=RESERVED,
        estimated_value=RESERVED,
    )

    model.fieldset(
        "contract",
        label=_("fieldset_contract", default="Contract"),
        fields=list(CONTRACT),
    )
    renewals = rows(_("label_renewals", default="Yearly renewals"), IRenewalRow)
    amendments = rows(_("label_amendments", default="Amendments"), IAmendmentRow)
    milestones = rows(_("label_milestones", default="Milestones"), IMilestoneRow)

    @invariant
    def criteria_hold(data: Any) -> None:
        lots, criteria = lots_of(data.lots), criteria_of(data.criteria)
        # A draft may still lack its criteria; one of them may not be unlawful.
        if criteria:
            clause, least = data.open_source_clause or "", least_continuity()
            or_unfit(sound_criteria(lots, criteria, clause, least))

    @invariant
    def selection_holds(data: Any) -> None:
        or_unfit(sound_selection(selection_of(data.selection)))

    @invariant
    def texts_hold(data: Any) -> None:
        or_unfit(sound_texts(texts_of(data)))

    model.fieldset(
        "record", label=_("fieldset_record", default="Record"), fields=list(RECORD)
    )
    number = schema.TextLine(
        title=_("label_tender_number", default="Number"), readonly=True, required=False
    )
    need = schema.TextLine(
        title=_("label_need_uid", default="Need (UID)"), readonly=True, required=False
    )
    beneficiaries = rows(
        _("label_beneficiaries", default="Beneficiaries"),
        IBeneficiaryRow,
        readonly=True,
    )
    questions = rows(
        _("label_questions", default="Questions"), IQuestionRow, readonly=True
    )
    answers = rows(_("label_answers", default="Answers"), IAnswerRow, readonly=True)
    terms_version = schema.Int(
        title=_("label_terms_version", default="Version of the terms"),
        readonly=True,
        required=False,
        default=0,
    )
    modifications = rows(
        _("label_modifications", default="Changes since the publication"),
        IModificationRow,
        readonly=True,
    )
    proposed = rows(
        _("label_proposed", default="Changes that wait for the contracting authority"),
        IModificationRow,
        readonly=True,
    )
    ended_lots = rows(
        _("label_ended_lots", default="Lots that ended alone"),
        IEndedLotRow,
        readonly=True,
    )
    notices = rows(
        _("label_notices", default="Notices in the gazettes"), INoticeRow, readonly=True
    )
    published_on = fact(
        _("label_published_on", default="Published on"),
        readonly=True,
        required=False,
    )
    declarations = rows(
        _("label_declarations", default="Conflicts of interest declared"),
        IDeclarationRow,
        readonly=True,
    )
    candidates = rows(
        _("label_candidates", default="Candidates"), ICandidateRow, readonly=True
    )
    invited_on = fact(
        _("label_invited_on", default="Candidates invited on"),
        "published_on",
        readonly=True,
        required=False,
    )
    rounds = rows(
        _("label_rounds", default="Rounds of negotiation"), IRoundRow, readonly=True
    )
    checks = rows(
        _("label_checks", default="Selection checked"), ICheckRow, readonly=True
    )
    scores = rows(_("label_scores", default="Scores"), IScoreRow, readonly=True)
    settled = rows(
        _("label_settled", default="Ties settled"), ISettledRow, readonly=True
    )
    results = rows(_("label_results", default="Results"), IResultRow, readonly=True)
    letters_sent_on = fact(
        _("label_letters_sent_on", default="Letters sent on"),
        "published_on",
        readonly=True,
        required=False,
    )
    standstill_until = plan(
        _("label_standstill_until", default="Standstill until"),
        "letters_sent_on",
        readonly=True,
        required=False,
    )
    award_act = schema.TextLine(
        title=_("label_award_act", default="Decision of the board"),
        readonly=True,
        required=False,
        default="",
    )
    appeals = rows(_("label_appeals", default="Appeals"), IAppealRow, readonly=True)
    ranking = rows(_("label_ranking", default="Cascade"), IRankRow, readonly=True)
    awarded_on = fact(
        _("label_awarded_on", default="Awarded on"),
        "letters_sent_on",
        readonly=True,
        required=False,
    )
    orders = rows(
        _("label_framework_orders", default="Orders"), IOrderRow, readonly=True
    )
    directives.read_permission(
        beneficiaries=RESERVED,
        orders=RESERVED,
        ranking=RESERVED,
        questions=RESERVED,
        proposed=RESERVED,
        declarations=RESERVED,
        advice=RESERVED,
        candidates=RESERVED,
        rounds=RESERVED,
        checks=RESERVED,
        scores=RESERVED,
        settled=RESERVED,
        results=RESERVED,
        appeals=RESERVED,
    )
    directives.write_permission(
        **dict.fromkeys(
            (*TERMS, "cpv", "estimated_value", "domain", "pilot", "funding"), WRITE
        ),
        change_reason=WRITE,
        planned_for=WRITE,
        questions_until=WRITE,
        candidates_until=WRITE,
        buyer=WRITE,
        ownership=WRITE,
        advice=MANAGE,
        committee=WRITE,
        evaluators=WRITE,
        renewals=MANAGE,
        amendments=MANAGE,
        milestones=MANAGE,
    )
    directives.omitted(*RECORD)


def texts_of(tender: Any) -> tuple[tuple[str, str], ...]:
    """All that bidders read of a tender, or of what a form makes of one, by its place."""
    fields = getFields(ITender)
    prose = [(name, getattr(tender, name)) for name in PROSE]
    cells = [
        ("lots", row[name])
        for row in tender.lots or ()
        for name in ("title", "description")
    ]
    shown = [
        ("selection", row[name])
        for row in tender.selection or ()
        for name in ("title", "level")
    ]
    return tuple(
        (words(fields[name].title), text or "")
        for name, text in (*prose, *cells, *shown)
    )
