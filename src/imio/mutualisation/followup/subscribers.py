"""A follow-up keeps the number and the day of its act, and what was done."""

from Acquisition import aq_parent
from imio.mutualisation.base.consequences import Consequences
from imio.mutualisation.base.consequences import follow
from imio.mutualisation.followup.schema import decided_on
from imio.mutualisation.followup.schema import IFollowup
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from zope.component import adapter
from zope.lifecycleevent.interfaces import IObjectAddedEvent


@adapter(IFollowup, IObjectAddedEvent)
def note_act(wanted: IFollowup, event: IObjectAddedEvent) -> None:
    """What lists show of the act, which is decided by then."""
    act = aq_parent(wanted)
    wanted.act_number = act.number
    wanted.decided_on = decided_on(act)
    wanted.reindexObject()


@adapter(IFollowup, IAfterTransitionEvent)
def after_step(wanted: IFollowup, event: IAfterTransitionEvent) -> None:
    """What was done is said with the step."""
    if follow(CONSEQUENCES, wanted, event) is not None:
        wanted.reindexObject()


def provided(wanted: IFollowup, comment: str) -> None:
    wanted.provided = comment


def needed_again(wanted: IFollowup, comment: str) -> None:
    wanted.provided = wanted.provided_on = None


CONSEQUENCES: Consequences = {"provide": provided, "back_to_needed": needed_again}
