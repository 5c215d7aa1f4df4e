"""What the profiles and the distribution do beyond GenericSetup."""

from imio.mutualisation.base.mail import queue_mail
from imio.mutualisation.member.communes import communes
from imio.mutualisation.member.naming import free_name
from imio.mutualisation.security import SECTION
from imio.mutualisation.security import SECTIONS
from importlib.resources import files
from plone import api
from plone.base.interfaces.installable import INonInstallable
from plone.formwidget.namedfile.converter import b64encode_file
from typing import Any
from zope.interface import implementer

import logging


logger = logging.getLogger(__name__)

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
    for section in SECTIONS:
        if section.id not in portal:
            api.content.create(
                portal,
                SECTION.portal_type,
                section.id,
                title=section.title,
                holds=section.holds,
                description=section.description,
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
