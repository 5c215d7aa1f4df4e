"""The need type."""

from imio.mutualisation.base.content import GuardedContainer
from imio.mutualisation.need.schema import INeed
from zope.interface import implementer


@implementer(INeed)
class Need(GuardedContainer):
    """A need."""
