"""What the profile says of security besides the table."""

from imio.mutualisation.security import WORKFLOWS
from imio.mutualisation.workflows import files
from xml.etree.ElementTree import canonicalize
from zope.component import getUtility
from zope.component.interfaces import IFactory

import pytest


@pytest.mark.parametrize(("path", "text"), files().items(), ids=lambda value: "")
def test_the_written_workflows_are_the_table(path, text):
    written = canonicalize(path.read_text(encoding="utf-8"), strip_text=True)
    assert written == canonicalize(text, strip_text=True)


def test_every_type_has_its_workflow_and_no_other(portal):
    tool = portal.portal_workflow
    bound = {each.portal_type: (each.id,) for each in WORKFLOWS}
    assert {name: tool.getChainForPortalType(name) for name in bound} == bound


@pytest.mark.parametrize(
    ("permission", "roles"),
    [
        ("WebDAV access", []),
        ("FTP access", []),
        ("List undoable changes", ["Manager"]),
        ("List portal members", ["Manager", "Site Administrator"]),
        ("View Groups", ["Manager", "Site Administrator"]),
        ("Change local roles", ["Manager", "Site Administrator"]),
        ("Copy or Move", ["Manager", "Site Administrator"]),
    ],
)
def test_what_plone_grants_to_many_is_taken_back(portal, permission, roles):
    held = [
        row["name"] for row in portal.rolesOfPermission(permission) if row["selected"]
    ]
    assert held == roles
    assert not portal.acquiredRolesAreUsedBy(permission)


@pytest.mark.parametrize("name", ["ServiceRequest", "Quote", "Member", "Product"])
def test_nothing_is_versioned_or_ordered_or_shared(portal, name):
    info = portal.portal_types[f"imio.mutualisation.{name}"]
    assert not {"plone.versioning", "plone.ownership"} & set(info.behaviors)
    assert not info.global_allow
    assert getUtility(IFactory, info.factory)("x")._ordering == "unordered"
    assert info.getId() not in portal.portal_repository.getVersionableContentTypes()
