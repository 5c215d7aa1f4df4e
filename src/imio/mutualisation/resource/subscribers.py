"""What happens when a resource is added or amended."""

from imio.mutualisation.base.acting import is_staff
from imio.mutualisation.base.acting import member_for
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.publiccode.licences import normalised
from imio.mutualisation.resource.schema import IResource
from imio.mutualisation.resource.schema import TIES
from zope.component import adapter
from zope.lifecycleevent.interfaces import IObjectAddedEvent
from zope.lifecycleevent.interfaces import IObjectModifiedEvent


@adapter(IResource, IObjectAddedEvent)
def share(resource: IResource, event: IObjectAddedEvent) -> None:
    """Who is not of IMIO shares in the name of a member of theirs.

    Raises `Refusal`: `not_your_member`.
    """
    # The defaults are those of this address: kept, or each reader would have others.
    for name in ("member", *TIES):
        setattr(resource, name, getattr(resource, name))
    if not is_staff():
        resource.member = uid(member_for(resource.member or ""))
    settle(resource, event)


@adapter(IResource, IObjectModifiedEvent)
def settle(resource: IResource, event: IObjectModifiedEvent) -> None:
    """The licence as SPDX writes it; the agents of the member named may amend it."""
    licence = normalised(resource.spdx) if resource.spdx else None
    if licence is not None:
        resource.spdx = licence.expression
    resource.reindexObject()
    resource.reindexObjectSecurity()
