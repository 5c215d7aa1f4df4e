from dataclasses import FrozenInstanceError
from imio.mutualisation.rules.legal import DEFAULTS
from imio.mutualisation.rules.legal import LegalNumbers

import pytest


@pytest.mark.row("G13", "G14")
def test_the_numbers_of_the_law():
    numbers = LegalNumbers(
        *(7, 2, 5, 5, 15, 30, 50, 5, 10, 5, 100, 100, 15),
        *(30, 22, 25, 15, 30, 15, 6),
        *(30, 50, 5, 3, 12, 6),
    )
    assert numbers == DEFAULTS


def test_nobody_changes_the_law_in_passing():
    with pytest.raises(FrozenInstanceError):
        DEFAULTS.supervision = 1
