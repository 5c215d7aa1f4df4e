"""Those who sign hold their role in the session alone."""

from imio.mutualisation.base.localroles import PersonalRoles
from imio.mutualisation.security import SIGNER
from imio.mutualisation.signing.schema import ISigning
from zope.component import adapter


@adapter(ISigning)
class SignerRoles(PersonalRoles):
    """By person: they see the record as the other people of their authority do."""

    role = SIGNER

    def people(self) -> tuple[str, ...]:
        return self.context.accounts()
