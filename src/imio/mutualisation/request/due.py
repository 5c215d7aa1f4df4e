"""A partner that stays silent is passed over: the work goes to the next one."""

from collections.abc import Iterator
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.daily import Done
from imio.mutualisation.base.daily import each
from imio.mutualisation.base.daily import Line
from imio.mutualisation.base.daily import take
from imio.mutualisation.request.schema import IServiceRequest
from imio.mutualisation.rules.states import REQUEST_CALLING


def settle() -> list[Line]:
    """Record every silence, and ask the next partner.

    Only after a silence: where a partner has refused, a person offers the work.
    """
    late = {"query": clock.today(), "range": "max"}
    waiting = found("ServiceRequest", review_state=REQUEST_CALLING, next_deadline=late)
    return each(waiting, pass_on)


def pass_on(request: IServiceRequest) -> Iterator[Done]:
    """The steps of one request; the silence alone when nobody may be asked."""
    if not request.may_record_silence():
        return
    yield take(request, "record_silence")
    if request.may_offer():
        yield take(request, "offer")
