"""Who of IMIO looks after a record, and by when it answers.

A behaviour of what people talk on. What waits for IMIO there is the work of the officer who is
named, by the day that was told; of all of them where nobody is.
"""

from Acquisition import aq_base
from Acquisition import aq_chain
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from imio.mutualisation.base.acting import is_staff
from imio.mutualisation.base.acting import sees_figures
from imio.mutualisation.base.fields import ahead
from imio.mutualisation.base.journal import watch
from imio.mutualisation.base.people import full_name
from imio.mutualisation.base.terms import OnDemand
from imio.mutualisation.base.waits import note
from imio.mutualisation.base.waits import Wait
from imio.mutualisation.i18n import _
from imio.mutualisation.interfaces import IGuarded
from imio.mutualisation.security import GROUPS
from imio.mutualisation.security import OFFICER
from imio.mutualisation.security import STAFF
from plone import api
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.indexer import indexer
from plone.supermodel import model
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from typing import Any
from zope import schema
from zope.component import adapter
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm


MANAGE = "imio.mutualisation.ManageRecords"
STAFF_GROUPS = tuple(name for name, (_title, role) in GROUPS.items() if role in STAFF)
# What the index holds of a record that nobody looks after.
NOBODY = "-"


class People(OnDemand):
    """People by login; one that a record names has a name for whoever reads the record."""

    def getTerm(self, value: Any) -> SimpleTerm:
        return SimpleTerm(value, value, full_name(value))


def _staff() -> list[SimpleTerm]:
    """The officers and managers of IMIO, for those who see figures."""
    if not sees_figures():
        return []
    ordered = sorted((full_name(login), login) for login in staff_logins())
    return [SimpleTerm(login, login, name) for name, login in ordered]


def staff_logins() -> set[str]:
    """Whoever is an officer or a manager now."""
    groups = api.portal.get_tool("portal_groups")
    return {login for name in STAFF_GROUPS for login in groups.getGroupMembers(name)}


@provider(IVocabularyFactory)
def staff(context: Any = None) -> People:
    return People(_staff)


@provider(IFormFieldProvider)
class IHandled(model.Schema):
    """Shown to all who see the record; IMIO says it."""

    model.fieldset(
        "handling",
        label=_("fieldset_handling", default="Follow-up"),
        fields=["officer", "answer_by"],
    )
    officer = schema.Choice(
        title=_("label_officer", default="Looked after by"),
        description=_(
            "help_officer", default="What waits for IMIO here is this person's work."
        ),
        vocabulary="imio.mutualisation.staff",
        required=False,
    )
    answer_by = ahead(
        _("label_answer_by", default="Answer expected by"),
        description=_(
            "help_answer_by",
            default="The member reads this day; past it, what waits for IMIO is late. It "
            "goes once IMIO answers or takes a step.",
        ),
        required=False,
    )
    directives.write_permission(officer=MANAGE, answer_by=MANAGE)


def officer_of(record: Any) -> str:
    """The login of the one who looks after a record or what it lies in, as long as it is of
    IMIO; empty for nobody.
    """
    login = _held(record, "officer")
    return login if login and login in staff_logins() else ""


def _held(record: Any, name: str) -> Any:
    """A value of the behaviour, of the record or of the one that it lies in."""
    places = filter(IHandled.providedBy, aq_chain(record))
    return next((getattr(aq_base(place), name, None) for place in places), None)


def handled(
    of: Callable[[Any], Iterable[Wait]],
) -> Callable[[Any], Iterator[Wait]]:
    """What waits for officers waits for the one who is named, by the day that was told."""

    def waits(record: Any) -> Iterator[Wait]:
        day: date | None = _held(record, "answer_by")
        officer = officer_of(record)
        for wait in of(record):
            if OFFICER not in wait.roles or not set(wait.roles) <= set(STAFF):
                yield wait
                continue
            until = min(filter(None, (wait.until, day)), default=None)
            yield replace(wait, person=officer, until=until)

    return waits


def answered(record: Any) -> None:
    """IMIO has answered on a record or on what lies in it: the day that was told is over."""
    place = next(filter(IHandled.providedBy, aq_chain(record)), None)
    if place is not None and place.answer_by is not None:
        watch(place)
        place.answer_by = None
        note(place)


@adapter(IGuarded, IAfterTransitionEvent)
def answered_by_step(record: Any, event: IAfterTransitionEvent) -> None:
    """A step that IMIO takes is an answer as well."""
    if event.transition is not None and is_staff():
        answered(record)


@indexer(IHandled)
def handled_by(record: Any) -> str:
    """By whom a list is asked: a login, or that nobody is named."""
    return record.officer or NOBODY
