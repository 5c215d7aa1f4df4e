"""The silence of a partner is recorded once its answer is no longer due."""

from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.guard import perform
from typing import Any


CALLING = ("request", "quote")


def settle() -> list[tuple[Any, str]]:
    """Record every silence; the next partner is asked by a person."""
    late = {"query": clock.today(), "range": "max"}
    brains = found("ServiceRequest", review_state=CALLING, next_deadline=late)
    requests = [brain.getObject() for brain in brains]
    silent = [each for each in requests if each.may_record_silence()]
    for each in silent:
        perform(each, "record_silence")
    return [(each, "record_silence") for each in silent]
