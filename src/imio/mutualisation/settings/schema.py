"""What IMIO may change without a developer.

Defaults come from the two articles of 2012 and 2014; where a figure has no public
source it says so in the column that holds it, or in the description of the field.
"""

from datetime import date
from decimal import Decimal
from imio.mutualisation.base.act_models import IActModelRow
from imio.mutualisation.base.fields import e_mail
from imio.mutualisation.base.fields import fact
from imio.mutualisation.base.fields import of_the_web
from imio.mutualisation.base.fields import plan
from imio.mutualisation.base.grid import rows
from imio.mutualisation.base.roster import IRosterRow
from imio.mutualisation.i18n import _
from plone.autoform import directives
from plone.supermodel import model
from typing import Any
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope import schema
from zope.interface import Interface
from zope.schema.interfaces import IList


FOUNDED = date(2012, 1, 1)
ARTICLE = date(2014, 1, 1)
DIRECTORS = date(2013, 9, 1)  # the decree of 18 April 2013 on the legal grades
CODE = date(2019, 2, 1)  # the decree of 4 October 2018 on supervision


class IReminderDaysRow(Interface):
    """So many days before a deadline."""

    days = schema.Int(
        title=_("column_days_before", default="Days before"), min=1, max=730
    )


class IAddressRow(Interface):
    """Somebody who is written to."""

    address = schema.TextLine(
        title=_("column_email", default="E-mail"), constraint=e_mail
    )


class IDatedNumberRow(Interface):
    """A value from a day on."""

    valid_from = plan(
        _("column_valid_from", default="Valid from"),
    )
    value = schema.Decimal(title=_("column_value", default="Value"))
    source = schema.TextLine(
        title=_("column_source", default="Source"), required=False, default=""
    )


class ISizeCategoryRow(Interface):
    """A category of size: up to and including so many inhabitants."""

    valid_from = plan(
        _("column_valid_from", default="Valid from"),
    )
    code = schema.TextLine(title=_("column_code", default="Code"))
    title = schema.TextLine(title=_("column_title", default="Title"))
    up_to = schema.Int(
        title=_("column_up_to", default="Up to (inhabitants)"), required=False, min=1
    )


class IStaffRow(Interface):
    """The staff of IMIO and the ceiling its growth is held to."""

    valid_from = plan(
        _("column_valid_from", default="Valid from"),
    )
    staff = schema.Int(title=_("column_staff", default="Staff"), min=0)
    ceiling = schema.Int(title=_("column_ceiling", default="Ceiling"), min=0)


class ILegalNumberRow(Interface):
    """A number of the law, where it stands and when that was last checked."""

    code = schema.Choice(
        title=_("column_legal_code", default="Number"),
        vocabulary="imio.mutualisation.legal_codes",
    )
    valid_from = plan(
        _("column_valid_from", default="Valid from"),
    )
    value = schema.Int(title=_("column_value", default="Value"), min=0)
    legal_reference = schema.TextLine(
        title=_("column_legal_reference", default="Legal reference"),
        required=False,
        default="",
    )
    verified_on = fact(_("column_verified_on", default="Verified on"), required=False)


class ISupervisionRow(Interface):
    """The supervision that a deliberation is under, by what it is about."""

    purpose = schema.Choice(
        title=_("label_purpose", default="What it decides"),
        vocabulary="imio.mutualisation.purposes",
    )
    kind = schema.Choice(
        title=_("label_supervision_kind", default="Supervision"),
        vocabulary="imio.mutualisation.supervision_kinds",
    )
    legal_reference = schema.TextLine(
        title=_("column_legal_reference", default="Legal reference"),
        required=False,
        default="",
    )
    verified_on = fact(_("column_verified_on", default="Verified on"), required=False)


class IRenewalRow(Interface):
    """The day on which the councils are renewed."""

    day = plan(
        _("column_day", default="Day"),
    )
    source = schema.TextLine(
        title=_("column_source", default="Source"), required=False, default=""
    )


class IMeasureRow(Interface):
    """A measure to take before a solution ends; it is due so many days before."""

    measure = schema.TextLine(title=_("column_measure", default="Measure"))
    kind = schema.Choice(
        title=_("column_kind", default="Kind"),
        vocabulary="imio.mutualisation.measure_kinds",
    )
    days_before = schema.Int(
        title=_("column_days_before", default="Days before"), min=-730, max=730
    )


