"""A sitting names itself and tells its items what changed."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.consequences import Consequences
from imio.mutualisation.base.consequences import follow as follow_step
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.kept import keep
from imio.mutualisation.base.naming import follow_title
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.rules.states import ACT_PLANNED
from imio.mutualisation.sitting.document import document
from imio.mutualisation.sitting.schema import ISitting
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from zope.component import adapter
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent
from zope.lifecycleevent.interfaces import IObjectModifiedEvent


@adapter(ISitting, IObjectModifiedEvent)
def follow(sitting: ISitting, event: IObjectModifiedEvent) -> None:
    """Registered for additions too."""
    follow_title(sitting, made_title(sitting))
    sitting.reindexObject()
    for brain in existing(
        "Deliberation", sitting_uid=uid(sitting), review_state=ACT_PLANNED
    ):
        notify(ObjectModifiedEvent(brain._unrestrictedGetObject()))


def made_title(sitting: ISitting) -> str:
    """`Conseil communal du 23 mars 2026`."""
    body = title_of("imio.mutualisation.bodies", sitting.body)
    if sitting.sitting_on is None:
        return body
    return f"{body} du {long_day(sitting.sitting_on)}"


@adapter(ISitting, IAfterTransitionEvent)
def after_step(sitting: ISitting, event: IAfterTransitionEvent) -> None:
    """What was sent, and what was decided, is kept as it was."""
    follow_step(CONSEQUENCES, sitting, event)


def convoked(sitting: ISitting, comment: str) -> None:
    """The members received the notice and the agenda."""
    for name in ("convocation", "ordre-du-jour"):
        keep(sitting, name, document(sitting, name))


def closed(sitting: ISitting, comment: str) -> None:
    """The minutes are those that the body approves."""
    keep(sitting, "proces-verbal", document(sitting, "proces-verbal"))


CONSEQUENCES: Consequences = {"convoke": convoked, "close": closed}
