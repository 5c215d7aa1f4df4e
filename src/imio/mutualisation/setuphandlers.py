"""What the profiles and the distribution do beyond GenericSetup."""

from imio.mutualisation.base.mail import queue_mail
from imio.mutualisation.member.communes import communes
from imio.mutualisation.member.naming import free_name
from importlib.resources import files
from plone import api
from plone.base.interfaces.installable import INonInstallable
from plone.formwidget.namedfile.converter import b64encode_file
from typing import Any
from zope.interface import implementer

import logging


logger = logging.getLogger(__name__)

SECTIONS = {
    "adherents": ("Adhérents", "Member", "Les pouvoirs locaux qui partagent."),
    "besoins": (
        "Besoins",
        "Need",
        "Ce qui manque aux adhérents, et que plusieurs peuvent acquérir ensemble.",
    ),
    "catalogue": ("Catalogue", "Product", "Les produits et services mutualisés."),
    "licences": (
        "Licences mutualisées",
        "Licence",
        "Les contrats qu’IMIO signe une fois, et dont chaque adhérent peut user.",
    ),
    "marches": (
        "Marchés",
        "Tender",
        "Les marchés publics passés par IMIO pour ses adhérents.",
    ),
    "partenaires": (
        "Partenaires",
        "Partner",
        "Le réseau de prestataires sélectionnés par marché.",
    ),
    "deliberations": (
        "Délibérations",
        "Deliberation",
        "Les délibérations publiées des adhérents et des organes d’IMIO.",
    ),
    "continuite": (
        "Continuité",
        "Incident",
        "Ce qui arrive en fin de vie, qui est concerné, et ce qui est fait pour que "
        "personne ne reste seul.",
    ),
    "ressources": (
        "Ressources",
        "Resource",
        "Documents et bonnes pratiques que les adhérents partagent.",
    ),
    "assemblees": (
        "Assemblées générales",
        "Assembly",
        "Les assemblées générales de l’intercommunale.",
    ),
}
GROUPS = {
    "mutualisation-managers": ("Responsables IMIO", "Mutualisation Manager"),
    "mutualisation-officers": ("Chargés de projet IMIO", "Project Officer"),
    "mutualisation-auditors": ("Auditeurs", "Auditor"),
}


@implementer(INonInstallable)
class HiddenProfiles:
    """Only the default profile is offered to people."""

    def getNonInstallableProfiles(self) -> list[str]:
        return ["imio.mutualisation:demo", "imio.mutualisation:uninstall"]


def install(setup_tool: Any) -> None:
    """Sections, groups, front page and logo; run again, it changes nothing."""
    portal = api.portal.get()
    for section_id, (title, holds, description) in SECTIONS.items():
        if section_id not in portal:
            api.content.create(
                portal,
                "imio.mutualisation.Section",
                section_id,
                title=title,
                holds=holds,
                description=description,
            )
    for group_id, (title, role) in GROUPS.items():
        if api.group.get(group_id) is None:
            api.group.create(group_id, title=title, roles=[role])
    queue_mail(portal)
    portal.setLayout("accueil")
    logo = (files("imio.mutualisation") / "static" / "logo.svg").read_bytes()
    encoded = b64encode_file("logo.svg", logo)
    api.portal.set_registry_record("plone.site_logo", encoded)


def create_communes(distribution: Any, site: Any, answers: dict[str, Any]) -> Any:
    """The communes as prospects, then the demonstration if it was asked for."""
    section = site["adherents"]
    for values in communes():
        api.content.create(
            section,
            "imio.mutualisation.Member",
            free_name(values["title"], section),
            **values,
        )
    logger.info("%s communes created", len(section))
    if answers.get("setup_content"):
        site.portal_setup.runAllImportStepsFromProfile("imio.mutualisation:demo")
    return site
