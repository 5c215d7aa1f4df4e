"""The days of the demonstration that the calendar has a say in, from the one given.

All take `today` and hold on any day: people sit and write on working days, and what is
about to end is about to end whatever the length of the months between.
"""

from datetime import date
from datetime import timedelta
from imio.mutualisation.rules.deadlines import months_after
from imio.mutualisation.rules.deadlines import next_working_day


A_DAY = timedelta(days=1)
SUPERVISION = 30


def working_day_from(day: date) -> date:
    """That day, or the first working day after it."""
    return next_working_day(day).day


def working_day_until(day: date) -> date:
    """That day, or the last working day before it."""
    while working_day_from(day) != day:
        day -= A_DAY
    return day


def received_for_supervision(today: date) -> date:
    """A working day so that the delay of supervision ends within the week."""
    return working_day_from(today - (SUPERVISION - 1) * A_DAY)


def contract(today: date, begun: int, lasts: int) -> dict[str, date]:
    """The first and the last day of what began and lasts so many months."""
    start = months_after(today, -begun)
    return {"start": start, "end": months_after(start, lasts) - A_DAY}
