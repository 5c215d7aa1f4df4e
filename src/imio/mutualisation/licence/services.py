"""A licence over REST: what is ordered later, and how its price is revised."""

from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.typed import flag
from imio.mutualisation.base.typed import only
from imio.mutualisation.base.typed import text
from imio.mutualisation.base.writing import WritingService
from imio.mutualisation.licence import typed
from imio.mutualisation.licence.orders import KINDS
from imio.mutualisation.licence.orders import order
from imio.mutualisation.licence.orders import revise
from imio.mutualisation.licence.orders import undo
from imio.mutualisation.rules.verdict import require
from plone.restapi.deserializer import json_body
from typing import Any


class OrderPost(WritingService):
    """`POST @orders` with `{"label", "quantity", "valid_from", …}`.

    Optional: `unit_price`, `valid_until`, `replaces`, `order_number`, `reason`;
    `over_quota` (true, with a reason) accepts a pool below what is held.
    """

    def write(self) -> Any:
        body = json_body(self.request)
        only(body, *typed.ORDER, "over_quota")
        order(self.context, typed.order(body), flag(body, "over_quota"))
        return self.context


class UndoPost(WritingService):
    """`POST @undo` with `{"what": "order" or "revision", "reason"}`: the last one."""

    def write(self) -> Any:
        body = json_body(self.request)
        only(body, "what", "reason")
        what = text(body, "what")
        or_refuse(require(what in KINDS, "nothing_to_undo"))
        undo(self.context, what, text(body, "reason"))
        return self.context


class RevisionPost(WritingService):
    """`POST @revisions` with `{"valid_from", "index"}` or `{"valid_from", "percent"}`."""

    def write(self) -> Any:
        body = json_body(self.request)
        only(body, *typed.REVISION)
        revise(self.context, typed.revision(body))
        return self.context
