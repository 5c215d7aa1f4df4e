"""The workflow of the suite's types: Plone's, told by the table of `security.py` alone."""

from AccessControl.Permission import getPermissionIdentifier
from Acquisition import aq_base
from functools import cache
from imio.mutualisation.base.guard import offer
from imio.mutualisation.base.hearing import told_afterwards
from plone.app.contentmenu.menu import WorkflowSubMenuItem
from Products.DCWorkflow.DCWorkflow import DCWorkflowDefinition
from typing import Any


# The attribute in which AccessControl looks for the roles of a permission.
kept_in = cache(getPermissionIdentifier)


META_TYPE = "Mutualisation Workflow"


class GuardedWorkflow(DCWorkflowDefinition):
    """A workflow that manages all its permissions in every state, acquiring none."""

    meta_type = META_TYPE

    def _executeTransition(self, ob: Any, tdef: Any = None, kwargs: Any = None) -> Any:
        with told_afterwards():
            return super()._executeTransition(ob, tdef, kwargs)

    def updateRoleMappingsFor(self, obj: Any) -> bool:
        """Give each permission the roles of the present state; whether any changed.

        Plone's looks for the methods behind each permission through all the classes of
        the object, forty times over, for the case that one is acquired.
        """
        mapped = self._getWorkflowStateOf(obj).permission_roles
        due = {kept_in(name): tuple(mapped[name]) for name in self.permissions}
        record = vars(aq_base(obj))
        changed = {name for name in due if record.get(name) != due[name]}
        for name in changed:
            setattr(obj, name, due[name])
        return bool(changed)

    def _checkTransitionGuard(self, t: Any, ob: Any, **kw: Any) -> bool:
        """As the table says, and once where a step has just been asked for.

        The definition says the same to who looks at it in the ZMI.
        """
        offered = offer(ob, t.id)
        return offered is not None and offered.allowed


class NoWorkflowMenu(WorkflowSubMenuItem):
    """The page of a record offers its steps, with the reason why one is refused.

    Plone's menu asks every guard twice and offers the steps that say yes once more.
    """

    def available(self) -> bool:
        return False
