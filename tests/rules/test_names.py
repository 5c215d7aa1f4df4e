"""Names are found whatever their accents, and stand where people look for them."""

from imio.mutualisation.rules.names import alphabetical
from imio.mutualisation.rules.names import bare


def test_a_name_is_the_same_whatever_its_accents_and_signs():
    assert bare("Jean-Noël d’Exemple") == bare("JEAN NOEL D'EXEMPLE")
    assert bare("Jean Exemple") != bare("Jeanne Exemple")


def test_an_accent_does_not_move_a_name_to_the_end():
    towns = ["Visé", "Écaussinnes", "Enghien", "Dison"]
    assert sorted(towns, key=alphabetical) == [
        "Dison",
        "Écaussinnes",
        "Enghien",
        "Visé",
    ]
