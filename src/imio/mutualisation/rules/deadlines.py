"""Delays of the law, in days: when they end, and why not a day sooner.

CDLD L3113-1 f.: the day a delay starts is not counted, its last day is; a Saturday,
a Sunday or a holiday moves the end to the next working day. CDLD L1122-13: before
a sitting the days are clear ones.
"""

from calendar import monthrange
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import timedelta


HOLIDAYS = Callable[[int], Mapping[date, str]]

_DAY = timedelta(days=1)
_WEEKEND = {5: "saturday", 6: "sunday"}


@dataclass(frozen=True, slots=True)
class Shift:
    """A day that does not count as the last one: `saturday`, `armistice` and so on."""

    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day, and each day passed over to reach it, the earliest first."""

    day: date
    shifted: tuple[Shift, ...]


# --- Holidays ---------------------------------------------------------------


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (anonymous algorithm of 1876)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    skipped, kept = divmod(century, 4)
    drift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - skipped - drift + 15) % 30
    leaps, after_leap = divmod(of_century, 4)
    sunday = (32 + 2 * kept + 2 * leaps - moon - after_leap) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def belgian_holidays(year: int) -> Mapping[date, str]:
    """The ten legal holidays of Belgium (law of 4 January 1974)."""
    sunday = easter(year)
    return {
        date(year, 1, 1): "new_year",
        sunday + _DAY: "easter_monday",
        date(year, 5, 1): "labour_day",
        sunday + 39 * _DAY: "ascension",
        sunday + 50 * _DAY: "whit_monday",
        date(year, 7, 21): "national_day",
        date(year, 8, 15): "assumption",
        date(year, 11, 1): "all_saints",
        date(year, 11, 11): "armistice",
        date(year, 12, 25): "christmas",
    }


def cdld_holidays(year: int) -> Mapping[date, str]:
    """The legal holidays and the four days that CDLD L3113-1 f. adds to them."""
    return {
        **belgian_holidays(year),
        date(year, 9, 27): "wallonia_day",
        date(year, 11, 2): "all_souls",
        date(year, 11, 15): "dynasty_day",
        date(year, 12, 26): "boxing_day",
    }


# --- Delays -----------------------------------------------------------------


def next_working_day(day: date, holidays: HOLIDAYS = cdld_holidays) -> Deadline:
    """That day itself when it is a working day, else the first one after it."""
    shifted = []
    while reason := _day_off(day, holidays):
        shifted.append(Shift(day, reason))
        day += _DAY
    return Deadline(day, tuple(shifted))


def due(start: date, days: int, holidays: HOLIDAYS = cdld_holidays) -> Deadline:
    """The last day of a delay: the start not counted, the last day counted."""
    return next_working_day(day_after(start, days), holidays)


def working_day_after(
    start: date, days: int, holidays: HOLIDAYS = cdld_holidays
) -> date:
    """The nth working day after the start, which is not counted."""
    day = start
    for _each in range(days):
        day = next_working_day(day_after(day, 1), holidays).day
    return day


def latest_before(event: date, clear_days: int) -> date:
    """The latest day with so many clear days up to the event, neither one counted."""
    return day_after(event, -(clear_days + 1))


def day_after(start: date, days: int) -> date:
    """The nth day after the start, or before it, working day or not.

    The calendar has a first and a last day, and old data may hold either: what would lie
    beyond is that day.
    """
    wanted = start.toordinal() + days
    return date.fromordinal(min(max(wanted, 1), date.max.toordinal()))


def months_after(day: date, months: int) -> date:
    """The same day so many months later (or before), or the last one of that month.

    As `day_after` at the ends of the calendar.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    if not date.min.year <= year <= date.max.year:
        return date.min if year < date.min.year else date.max
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _day_off(day: date, holidays: HOLIDAYS) -> str | None:
    # The name of a holiday says more than that it is a Sunday.
    return holidays(day.year).get(day) or _WEEKEND.get(day.weekday())


# --- Reminders --------------------------------------------------------------


def reminder_due(
    deadline: date | None, today: date, thresholds: Iterable[int], sent: Iterable[int]
) -> int | None:
    """The threshold, in days before the deadline, to remind of today.

    The smallest one reached, once: those that were missed before it are not made up
    for. None once the deadline has passed.
    """
    if deadline is None or deadline < today:
        return None
    left = (deadline - today).days
    reached = min((days for days in thresholds if left <= days), default=None)
    return None if reached in frozenset(sent) else reached
