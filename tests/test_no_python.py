from datetime import date
from decimal import Decimal
from no_python import python_in

import pytest


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        Decimal("4.50"),
        date(2026, 1, 31),
        object(),
        ["a", "b"],
        {"code": "A"},
        frozenset({"a"}),
        ("a", 1),
        b"bytes",
        "Bonjour ${title}",
        "<Member at /plone/adherents/andenne>",
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_that_nobody_wrote_out_is_found(value):
    assert python_in([f"{value!r}" if not isinstance(value, str) else value])


@pytest.mark.parametrize(
    "text",
    [
        "Aucune",
        "L’adhérent n’a pas encore signé",
        "4 500,00 €",
        "Prix (hors TVA) : 12,50 € [1]",
        "jusqu'à 'demain', dit-il",
        "Set (jeu de données)",
    ],
)
def test_what_people_write_is_not(text):
    assert python_in([text]) == []
