"""What the profiles and the distribution do beyond GenericSetup."""

from imio.mutualisation.member.communes import communes
from plone import api
from plone.base.interfaces.installable import INonInstallable
from plone.i18n.normalizer.interfaces import IURLNormalizer
from typing import Any
from zope.component import getUtility
from zope.interface import implementer

import logging


logger = logging.getLogger(__name__)

SECTIONS = {
    "adherents": ("Adhérents", "Member", "Les pouvoirs locaux qui partagent."),
    "catalogue": ("Catalogue", "Product", "Les produits et services mutualisés."),
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
    """Sections, groups and the front page; run again, it changes nothing."""
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
    portal.setLayout("accueil")


def short_name(title: str) -> str:
    """The address of a member in its section: `la-louviere`."""
    return getUtility(IURLNormalizer).normalize(title, max_length=80)


def create_communes(distribution: Any, site: Any, answers: dict[str, Any]) -> Any:
    """The communes as prospects, then the demonstration if it was asked for."""
    section = site["adherents"]
    for number, values in enumerate(communes(), 1):
        api.content.create(
            section, "imio.mutualisation.Member", short_name(values["title"]), **values
        )
    logger.info("%s communes created", number)
    if answers.get("setup_content"):
        site.portal_setup.runAllImportStepsFromProfile("imio.mutualisation:demo")
    return site
