"""The levels through which a draft goes before an agenda, where its authority has some."""

from Acquisition import aq_base
from Acquisition import aq_parent
from collections.abc import Mapping
from imio.mutualisation.base import clock
from imio.mutualisation.base.people import name_of_current_user
from imio.mutualisation.deliberation.facts import text_digest
from imio.mutualisation.deliberation.facts import validation_facts
from imio.mutualisation.deliberation.schema import IDeliberation
from typing import Any


def proposed(act: IDeliberation, comment: str) -> None:
    """It waits for its first level."""
    act.proposed_sha256 = text_digest(act)


def validated(act: IDeliberation, comment: str) -> None:
    """By one level, for this text."""
    given: Mapping[str, Any] = {
        "level": validation_facts(act).next,
        "name": name_of_current_user(),
        "on": clock.today().isoformat(),
        "sha256": text_digest(act),
    }
    act.validations = [*(act.validations or ()), given]


def sent_back(act: IDeliberation, comment: str) -> None:
    """Its author begins again."""
    act.proposed_sha256, act.validations = None, []


def validators(act: IDeliberation) -> tuple[str, ...]:
    """Who validates it now: ids of users."""
    level, owner = validation_facts(act).next, aq_parent(act)
    known = level is not None and getattr(aq_base(owner), "validators_of", None)
    return owner.validators_of(level) if known else ()
