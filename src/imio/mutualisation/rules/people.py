"""Who looks after the accounts of an authority or of a partner.

IMIO invites the first ones; whoever it lets administer does the rest there (OWASP ASVS 5.0,
V8: what one may give is what one holds).
"""

from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


def may_change(person: str, acting: str) -> Verdict:
    """Refused: `not_yourself`, so that nobody shuts the door behind them."""
    return require(person != acting, "not_yourself")