class IPurchasingBodyRow(Interface):
    """Another body to turn to, for what IMIO does not buy."""

    name = schema.TextLine(title=_("column_name", default="Name"))
    url = schema.TextLine(
        title=_("column_address", default="Address"), constraint=of_the_web
    )
    offers = schema.TextLine(
        title=_("column_offers", default="What it offers"), required=False, default=""
    )


def dated(title: str, **kw: Any) -> IList:
    """A grid of dated values."""
    return rows(title, IDatedNumberRow, **kw)


def value(valid_from: date, amount: str, source: str) -> dict[str, object]:
    """One default row of a dated parameter."""
    return {"valid_from": valid_from, "value": Decimal(amount), "source": source}


def category(code: str, title: str, up_to: int | None) -> dict[str, object]:
    """One default category of size."""
    return {"valid_from": FOUNDED, "code": code, "title": title, "up_to": up_to}


def legal(code: str, number: int, article: str) -> dict[str, object]:
    """One default legal number; nobody has verified it yet."""
    return {
        "code": code,
        "valid_from": CODE,
        "value": number,
        "legal_reference": article,
        "verified_on": None,
    }


def measure(kind: str, days_before: int, text: str) -> dict[str, Any]:
    """A row of the checklist of continuity."""
    return {"measure": text, "kind": kind, "days_before": days_before}


def supervised(purpose: str, kind: str, article: str) -> dict[str, object]:
    """One default kind of supervision."""
    return {
        "purpose": purpose,
        "kind": kind,
        "legal_reference": article,
        "verified_on": None,
    }


