"""What a step may do: each call names what it is about, and nothing else moves.

Roles, permissions, indexes and settings come from the small profile beside the step, as that
version added them. Types and workflows are read whole from what the running code says of
them, since no other code can use them.
"""

from collections.abc import Iterable
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import TYPE
from imio.mutualisation.base.chart import GuardedWorkflow
from imio.mutualisation.security import WITHOUT_WORKFLOW
from imio.mutualisation.security import Workflow
from imio.mutualisation.security import WORKFLOWS
from imio.mutualisation.settings.schema import ISettings
from imio.mutualisation.workflows import definition
from Missing import MV
from plone import api
from plone.dexterity.fti import DexterityFTI
from Products.GenericSetup.interfaces import IBody
from typing import Any
from zope.component import getMultiAdapter
from zope.schema import getFields

import logging


logger = logging.getLogger(__name__)

RIGHTS = "allowedRolesAndUsers"
LEGAL = "mutualisation.legal_numbers"


def import_profile(setup_tool: Any, step: str) -> None:
    """The profile beside a step (`__name__`), after those that its metadata.xml asks for."""
    setup_tool.runAllImportStepsFromProfile(f"profile-{step}:default")


def bring_types(setup_tool: Any, *names: str) -> None:
    """Types (`"Need"`...) and their workflows as they are now; then the rights of their records.

    Records are read only where the rights of some state have changed.
    """
    context = setup_tool._getImportContext("profile-imio.mutualisation:default", False)
    ruled = {workflow.name: workflow for workflow in WORKFLOWS}
    changed = []
    for name in names:
        _bring_type(context, TYPE.format(name))
        if name in WITHOUT_WORKFLOW:
            _bind(TYPE.format(name))
        elif _bring_workflow(context, ruled[name]):
            changed.append(name)
    for name in changed:
        _update_rights(name)
    if changed:
        # What has no workflow is seen with what holds it.
        for name in WITHOUT_WORKFLOW:
            index_again(name, RIGHTS)


def _bring_type(context: Any, portal_type: str) -> None:
    tool = api.portal.get_tool("portal_types")
    if portal_type not in tool:
        tool._setObject(portal_type, DexterityFTI(portal_type))
    text = context.readDataFile(f"{portal_type}.xml", "types")
    getMultiAdapter((tool[portal_type], context), IBody).body = text


def _bind(portal_type: str, *workflows: str) -> None:
    tool = api.portal.get_tool("portal_workflow")
    tool.setChainForPortalTypes((portal_type,), workflows)


def _bring_workflow(context: Any, workflow: Workflow) -> bool:
    """Whether its states give other rights than before.

    Made anew, since importing takes no state and no transition away.
    """
    tool = api.portal.get_tool("portal_workflow")
    before = None
    if workflow.id in tool:
        before = _rights(tool[workflow.id])
        tool._delObject(workflow.id)
    tool._setObject(workflow.id, GuardedWorkflow(workflow.id))
    text = definition(workflow).encode()
    getMultiAdapter((tool[workflow.id], context), IBody).body = text
    _bind(workflow.portal_type, workflow.id)
    return _rights(tool[workflow.id]) != before


def _rights(workflow: Any) -> dict[str, dict[str, Any]]:
    states = workflow.states.objectItems()
    return {name: dict(state.permission_roles or {}) for name, state in states}


def _update_rights(name: str) -> None:
    catalog = api.portal.get_tool("portal_catalog")
    tool = api.portal.get_tool("portal_workflow")
    brains = existing(name)
    for brain in brains:
        record = brain._unrestrictedGetObject()
        (workflow,) = tool.getWorkflowsFor(record)
        if workflow.updateRoleMappingsFor(record):
            catalog.reindexObject(record, idxs=[RIGHTS], update_metadata=False)
    logger.info("%s: rights of %s records", name, len(brains))


def keep_columns(without: Iterable[str], new: str) -> None:
    """The columns of the catalogue less these, and a new one, empty; in one pass.

    Plone's way of taking a column away writes all records anew for each of them.
    """
    catalog = api.portal.get_tool("portal_catalog")._catalog
    kept = [name for name in catalog.names if name not in {*without, new}]
    places = [catalog.schema[name] for name in kept]
    for rid, row in list(catalog.data.items()):
        catalog.data[rid] = (*(row[place] for place in places), MV)
    catalog.names = (*kept, new)
    catalog.schema = {name: place for place, name in enumerate(catalog.names)}
    catalog.updateBrains()


def complete_legal_numbers() -> None:
    """The numbers of the law that a site lacks, as they are by default."""
    kept = api.portal.get_registry_record(LEGAL)
    codes = {row["code"] for row in kept}
    before = iter(kept)
    rows = [
        next(before, row) if row["code"] in codes else row
        for row in getFields(ISettings)["legal_numbers"].default
    ]
    api.portal.set_registry_record(LEGAL, [*rows, *before])


def index_again(name: str, *indexes: str) -> None:
    """These indexes of all records of a type, and the columns of the catalogue with them."""
    brains = existing(name)
    for brain in brains:
        brain._unrestrictedGetObject().reindexObject(idxs=list(indexes))
    logger.info("%s: %s records indexed again", name, len(brains))
