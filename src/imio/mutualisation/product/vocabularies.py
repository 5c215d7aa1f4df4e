"""What the product form may choose."""

from imio.mutualisation.base.terms import vocabulary
from imio.mutualisation.i18n import _
from imio.mutualisation.standards.publiccode.codes import SOFTWARE_TYPES


product_kinds = vocabulary(
    {
        "open_source": _("kind_open_source", default="Open source"),
        "commercial_licence": _(
            "kind_commercial_licence", default="Commercial, under licence"
        ),
        "organisational_service": _(
            "kind_organisational_service", default="Organisational service"
        ),
        "hardware": _("kind_hardware", default="Hardware tied to a solution"),
    }
)
product_origins = vocabulary(
    {
        "imio": _("origin_imio", default="IMIO"),
        "communesplone": _("origin_communesplone", default="CommunesPlone"),
        "qualicite": _("origin_qualicite", default="Qualicité"),
        "member": _("origin_member", default="A member"),
        "third_party": _("origin_third_party", default="A third party"),
    }
)
domains = vocabulary(
    {
        "deliberations": _("domain_deliberations", default="Deliberations"),
        "urban_planning": _("domain_urban_planning", default="Urban planning"),
        "documents": _("domain_documents", default="Document management"),
        "e_services": _("domain_e_services", default="Online services"),
        "website": _("domain_website", default="Website"),
        "technical_services": _(
            "domain_technical_services", default="Technical services"
        ),
        "human_resources": _("domain_human_resources", default="Human resources"),
        "accounting": _("domain_accounting", default="Accounting"),
        "energy": _("domain_energy", default="Energy management"),
        "organisation": _("domain_organisation", default="Organisation"),
        "other": _("domain_other", default="Other"),
    }
)
relations = vocabulary(
    {
        "competitor": _("relation_competitor", default="Competes with it"),
        "complement": _("relation_complement", default="Completes it"),
    }
)
interface_states = vocabulary(
    {
        "planned": _("interface_planned", default="Planned"),
        "in_development": _("interface_in_development", default="In development"),
        "in_use": _("interface_in_use", default="In use"),
        "abandoned": _("interface_abandoned", default="Abandoned"),
    }
)
development_statuses = vocabulary(
    {
        "concept": _("status_concept", default="Concept"),
        "development": _("status_development", default="In development"),
        "beta": _("status_beta", default="On trial"),
        "stable": _("status_stable", default="Stable"),
        "obsolete": _("status_obsolete", default="Obsolete"),
    }
)
maintenance_types = vocabulary(
    {
        "internal": _("maintenance_internal", default="By its owner"),
        "contract": _("maintenance_contract", default="Under contract"),
        "community": _("maintenance_community", default="By a community"),
        "none": _("maintenance_none", default="By nobody"),
    }
)
# The codes of the standard, as they are: their readers know them.
software_types = vocabulary({code: code for code in SOFTWARE_TYPES})
