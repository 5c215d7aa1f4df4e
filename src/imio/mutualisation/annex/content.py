"""The annex type."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from imio.mutualisation.annex.schema import IAnnex
from imio.mutualisation.annex.subscribers import freeze
from imio.mutualisation.annex.subscribers import hide
from imio.mutualisation.base.content import Journaled
from imio.mutualisation.base.content import own_roles
from imio.mutualisation.base.fields import worded
from imio.mutualisation.interfaces import IJournaled
from imio.mutualisation.standards.properties import properties
from plone.dexterity.content import Item
from zope.interface import implementer


@own_roles
@implementer(IAnnex, IJournaled)
class Annex(Item, Journaled):
    """A file; who may read it and until when it may change follow its container."""

    security = ClassSecurityInfo()
    # A title may name somebody: the address must not.
    short_name = "annexe"
    untold = worded(IAnnex)
    # What its file says of itself; None before it was ever looked into.
    described = None
    manage_DAVget__roles__ = ()
    manage_FTPget__roles__ = ()
    manage_FTPstat__roles__ = ()
    manage_FTPlist__roles__ = ()

    @security.private
    def properties(self) -> tuple[str, ...]:
        """What its file says of itself: author, title, organisation."""
        known: tuple[str, ...] | None = self.described
        return (
            known
            if known is not None
            else properties(self.file.filename, self.file.data)
        )

    @security.private
    def withhold(self, reason: str) -> None:
        """Nobody but those who may read what is confidential reads it, for now."""
        hide(self, reason)

    @security.private
    def reveal(self) -> None:
        """Who reads what holds it reads it from now on, and nobody changes it any more."""
        hide(self, "")
        freeze(self)

    @security.private
    def freeze(self) -> None:
        """What is published stays as it is."""
        freeze(self)


InitializeClass(Annex)
