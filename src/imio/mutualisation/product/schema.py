"""The record of a product: what it is, its publiccode.yml, what IMIO says of it."""

from imio.mutualisation.base.acting import is_staff
from imio.mutualisation.base.fields import fact
from imio.mutualisation.base.fields import plan
from imio.mutualisation.base.grid import rows
from imio.mutualisation.base.identity import names_no_other
from imio.mutualisation.base.parameters import words_searched
from imio.mutualisation.base.reasons import or_unfit
from imio.mutualisation.base.upkeep import other_solutions
from imio.mutualisation.i18n import _
from imio.mutualisation.product.rows import IContactRow
from imio.mutualisation.product.rows import IContractorRow
from imio.mutualisation.product.rows import IEventRow
from imio.mutualisation.product.rows import IFeatureRow
from imio.mutualisation.product.rows import IInterfaceRow
from imio.mutualisation.product.rows import IKeptRow
from imio.mutualisation.product.rows import IPriceRow
from imio.mutualisation.product.rows import IReferentRow
from imio.mutualisation.product.rows import IRelatedRow
from imio.mutualisation.product.rows import IReleaseRow
from imio.mutualisation.product.rows import price_bands
from imio.mutualisation.product.standard import each_fits
from imio.mutualisation.product.standard import fits
from imio.mutualisation.rules.tariff import may_publish_price_lists
from plone.autoform import directives
from plone.schema import JSONField
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.interface import invariant
from zope.interface import provider
from zope.schema.interfaces import IContextAwareDefaultFactory


MANAGE = "imio.mutualisation.ManageRecords"
RESERVED = "imio.mutualisation.ReadReserved"
SOFTWARE = (
    "source_url",
    "landing_url",
    "logo",
    "spdx",
    "development_status",
    "software_type",
    "platforms",
    "categories",
    "localisation_ready",
    "languages",
    "text_language",
)
UPKEEP = ("releases", "maintenance", "contractors", "contacts", "reuse_contact")
FIELD = ("interfaces", "related", "alternatives", "kept_beside")
FOLLOWED = (
    "announced_for",
    "legal_watch",
    "legal_watch_on",
    "events",
    "way_out",
    "delisting_reason",
    "recommended_version",
    "successor",
)
# What IMIO says of a product, whoever proposed it.
STAFF_ONLY = (
    "origin",
    "deliberation_required",
    "perimeter_reason",
    "tied_to",
    "related",
    "alternatives",
    "kept_beside",
    "price_rows",
    *FOLLOWED,
)
# What an import and the members that use it leave behind.
RECORD = ("publiccode_more", "referents")


@provider(IContextAwareDefaultFactory)
def of_a_member(context: Any) -> str | None:
    """Who is not of IMIO proposes what a member developed."""
    return None if is_staff() else "member"


