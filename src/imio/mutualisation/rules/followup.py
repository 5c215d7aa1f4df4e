"""What is done about an act once it is decided: who does it, and when it was done.

IMIO practice (deliberations): the delays are those that the authority sets itself.
"""

from datetime import date
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


def may_assign(seat: str | None, words: str | None) -> Verdict:
    """Somebody does it, of the roster or named in words. Refused: `assignee_missing`."""
    return require(bool(seat or (words or "").strip()), "assignee_missing")


def may_be_due(until: date | None, decided_on: date | None) -> Verdict:
    """Refused: as `may_provide_on`."""
    return may_provide_on(until, decided_on) if until is not None else GRANTED


def may_provide_on(on: date, decided_on: date | None) -> Verdict:
    """Nothing follows an act before it was decided. Refused: `followup_too_early` (on)."""
    return require(
        decided_on is None or decided_on <= on, "followup_too_early", on=decided_on
    )
