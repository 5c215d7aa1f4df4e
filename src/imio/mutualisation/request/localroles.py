"""The partner that is called sees the request, and nobody else of the network."""

from imio.mutualisation.base.localroles import called
from imio.mutualisation.base.localroles import GivenRoles
from imio.mutualisation.base.localroles import Roles
from imio.mutualisation.request.schema import IServiceRequest
from typing import Any
from zope.component import adapter


@adapter(IServiceRequest)
class CalledRoles(GivenRoles):
    """Gives the people of the partner asked, or at work, their role in the request."""

    def given(self, context: Any) -> Roles:
        return called(context.called_partner())
