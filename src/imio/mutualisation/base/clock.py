"""The only call to the clock: rules are given the day, they never ask for it."""

from datetime import date
from datetime import datetime
from time import time
from zoneinfo import ZoneInfo


BRUSSELS = ZoneInfo("Europe/Brussels")


def now() -> datetime:
    """This instant, aware, in Brussels time."""
    return datetime.now(BRUSSELS)


def stamp() -> float:
    """As files are stamped, in seconds: of the machine, whose marks other programs read."""
    return time()


def today() -> date:
    """The local day on which legal delays are counted."""
    return now().date()
