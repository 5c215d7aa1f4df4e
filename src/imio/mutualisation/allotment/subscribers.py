"""What the steps of an allotment leave behind: the ledger, the days, the mails."""

from imio.mutualisation.allotment import drawing
from imio.mutualisation.allotment.mails import tell_member
from imio.mutualisation.allotment.schema import IAllotment
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import records
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.consequences import comment_of
from imio.mutualisation.base.consequences import Consequences
from imio.mutualisation.base.consequences import follow
from imio.mutualisation.base.itself import perform_itself
from imio.mutualisation.interfaces import IPoolChanged
from imio.mutualisation.licence.schema import ILicence
from imio.mutualisation.rules import seats
from imio.mutualisation.rules.verdict import Refused
from OFS.interfaces import IObjectWillBeRemovedEvent
from plone.base.interfaces import IPloneSiteRoot
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from zope.component import adapter


@adapter(IAllotment, IAfterTransitionEvent)
def after_step(allotment: IAllotment, event: IAfterTransitionEvent) -> None:
    """The day and the ledger; the member is told."""
    step = follow(CONSEQUENCES, allotment, event)
    if step is None:
        return
    allotment.reindexObject(idxs=["licence_uid"])
    tell_member(allotment, step, comment_of(event))


def granted(allotment: IAllotment, comment: str) -> None:
    allotment.granted_on = clock.today()
    drawing.settle_claim(allotment, seats.GRANTED)


def accepted(allotment: IAllotment, comment: str) -> None:
    allotment.accepted_on = clock.today()


def ended(allotment: IAllotment, comment: str) -> None:
    """What was freed goes to those who wait."""
    allotment.ended_on = clock.today()
    drawing.serve(drawing.drop_claim(allotment))


CONSEQUENCES: Consequences = {
    "grant": granted,
    "accept": accepted,
    "give_back": ended,
    "refuse": ended,
    "cancel": ended,
    "lapse": ended,
}


@adapter(ILicence, IAfterTransitionEvent)
def after_step_of_licence(licence: ILicence, event: IAfterTransitionEvent) -> None:
    """Nobody holds seats of a licence that has ended."""
    follow({"end": lapse_all}, licence, event)


def lapse_all(licence: ILicence, comment: str) -> None:
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
