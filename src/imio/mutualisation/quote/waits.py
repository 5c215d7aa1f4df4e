"""A quote is completed, handed in, checked, signed; what is not signed in time expires."""

from Acquisition import aq_parent
from collections.abc import Iterator
from imio.mutualisation.base.officer import handled
from imio.mutualisation.base.waits import by_step
from imio.mutualisation.base.waits import Task
from imio.mutualisation.base.waits import Wait
from imio.mutualisation.base.waits import Waits
from imio.mutualisation.i18n import _
from imio.mutualisation.quote.schema import IQuote
from imio.mutualisation.rules.deadlines import day_after
from imio.mutualisation.rules.states import REQUEST_QUOTABLE
from imio.mutualisation.security import PARTNER
from imio.mutualisation.security import STAFF


TASKS = {
    "complete": Task(_("task_complete_quote", default="Complete the quote"), "edit"),
    "check": Task(_("task_check_quote", default="Check the quote")),
}


def waits(quote: IQuote) -> Iterator[Wait]:
    """While its request goes on."""
    if aq_parent(quote).review_state() in REQUEST_QUOTABLE:
        state = quote.review_state()
        found = {"draft": _draft, "to_check": _checked, "sent": _sent}.get(state)
        yield from found(quote) if found else ()


def _draft(quote: IQuote) -> Iterator[Wait]:
    ready = list(by_step(quote, "submit" if quote.issuer else "send"))
    yield from ready or [Wait("complete", (PARTNER,) if quote.issuer else STAFF)]


def _checked(quote: IQuote) -> Iterator[Wait]:
    yield from list(by_step(quote, "send")) or [Wait("check", STAFF)]


def _sent(quote: IQuote) -> Iterator[Wait]:
    until = quote.valid_until
    yield from by_step(quote, "accept", until=until, lapses=True)
    if until:
        yield Wait("expire", STAFF, since=day_after(until, 1))


WAITS = Waits(handled(waits), TASKS)
