"""What the uninstall profile does beyond GenericSetup: Plone gets its own back.

What was set, counted and noted stays for whoever installs again: settings, groups and
their roles, numbers, journals. What was forbidden to people stays forbidden.
"""

from imio.mutualisation.base.catalog import TYPE
from imio.mutualisation.base.mailhost import give_mail_back
from imio.mutualisation.section.schema import ISection
from imio.mutualisation.security import TYPES
from imio.mutualisation.security import WORKFLOWS
from imio.mutualisation.setuphandlers import FRONT_PAGE
from imio.mutualisation.setuphandlers import logo
from plone import api
from plone.base.interfaces import INavigationSchema
from plone.base.interfaces import ISearchSchema
from plone.browserlayer.utils import unregister_layer
from typing import Any


LOGO = "plone.site_logo"
NAMED = (
    (INavigationSchema, "displayed_types"),
    (ISearchSchema, "types_not_searched"),
)


def uninstall(setup_tool: Any) -> None:
    """Of a site without records, as `section.removal` has seen."""
    portal = api.portal.get()
    for each in portal.objectValues():
        if ISection.providedBy(each):
            portal._delObject(each.getId())
    _forget_types()
    give_mail_back(portal)
    if portal.getProperty("layout") == FRONT_PAGE:
        portal.manage_delProperties(["layout"])
    if api.portal.get_registry_record(LOGO) == logo():
        api.portal.get_tool("portal_registry")[LOGO] = None
    unregister_layer("imio.mutualisation")


def _forget_types() -> None:
    names = tuple(map(TYPE.format, TYPES))
    workflows = api.portal.get_tool("portal_workflow")
    workflows.setChainForPortalTypes(names, ())
    workflows.manage_delObjects([workflow.id for workflow in WORKFLOWS])
    api.portal.get_tool("portal_types").manage_delObjects(list(names))
    for schema, name in NAMED:
        record = f"plone.{name}"
        named = api.portal.get_registry_record(record)
        kept = tuple(each for each in named if each not in names)
        api.portal.set_registry_record(record, kept or schema[name].default)
