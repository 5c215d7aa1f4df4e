"""The workflows of the suite in the place of Plone's, with the same rights."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.chart import GuardedWorkflow
from imio.mutualisation.base.chart import kept_in
from imio.mutualisation.security import WORKFLOWS
from plone import api

import pytest


@pytest.mark.parametrize("workflow", [each.id for each in WORKFLOWS])
def test_each_workflow_is_ours(portal, workflow):
    made = api.portal.get_tool("portal_workflow")[workflow]
    assert isinstance(made, GuardedWorkflow)


@pytest.mark.parametrize("name", [each.name for each in WORKFLOWS])
def test_nothing_is_acquired_in_any_state(portal, name):
    """A tuple does not acquire: the rights of a state stand on the record alone."""
    (chart,) = api.portal.get_tool("portal_workflow").getChainFor(
        f"imio.mutualisation.{name}"
    )
    states = api.portal.get_tool("portal_workflow")[chart].states.objectValues()
    assert all(
        isinstance(roles, tuple)
        for state in states
        for roles in state.permission_roles.values()
    )


def test_rights_that_somebody_changed_come_back_with_the_next_step(demo):
    request = existing("ServiceRequest")[0]._unrestrictedGetObject()
    (chart,) = api.portal.get_tool("portal_workflow").getWorkflowsFor(request)
    due = getattr(request, kept_in("View"))
    setattr(request, kept_in("View"), ("Anonymous",))
    assert chart.updateRoleMappingsFor(request)
    assert getattr(request, kept_in("View")) == due
    assert not chart.updateRoleMappingsFor(request)


def test_the_menu_of_plone_offers_no_step_of_a_record(client):
    brain = existing("ServiceRequest", review_state="request")[0]
    page = client("imio-officer").get(brain.getURL(), headers={"Accept": "text/html"})
    assert "@@transition?id=" in page.text
    assert "plone-contentmenu-workflow" not in page.text
