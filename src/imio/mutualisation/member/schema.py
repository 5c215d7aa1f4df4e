"""The record of a local authority, as on paper."""

from imio.mutualisation.base import clock
from imio.mutualisation.base.act_models import IActModelRow
from imio.mutualisation.base.act_models import may_keep_models
from imio.mutualisation.base.bce import enterprise_number
from imio.mutualisation.base.fields import e_mail
from imio.mutualisation.base.fields import fact
from imio.mutualisation.base.fields import money
from imio.mutualisation.base.fields import nis_code
from imio.mutualisation.base.fields import plan
from imio.mutualisation.base.fields import postal_code
from imio.mutualisation.base.grid import rows
from imio.mutualisation.base.identity import is_told_apart
from imio.mutualisation.base.identity import names_no_other
from imio.mutualisation.base.reasons import or_unfit
from imio.mutualisation.base.roster import IRosterRow
from imio.mutualisation.base.roster import seats
from imio.mutualisation.i18n import _
from imio.mutualisation.interfaces import IGroupOwner
from imio.mutualisation.member.advisers import may_advise
from imio.mutualisation.member.advisers import may_have_validated
from imio.mutualisation.member.facts import migrations
from imio.mutualisation.rules import roster as rosters
from imio.mutualisation.rules.migration import may_list
from imio.mutualisation.rules.tariff import each_day_once
from plone.app.z3cform.widgets.select import SelectFieldWidget
from plone.autoform import directives
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.interface import Interface
from zope.interface import invariant


MANAGE = "imio.mutualisation.ManageRecords"

# Of Belgium, in degrees: a place whose two figures were swapped lies outside.
LATITUDES = (49.0, 52.0)
LONGITUDES = (2.0, 7.0)


class IPopulationRow(Interface):
    """The official population on its reference date."""

    reference_date = fact(
        _("column_reference_date", default="Reference date"),
    )
    inhabitants = schema.Int(
        title=_("column_inhabitants", default="Inhabitants"), min=1, max=20_000_000
    )
    source = schema.TextLine(
        title=_("column_source", default="Source"), required=False, default=""
    )


class IContactRow(Interface):
    """A person to talk to."""

    name = schema.TextLine(title=_("column_name", default="Name"))
    function = schema.TextLine(
        title=_("column_function", default="Function"), required=False, default=""
    )
    email = schema.TextLine(
        title=_("column_email", default="E-mail"),
        required=False,
        default="",
        constraint=e_mail,
    )
    phone = schema.TextLine(
        title=_("column_phone", default="Phone"), required=False, default=""
    )


class IDelegateRow(Interface):
    """A delegate to the general assembly, as an executory act named it."""

    name = schema.TextLine(title=_("column_name", default="Name"))
    group = schema.TextLine(
        title=_("column_group", default="Political group"), required=False, default=""
    )
    side = schema.Choice(
        title=_("column_side", default="Side"), vocabulary="imio.mutualisation.sides"
    )
    since = fact(
        _("column_since", default="Since"),
    )
    until = plan(_("column_until", default="Until"), "since", required=False)
    act = schema.TextLine(
        title=_("column_act", default="Deliberation"), required=False, default=""
    )


class IAdviserRow(Interface):
    """A service that gives advice on the acts of the authority, and its people."""

    service = schema.TextLine(title=_("column_advising_service", default="Service"))
    kind = schema.Choice(
        title=_("column_adviser_kind", default="Kind"),
        vocabulary="imio.mutualisation.adviser_kinds",
        default="service",
    )
    people = schema.TextLine(
        title=_("column_advisers", default="Who writes it (logins or e-mails)")
    )


class IValidationRow(Interface):
    """A level that validates acts before they come on an agenda."""

    level = schema.TextLine(title=_("column_validation_level", default="Level"))
    people = schema.TextLine(
        title=_("column_validators", default="Who validates (logins or e-mails)")
    )


class IMigrationRow(Interface):
    """The move from a legacy product to the one that takes over."""

    product = schema.Choice(
        title=_("column_legacy_product", default="Product left"),
        vocabulary="imio.mutualisation.products",
    )
    target = schema.Choice(
        title=_("column_target", default="Taken over by"),
        vocabulary="imio.mutualisation.products",
        required=False,
    )
    state = schema.Choice(
        title=_("column_state", default="State"),
        vocabulary="imio.mutualisation.migration_states",
        default="to_do",
    )
    closing_date = plan(
        _("column_closing_date", default="Closing date"), required=False
    )
    note = schema.TextLine(
        title=_("column_note", default="Note"), required=False, default=""
    )


