"""A sitting names itself and tells its items what changed."""

from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.consequences import Consequences
from imio.mutualisation.base.consequences import follow as follow_step
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.kept import keep
from imio.mutualisation.base.naming import follow_title
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.base.words import words
from imio.mutualisation.rules.sitting import keeps_notice
from imio.mutualisation.rules.states import ACT_PLANNED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.sitting.agenda import acts
from imio.mutualisation.sitting.agenda import told_of
from imio.mutualisation.sitting.document import document
from imio.mutualisation.sitting.schema import ISitting
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from typing import Any
from zope.component import adapter
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent
from zope.lifecycleevent.interfaces import IObjectModifiedEvent
from zope.schema import getFields


NOTICE = (
    "body",
    "sitting_on",
    "starts_at",
    "place",
    "convened_on",
    "last_convocation",
)


@adapter(ISitting, IObjectModifiedEvent)
def follow(sitting: ISitting, event: IObjectModifiedEvent) -> None:
    """Registered for additions too."""
    keep_notice(sitting)
    follow_title(sitting, made_title(sitting))
    sitting.reindexObject()
    for brain in existing(
        "Deliberation", sitting_uid=uid(sitting), review_state=ACT_PLANNED
    ):
        notify(ObjectModifiedEvent(brain._unrestrictedGetObject()))


def keep_notice(sitting: ISitting) -> None:
    """Raises `Refusal`: as `rules.keeps_notice`, the field by its title."""
    verdict = keeps_notice(sitting.convened_with, notice_of(sitting))
    if isinstance(verdict, Refused):
        name = str(verdict.details["changed"])
        title = words(getFields(ISitting)[name].title)
        or_refuse(verdict.about(field=name, changed=title))


def notice_of(sitting: ISitting) -> dict[str, Any]:
    """What the notice says of the sitting itself."""
    return {name: getattr(sitting, name) for name in NOTICE}


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


def settled(sitting: ISitting, comment: str) -> None:
    """What members will be convened for is what it is by now."""
    sitting.convened_items = told_of(*acts(sitting))


def convoked(sitting: ISitting, comment: str) -> None:
    """The members received the notice and the agenda, with what came on it meanwhile."""
    sitting.convened_with = notice_of(sitting)
    settled(sitting, comment)
    for name in ("convocation", "ordre-du-jour"):
        keep(sitting, name, document(sitting, name))


def to_convene_again(sitting: ISitting, comment: str) -> None:
    """What the notice says is open again; the agenda is not."""
    sitting.convened_with = {}


def opened_again(sitting: ISitting, comment: str) -> None:
    """What came late is an item as the others: it is there when the agenda is settled anew."""
    sitting.convened_items = {}
    for act in acts(sitting):
        act.late = False
        act.reindexObject(idxs=["sitting_uid"])


def closed(sitting: ISitting, comment: str) -> None:
    """The minutes are those that the body approves."""
    keep(sitting, "proces-verbal", document(sitting, "proces-verbal"))


CONSEQUENCES: Consequences = {
    "freeze": settled,
    "convoke": convoked,
    "back_to_frozen": to_convene_again,
    "back_to_created": opened_again,
    "close": closed,
}
