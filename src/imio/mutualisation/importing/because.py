"""Why a table is brought in: what stands in the history of all that it writes."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from imio.mutualisation.base.people import name_of_current_user


SOURCE = "Import"
_reason = ContextVar("reason", default="")


@contextmanager
def because(reason: str) -> Iterator[None]:
    """Whatever is written inside is written for that reason; empty for none."""
    token = _reason.set(reason)
    try:
        yield
    finally:
        _reason.reset(token)


def reason_given() -> str:
    return _reason.get()


def who_says_so() -> str:
    """The comment of a step: that a table told it, who brought the table, and why."""
    told = f"{SOURCE}, {name_of_current_user()}"
    return f"{told} : {reason}" if (reason := reason_given()) else told
