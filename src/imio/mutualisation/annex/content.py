"""The annex type."""

from imio.mutualisation.annex.schema import IAnnex
from imio.mutualisation.base.content import Journaled
from imio.mutualisation.base.content import NO_LOCAL_ROLES
from imio.mutualisation.base.fields import worded
from imio.mutualisation.interfaces import IJournaled
from plone.dexterity.content import Item
from zope.interface import implementer


@implementer(IAnnex, IJournaled)
class Annex(Item, Journaled):
    """A file; who may read it and until when it may change follow its container."""

    # A title may name somebody: the address must not.
    short_name = "annexe"
    untold = worded(IAnnex)
    __ac_local_roles__ = NO_LOCAL_ROLES
    manage_DAVget__roles__ = ()
    manage_FTPget__roles__ = ()
    manage_FTPstat__roles__ = ()
    manage_FTPlist__roles__ = ()
