"""What happens when a need is stated, corrected, or taken back from its tender."""

from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.consequences import Consequences
from imio.mutualisation.base.consequences import follow
from imio.mutualisation.need.joining import INTENTION
from imio.mutualisation.need.joining import row
from imio.mutualisation.need.schema import INeed
from imio.mutualisation.rules.membership import may_order
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from zope.component import adapter
from zope.lifecycleevent.interfaces import IObjectAddedEvent
from zope.lifecycleevent.interfaces import IObjectModifiedEvent


@adapter(INeed, IObjectAddedEvent)
def state_need(need: INeed, event: IObjectAddedEvent) -> None:
    """Who states a need joins it: the volume may come later.

    Raises `Refusal`: `not_a_member`.
    """
    # The default is that of its author: kept, or it would be that of each reader.
    need.member = need.member
    member = existing("Member", UID=need.member)[0]._unrestrictedGetObject()
    or_refuse(may_order(member.standing_on(clock.today())))
    need.joined = [row(member, INTENTION, None)]
    need.reindexObject()


@adapter(INeed, IObjectModifiedEvent)
def follow_member(need: INeed, event: IObjectModifiedEvent) -> None:
    """The need may have been stated for the wrong one."""
    need.reindexObjectSecurity()


@adapter(INeed, IAfterTransitionEvent)
def after_step(need: INeed, event: IAfterTransitionEvent) -> None:
    """A need that is taken back waits for another tender."""
    follow(CONSEQUENCES, need, event)


def tender_forgotten(need: INeed, comment: str) -> None:
    need.tender = None
    need.reindexObject(idxs=["tender_uid"])


CONSEQUENCES: Consequences = {"back_to_pooled": tender_forgotten}
