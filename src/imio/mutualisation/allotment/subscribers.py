"""What the steps of an allotment leave behind: the ledger, the days, the mails."""

from imio.mutualisation.allotment import drawing
from imio.mutualisation.allotment.mails import tell_member
from imio.mutualisation.allotment.schema import IAllotment
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import records
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.itself import perform_itself
from imio.mutualisation.interfaces import IPoolChanged
from imio.mutualisation.licence.schema import ILicence
from imio.mutualisation.rules import seats
from imio.mutualisation.rules.verdict import Refused
from OFS.interfaces import IObjectWillBeRemovedEvent
from plone.base.interfaces import IPloneSiteRoot
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from zope.component import adapter


LAST_STEPS = ("give_back", "refuse_seats", "cancel_claim", "lapse")


@adapter(IAllotment, IAfterTransitionEvent)
def keep_step(allotment: IAllotment, event: IAfterTransitionEvent) -> None:
    """Note the day and the ledger; what was freed goes to those who wait."""
    if event.transition is None:
        return
    step, today = event.transition.id, clock.today()
    if step == "grant":
        allotment.granted_on = today
        drawing.settle_claim(allotment, seats.GRANTED)
    elif step == "accept_seats":
        allotment.accepted_on = today
    elif step in LAST_STEPS:
        allotment.ended_on = today
        drawing.serve(drawing.drop_claim(allotment))
    allotment.reindexObject(idxs=["licence_uid"])
    tell_member(allotment, step, (event.kwargs or {}).get("comment") or "")


@adapter(ILicence, IAfterTransitionEvent)
def end_with_licence(licence: ILicence, event: IAfterTransitionEvent) -> None:
    """Nobody holds seats of a licence that has ended."""
    if event.transition is not None and event.transition.id == "end_licence":
        for allotment in records("Allotment", [each.key for each in licence.claims()]):
            perform_itself(allotment, "lapse")


@adapter(ILicence, IObjectWillBeRemovedEvent)
def keep_licence(licence: ILicence, event: IObjectWillBeRemovedEvent) -> None:
    """Allotments that ended still tell what was drawn, and of what."""
    drawn = existing("Allotment", licence_uid=uid(licence))
    if drawn and not IPloneSiteRoot.providedBy(event.object):
        raise Refusal(Refused("licence_recorded", {"count": len(drawn)}))


@adapter(ILicence, IPoolChanged)
def serve_from_new_line(licence: ILicence, event: IPoolChanged) -> None:
    """What was ordered goes to those who wait first."""
    drawing.serve(licence)
