"""Whoever scores the technical part of a bid reads it while it is scored, and no price."""

from imio.mutualisation.base.localroles import PersonalRoles
from imio.mutualisation.bid.facts import tender_of
from imio.mutualisation.bid.schema import IBid
from imio.mutualisation.security import EVALUATOR
from zope.component import adapter


@adapter(IBid)
class EvaluatorRoles(PersonalRoles):
    """By person: they are of IMIO or of a member, and see other bids no more than others."""

    role = EVALUATOR

    def people(self) -> tuple[str, ...]:
        if self.context.review_state() != "opened":
            return ()
        tender = tender_of(self.context)
        return tender.judging() if tender is not None else ()
