"""A bid is sealed, or confirmed once the terms have changed, before it is due."""

from collections.abc import Iterator
from imio.mutualisation.base.clock import BRUSSELS
from imio.mutualisation.base.waits import Task
from imio.mutualisation.base.waits import Wait
from imio.mutualisation.base.waits import Waits
from imio.mutualisation.bid.facts import tender_of
from imio.mutualisation.bid.schema import IBid
from imio.mutualisation.i18n import _
from imio.mutualisation.security import PARTNER


TASKS = {
    "deposit": Task(_("task_deposit", default="Seal the bid"), "@@deposer"),
    "confirm_bid": Task(_("task_confirm_bid", default="Confirm or replace the bid")),
}
STATES = {"draft": "deposit", "to_confirm": "confirm_bid"}


def waits(bid: IBid) -> Iterator[Wait]:
    code, tender = STATES.get(bid.review_state()), tender_of(bid)
    if code is None or tender is None or tender.review_state() != "published":
        return
    if due := tender.due():
        until = due.astimezone(BRUSSELS).date()
        yield Wait(code, (PARTNER,), until=until, lapses=True)


WAITS = Waits(waits, TASKS)
