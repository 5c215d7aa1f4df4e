"""Those who write an advice: the people of the service that is asked, and nobody else."""

from imio.mutualisation.advice.schema import IAdvice
from imio.mutualisation.base.localroles import PersonalRoles
from imio.mutualisation.security import ADVISER
from zope.component import adapter


@adapter(IAdvice)
class AdviserRoles(PersonalRoles):
    """By person: they see the act as the other people of their authority do."""

    role = ADVISER

    def people(self) -> tuple[str, ...]:
        return self.context.advisers()
