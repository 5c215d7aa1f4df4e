"""Enterprise numbers, as people write them."""

from imio.mutualisation.base import bce

import pytest


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("0841.470.248", True),
        ("0841470248", True),
        ("BE 0841.470.248", True),
        ("be0841470248", True),
        ("1999.999.052", True),
        ("0216.659.981", False),
        ("841470248", False),
        ("841.470.248", False),
        ("0000.000.097", False),
        ("2841.470.248", False),
        ("0841.470.24", False),
        ("0841.470.2488", False),
        ("0841.47O.248", False),
        ("٠٨٤١٤٧٠٢٤٨", False),
        ("", False),
        (None, False),
    ],
)
@pytest.mark.row("A1")
def test_what_is_an_enterprise_number(text, valid):
    assert bce.is_valid(text) is valid


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("BE0841470248", "0841.470.248"),
        ("0216.659.981", "0216.659.981"),
        ("", ""),
        (None, ""),
    ],
)
def test_how_it_is_shown(text, shown):
    assert bce.display(text) == shown
