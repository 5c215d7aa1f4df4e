"""The people of the members that joined a need read its documents."""

from imio.mutualisation.base.localroles import GivenRoles
from imio.mutualisation.base.localroles import participants
from imio.mutualisation.base.localroles import Roles
from imio.mutualisation.base.localroles import roles_of_groups
from imio.mutualisation.need.schema import INeed
from typing import Any
from zope.component import adapter


@adapter(INeed)
class NeedRoles(GivenRoles):
    """The usual roles of the member that states it; participants of the others."""

    def given(self, context: Any) -> Roles:
        others = participants(row["member"] for row in context.joined or ())
        own = roles_of_groups("member", context.member)
        both = {name: (*roles, *others.get(name, ())) for name, roles in own.items()}
        return {**others, **both}
