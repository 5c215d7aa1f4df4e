"""Nobody shuts the door behind them."""

from imio.mutualisation.rules.people import may_change
from imio.mutualisation.rules.verdict import Refused


def test_one_changes_others_and_not_oneself():
    assert may_change("agent", "administrator")
    assert may_change("agent", "agent") == Refused("not_yourself")