class IResignationRow(Interface):
    """A delegate who resigned."""

    name = schema.TextLine(title=_("column_name", default="Name"))
    day = fact(
        _("column_day", default="Day"),
    )


class IMember(IGroupOwner, model.Schema):
    """A local authority."""

    title = schema.TextLine(title=_("label_name", default="Name"))
    kind = schema.Choice(
        title=_("label_member_kind", default="Kind"),
        vocabulary="imio.mutualisation.member_kinds",
        default="commune",
    )
    bce_number = schema.TextLine(
        title=_("label_bce", default="Enterprise number (BCE)"),
        required=False,
        constraint=enterprise_number,
    )
    nis = schema.TextLine(
        title=_("label_nis", default="NIS code"),
        required=False,
        constraint=nis_code,
    )
    province = schema.TextLine(
        title=_("label_province", default="Province"), required=False
    )
    arrondissement = schema.TextLine(
        title=_("label_arrondissement", default="Arrondissement"), required=False
    )
    postal_codes = schema.List(
        title=_("label_postal_codes", default="Postal codes"),
        value_type=schema.TextLine(constraint=postal_code),
        required=False,
        default=[],
        missing_value=[],
    )
    language = schema.Choice(
        title=_("label_language", default="Language"),
        vocabulary="imio.mutualisation.languages",
        default="fr",
    )
    latitude = schema.Float(
        title=_("label_latitude", default="Latitude"),
        min=LATITUDES[0],
        max=LATITUDES[1],
        required=False,
    )
    longitude = schema.Float(
        title=_("label_longitude", default="Longitude"),
        min=LONGITUDES[0],
        max=LONGITUDES[1],
        required=False,
    )

    model.fieldset(
        "size",
        label=_("fieldset_size", default="Size"),
        fields=["populations", "communes_served", "own_it_team"],
    )
    populations = rows(
        _("label_populations", default="Official population"), IPopulationRow
    )
    communes_served = schema.List(
        title=_("label_communes_served", default="Communes served"),
        description=_(
            "help_communes_served",
            default="A CPAS is priced by its commune; a police zone, an intercommunale "
            "or a province by the communes it serves.",
        ),
        value_type=schema.Choice(vocabulary="imio.mutualisation.communes"),
        required=False,
        default=[],
        missing_value=[],
    )
    directives.widget("communes_served", SelectFieldWidget, multiple="multiple")
    own_it_team = schema.Bool(
        title=_("label_own_it_team", default="Has an IT team of its own"),
        required=False,
        default=False,
    )

    model.fieldset(
        "membership",
        label=_("fieldset_membership", default="Membership"),
        fields=[
            "origin",
            "how_they_came",
            "migrations",
            "share_count",
            "share_recorded_on",
            "share_fee",
            "admitted_on",
            "left_on",
            "successor_nis",
            "merged_on",
        ],
    )
    origin = schema.Choice(
        title=_("label_origin", default="Origin"),
        vocabulary="imio.mutualisation.member_origins",
        default="new",
    )
    how_they_came = schema.TextLine(
        title=_("label_how_they_came", default="How they came"), required=False
    )
    migrations = rows(
        _("label_migrations", default="Migrations"),
        IMigrationRow,
        description=_(
            "help_migrations",
            default="The products of before IMIO that it leaves. The closing date is "
            "the day agreed, then the day on which it was done.",
        ),
    )

    @invariant
    def one_of_its_kind(data: Any) -> None:
        names_no_other(data, "Member", "bce_number", "nis")

    @invariant
    def of_its_own_name(data: Any) -> None:
        is_told_apart(data, "Member", "bce_number", "nis", mutualisation_kind=data.kind)

    @invariant
    def one_population_a_day(data: Any) -> None:
        days = (row["reference_date"] for row in data.populations or ())
        or_unfit(each_day_once(days))

    @invariant
    def sound_migrations(data: Any) -> None:
        or_unfit(may_list(migrations(data.migrations or ()), clock.today()))

    @invariant
    def sound_advisers(data: Any) -> None:
        or_unfit(may_advise(data.__context__, data.advisers or ()))

    @invariant
    def sound_levels(data: Any) -> None:
        or_unfit(may_have_validated(data.__context__, data.validation_levels or ()))

    @invariant
    def sound_models(data: Any) -> None:
        or_unfit(may_keep_models(data.act_models or ()))

    @invariant
    def sound_roster(data: Any) -> None:
        or_unfit(rosters.may_list(seats(data.roster or ())))

    share_count = schema.Int(
        title=_("label_share_count", default="Shares"), default=0, min=0, required=False
    )
    share_recorded_on = fact(
        _("label_share_recorded_on", default="Share recorded on"), required=False
    )
    share_fee = money(
        title=_("label_share_fee_paid", default="Fee per share (€)"),
        required=False,
        readonly=True,
    )
    admitted_on = fact(
        _("label_admitted_on", default="Member since"),
        required=False,
        readonly=True,
    )
    left_on = fact(
        _("label_left_on", default="Left on"),
        "admitted_on",
        required=False,
        readonly=True,
    )
    successor_nis = schema.TextLine(
        title=_("label_successor_nis", default="NIS code of the successor"),
        required=False,
        constraint=nis_code,
    )
    merged_on = plan(_("label_merged_on", default="Merged on"), required=False)

    model.fieldset(
        "prospecting",
        label=_("fieldset_prospecting", default="Prospecting"),
        fields=["prospect_stage", "likelihood", "next_contact_on"],
    )
    prospect_stage = schema.Choice(
        title=_("label_prospect_stage", default="Stage"),
        description=_(
            "help_prospect_stage",
            default="Of an authority that is no member yet; IMIO alone reads it.",
        ),
        vocabulary="imio.mutualisation.prospect_stages",
        required=False,
    )
    likelihood = schema.Choice(
        title=_("label_likelihood", default="Likelihood"),
        vocabulary="imio.mutualisation.likelihoods",
        required=False,
    )
    next_contact_on = plan(
        _("label_next_contact", default="Next contact"), required=False
    )

    model.fieldset(
        "contacts",
        label=_("fieldset_contacts", default="Contacts"),
        fields=["contacts"],
    )
    contacts = rows(_("label_contacts", default="Contacts"), IContactRow)

    model.fieldset(
        "delegates",
        label=_("fieldset_delegates", default="Delegates"),
        fields=["delegates", "resignations"],
    )
    delegates = rows(
        _("label_delegates", default="Delegates to the general assembly"),
        IDelegateRow,
        readonly=True,
    )
    resignations = rows(
        _("label_resignations", default="Delegates who resigned"),
        IResignationRow,
        description=_(
            "help_resignations",
            default="The name as it was named; a new deliberation then replaces the "
            "delegate.",
        ),
    )

    model.fieldset(
        "roster",
        label=_("fieldset_roster", default="Roster"),
        fields=["roster", "advisers", "validation_levels", "act_models"],
    )
    roster = rows(
        _("label_roster", default="Roster of the bodies"),
        IRosterRow,
        description=_(
            "help_roster",
            default="Who is of the council, the college… from when until when: the last "
            "day counts no more. A sitting takes its attendance from it.",
        ),
    )

    advisers = rows(
        _("label_advisers", default="Services that give advice"),
        IAdviserRow,
        description=_(
            "help_advisers",
            default="Whom a draft act is shown to for advice. Several people of a service "
            "are parted by commas; each acts for the authority already.",
        ),
    )

    validation_levels = rows(
        _("label_validation_levels", default="Levels of validation"),
        IValidationRow,
        description=_(
            "help_validation_levels",
            default="In this order, before an act comes on an agenda. Empty, nobody "
            "validates.",
        ),
    )

    act_models = rows(
        _("label_act_models", default="Models of acts of its own"),
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

    # The form would round a place to three decimals, which is a hundred metres.
    directives.omitted(
        "share_fee", "admitted_on", "left_on", "latitude", "longitude", "delegates"
    )
    directives.write_permission(
        title=MANAGE,
        kind=MANAGE,
        bce_number=MANAGE,
        nis=MANAGE,
        province=MANAGE,
        arrondissement=MANAGE,
        postal_codes=MANAGE,
        language=MANAGE,
        latitude=MANAGE,
        longitude=MANAGE,
        populations=MANAGE,
        communes_served=MANAGE,
        own_it_team=MANAGE,
        origin=MANAGE,
        how_they_came=MANAGE,
        migrations=MANAGE,
        share_count=MANAGE,
        share_recorded_on=MANAGE,
        successor_nis=MANAGE,
        merged_on=MANAGE,
        prospect_stage=MANAGE,
        likelihood=MANAGE,
        next_contact_on=MANAGE,
        advisers="imio.mutualisation.ManagePeople",
        validation_levels="imio.mutualisation.ManagePeople",
    )
    directives.read_permission(
        prospect_stage=MANAGE, likelihood=MANAGE, next_contact_on=MANAGE
    )
