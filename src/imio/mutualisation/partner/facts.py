"""The only reader of a partner's fields for the rules."""

from collections.abc import Mapping
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.reading import read_once
from imio.mutualisation.partner.schema import IPartner
from imio.mutualisation.rules.cascade import Evaluation
from imio.mutualisation.rules.network import PartnerFacts
from typing import Any


@read_once
def partner_facts(partner: IPartner) -> PartnerFacts:
    """A partner as the rules of the network take it."""
    return PartnerFacts(
        len(partner.places or ()), partner.network_until, partner.email or ""
    )


def evaluations_of(partner: IPartner) -> tuple[Evaluation, ...]:
    """The evaluations of the jobs of a partner, the earliest first."""
    return tuple(evaluation(partner, row) for row in partner.evaluations or ())


def evaluation(partner: IPartner, row: Mapping[str, Any]) -> Evaluation:
    """A row of `IEvaluationRow` of a partner, as the rules take it."""
    return Evaluation(
        uid(partner),
        row["on"],
        row["thread"],
        row["competence"],
        row["reactivity"],
        row["quality"],
        row["transfer"],
        row["continuity"],
    )