class ISettings(model.Schema):
    """The dated parameters of the mutualisation."""

    model.fieldset(
        "members",
        label=_("settings_members", default="Members"),
        fields=[
            "size_categories",
            "large_authority",
            "inheriting_kinds",
            "share_fee",
            "member_target",
        ],
    )
    model.fieldset(
        "prices",
        label=_("settings_prices", default="Requests and prices"),
        fields=["day_limit", "quote_validity", "vat_rate", "index_values"],
    )
    model.fieldset(
        "activity",
        label=_("settings_activity", default="Activity of IMIO"),
        fields=["revenue_software_share", "staff"],
    )
    model.fieldset(
        "thresholds",
        label=_("settings_thresholds", default="Thresholds of tenders"),
        fields=[
            "threshold_low_value",
            "threshold_negotiated",
            "threshold_european",
            "continuity_weight",
            "ceiling_warning",
        ],
    )
    model.fieldset(
        "tenders",
        label=_("settings_tenders", default="Tenders"),
        fields=[
            "answer_days",
            "organisational_days",
            "other_bodies",
            "ocid_prefix",
            "ocds_licence",
        ],
    )
    model.fieldset(
        "licences",
        label=_("settings_licences", default="Shared licences"),
        fields=["reminder_days", "licence_addresses", "indexed_percent"],
    )
    model.fieldset(
        "continuity",
        label=_("settings_continuity", default="Continuity"),
        fields=["continuity_horizon", "continuity_checklist"],
    )
    model.fieldset(
        "delays",
        label=_("settings_delays", default="Delays of the law"),
        fields=["legal_numbers", "delay_reminder_days"],
    )
    model.fieldset(
        "supervision",
        label=_("settings_supervision", default="Supervision"),
        fields=["supervision_by_purpose", "supervision_authority"],
    )
    model.fieldset(
        "deliberations",
        label=_("settings_deliberations", default="Deliberations"),
        fields=[
            "deliberation_kinds",
            "deliberation_amount",
            "outcomes_in_use",
            "advice_days",
            "advice_working_days",
            "advice_alert",
            "financial_opinion_threshold",
            "council_renewals",
            "budget_article",
        ],
    )
    model.fieldset(
        "uploads",
        label=_("settings_uploads", default="What people send"),
        fields=["upload_megabytes", "messages_a_day", "files_of_record"],
    )
    model.fieldset(
        "integration",
        label=_("settings_integration", default="Programs that call the site"),
        fields=["if_match_required"],
    )
    model.fieldset(
        "own",
        label=_("settings_own", default="The intercommunale"),
        fields=[
            "own_name",
            "own_bce_number",
            "own_roster",
            "act_models",
            "timestamp_url",
        ],
    )
    size_categories = rows(
        _("label_size_categories", default="Size categories"),
        ISizeCategoryRow,
        description=_(
            "help_size_categories",
            default="About half a dozen (IMIO, 2014). The bounds 10 000 and 50 000 are "
            "published; the others are illustrative.",
        ),
        default=[
            category("A", "Jusqu’à 5 000 habitants", 5000),
            category("B", "De 5 001 à 10 000 habitants", 10000),
            category("C", "De 10 001 à 20 000 habitants", 20000),
            category("D", "De 20 001 à 30 000 habitants", 30000),
            category("E", "De 30 001 à 50 000 habitants", 50000),
            category("F", "Plus de 50 000 habitants", None),
        ],
    )
    large_authority = schema.Int(
        title=_("label_large_authority", default="Large authority above (inhabitants)"),
        description=_(
            "help_large_authority",
            default="Above, IMIO comes in for integration projects: a mark, never a "
            "refusal (2014).",
        ),
        default=50000,
        min=1,
    )
    inheriting_kinds = schema.List(
        title=_(
            "label_inheriting_kinds", default="Covered by the commune’s membership"
        ),
        description=_(
            "help_inheriting_kinds",
            default="Kinds of authorities that may order when their commune is a member.",
        ),
        value_type=schema.Choice(vocabulary="imio.mutualisation.member_kinds"),
        default=["cpas"],
        missing_value=[],
        required=False,
    )
    directives.widget("inheriting_kinds", CheckBoxFieldWidget)
    day_limit = dated(
        _("label_day_limit", default="In-house day limit"),
        description=_(
            "help_day_limit",
            default="Up to and including so many days IMIO does the work; above, a "
            "partner (2014).",
        ),
        default=[value(FOUNDED, "10", "Article de 2014")],
    )
    share_fee = dated(
        _("label_share_fee", default="Share fee (€)"),
        default=[value(FOUNDED, "4", "Article de 2014")],
    )
    quote_validity = dated(
        _("label_quote_validity", default="Validity of a quote (days)"),
        description=_(
            "help_quote_validity",
            default="Illustrative: no public source; a council needs time to decide.",
        ),
        default=[value(FOUNDED, "90", "Illustratif")],
    )
    vat_rate = dated(
        _("label_vat_rate", default="VAT rate (%)"),
        default=[value(date(1996, 1, 1), "21", "Taux normal belge")],
    )
    index_values = dated(
        _("label_index_values", default="Index values"),
        description=_(
            "help_index_values",
            default="A price is multiplied by the index in force over the one in force "
            "when its price list began. Without values nothing is indexed.",
        ),
    )
    member_target = dated(
        _("label_member_target", default="Target: members on that day"),
        description=_(
            "help_member_target", default="How many members IMIO aims at, and when."
        ),
    )
    revenue_software_share = dated(
        _("label_revenue_software_share", default="Software in the revenue (%)"),
        description=_(
            "help_revenue_software_share",
            default="The reference that the page of figures compares with.",
        ),
        default=[value(ARTICLE, "85", "Article de 2014 : 85 % logiciels")],
    )
    staff = rows(
        _("label_staff", default="Staff capacity"),
        IStaffRow,
        default=[
            {"valid_from": FOUNDED, "staff": 15, "ceiling": 20},
            {"valid_from": ARTICLE, "staff": 22, "ceiling": 25},
        ],
    )

    threshold_low_value = dated(
        _("label_threshold_low_value", default="Contract of low value under (€)"),
        default=[value(CODE, "30000", "Loi du 17 juin 2016, art. 92")],
    )
    threshold_negotiated = dated(
        _("label_threshold_negotiated", default="Negotiated without publication (€)"),
        default=[
            value(date(2024, 1, 1), "143000", "A.R. du 18 avril 2017, art. 90 (2024)"),
            value(date(2026, 1, 1), "140000", "A.R. du 12 janvier 2026"),
        ],
    )
    threshold_european = dated(
        _("label_threshold_european", default="European publication from (€)"),
        default=[
            value(date(2024, 1, 1), "221000", "A.R. du 18 avril 2017, art. 11 (2024)"),
            value(date(2026, 1, 1), "216000", "A.R. du 12 janvier 2026"),
        ],
    )
    continuity_weight = dated(
        _("label_continuity_weight", default="Least weight of continuity (%)"),
        description=_(
            "help_continuity_weight",
            default="In each lot of software. IMIO looks at the commitment with special "
            "care (2012); the figure is illustrative.",
        ),
        default=[value(FOUNDED, "10", "Illustratif")],
    )
    ceiling_warning = dated(
        _("label_ceiling_warning", default="Warn from so much of a maximum (%)"),
        description=_(
            "help_ceiling_warning",
            default="Orders and needs under a lot, of the maximum that was published; at "
            "100 % nothing more is ordered (CJEU, C-23/20). The figure is illustrative.",
        ),
        default=[value(FOUNDED, "80", "Illustratif")],
    )
    answer_days = dated(
        _("label_answer_days", default="Days a called partner has to answer"),
        description=_(
            "help_answer_days",
            default="Illustrative: past these days its silence is recorded and the next "
            "partner is asked.",
        ),
        default=[value(FOUNDED, "10", "Illustratif")],
    )
    organisational_days = dated(
        _("label_organisational_days", default="Organisational help: days at most"),
        description=_(
            "help_organisational_days",
            default="IMIO helps for a limited number of days, paid (2014); the figure "
            "is illustrative.",
        ),
        default=[value(FOUNDED, "20", "Illustratif")],
    )
    other_bodies = rows(
        _("label_other_bodies", default="Other central purchasing bodies"),
        IPurchasingBodyRow,
        default=[
            {
                "name": "Service public de Wallonie",
                "url": "https://www.wallonie.be",
                "offers": "Matériel, mobilier, véhicules, fournitures",
            },
            {
                "name": "Province de Hainaut",
                "url": "https://www.hainaut.be",
                "offers": "Matériel informatique et fournitures",
            },
            {
                "name": "GIAL (i-CITY)",
                "url": "https://i-city.brussels",
                "offers": "Informatique des pouvoirs locaux bruxellois",
            },
        ],
    )
    ocid_prefix = schema.TextLine(
        title=_("label_ocid_prefix", default="Prefix of the open data (OCDS)"),
        description=_(
            "help_ocid_prefix",
            default="Ask the Open Contracting Partnership for one before publishing.",
        ),
        default="ocds-000000",
    )
    ocds_licence = schema.TextLine(
        title=_("label_ocds_licence", default="Licence of the open data (address)"),
        description=_(
            "help_ocds_licence",
            default="Under what whoever reads the data of the tenders may use them.",
        ),
        default="https://creativecommons.org/licenses/by/4.0/",
    )

    reminder_days = rows(
        _("label_reminder_days", default="Reminders of deadlines"),
        IReminderDaysRow,
        description=_(
            "help_reminder_days",
            default="How long before the notice, the decision and the end of a licence.",
        ),
        default=[{"days": 180}, {"days": 90}, {"days": 30}],
    )
    delay_reminder_days = rows(
        _("label_delay_reminder_days", default="Reminders of delays"),
        IReminderDaysRow,
        description=_(
            "help_delay_reminder_days",
            default="How many days before a quote ends, an act must be sent to the "
            "supervision, its delay lapses, or a bid that is not sealed is due.",
        ),
        default=[{"days": 7}, {"days": 2}],
    )
    licence_addresses = rows(
        _("label_licence_addresses", default="Reminders go to"),
        IAddressRow,
        description=_(
            "help_licence_addresses",
            default="Without an address: the project officers of IMIO.",
        ),
    )
    indexed_percent = schema.Decimal(
        title=_("label_indexed_limit", default="Part of a price that may be indexed"),
        description=_(
            "help_indexed_limit",
            default="In percent, at most: law of 30 March 1976, art. 57.",
        ),
        default=Decimal(80),
        min=Decimal(0),
        max=Decimal(100),
    )

    upload_megabytes = schema.Int(
        title=_("label_upload_megabytes", default="Largest file (MB)"),
        description=_(
            "help_upload_megabytes",
            default="Of annexes, documents and files of bids; those that are stored "
            "stay as they are.",
        ),
        default=20,
        min=1,
        max=500,
    )

    messages_a_day = schema.Int(
        title=_(
            "label_messages_a_day", default="Messages of one person on a record, a day"
        ),
        description=_(
            "help_messages_a_day",
            default="At most; the same for the questions of a partner on a tender.",
        ),
        default=50,
        min=1,
        max=1000,
    )
    files_of_record = schema.Int(
        title=_("label_files_of_record", default="Files in one record"),
        description=_(
            "help_files_of_record",
            default="At most that people add; those that are stored stay.",
        ),
        default=200,
        min=1,
        max=5000,
    )

    continuity_horizon = schema.Int(
        title=_("label_continuity_horizon", default="The radar warns (months ahead)"),
        default=12,
        min=1,
        max=120,
    )
    continuity_checklist = rows(
        _("label_continuity_checklist", default="Measures until a final solution"),
        IMeasureRow,
        description=_(
            "help_continuity_checklist",
            default="Each continuity request that IMIO opens begins with them, dated "
            "from the end of the support; below zero, they come after it.",
        ),
        default=[
            measure("practice", 180, "Inventorier données, accès et interfaces"),
            measure(
                "practice", 150, "Rappeler par écrit au fournisseur ses engagements"
            ),
            measure("practice", 150, "Exporter les données et essayer de les relire"),
            measure("temporary_support", 120, "Convenir d’un support temporaire"),
            measure("replacement", 120, "Choisir la solution de remplacement"),
            measure(
                "temporary_support", 90, "Ne plus modifier la solution, la surveiller"
            ),
            measure("replacement", 60, "Reprendre les données et former les agents"),
            measure("replacement", 0, "Arrêter l’ancienne solution"),
            measure("practice", -30, "Archiver ses données et clore ses accès"),
        ],
    )

    legal_numbers = rows(
        _("label_legal_numbers", default="Legal delays and numbers"),
        ILegalNumberRow,
        description=_(
            "help_legal_numbers",
            default="In days unless the name says otherwise. Fill in the day on which "
            "somebody last compared a number with the law.",
        ),
        default=[
            legal("convocation", 7, "CDLD, art. L1122-13, § 1er"),
            legal("convocation_last", 2, "CDLD, art. L1122-13 et L1122-17, al. 3"),
            legal("convocation_cpas", 5, "Loi organique des CPAS, art. 30"),
            legal("councillor_request", 5, "CDLD, art. L1122-24, al. 3"),
            legal("transmission", 15, "CDLD, art. L3122-2"),
            legal("supervision", 30, "CDLD, art. L3122-6 et L3132-1"),
            legal("supervision_extension_percent", 50, "CDLD, art. L3122-6, L3132-1"),
            legal("entry_into_force", 5, "CDLD, art. L1133-2"),
            legal("financial_opinion", 10, "CDLD, art. L1124-40, § 1er, 3°"),
            legal("financial_opinion_urgent", 5, "CDLD, art. L1124-40, § 1er, 3°"),
            legal(
                "financial_opinion_extension_percent", 100, "CDLD, art. L1124-40, § 1er"
            ),
            legal(
                "financial_opinion_urgent_extension_percent",
                100,
                "CDLD, art. L1124-40, § 1er, 3° : ne dit pas si le délai d’urgence se "
                "prolonge. À confirmer par le directeur financier ; 0 : jamais prolongé",
            ),
            legal("standstill", 15, "Loi du 17 juin 2013, art. 11"),
            legal("bids_open", 30, "Directive 2014/24/UE, art. 27"),
            legal("bids_open_low", 22, "Loi du 17 juin 2016, art. 36"),
            legal("bids_restricted", 25, "Directive 2014/24/UE, art. 28 et 29"),
            legal("bids_restricted_low", 15, "Loi du 17 juin 2016, art. 37 et 38"),
            legal("candidatures", 30, "Directive 2014/24/UE, art. 28 et 29"),
            legal("candidatures_low", 15, "Loi du 17 juin 2016, art. 37 et 38"),
            legal("bids_after_change", 6, "Directive 2014/24/UE, art. 47"),
            legal("assembly_convocation", 30, "CDLD, art. L1523-13"),
            legal("assembly_quorum_percent", 50, "Statuts d’IMIO"),
            legal("delegates", 5, "CDLD, art. L1523-11"),
            legal("delegates_majority", 3, "CDLD, art. L1523-11"),
        ],
    )
    supervision_by_purpose = rows(
        _("label_supervision_by_purpose", default="Supervision by kind of act"),
        ISupervisionRow,
        description=_(
            "help_supervision_by_purpose",
            default="Proposed when a deliberation is drafted; its author may change it.",
        ),
        default=[
            supervised("join", "general_transmitted", "CDLD, art. L3122-2"),
            supervised("withdrawal", "general_transmitted", "CDLD, art. L3122-2"),
            supervised(
                "central_purchasing", "general_transmitted", "CDLD, art. L3122-2, 4°"
            ),
            supervised("order", "general", "CDLD, art. L3122-1"),
            supervised("tender", "general", "CDLD, art. L3122-1"),
            supervised("delegates", "general", "CDLD, art. L3122-1"),
            supervised("assembly_mandate", "general", "CDLD, art. L3122-1"),
            supervised("other", "general", "CDLD, art. L3122-1"),
        ],
    )
    supervision_authority = schema.TextLine(
        title=_("label_supervision_authority", default="Supervising authority"),
        default="Ministre wallon des Pouvoirs locaux",
    )
    deliberation_kinds = schema.List(
        title=_(
            "label_deliberation_kinds", default="Requests that need a deliberation"
        ),
        description=_(
            "help_deliberation_kinds",
            default="The work starts only once the council’s act is executory.",
        ),
        value_type=schema.Choice(vocabulary="imio.mutualisation.request_kinds"),
        default=["central_purchase"],
        missing_value=[],
        required=False,
    )
    directives.widget("deliberation_kinds", CheckBoxFieldWidget)
    deliberation_amount = dated(
        _(
            "label_deliberation_amount",
            default="Amount that needs a deliberation (€, excl. VAT)",
        ),
        description=_(
            "help_deliberation_amount",
            default="From this amount on, first year included. Without a row, no "
            "amount asks for one.",
        ),
        default=[value(CODE, "30000", "Seuil des marchés de faible montant")],
    )
    outcomes_in_use = schema.List(
        title=_("label_outcomes_in_use", default="Outcomes offered besides yes and no"),
        value_type=schema.Choice(vocabulary="imio.mutualisation.outcomes"),
        default=["adopt_amended", "postpone", "remove"],
        missing_value=[],
        required=False,
    )
    directives.widget("outcomes_in_use", CheckBoxFieldWidget)
    advice_days = schema.Int(
        title=_("label_advice_days", default="Days to give an advice"),
        description=_(
            "help_advice_days", default="Where who asks for it says nothing else."
        ),
        default=10,
        min=1,
    )
    advice_working_days = schema.Bool(
        title=_(
            "label_advice_working_days",
            default="The days to give an advice are working days",
        ),
        default=True,
        required=False,
    )
    advice_alert = schema.Int(
        title=_("label_advice_alert", default="Alert before its end (days)"),
        default=2,
        min=0,
    )
    financial_opinion_threshold = rows(
        _(
            "label_financial_opinion_threshold",
            default="Opinion of the financial director due above (€, excl. VAT)",
        ),
        IDatedNumberRow,
        default=[value(DIRECTORS, "22000", "CDLD, art. L1124-40, § 1er, 3°")],
    )
    council_renewals = rows(
        _("label_council_renewals", default="Renewal of the councils"),
        IRenewalRow,
        description=_(
            "help_council_renewals",
            default="The delegates to the general assembly stay until the next one. "
            "After the last of these days: each sixth year, on the first Monday of "
            "December.",
        ),
        default=[
            {"day": date(2024, 12, 2), "source": "CDLD, art. L1122-3"},
            {"day": date(2030, 12, 2), "source": "CDLD, art. L1122-3"},
        ],
    )
    budget_article = schema.TextLine(
        title=_("label_default_budget_article", default="Usual budget article"),
        description=_(
            "help_default_budget_article",
            default="Proposed in the draft of a deliberation that orders something.",
        ),
        default="104/123-13",
        required=False,
    )
    if_match_required = schema.Bool(
        title=_("label_if_match_required", default="Require If-Match"),
        description=_(
            "help_if_match_required",
            default="A program that changes a record over REST says by the header If-Match "
            "which version it has read; without it the call is refused (428).",
        ),
        default=False,
        required=False,
    )
    own_name = schema.TextLine(
        title=_("label_own_name", default="Name of the intercommunale"),
        default="IMIO",
    )
    own_bce_number = schema.TextLine(
        title=_("label_own_bce", default="Its enterprise number (BCE)"),
        default="0841.470.248",
    )
    own_roster = rows(
        _("label_own_roster", default="Roster of its own bodies"),
        IRosterRow,
        description=_(
            "help_own_roster",
            default="Who is of the board, the general assembly… from when until when: the "
            "last day counts no more. Their sittings take the attendance from it.",
        ),
    )
    act_models = rows(
        _("label_own_act_models", default="Models of acts, for all authorities"),
        IActModelRow,
        description=_(
            "help_act_models",
            default="The text of an act as it is written: « Vu … », « Considérant … », "
            "« DÉCIDE : », « Article 1er. … ». What stands between braces is filled in when an "
            "act is drafted: {autorité}, {d’autorité}, {intercommunale}, {aujourd’hui} and "
            "{population} by the site, {date …}, {montant …}, {produit} and any other by who "
            "drafts it.",
        ),
    )
    timestamp_url = schema.URI(
        constraint=of_the_web,
        title=_("label_timestamp_url", default="Time-stamp service (RFC 3161)"),
        description=_(
            "help_timestamp_url",
            default="Address of a qualified time-stamp service; empty, published acts "
            "are not time-stamped.",
        ),
        required=False,
    )
