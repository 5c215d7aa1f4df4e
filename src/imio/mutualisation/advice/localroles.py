"""Those who write an advice: the people of the service that is asked, and nobody else."""

from borg.localrole.interfaces import ILocalRoleProvider
from collections.abc import Iterator
from imio.mutualisation.advice.schema import IAdvice
from imio.mutualisation.security import ADVISER
from zope.component import adapter
from zope.interface import implementer


@implementer(ILocalRoleProvider)
@adapter(IAdvice)
class AdviserRoles:
    """By person: they see the act as the other people of their authority do."""

    def __init__(self, context: IAdvice):
        self.context = context

    def getRoles(self, principal_id: str) -> tuple[str, ...]:
        return (ADVISER,) if principal_id in self.context.advisers() else ()

    def getAllRoles(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """None by group, which alone the lists of who hears read."""
        yield from ()
