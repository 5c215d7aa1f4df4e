"""What people would make in Plone by hand: a type of 20 fields and 8 states.

The type is what the control panel makes of a new one (a folder with Dublin Core, its
name taken from its title); the workflow is a DCWorkflow whose states manage the four
usual permissions and whose steps ask for one.
"""

from imio.mutualisation.demo.people import PASSWORD
from plone import api
from plone.dexterity.fti import DexterityFTI
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from Products.DCWorkflow.DCWorkflow import DCWorkflowDefinition
from records import STATES
from typing import Any


TYPE = "VanillaRequest"
WORKFLOW = "vanilla_request"
MANAGED = (
    "View",
    "Access contents information",
    "Modify portal content",
    "Add portal content",
)
OFFICER, ROLES = "imio-officer", ("Member", "Contributor", "Editor", "Reviewer")
FOLDERS = 260  # as many as there are members: one ordered folder slows down with size

# What the history says of a step.
VARIABLES = {
    "action": "transition/getId|nothing",
    "actor": "user/getId",
    "comments": "python:state_change.kwargs.get('comment', '')",
    "time": "state_change/getDateTime",
}
FIELDS = {
    "need": "Text",
    "product": "TextLine",
    "kind": "TextLine",
    "framework": "TextLine",
    "estimated_days": "Decimal",
    "route": "TextLine",
    "route_reason": "Text",
    "asks": "TextLine",
    "custom_work": "Bool",
    "deliberation_required": "Bool",
    "transfer_receiver": "TextLine",
    "transferred_on": "Date",
    "transfer_documents": "Text",
    "thread": "TextLine",
    "requested_on": "Date",
    "quote_number": "TextLine",
    "quote_revision": "Int",
    "acceptance_signed_on": "Date",
    "support_from": "Date",
    "annual_fee": "Decimal",
}
MODEL = """<model xmlns="http://namespaces.plone.org/supermodel/schema">
<schema>{}</schema></model>"""
FIELD = """<field name="{0}" type="zope.schema.{1}">
<title>{0}</title><required>False</required></field>"""


def install(site: Any) -> None:
    """The type, its workflow, the folders its records lie in, and who works there."""
    site.portal_setup.runAllImportStepsFromProfile("plone.restapi:default")
    _add_type(site.portal_types)
    _add_workflow(site.portal_workflow)
    for number in range(FOLDERS):
        api.content.create(site, "Folder", f"folder-{number}", title=f"Folder {number}")
    api.user.create(
        username=OFFICER, email="officer@example.org", password=PASSWORD, roles=ROLES
    )


def _add_type(types: Any) -> None:
    fti = DexterityFTI(TYPE)
    fti.manage_changeProperties(
        title=TYPE,
        klass="plone.dexterity.content.Container",
        behaviors="plone.dublincore\nplone.namefromtitle",
        model_source=MODEL.format(
            "".join(FIELD.format(name, kind) for name, kind in FIELDS.items())
        ),
    )
    types._setObject(TYPE, fti)


def _add_workflow(tool: Any) -> None:
    """Eight states in a row, and the history that a stock workflow keeps."""
    tool._setObject(WORKFLOW, DCWorkflowDefinition(WORKFLOW))
    workflow = tool[WORKFLOW]
    for name, expression in VARIABLES.items():
        workflow.variables.addVariable(name)
        workflow.variables[name].setProperties(
            "", default_expr=expression, for_status=1, update_always=1
        )
    for permission in MANAGED:
        workflow.addManagedPermission(permission)
    for here, there in zip(STATES, (*STATES[1:], None), strict=True):
        workflow.states.addState(here)
        state = workflow.states[here]
        state.title = here
        for permission in MANAGED:
            state.setPermission(permission, 0, ("Manager", "Owner", "Editor"))
        if there:
            workflow.transitions.addTransition(f"to_{there}")
            workflow.transitions[f"to_{there}"].setProperties(
                there, there, props={"guard_permissions": "Modify portal content"}
            )
            state.transitions = (f"to_{there}",)
    workflow.states.setInitialState("draft")
    workflow.state_var = "review_state"
    tool.setChainForPortalTypes([TYPE], (WORKFLOW,))


def folder(site: Any, number: int) -> Any:
    """Where the record of a number lies."""
    return site[f"folder-{number % FOLDERS}"]


def values(number: int) -> dict[str, Any]:
    """What is filled in: as much as of a request of ours."""
    return {
        "title": f"Request {number}",
        "need": f"Retrouver un courrier en moins d’une minute, dossier {number}.",
        "product": f"{number % 16:032x}",
        "kind": "subscription",
    }


def load(site: Any, first: int, last: int) -> None:
    """Records of every state."""
    for number in range(first, last):
        create(site, number, STATES[number % len(STATES)])


def create(site: Any, number: int, state: str, container: Any = None) -> Any:
    """A record in a state, by a quick way: its id is given."""
    content = createContent(TYPE, id=f"request-{number}", **values(number))
    content = addContentToContainer(
        folder(site, number) if container is None else container,
        content,
        checkConstraints=False,
    )
    if state != STATES[0]:
        tool = site.portal_workflow
        status = {**tool.getStatusOf(WORKFLOW, content), "review_state": state}
        tool.setStatusOf(WORKFLOW, content, status)
        tool[WORKFLOW].updateRoleMappingsFor(content)
        content.reindexObject()
    return content
