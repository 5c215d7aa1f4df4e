"""The present of the tests: the same plain day on every machine, on any day.

`PRESENT=2028-02-29T00:05` in the environment is another one, `PRESENT=real` that of the
machine. It moves the clock of the suite alone: what Plone writes by itself (creation,
modification, history, tickets, the dates of HTTP and of mails) stays with the machine,
whose time the browser and openssl go by as well. Nothing compares the two: of Plone's
instants the code asks their order among themselves, and shows them.
"""

from collections.abc import Callable
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import UTC
from imio.mutualisation.base import clock
from time import monotonic

import os


PLAIN = "2026-06-10T10:00"  # a Wednesday
LONGEST_RUN = timedelta(hours=2)

machine = clock.now
ahead = timedelta()  # of the present, where a test has travelled


def beginning() -> datetime:
    """When the tests begin, in Brussels time."""
    wanted = os.environ.get("PRESENT", PLAIN)
    if wanted == "real":
        return machine()
    return datetime.fromisoformat(wanted).replace(tzinfo=clock.BRUSSELS)


def ticking(since: datetime) -> Callable[[], datetime]:
    """A clock that goes on from there, and slowly in the evening.

    The day does not change in the middle of a run, and what comes later is later.
    """
    tomorrow = since.date() + timedelta(days=1)
    midnight = datetime.combine(tomorrow, time(), clock.BRUSSELS)
    start, began = since.astimezone(UTC), monotonic()
    pace = min(1, (midnight.astimezone(UTC) - start) / LONGEST_RUN)

    def now() -> datetime:
        passed = timedelta(seconds=(monotonic() - began) * pace)
        return (start + passed + ahead).astimezone(clock.BRUSSELS)

    return now


def numbered(series: str, number: int) -> str:
    """The official number of this year: `numbered("MUT", 3)` is `MUT-2026-00003`."""
    return f"{series}-{clock.today().year}-{number:05d}"


clock.now = ticking(beginning())
