"""A partner holds its usual role in the quotes that it issues."""

from imio.mutualisation.base.localroles import GivenRoles
from imio.mutualisation.base.localroles import Roles
from imio.mutualisation.base.localroles import roles_of_groups
from imio.mutualisation.quote.schema import IQuote
from typing import Any
from zope.component import adapter


@adapter(IQuote)
class IssuerRoles(GivenRoles):
    """Gives the people of the issuing partner their role in the quote."""

    def given(self, context: Any) -> Roles:
        return roles_of_groups("partner", context.issuer) if context.issuer else {}
