"""The draft of the act by which a council orders what a quote offers."""

from Acquisition import aq_parent
from imio.mutualisation.asked.member import Member
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.settings import setting
from imio.mutualisation.quote.facts import offer
from imio.mutualisation.quote.schema import IQuote
from imio.mutualisation.rules import drafting
from imio.mutualisation.rules.quoting import may_order_from
from imio.mutualisation.rules.verdict import Refused
from typing import Any


def order_act(quote: IQuote) -> Any | Refused:
    """A draft deliberation of the member that asked. Refused: `quote_not_sent`."""
    verdict = may_order_from(quote.review_state())
    if not verdict:
        return verdict
    member = aq_parent(aq_parent(quote))
    article = usual_budget_article(member)
    draft = drafting.order(member.author(), setting("own_name"), offer(quote), article)
    return member.create_act(
        "order",
        draft,
        thread=quote.thread,
        tracking_code=quote.tracking_code,
        budget_article=article,
    )


def usual_budget_article(member: Member) -> str:
    """The one of the member's last order, or that of the settings."""
    brains = existing(
        "Deliberation",
        path=path(member),
        mutualisation_kind="order",
        sort_on="created",
        sort_order="reverse",
    )
    used = (brain.budget_article for brain in brains if brain.budget_article)
    return next(used, setting("budget_article") or "")
