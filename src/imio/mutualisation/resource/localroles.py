"""The agents of the member that shares a resource, in it."""

from imio.mutualisation.base.localroles import GivenRoles
from imio.mutualisation.base.localroles import Roles
from imio.mutualisation.base.localroles import roles_of_groups
from imio.mutualisation.resource.schema import IResource
from typing import Any
from zope.component import adapter


@adapter(IResource)
class ResourceRoles(GivenRoles):
    """The usual roles of that member; none for a resource of IMIO."""

    def given(self, context: Any) -> Roles:
        return roles_of_groups("member", context.member) if context.member else {}
