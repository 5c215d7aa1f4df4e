"""Scripts, styles and icons that are kept are those that Plone would look up."""

from imio.mutualisation.base.assets import Icons
from imio.mutualisation.base.assets import Scripts
from imio.mutualisation.base.assets import Styles
from OFS.Image import File
from plone import api
from plone.app.testing import logout
from Products.CMFPlone.browser.icons import IconsView
from Products.CMFPlone.resources.browser.resource import ScriptsView
from Products.CMFPlone.resources.browser.resource import StylesView

import pytest


BUNDLE = "plone.bundles/imio-mutualisation"


def shown(portal, viewlet):
    """What a viewlet shows in a request of its own."""
    request = portal.REQUEST.clone()
    asked = viewlet(portal, request, None)
    asked.update()
    return asked.index()


@pytest.mark.parametrize(
    ("ours", "plones"), [(Scripts, ScriptsView), (Styles, StylesView)]
)
@pytest.mark.parametrize("login", ["imio-officer", "agent-andenne"])
def test_bundles_are_those_of_plone(demo, ours, plones, login):
    with api.env.adopt_user(username=login):
        assert [shown(demo, ours) for _ in range(2)] == [shown(demo, plones)] * 2


def test_a_bundle_that_changes_is_shown_at_once(demo):
    assert "mutualisation.css" in shown(demo, Styles)
    api.portal.set_registry_record(f"{BUNDLE}.enabled", False)
    assert "mutualisation.css" not in shown(demo, Styles)


def test_an_icon_is_that_of_plone(demo):
    for arguments in (("plus",), ("plus", "small", "Ajouter")):
        due = IconsView(demo, demo.REQUEST).tag(*arguments)
        assert [Icons(demo, demo.REQUEST).tag(*arguments) for _ in range(2)] == [
            due
        ] * 2


def test_a_file_that_somebody_put_on_the_site_is_looked_up(demo):
    assert Icons(demo, demo.REQUEST.clone()).may_keep()
    kept = api.portal.get_tool("portal_resources")["resource_overrides"]
    kept._setObject("a.css", File("a.css", "", b"a"))
    assert not Icons(demo, demo.REQUEST.clone()).may_keep()


def test_bundles_for_people_are_not_shown_to_the_public(demo):
    shown(demo, Scripts)
    logout()
    assert shown(demo, Scripts) == shown(demo, ScriptsView)
