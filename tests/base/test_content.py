"""What every content class keeps to."""

from imio.mutualisation.security import WORKFLOWS
from plone import api
from plone.dexterity.utils import resolveDottedName
from zope.annotation.interfaces import IAnnotations

import pytest


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda each: each.id)
def test_annotations_of_an_object_are_its_own(portal, workflow):
    """A class with annotated attributes would share them between all its objects."""
    info = api.portal.get_tool("portal_types")[workflow.portal_type]
    one, other = (resolveDottedName(info.klass)(name) for name in ("one", "other"))
    IAnnotations(one)["said"] = True
    assert "said" not in IAnnotations(other)
