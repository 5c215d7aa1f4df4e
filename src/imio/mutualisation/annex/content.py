"""The annex type."""

from imio.mutualisation.annex.schema import IAnnex
from imio.mutualisation.base.content import Journaled
from imio.mutualisation.base.content import own_roles
from imio.mutualisation.base.fields import worded
from imio.mutualisation.interfaces import IJournaled
from plone.dexterity.content import Item
from zope.interface import implementer


@own_roles
@implementer(IAnnex, IJournaled)
class Annex(Item, Journaled):
    """A file; who may read it and until when it may change follow its container."""

    # A title may name somebody: the address must not.
    short_name = "annexe"
    untold = worded(IAnnex)
    manage_DAVget__roles__ = ()
    manage_FTPget__roles__ = ()
    manage_FTPstat__roles__ = ()
    manage_FTPlist__roles__ = ()
