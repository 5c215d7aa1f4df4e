"""What every upgrade begins with: the profile as it is now."""

from imio.mutualisation.setuphandlers import install
from plone import api
from typing import Any


PROFILE = "profile-imio.mutualisation:default"
STEPS = (
    "rolemap",
    "typeinfo",
    "workflow",
    "catalog",
    "plone.app.registry",
)


def bring_up_to_date(setup_tool: Any) -> None:
    """Types, workflows, indexes, settings and sections; the roles in all content."""
    for step in STEPS:
        setup_tool.runImportStepFromProfile(PROFILE, step, run_dependencies=False)
    install(setup_tool)
    api.portal.get_tool("portal_workflow").updateRoleMappings()
