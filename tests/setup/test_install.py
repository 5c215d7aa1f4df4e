"""What installing the suite brings, and what taking it away leaves."""

from imio.mutualisation import security
from imio.mutualisation import workflows
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.setuphandlers import install
from plone import api
from plone.browserlayer.utils import registered_layers

import pytest


SECTIONS = {section.id for section in security.SECTIONS}
PROFILE = "imio.mutualisation:default"
PAGE = {"Accept": "text/html"}
LOGO = b"filenameb64:YQ==;datab64:YQ=="


def configlets(portal):
    return {action.appId for action in portal.portal_controlpanel.listActions()}


def test_the_layer_and_the_control_panel_are_registered(portal):
    assert IMutualisationLayer in registered_layers()
    assert "imio.mutualisation" in configlets(portal)


def test_the_sections_are_there(portal):
    assert set(portal.objectIds()) >= SECTIONS


def test_the_profile_is_at_its_version_with_no_upgrade_due(portal):
    setup = portal.portal_setup
    assert setup.getLastVersionForProfile(PROFILE) == (
        setup.getVersionForProfile(PROFILE),
    )
    assert not setup.listUpgrades(PROFILE)


def test_a_new_site_has_a_front_page_and_a_logo(portal):
    assert portal.getLayout() == "accueil"
    assert api.portal.get_registry_record("plone.site_logo")


@pytest.mark.parametrize("login", [None, "agent-andenne", "imio-manager"])
def test_the_first_page_of_a_new_site_writes_nothing(client, functional, login):
    """Two who read it at once would conflict."""
    assert client(login).get("@@accueil", headers=PAGE).ok
    assert functional.stage.written == frozenset()


def test_installing_again_changes_nothing(portal):
    portal["catalogue"].title = "Nos produits"
    portal.setLayout("summary_view")
    api.portal.set_registry_record("plone.site_logo", LOGO)
    before = sorted(portal.objectIds()), portal.acl_users.getGroupIds()
    install(portal.portal_setup)
    assert (sorted(portal.objectIds()), portal.acl_users.getGroupIds()) == before
    assert portal["catalogue"].title == "Nos produits"
    assert portal.getLayout() == "summary_view"
    assert api.portal.get_registry_record("plone.site_logo") == LOGO


def test_the_profiles_of_upgrades_are_not_offered(portal):
    offered = api.addon.get_addon_ids(limit="available")
    assert not [name for name in offered if name.startswith("imio.mutualisation")]


@pytest.mark.parametrize("name", workflows.ADDED)
def test_types_are_added_in_their_place_only(portal, name):
    info = portal.portal_types[f"imio.mutualisation.{name}"]
    assert (info.global_allow, info.filter_content_types) == (False, True)


def test_the_browser_keeps_scripts_and_styles_but_no_page(client):
    style = client().get("++plone++imio.mutualisation/mutualisation.css")
    assert "max-age=86400" in style.headers["Cache-Control"]
    page = client("agent-andenne").get("catalogue", headers={"Accept": "text/html"})
    assert "max-age" not in page.headers.get("Cache-Control", "")
