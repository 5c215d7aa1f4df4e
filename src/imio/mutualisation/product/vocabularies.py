"""What the product form may choose."""

from imio.mutualisation.base.terms import vocabulary
from imio.mutualisation.i18n import _


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
