"""The record of a follow-up."""

from Acquisition import aq_parent
from datetime import date
from imio.mutualisation.base.fields import fact
from imio.mutualisation.base.fields import plan
from imio.mutualisation.base.identity import place_of
from imio.mutualisation.base.reasons import or_unfit
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.followup import may_assign
from imio.mutualisation.rules.followup import may_be_due
from plone.autoform import directives
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.interface import invariant


# What the follow-up is given when it is added and by its steps; nobody writes it.
RECORD = ("act_number", "decided_on", "provided", "provided_on")


def decided_on(act: Any) -> date | None:
    """The day on which it was decided, one way or another."""
    day: date | None = act.adopted_on or act.sitting_on
    return day


class IFollowup(model.Schema):
    """Something to do once an act is decided."""

    title = schema.TextLine(
        title=_("label_followup", default="What is to be done"),
        description=_(
            "help_followup",
            default="The public never reads it, even once the act is published.",
        ),
    )
    seat = schema.Choice(
        title=_("label_followup_seat", default="By whom, in the roster"),
        vocabulary="imio.mutualisation.roster_names",
        required=False,
    )
    assigned_to = schema.TextLine(
        title=_("label_followup_assigned_to", default="Or in words"),
        description=_(
            "help_followup_assigned_to", default="A service, a function, a partner."
        ),
        required=False,
        default="",
    )
    until = plan(_("label_followup_until", default="Until when"), "decided_on")

    @invariant
    def somebody_named(data: Any) -> None:
        or_unfit(may_assign(data.seat, data.assigned_to))

    @invariant
    def after_its_act(data: Any) -> None:
        """One that is being added does not know yet when its act was decided."""
        place = place_of(data)
        act = aq_parent(place) if IFollowup.providedBy(place) else place
        or_unfit(may_be_due(data.until, decided_on(act)))

    act_number = schema.TextLine(
        title=_("label_deliberation_number", default="Number"),
        required=False,
        readonly=True,
    )
    decided_on = fact(
        _("label_decided_on", default="Decided on"), required=False, readonly=True
    )
    provided = schema.Text(
        title=_("label_followup_provided", default="What was done"),
        required=False,
        readonly=True,
    )
    provided_on = fact(
        _("label_followup_provided_on", default="Done on"),
        "decided_on",
        required=False,
        readonly=True,
    )

    directives.omitted(*RECORD)
