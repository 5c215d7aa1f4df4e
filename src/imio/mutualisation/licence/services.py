"""A licence over REST: what is ordered later, and how its price is revised."""

from imio.mutualisation.base.typed import flag
from imio.mutualisation.base.typed import no_choice
from imio.mutualisation.base.typed import text
from imio.mutualisation.base.writing import WritingService
from imio.mutualisation.licence import typed
from imio.mutualisation.licence.orders import KINDS
from imio.mutualisation.licence.orders import order
from imio.mutualisation.licence.orders import revise
from imio.mutualisation.licence.orders import undo
from typing import Any


class OrderPost(WritingService):
    """`POST @orders` with `{"label", "quantity", "valid_from", …}`.

    Optional: `unit_price`, `valid_until`, `replaces`, `order_number`, `reason`;
    `over_quota` (true, with a reason) accepts a pool below what is held.
    """

    takes = (*typed.ORDER, "over_quota")

    def write(self) -> Any:
        order(self.context, typed.order(self.body), flag(self.body, "over_quota"))
        return self.context


class UndoPost(WritingService):
    """`POST @undo` with `{"what": "order" or "revision", "reason"}`: the last one."""

    takes = ("what", "reason")

    def write(self) -> Any:
        what = text(self.body, "what")
        if what not in KINDS:
            return no_choice(what).about(field="what", label="what")
        undo(self.context, what, text(self.body, "reason"))
        return self.context


class RevisionPost(WritingService):
    """`POST @revisions` with `{"valid_from", "index"}` or `{"valid_from", "percent"}`."""

    takes = typed.REVISION

    def write(self) -> Any:
        revise(self.context, typed.revision(self.body))
        return self.context
