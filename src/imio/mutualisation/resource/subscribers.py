"""What happens when a resource is added or amended."""

from imio.mutualisation.base.acting import is_staff
from imio.mutualisation.base.acting import member_for
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.consequences import Consequences
from imio.mutualisation.base.consequences import follow
from imio.mutualisation.base.mail import tell_proposed
from imio.mutualisation.resource.schema import IResource
from imio.mutualisation.resource.schema import TIES
from imio.mutualisation.standards.publiccode.licences import normalised
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from zope.component import adapter
from zope.lifecycleevent.interfaces import IObjectAddedEvent
from zope.lifecycleevent.interfaces import IObjectModifiedEvent


@adapter(IResource, IObjectAddedEvent)
def share(resource: IResource, event: IObjectAddedEvent) -> None:
    """Raises `Refusal`: as `settle`."""
    # The defaults are those of this address: kept, or each reader would have others.
    for name in ("member", *TIES):
        setattr(resource, name, getattr(resource, name))
    settle(resource, event)


@adapter(IResource, IAfterTransitionEvent)
def after_step(resource: IResource, event: IAfterTransitionEvent) -> None:
    """IMIO shares what a member proposes."""
    follow(CONSEQUENCES, resource, event)


def proposed(resource: IResource, comment: str) -> None:
    if not is_staff():
        tell_proposed(resource)


@adapter(IResource, IObjectModifiedEvent)
def settle(resource: IResource, event: IObjectModifiedEvent) -> None:
    """Who is not of IMIO shares in the name of a member of theirs; its agents may
    amend it. The licence is kept as SPDX writes it.

    Raises `Refusal`: `not_your_member`.
    """
    if not is_staff():
        resource.member = uid(member_for(resource.member or ""))
    licence = normalised(resource.spdx) if resource.spdx else None
    if licence is not None:
        resource.spdx = licence.expression
    resource.reindexObject()
    resource.reindexObjectSecurity()


CONSEQUENCES: Consequences = {"propose": proposed}
