"""The watched tender type."""

from imio.mutualisation.base.content import GuardedContainer
from imio.mutualisation.watch.schema import IWatchedTender
from zope.interface import implementer


@implementer(IWatchedTender)
class WatchedTender(GuardedContainer):
    """A tender of somebody else, as its publisher describes it."""