class IProduct(model.Schema):
    """A product or a service of the catalogue."""

    title = schema.TextLine(
        title=_("label_name", default="Name"), defaultFactory=words_searched
    )
    description = schema.Text(
        title=_("label_description", default="Summary"), required=False
    )
    details = schema.Text(
        title=_("label_details", default="What it does"), required=False
    )
    features = rows(_("label_features", default="Features"), IFeatureRow)
    kind = schema.Choice(
        title=_("label_product_kind", default="Kind"),
        vocabulary="imio.mutualisation.product_kinds",
    )
    origin = schema.Choice(
        title=_("label_origin", default="Origin"),
        vocabulary="imio.mutualisation.product_origins",
        defaultFactory=of_a_member,
    )
    member = schema.Choice(
        title=_("label_developer", default="Member that developed it"),
        description=_(
            "help_developer",
            default="Due where the origin is a member: its agents may amend what they "
            "propose.",
        ),
        vocabulary="imio.mutualisation.my_members",
        required=False,
    )
    domain = schema.Choice(
        title=_("label_domain", default="Functional domain"),
        vocabulary="imio.mutualisation.domains",
    )
    deliberation_required = schema.Bool(
        title=_("label_product_deliberation", default="Ordered by a deliberation only"),
        required=False,
        default=False,
    )
    perimeter_reason = schema.Text(
        title=_("label_perimeter_reason", default="Why it is inside the perimeter"),
        description=_(
            "help_perimeter_reason",
            default="Due for a commercial licence, and for accounting and human "
            "resources: only a third party’s licence may be catalogued there.",
        ),
        required=False,
    )
    tied_to = schema.Choice(
        title=_("label_tied_to", default="Pooled solution that the hardware serves"),
        description=_(
            "help_tied_to",
            default="Due for hardware: IMIO buys only what its solutions need (2014).",
        ),
        vocabulary="imio.mutualisation.products",
        required=False,
    )

    model.fieldset(
        "software",
        label=_("fieldset_software", default="Software"),
        fields=list(SOFTWARE),
    )
    source_url = schema.TextLine(
        title=_("label_source_url", default="Address of the source code"),
        required=False,
        constraint=fits("url", "url"),
    )
    landing_url = schema.TextLine(
        title=_("label_landing_url", default="Page of presentation"),
        required=False,
        constraint=fits("link", "landingURL"),
    )
    logo = schema.TextLine(
        title=_("label_logo", default="Logo (address, or path in the source code)"),
        required=False,
        constraint=fits("logo", "logo"),
    )
    spdx = schema.TextLine(
        title=_("label_spdx", default="Licence (SPDX)"),
        description=_(
            "help_spdx",
            default="GPL-2.0-only, EUPL-1.2… : see https://spdx.org/licenses",
        ),
        required=False,
        constraint=fits("licence", "legal/license"),
    )
    development_status = schema.Choice(
        title=_("label_development_status", default="State of development"),
        vocabulary="imio.mutualisation.development_statuses",
        required=False,
    )
    software_type = schema.Choice(
        title=_("label_software_type", default="Kind of software"),
        vocabulary="imio.mutualisation.software_types",
        required=False,
    )
    platforms = schema.List(
        title=_("label_platforms", default="Platforms"),
        description=_("help_platforms", default="One a line: web, linux, android…"),
        value_type=schema.TextLine(),
        required=False,
        default=["web"],
        missing_value=[],
    )
    categories = schema.List(
        title=_("label_categories", default="Categories of publiccode.yml"),
        description=_("help_categories", default="One a line: document-management…"),
        value_type=schema.TextLine(),
        required=False,
        default=[],
        missing_value=[],
        constraint=each_fits("category", "categories"),
    )
    localisation_ready = schema.Bool(
        title=_("label_localisation_ready", default="Can be translated"),
        required=False,
        default=False,
    )
    languages = schema.List(
        title=_("label_languages", default="Languages it speaks"),
        description=_("help_languages", default="One a line: fr, de, nl…"),
        value_type=schema.TextLine(),
        required=False,
        default=["fr"],
        missing_value=[],
        constraint=each_fits("language", "localisation/availableLanguages"),
    )
    text_language = schema.TextLine(
        title=_("label_text_language", default="Language of this record"),
        required=False,
        default="fr",
        constraint=fits("language", "description"),
    )

    model.fieldset(
        "upkeep",
        label=_("fieldset_upkeep", default="Versions and maintenance"),
        fields=list(UPKEEP),
    )
    releases = rows(_("label_releases", default="Versions"), IReleaseRow)
    maintenance = schema.Choice(
        title=_("label_maintenance", default="Maintenance"),
        vocabulary="imio.mutualisation.maintenance_types",
        required=False,
    )
    contractors = rows(
        _("label_contractors", default="Maintained under contract by"), IContractorRow
    )
    contacts = rows(
        _("label_product_contacts", default="Contacts for the maintenance"), IContactRow
    )
    reuse_contact = schema.TextLine(
        title=_("label_reuse_contact", default="E-mail for other bodies"),
        description=_(
            "help_reuse_contact",
            default="Shown to all: who is not a member, here or abroad, writes there.",
        ),
        required=False,
        constraint=fits("email", "reuse_contact"),
    )

    model.fieldset(
        "field",
        label=_("fieldset_field", default="Beside other solutions"),
        fields=list(FIELD),
    )
    interfaces = rows(
        _("label_interfaces", default="Interfaces with other systems"), IInterfaceRow
    )
    related = rows(
        _("label_related", default="Competing and complementary solutions"),
        IRelatedRow,
    )
    alternatives = other_solutions()

    kept_beside = rows(
        _("label_kept_beside", default="Stays beside a product that looks the same"),
        IKeptRow,
        description=_(
            "help_kept_beside",
            default="Where both stay: say why, so that nobody asks again.",
        ),
    )

    model.fieldset(
        "followed",
        label=_("fieldset_followed", default="Follow-up"),
        fields=list(FOLLOWED),
    )
    announced_for = plan(
        _("label_announced_for", default="Announced for"),
        description=_(
            "help_announced_for",
            default="The members then see that it is coming, and from when.",
        ),
        required=False,
    )
    legal_watch = schema.Text(
        title=_("label_legal_watch", default="Legal watch"),
        description=_(
            "help_legal_watch",
            default="What changes in law or practice, and what it asks of the product.",
        ),
        required=False,
    )
    legal_watch_on = fact(
        _("label_legal_watch_on", default="Checked on"), required=False
    )
    events = rows(_("label_events", default="Presentations and events"), IEventRow)
    way_out = schema.Text(
        title=_("label_way_out", default="Plan for the members still in support"),
        required=False,
    )
    delisting_reason = schema.Text(
        title=_("label_delisting_reason", default="Why it leaves the catalogue"),
        description=_(
            "help_delisting_reason",
            default="Left empty, it is the reason given when it is taken out.",
        ),
        required=False,
    )
    recommended_version = schema.TextLine(
        title=_("label_recommended_version", default="Last recommended version"),
        required=False,
    )
    successor = schema.Choice(
        title=_("label_product_successor", default="Product that succeeds it"),
        vocabulary="imio.mutualisation.products",
        required=False,
    )

    model.fieldset(
        "prices", label=_("fieldset_prices", default="Prices"), fields=["price_rows"]
    )
    price_rows = rows(_("label_price_rows", default="Price lists"), IPriceRow)

    model.fieldset(
        "record", label=_("fieldset_record", default="Record"), fields=list(RECORD)
    )
    publiccode_more = JSONField(
        title=_("label_publiccode_more", default="Rest of its publiccode.yml"),
        readonly=True,
        required=False,
    )
    referents = rows(
        _("label_referents", default="Referents of the members"),
        IReferentRow,
        readonly=True,
    )

    @invariant
    def one_of_its_kind(data: Any) -> None:
        names_no_other(data, "Product", "source_url")

    @invariant
    def sound_price_lists(data: Any) -> None:
        or_unfit(may_publish_price_lists(price_bands(data.price_rows)))

    directives.omitted(*RECORD)
    directives.read_permission(referents=RESERVED)
    directives.write_permission(**dict.fromkeys(STAFF_ONLY, MANAGE))
