from imio.mutualisation.rules.names import names_something
from imio.mutualisation.rules.names import of_one_alphabet

import pytest


@pytest.mark.parametrize("name", ["Andenne", "3P", "É", "42", "Ömer", "С", "中"])
def test_a_name_has_a_letter_or_a_figure(name):
    assert names_something(name)


@pytest.mark.parametrize("name", ["...", "–", "« »", "?!", "\u2026", "( )", "__"])
def test_signs_alone_name_nothing(name):
    assert names_something(name).reason == "name_without_sign"


@pytest.mark.parametrize(
    "text",
    [
        "\u0410nne",
        "M\u0430rtin",
        "Ville de M\u043ens",
        "\u0391ndenne",
        "\u041c\u041e\u041d\u0405",
        "im\u0456o",
    ],
)
def test_a_letter_of_another_alphabet_that_looks_like_ours_is_refused(text):
    refused = of_one_alphabet(text)
    assert refused.reason == "letters_mixed"
    assert refused.details["sign"] in text


@pytest.mark.parametrize(
    "text",
    [
        "Andenne",
        "Größe",
        "12 µm",
        "Outil β",
        "Projet Ω",
        "Москва",
        "Αθήνα",
        "N° 1ᵉʳ",
        "m²",
        "Łódź",
    ],
)
def test_other_texts_are_left_as_they_are(text):
    assert of_one_alphabet(text)
