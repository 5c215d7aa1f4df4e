"""Who usually signs: those whose function the roster of the authority names."""

from Acquisition import aq_chain
from Acquisition import aq_inner
from imio.mutualisation.base import clock
from imio.mutualisation.base.colleagues import colleagues
from imio.mutualisation.base.people import full_name
from imio.mutualisation.base.roster import roster_of
from imio.mutualisation.interfaces import IGroupOwner
from imio.mutualisation.rules.names import bare
from typing import Any
from zope.interface import provider
from zope.schema.interfaces import IContextAwareDefaultFactory


# How the names of these functions begin, in the order in which they sign.
FUNCTIONS = ("directeurgeneral", "directricegenerale", "bourgmestre", "president")


def owner_around(context: Any) -> Any | None:
    """The authority around a record, or its form; none for the acts of IMIO."""
    around = aq_chain(aq_inner(context))
    return next((each for each in around if IGroupOwner.providedBy(each)), None)


@provider(IContextAwareDefaultFactory)
def proposed_signers(context: Any) -> list[dict[str, str]]:
    """Of those in office, the ones who have an account under their name."""
    owner = owner_around(context)
    if owner is None:
        return []
    accounts = {bare(full_name(user)): user for user in colleagues(owner).values()}
    today = clock.today()
    named = {
        bare(seat.function): {
            "account": accounts[bare(seat.name)],
            "function": seat.function,
        }
        for seat in roster_of(owner)
        if bare(seat.name) in accounts
        and seat.since <= today
        and (seat.until is None or today < seat.until)
    }
    found = [
        row
        for begin in FUNCTIONS
        for name, row in named.items()
        if name.startswith(begin)
    ]
    return list({row["account"]: row for row in found}.values())
