"""Why something is refused: what `rules/seats.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "transition_not_from_here": Reason(
        _(
            "reason_transition_not_from_here",
            default="This step does not exist in the present state: reload the page.",
        )
    ),
    "quantity_not_positive": Reason(
        _(
            "reason_quantity_not_positive",
            default="A quantity is a whole number above zero: correct it.",
        ),
        400,
    ),
    "waiting_list_first": Reason(
        _(
            "reason_waiting_list_first",
            default="${waiting} seat(s) are waited for: those who wait are served first. "
            "Ask to be put on the waiting list.",
        )
    ),
    "seats_short": Reason(
        _(
            "reason_seats_short",
            default="${free} seat(s) are free, ${quantity} were asked for: ask for fewer, "
            "or to be put on the waiting list.",
        )
    ),
    "seats_free": Reason(
        _(
            "reason_seats_free",
            default="There are free seats (${free}): draw them at once, without the waiting "
            "list.",
        )
    ),
    "beyond_pool": Reason(
        _(
            "reason_beyond_pool",
            default="The whole licence has ${pool} seats: ask for that many at most, or "
            "have IMIO order more.",
        )
    ),
    "not_held": Reason(
        _(
            "reason_not_held",
            default="No seat was granted under this allotment: there is nothing to give "
            "back.",
        )
    ),
    "more_than_held": Reason(
        _(
            "reason_more_than_held",
            default="${held} seat(s) are held: give back that many at most.",
        )
    ),
    "licence_recorded": Reason(
        _(
            "reason_licence_recorded",
            default="${count} allotment(s) that ended tell of this licence: it stays, so "
            "that what was drawn can still be read. To close it, activate it and end it.",
        )
    ),
    "pool_exceeded": Reason(
        _(
            "reason_pool_exceeded",
            default="Members hold ${over} more than was bought since the pool shrank: order "
            "more, or wait until some is given back.",
        )
    ),
    "thread_not_yours": Reason(
        _(
            "reason_thread_not_yours",
            default="${thread} is no request of this member: correct the reference, or "
            "leave it empty.",
        ),
        400,
    ),
}
