"""How much one person may send."""

from imio.mutualisation.rules.sending import may_hold
from imio.mutualisation.rules.sending import may_send
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused

import pytest


@pytest.mark.parametrize(
    ("rule", "reason"), [(may_send, "sent_too_many"), (may_hold, "files_too_many")]
)
def test_one_more_up_to_the_most_and_none_beyond(rule, reason):
    assert rule(2, 3) == GRANTED
    assert rule(3, 3) == rule(4, 3) == Refused(reason, {"most": 3})
