"""The only reader of a partner's fields for the rules."""

from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.reading import read_once
from imio.mutualisation.partner.schema import IPartner
from imio.mutualisation.rules.cascade import Evaluation
from imio.mutualisation.rules.network import PartnerFacts


@read_once
def partner_facts(partner: IPartner) -> PartnerFacts:
    """A partner as the rules of the network take it."""
    return PartnerFacts(
        len(partner.places or ()), partner.network_until, partner.email or ""
    )


def evaluations_of(partner: IPartner) -> tuple[Evaluation, ...]:
    """The evaluations of the jobs of a partner, the earliest first."""
    return tuple(
        Evaluation(
            uid(partner),
            row["on"],
            row["thread"],
            row["competence"],
            row["reactivity"],
            row["quality"],
            row["transfer"],
            row["continuity"],
        )
        for row in partner.evaluations or ()
    )
