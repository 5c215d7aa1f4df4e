"""What licences count, in words and as JSON."""

from collections.abc import Mapping
from imio.mutualisation.base.formats import GERMAN
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.seats import Seats
from zope.i18nmessageid import Message


TITLES: Mapping[str, Message] = {
    "seats": _("metric_seats", default="Workstations"),
    "users": _("metric_users", default="Users"),
    "sites": _("metric_sites", default="Sites"),
    "inhabitants": _("metric_inhabitants", default="Inhabitants"),
    "unlimited": _("metric_unlimited", default="Unlimited"),
}
ONE: Mapping[str, Message] = {
    "seats": _("metric_one_seat", default="workstation"),
    "users": _("metric_one_user", default="user"),
    "sites": _("metric_one_site", default="site"),
    "inhabitants": _("metric_one_inhabitant", default="inhabitant"),
    "unlimited": _("metric_one_place", default="place"),
}
SEVERAL: Mapping[str, Message] = {
    **TITLES,
    "unlimited": _("metric_places", default="places"),
}


def unit(metric: str, quantity: int, language: str = "") -> str:
    """`poste de travail`, or `postes de travail` from two on."""
    told = words((SEVERAL if abs(quantity) > 1 else ONE)[metric], language)
    return told if language == GERMAN else told.lower()


def counted(metric: str, quantity: int, language: str = "") -> str:
    """`3 postes de travail`."""
    return f"{number(quantity)} {unit(metric, quantity, language)}"


def seats_as_json(seats: Seats) -> dict[str, int | None]:
    """The pool and what is left of it; null where there is no limit."""
    return {
        "pool": seats.pool,
        "granted": seats.granted,
        "asked": seats.asked,
        "waiting": seats.waiting,
        "free": seats.free,
    }
