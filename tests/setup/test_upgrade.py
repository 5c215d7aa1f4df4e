"""A site of the first version is brought up to date; a second run changes nothing."""

from datetime import date
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.localroles import group_id
from imio.mutualisation.security import POOL
from imio.mutualisation.upgrades import v1002
from imio.mutualisation.upgrades import v1003
from imio.mutualisation.upgrades import v1005
from imio.mutualisation.upgrades import v1006
from imio.mutualisation.upgrades.v1001 import upgrade
from plone import api

import pytest


@pytest.fixture
def held(demo):
    """A member and a request with the dates they once held as plain fields."""
    brain = existing("ServiceRequest", review_state="quote")[0]
    request = brain._unrestrictedGetObject()
    member = demo["adherents"]["durbuy"]
    member.joining_decision_on = request.deliberation_executory_on = date(2025, 3, 1)
    return member, request


@pytest.mark.row("A11")
def test_plain_dates_become_executory_acts(demo, held):
    member, request = held
    upgrade(demo.portal_setup)
    joining = existing(
        "Deliberation",
        path="/".join(member.getPhysicalPath()),
        review_state="executory",
    )
    assert [(b.mutualisation_kind, b.executory_on) for b in joining] == [
        ("join", date(2025, 3, 1))
    ]
    ordering = existing("Deliberation", thread=request.thread)
    assert [(b.mutualisation_kind, b.review_state) for b in ordering] == [
        ("order", "executory")
    ]
    assert "joining_decision_on" not in vars(member)


def test_a_second_run_changes_nothing(demo, held):
    upgrade(demo.portal_setup)
    before = len(existing("Deliberation"))
    upgrade(demo.portal_setup)
    assert len(existing("Deliberation")) == before


def test_members_groups_may_see_the_needs_of_all(demo):
    groups = api.portal.get_tool("portal_groups")
    group = group_id(demo["adherents"]["andenne"], "agents")
    groups.setRolesForGroup(group, [])
    for _time in range(2):
        v1002.upgrade(demo.portal_setup)
        assert POOL in groups.getGroupById(group).getRoles()


@pytest.mark.row("D28")
@pytest.mark.parametrize("known", [True, False])
def test_the_licence_of_a_need_is_a_record(demo, known):
    licence = existing("Licence")[0]
    need = existing("Need")[0]._unrestrictedGetObject()
    words = need.licence = licence.Title if known else "Accord oublié"
    for _time in range(2):
        v1003.upgrade(demo.portal_setup)
        assert need.licence == (licence.UID if known else None)
        assert (need.details or "").count(words) == (0 if known else 1)


@pytest.mark.row("B19", "E5")
def test_tasks_get_an_area_and_products_their_upkeep(demo):
    request = existing("ServiceRequest", review_state="support")[0]
    request = request._unrestrictedGetObject()
    request.plan = [
        {k: v for k, v in row.items() if k != "area"} for row in request.plan
    ]
    for _time in range(2):
        v1005.upgrade(demo.portal_setup)
        assert {row["area"] for row in request.plan} == {"other"}
        assert all(brain.situation for brain in existing("Product"))


def test_scripts_and_styles_are_kept_by_the_browser(demo):
    enabled = "plone.caching.interfaces.ICacheSettings.enabled"
    api.portal.set_registry_record(enabled, False)
    for _time in range(2):
        v1006.upgrade(demo.portal_setup)
        assert api.portal.get_registry_record(enabled) is True
