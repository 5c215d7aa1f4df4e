"""The type of a session of signature: its guards, one line each."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from imio.mutualisation.base.content import GuardedContainer
from imio.mutualisation.rules import signing as rules
from imio.mutualisation.rules.signing import Signer
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.signing.facts import signing_facts
from imio.mutualisation.signing.rows import signatures_told
from imio.mutualisation.signing.schema import ISigning
from plone import api
from zope.interface import implementer


@implementer(ISigning)
class Signing(GuardedContainer):
    """Who signs a document of the record that holds it."""

    security = ClassSecurityInfo()
    short_name = "signature"
    followed = ("signatures",)
    # The SHA-256 of what opens the address that was given to a service, once, and the
    # last day on which it does.
    entrusted = None
    entrusted_until = None

    @security.protected("View")
    def may_seal(self) -> Verdict:
        return rules.may_seal(signing_facts(self))

    @security.protected("View")
    def may_refuse(self) -> Verdict:
        me = api.user.get_current().getId()
        return rules.in_turn(signing_facts(self), me)

    @security.private
    def turn(self) -> Signer | None:
        """Whose turn it is to sign."""
        return signing_facts(self).next

    @security.private
    def told(self) -> list[str]:
        """Who signed and when, a line each, for documents."""
        return signatures_told(self.signatures or ())

    @security.private
    def accounts(self) -> tuple[str, ...]:
        """All who sign: ids of users."""
        return tuple(row["account"] for row in self.signers or ())


InitializeClass(Signing)
