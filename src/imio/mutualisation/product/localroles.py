"""The agents of the member that developed a product, in it."""

from imio.mutualisation.base.localroles import GivenRoles
from imio.mutualisation.base.localroles import Roles
from imio.mutualisation.base.localroles import roles_of_groups
from imio.mutualisation.product.schema import IProduct
from typing import Any
from zope.component import adapter


@adapter(IProduct)
class ProductRoles(GivenRoles):
    """The usual roles of that member; none for a product of nobody's."""

    def given(self, context: Any) -> Roles:
        return roles_of_groups("member", context.member) if context.member else {}
