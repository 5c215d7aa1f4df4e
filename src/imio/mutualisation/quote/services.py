"""What is done to a quote over REST: computed again, ordered by a deliberation."""

from imio.mutualisation.base.writing import WritingService
from imio.mutualisation.quote.basis import recompute
from imio.mutualisation.quote.ordering import order_act
from imio.mutualisation.rules.verdict import Refused
from typing import Any


class RecomputePost(WritingService):
    """`POST @recompute` on a draft: basis and lines again from today's price.

    Answers the quote; 409 with the reason when no price can be computed, or when a
    partner issues it.
    """

    def write(self) -> Any:
        recompute(self.context)
        return self.context


class PrepareOrderPost(WritingService):
    """`POST @prepare-deliberation`: the act that orders a quote, as a draft."""

    creates = True

    def write(self) -> Any | Refused:
        return order_act(self.context)
