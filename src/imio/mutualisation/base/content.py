"""What every type of the suite shares."""

from Acquisition import aq_base
from collections.abc import Callable
from collections.abc import Mapping
from functools import wraps
from imio.mutualisation.i18n import _
from imio.mutualisation.interfaces import IGuarded
from imio.mutualisation.interfaces import IJournaled
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.security import workflow_of
from OFS.event import ObjectWillBeAddedEvent
from plone.dexterity.content import Container
from types import MappingProxyType
from typing import Any
from zope.event import notify
from zope.i18nmessageid import Message
from zope.interface import implementer
from zope.lifecycleevent import ObjectAddedEvent


DONE = _("message_done", default="Done.")


def own_roles(content: type) -> type:
    """A class of records whose roles that somebody gives by hand are of one record alone."""
    # Not None: Zope gives whoever adds an object that has no local roles the role Owner in
    # it, for good, and Plone lets an owner do much, whatever is frozen. Nobody writes what
    # all records share: a role in one would be one in all of them, until the next start.
    content.__ac_local_roles__ = MappingProxyType({})  # type: ignore[attr-defined]
    for name in (
        "manage_addLocalRoles",
        "manage_setLocalRoles",
        "manage_delLocalRoles",
    ):
        setattr(content, name, _on_its_own(getattr(content, name)))
    return content


def _on_its_own(change: Callable[..., None]) -> Callable[..., None]:
    @wraps(change)
    def changed(record: Any, *args: Any, **kwargs: Any) -> None:
        record.__ac_local_roles__ = dict(record.__ac_local_roles__)
        change(record, *args, **kwargs)

    return changed


class Journaled:
    """What the journal of a record is told by its type, and where it is kept.

    It comes after the class of Dexterity, and who inherits says that it implements
    `IJournaled`: else it would hide what Dexterity says of its objects.
    """

    # Names of fields: whose changes all see who see the history, and whose values the
    # journal never tells.
    followed = ()  # type: tuple[str, ...]
    untold = ()  # type: tuple[str, ...]
    # Its chain (`base/chain.py`); no address leads to it.
    _journal = None
    followed__roles__ = untold__roles__ = ()


@own_roles
@implementer(IJournaled)
class QuietContainer(Container, Journaled):
    """What is put into it does not change it.

    Unordered: two additions at the same time do not conflict over an order that
    nobody needs.
    """

    _ordering = "unordered"
    # Nothing is blocked; said here, since Plone asks for it at each look at roles.
    __ac_local_roles_block__ = None

    def _setObject(
        self,
        id: str,
        object: Any,
        roles: Any = None,
        user: Any = None,
        set_owner: int = 1,
        suppress_events: bool = False,
    ) -> str:
        """Plone says that the container is modified, and catalogues it for each child."""
        if not suppress_events:
            notify(ObjectWillBeAddedEvent(object, self, id))
        name = super()._setObject(id, object, roles, user, set_owner, True)
        if not suppress_events:
            notify(ObjectAddedEvent(self._getOb(name), self, name))
        return name

    def isTemporary(self) -> bool:
        """Said here, or all that holds it would be asked before each indexing."""
        return False

    def reindexObjectSecurity(self, skip_self: bool = False) -> None:
        """Below what holds nothing, there is nothing to look for."""
        if len(self):
            super().reindexObjectSecurity(skip_self)
        elif not skip_self:
            self.reindexObject(idxs=self._cmf_security_indexes, update_metadata=0)

    isTemporary__roles__ = reindexObjectSecurity__roles__ = ()


@implementer(IGuarded)
class GuardedContainer(QuietContainer):
    """Content with a workflow whose transitions explain themselves.

    Attributes of the class are not annotated: `zope.annotation` would take the class's
    `__annotations__` for those of each object. The old file-server methods answer
    nobody: they would show fields without asking for the field's own permission.
    """

    # The short forms of a type, each with its fields; the others stand in the form of Plone.
    forms = ()  # type: tuple[tuple[str, tuple[str, ...]], ...]

    manage_DAVget__roles__ = ()
    manage_FTPget__roles__ = ()
    manage_FTPstat__roles__ = ()
    manage_FTPlist__roles__ = ()

    def review_state(self) -> str:
        """The id of the present state: that of the last step, or the initial one."""
        workflow = workflow_of(self.portal_type)
        taken = vars(aq_base(self)).get("workflow_history", {}).get(workflow.id)
        return taken[-1]["review_state"] if taken else workflow.states[0].id

    def commitment(self, step: str) -> list[str]:
        """What a step makes final, for the page that asks first: by its id."""
        return [self.title]

    def said_after(self, step: str) -> Message:
        """What is said once a step is taken, by its id."""
        return DONE

    def may_say(self, step: str, given: Mapping[str, Any]) -> Verdict:
        """Whether what is given with a step may be."""
        return GRANTED

    def form_of(self, field: str) -> str:
        """The name of the form in which a field is written."""
        return next((name for name, fields in self.forms if field in fields), "edit")

    def file_for_reader(self, name: str, kept: Any) -> Any:
        """What the current user is given of a file that a field keeps."""
        return kept

    review_state__roles__ = commitment__roles__ = said_after__roles__ = ()
    may_say__roles__ = forms__roles__ = form_of__roles__ = file_for_reader__roles__ = ()
