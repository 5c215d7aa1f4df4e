"""The order of a cascade, decided anew from the evaluations (where the clause is)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.catalog import records
from imio.mutualisation.base.open_data import to_publish
from imio.mutualisation.rules import cascade
from imio.mutualisation.rules.cascade import Place
from imio.mutualisation.rules.cascade import Reranked
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.tender.award import keep_places
from imio.mutualisation.tender.facts import framework_of
from imio.mutualisation.tender.schema import ITender


ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Proposal:
    """The order of a lot today, and what the evaluations make of it."""

    lot: str
    before: tuple[Place, ...]
    after: tuple[Reranked, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(Place(row.rank, row.partner) for row in self.after)


def proposal(tender: ITender, lot: str) -> Proposal:
    """What a re-ranking of a lot would give today; the rule says if it may be done."""
    order = tender.order(lot, clock.today())
    evaluations = [
        evaluation
        for partner in records("Partner", (place.partner for place in order))
        for evaluation in partner.evaluations_for_rules()
    ]
    weight = tender.reranking_weight or ZERO
    after = cascade.rerank(order, award_totals(tender, lot), evaluations, weight)
    return Proposal(lot, order, after)


def award_totals(tender: ITender, lot: str) -> dict[str, Decimal]:
    """What each partner of a lot scored at the award, where that is known."""
    return {
        row["partner"]: row["total"]
        for row in tender.results or ()
        if row["lot"] == lot and row["total"] is not None
    }


def may_propose(tender: ITender, lot: str) -> Verdict:
    """Whether there is an award to weigh: of one that was made elsewhere the order alone
    came in. Refused: `award_unscored`.
    """
    order = tender.order(lot, clock.today())
    known = award_totals(tender, lot)
    return require(all(each.partner in known for each in order), "award_unscored")


def may_rerank(tender: ITender, lot: str, valid_from: date, motive: str) -> Verdict:
    """Refused: `lot_unknown` (lot), as `may_propose`, as `cascade.may_rerank`."""
    known = require(tender.lot(lot) is not None, "lot_unknown", lot=lot)
    known = known and may_propose(tender, lot)
    if not known:
        return known
    made = proposal(tender, lot)
    return cascade.may_rerank(
        tender.reranking_clause or "",
        valid_from,
        clock.today(),
        motive,
        made.before,
        made.places,
        framework_of(tender),
        sum(row.evaluation is not None for row in made.after),
    )


def rerank(tender: ITender, lot: str, valid_from: date, motive: str) -> None:
    """Keep the new order of a lot from a day on. Raises `Refusal`: as `may_rerank`."""
    or_refuse(may_rerank(tender, lot, valid_from, motive))
    titles = {row["partner"]: row["title"] for row in tender.ranking}
    others = [
        row
        for row in tender.ranking
        if (row["lot"], row["valid_from"]) != (lot, valid_from)
    ]
    tender.ranking = others + [
        {
            "valid_from": valid_from,
            "lot": lot,
            "rank": row.rank,
            "partner": row.partner,
            "title": titles[row.partner],
            "total": row.total,
            "reason": motive.strip(),
        }
        for row in proposal(tender, lot).after
    ]
    keep_places(tender)
    to_publish(tender)
