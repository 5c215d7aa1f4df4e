"""The watched tender type."""

from imio.mutualisation.base.content import GuardedContainer
from imio.mutualisation.watch.naming import name_of
from imio.mutualisation.watch.schema import IWatchedTender
from zope.interface import implementer


@implementer(IWatchedTender)
class WatchedTender(GuardedContainer):
    """A tender of somebody else, as its publisher describes it."""

    @property
    def short_name(self) -> str:
        """One process, one address."""
        return name_of(self.ocid or "")
