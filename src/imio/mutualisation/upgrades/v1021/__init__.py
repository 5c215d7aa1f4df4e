"""An act opens what it decides: what was relied on without figures is so still, and says it.

Acts that an earlier version made of a date have no vote; a piece of information or an
advice opens nothing, whatever it opened before.
"""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.deliberation.facts import deliberation_facts
from imio.mutualisation.rules.deliberation import may_open
from imio.mutualisation.rules.states import ACT_EXECUTORY
from imio.mutualisation.rules.verdict import Refused
from typing import Any


REASON = (
    "Déjà pris en compte avant que les chiffres du vote et la tutelle soient vérifiés."
)
MENDED = frozenset({"act_not_voted", "supervision_lessened"})


def upgrade(setup_tool: Any) -> None:
    """All acts are indexed again, for the catalogue to know which ones open."""
    for brain in existing("Deliberation"):
        act = brain._unrestrictedGetObject()
        verdict = may_open(deliberation_facts(act))
        relied_on = brain.review_state in ACT_EXECUTORY and act.vote_mode != "none"
        if relied_on and isinstance(verdict, Refused) and verdict.reason in MENDED:
            act.opening_reason = act.opening_reason or REASON
        act.reindexObject(idxs=["mutualisation_kind"])
