"""A site without records goes back to Plone; one with records stays protected."""

from Acquisition import aq_base
from imio.mutualisation import security
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.interfaces import IMutualisationLayer
from plone import api
from plone.app.testing import applyProfile
from plone.browserlayer.utils import registered_layers
from Products.CMFPlone.factory import addPloneSite
from Products.MailHost.interfaces import IMailHost
from zope.component import getUtility
from zope.component.hooks import setSite

import pytest


OUR_SETTING = "mutualisation.budget_article"
UNINSTALL = "profile-imio.mutualisation:uninstall"
REST = "@addons/imio.mutualisation/uninstall"
PANEL = "uninstall_products?uninstall_product=imio.mutualisation"
DEPENDENCIES = (
    "plonetheme.barceloneta:default",
    "plone.app.dexterity:default",
    "plone.app.caching:default",
    "plone.restapi:default",
    "collective.z3cform.datagridfield:default",
)


@pytest.mark.parametrize("section", security.SECTIONS, ids=lambda each: each.id)
def test_a_record_of_any_section_keeps_the_suite(whole, section):
    """So that whatever is registered for its layer stays in force."""
    with api.env.adopt_roles(["Manager"]):
        others = [each.id for each in security.SECTIONS if each is not section]
        assert len(whole[section.id])
        for name in others:
            whole._delOb(name)
            whole._objects = tuple(
                each for each in whole._objects if each["id"] != name
            )
        with pytest.raises(Refusal) as stopped:
            whole.portal_setup.runAllImportStepsFromProfile(UNINSTALL)
    assert stopped.value.refused.reason == "records_remain"
    assert IMutualisationLayer in registered_layers()


@pytest.mark.parametrize(
    "door",
    [
        lambda person: person.post(REST),
        lambda person: person.get(PANEL, headers={"Accept": "text/html"}),
        lambda person: person.post(
            "portal_setup/manage_importAllSteps",
            data={"context_id": UNINSTALL},
            headers={"Accept": "text/html"},
        ),
    ],
    ids=["rest", "panel", "zmi"],
)
def test_no_door_takes_the_suite_away_from_records(technician, client, door):
    said = door(technician)
    assert said.status_code == 409
    assert "contient des dossiers" in said.text
    assert client().get("", headers={"Accept": "text/html"}).ok
    assert client().get("adherents/andenne").status_code == 401


def snapshot(site):
    """What profiles make of a site, by name, and the parts of the site itself."""
    catalog, actions = site.portal_catalog, site.portal_actions
    return {
        "objects": set(site.objectIds()),
        "layout": site.getLayout(),
        "logo": api.portal.get_registry_record("plone.site_logo"),
        "types": set(site.portal_types.objectIds()),
        "workflows": set(site.portal_workflow.objectIds()),
        "indexes": set(catalog.indexes()),
        "columns": set(catalog.schema()),
        "actions": {
            (category, name)
            for category in actions.objectIds()
            for name in actions[category].objectIds()
        },
        "panel": {each.id for each in site.portal_controlpanel.listActions()},
        "bundles": {
            name
            for name in site.portal_registry.records
            if name.startswith("plone.bundles/")
        },
        "mail": type(aq_base(getUtility(IMailHost))),
        "displayed": api.portal.get_registry_record("plone.displayed_types"),
        "layers": set(registered_layers()),
    }


@pytest.fixture
def plain(portal):
    """A site of Plone beside that of the suite, with what the suite stands on."""
    app = portal.aq_parent
    addPloneSite(app, "plain", title="Plone", extension_ids=DEPENDENCIES)
    setSite(app["plain"])
    yield app["plain"]
    setSite(portal)


def test_an_empty_site_is_plone_again(plain):
    before = snapshot(plain)
    applyProfile(plain, "imio.mutualisation:default")
    assert snapshot(plain)["layout"] == "accueil"
    plain.portal_setup.runAllImportStepsFromProfile(UNINSTALL)
    assert snapshot(plain) == before
    applyProfile(plain, "imio.mutualisation:default")
    assert plain.getLayout() == "accueil" and plain["adherents"].holds == "Member"


def test_what_was_set_and_who_keeps_it_stays_for_the_next_time(plain):
    applyProfile(plain, "imio.mutualisation:default")
    api.portal.set_registry_record(OUR_SETTING, "104/123-13")
    plain.portal_setup.runAllImportStepsFromProfile(UNINSTALL)
    applyProfile(plain, "imio.mutualisation:default")
    assert api.portal.get_registry_record(OUR_SETTING) == "104/123-13"
    assert api.group.get("mutualisation-managers")
