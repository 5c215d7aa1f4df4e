"""Partners that follow a tender: told of what changes, with or without a bid."""

from collections.abc import Iterable
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.catalog import records
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.tender.messages import tell_partners
from imio.mutualisation.tender.schema import ITender
from typing import Any


def may_follow(tender: ITender) -> Verdict:
    """Refused: `tender_not_published`, `not_a_partner`."""
    return first_refusal(
        require(tender.review_state() == "published", "tender_not_published"),
        require(bool(owners_of_current_user("partner")), "not_a_partner"),
    )


def follows(tender: ITender) -> bool:
    """Whether all partners that the current user acts for follow it."""
    return set(owners_of_current_user("partner")) <= set(tender.followers)


def follow(tender: ITender) -> None:
    """From now on the partners of the current user. Raises `Refusal`: as `may_follow`."""
    or_refuse(may_follow(tender))
    known = dict.fromkeys((*tender.followers, *owners_of_current_user("partner")))
    tender.followers = tuple(known)


def tell_followers(
    tender: ITender, told: Iterable[Any], what: str, **details: str
) -> None:
    """Those that were not told already, by a bid of theirs."""
    already = {uid(bid.bidder()) for bid in told}
    others = [each for each in tender.followers if each not in already]
    tell_partners(records("Partner", others), tender, what, **details)
