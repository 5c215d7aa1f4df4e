"""The only reader of a partner's fields for the rules."""

from imio.mutualisation.base.catalog import uid
from imio.mutualisation.rules.cascade import Evaluation
from typing import Any


def evaluations_of(partner: Any) -> tuple[Evaluation, ...]:
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
