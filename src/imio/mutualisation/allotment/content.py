"""The allotment type: its guard, and the licence it draws from."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from imio.mutualisation.allotment.schema import IAllotment
from imio.mutualisation.asked.licence import Licence
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import record
from imio.mutualisation.base.content import GuardedContainer
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from zope.interface import implementer


@implementer(IAllotment)
class Allotment(GuardedContainer):
    """What one member draws of one licence."""

    security = ClassSecurityInfo()
    # Inside its member, which alone knows how many there are.
    short_name = "attribution"

    @security.private
    def licence_drawn(self) -> Licence:
        """The licence, whoever asks. Raises `Refusal`: `licence_gone`."""
        licence = record("Licence", self.licence)
        if licence is None:
            raise Refusal(Refused("licence_gone"))
        return licence

    @security.protected("View")
    def may_grant(self) -> Verdict:
        """Refused: `licence_not_active`, `pool_exceeded` (over) once it shrank."""
        licence = self.licence_drawn()
        over = licence.seats_today().over
        return first_refusal(
            licence.may_draw(), require(not over, "pool_exceeded", over=over)
        )

    @security.protected("View")
    def may_accept(self) -> Verdict:
        """Refused: `licence_not_active`."""
        return self.licence_drawn().may_draw()


InitializeClass(Allotment)
