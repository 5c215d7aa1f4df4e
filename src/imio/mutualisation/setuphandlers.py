"""What the profiles and the distribution do beyond GenericSetup."""

from imio.mutualisation import upgrades
from imio.mutualisation.base.mailhost import queue_mail
from imio.mutualisation.base.site_key import site_key
from imio.mutualisation.base.unspoken import keep_log_silent
from imio.mutualisation.member.communes import communes
from imio.mutualisation.member.communes import cpas
from imio.mutualisation.member.communes import provinces
from imio.mutualisation.member.naming import free_name
from imio.mutualisation.security import GROUPS
from imio.mutualisation.security import SECTION
from imio.mutualisation.security import SECTIONS
from importlib.resources import files
from itertools import chain
from pkgutil import iter_modules
from plone import api
from plone.base.interfaces.installable import INonInstallable
from plone.contentrules.engine.interfaces import IRuleStorage
from plone.formwidget.namedfile.converter import b64encode_file
from plone.portlets.constants import CONTEXT_ASSIGNMENT_KEY
from plone.portlets.interfaces import IPortletAssignmentSettings
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.component import queryUtility
from zope.interface import implementer

import logging


logger = logging.getLogger(__name__)

FRONT_PAGE = "accueil"


@implementer(INonInstallable)
class HiddenProfiles:
    """Only the default profile is offered to people."""

    def getNonInstallableProfiles(self) -> list[str]:
        return [
            "imio.mutualisation:catalogue",
            "imio.mutualisation:demo",
            "imio.mutualisation:uninstall",
        ]

    def getNonInstallableProducts(self) -> list[str]:
        """The profile of each version is for its upgrade step alone."""
        names = (module.name for module in iter_modules(upgrades.__path__))
        return [f"{upgrades.__name__}.{name}" for name in names]


def install(setup_tool: Any) -> None:
    """Sections, groups, front page and logo, each where the site has none: what it has
    set stays.
    """
    portal = api.portal.get()
    add_sections(*(section.id for section in SECTIONS))
    for group_id, (title, role) in GROUPS.items():
        if api.group.get(group_id) is None:
            api.group.create(group_id, title=title, roles=[role])
    queue_mail(portal)
    keep_portlet_settings(portal)
    rest_rules()
    forbid_disguise()
    keep_log_silent()
    site_key()
    if not portal.hasProperty("layout"):
        portal.setLayout(FRONT_PAGE)
    if not api.portal.get_registry_record("plone.site_logo"):
        api.portal.set_registry_record("plone.site_logo", logo())


def logo() -> bytes:
    """That of the suite, as the registry keeps it."""
    drawn = (files("imio.mutualisation") / "static" / "logo.svg").read_bytes()
    encoded: bytes = b64encode_file("logo.svg", drawn)
    return encoded


def keep_portlet_settings(portal: Any) -> None:
    """Plone writes them when a portlet is first shown: two first readers would conflict."""
    for manager in IAnnotations(portal).get(CONTEXT_ASSIGNMENT_KEY, {}).values():
        for assignment in manager.values():
            IPortletAssignmentSettings(assignment)


def forbid_disguise() -> None:
    """No text of somebody frames a page of others or covers one of ours."""
    for name, without in (("valid_tags", "iframe"), ("custom_attributes", "style")):
        allowed = api.portal.get_registry_record(f"plone.{name}")
        kept = [each for each in allowed if each != without]
        api.portal.set_registry_record(f"plone.{name}", kept)


def rest_rules() -> None:
    """Content rules rest where there is none: the control panel wakes them.

    Awake, they are looked for in all that holds a record, at each of its events.
    """
    rules = queryUtility(IRuleStorage)
    if rules is not None and not len(rules):
        rules.active = False


def add_sections(*ids: str) -> None:
    """Those of these sections that the site lacks, as the table describes them."""
    portal = api.portal.get()
    for section in SECTIONS:
        if section.id in ids and section.id not in portal:
            api.content.create(
                portal,
                SECTION.portal_type,
                section.id,
                title=section.title,
                holds=section.holds,
                description=section.description,
            )


def create_communes(distribution: Any, site: Any, answers: dict[str, Any]) -> Any:
    """The communes as prospects, then the demonstration if it was asked for, or else the
    other authorities that follow from the communes; nothing of all this where all comes
    from another site (`to_fill`).
    """
    if answers.get("to_fill"):
        return site
    section, asked = site["adherents"], bool(answers.get("setup_content"))
    for values in chain(communes(), *(() if asked else (cpas(), provinces()))):
        api.content.create(
            section,
            "imio.mutualisation.Member",
            free_name(values["title"], section),
            **values,
        )
    logger.info("%s prospects created", len(section))
    filled = "demo" if asked else "catalogue"
    site.portal_setup.runAllImportStepsFromProfile(f"imio.mutualisation:{filled}")
    return site
