"""A text that was written elsewhere is parted by its openings; no word of it is lost."""

from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.act_text import blocks
from imio.mutualisation.rules.act_text import read
from itertools import chain

import pytest
import re


ACT = """LE CONSEIL COMMUNAL,
Vu la loi du 17 juin 2016 ;
Vu :
• le Code de la démocratie locale
et de la décentralisation ;
Attendu que le service est utile ;
Considérant le rapport
du service ;
Sur proposition du Collège communal ;
Après en avoir délibéré,
DÉCIDE :
Article 1er. D’approuver le tarif :
| Bois | 12,50 € |
Art. 2 – De charger :
- le Collège ;
Article 4 : De publier.
Le Bourgmestre,"""


def test_an_act_is_parted_by_its_openings():
    found = read(ACT)
    assert found.visas == (
        "Vu la loi du 17 juin 2016 ;",
        "Vu :\n- le Code de la démocratie locale et de la décentralisation ;",
    )
    assert found.recitals == (
        "Attendu que le service est utile ;",
        "Considérant le rapport du service ;",
        "Sur proposition du Collège communal ;",
    )
    assert found.articles == (
        "D’approuver le tarif :\n| Bois | 12,50 € |",
        "De charger :\n- le Collège ;",
        "Article 4 : De publier.",
    )
    assert found.composed == (
        "LE CONSEIL COMMUNAL,",
        "Après en avoir délibéré,",
        "DÉCIDE :",
    )
    assert found.rest == ("Le Bourgmestre,",)


@pytest.mark.parametrize(
    ("line", "grid", "text"),
    [
        ("VU le Code ;", "visas", "VU le Code ;"),
        ("Revu sa décision ;", "visas", "Revu sa décision ;"),
        ("Étant donné ce besoin ;", "recitals", "Étant donné ce besoin ;"),
        ("Entendu l’échevin ;", "recitals", "Entendu l’échevin ;"),
        ("DÉCIDE d’acheter.", "articles", "D’acheter."),
        ("ARRÊTE :\n1° de louer ;", "articles", "De louer ;"),
        ("DECIDE :\nLe règlement est arrêté.", "articles", "Le règlement est arrêté."),
        ("Article unique. De louer.", "articles", "De louer."),
        ("Article 1er\nDe louer.", "articles", "De louer."),
        ("Article 1bis. De louer.", "articles", "Article 1bis. De louer."),
        ("DÉCIDE, à l’unanimité :", "composed", "DÉCIDE, à l’unanimité :"),
        ("ARRÊTE A L'UNANIMITÉ :", "rest", "ARRÊTE A L'UNANIMITÉ :"),
        *(
            (line, "composed", line)
            for line in (
                "ARRÊTE À L'UNANIMITÉ DES MEMBRES PRÉSENTS :",
                "DÉCIDE, par 12 voix pour, 3 contre et 1 abstention :",
            )
        ),
        ("D E C I D E :", "composed", "DECIDE :"),
        ("D É C I D E d’acheter.", "articles", "D’acheter."),
        ("Objet : location", "rest", "Objet : location"),
        ("DÉCIDE :\nÀ voir\nArticle 1er. De louer.", "rest", "À voir"),
        ("Vue d’ensemble du parc", "rest", "Vue d’ensemble du parc"),
        ("Article 3 du règlement", "rest", "Article 3 du règlement"),
    ],
)
def test_each_opening_leads_to_its_grid(line, grid, text):
    assert getattr(read(line), grid) == (text,)


LINES = st.sampled_from(
    [*ACT.splitlines(), "Titre", "suite du texte ;", "1. d’acheter", "DÉCIDE de", ""]
)


def words(lines):
    """The words, but the labels of articles, the signs before items and the openings
    that the register writes.
    """
    said = " ".join(lines).lower()
    for left in (r"art(?:icle)?\.? ?\d+(?:er)?", r"décide", r"[|•.:–-]", r"\b\d+\b"):
        said = re.sub(left, " ", said)
    return sorted(said.split())


@given(st.lists(LINES))
def test_no_word_is_lost(lines):
    found = read("\n".join(lines))
    kinds = (found.visas, found.recitals, found.articles, found.composed, found.rest)
    assert words(chain(*kinds)) == words(lines)


def test_a_text_is_shown_in_paragraphs_lists_and_tables():
    text = "Tarif :\n| Bois | a \\| b |\n| Fer |\n- le Collège ;\nFin."
    assert [(each.kind, each.rows) for each in blocks(text)] == [
        ("text", (("Tarif :",),)),
        ("table", (("Bois", "a | b"), ("Fer", ""))),
        ("list", (("le Collège ;",),)),
        ("text", (("Fin.",),)),
    ]


def test_items_without_a_sign_at_their_end_stay_items_and_a_note_is_no_article():
    found = read(
        "Article 1er. De voir :\n1. un\na. deux\nb) trois\n1.1. quatre\n[1] Note."
    )
    assert found.articles == ("De voir :\n1. un\na. deux\nb) trois\n1.1. quatre",)
    assert found.rest == ("[1] Note.",)


# A text that is copied for each line, or gone through again for each blank, takes hours.
@pytest.mark.parametrize(
    "text",
    ["Vu :\n" + "- a\n" * 300_000, "Art. 1" + " " * 500_000 + "x"],
    ids=["lines", "blanks"],
)
def test_a_text_of_any_shape_is_read_at_once(text):
    found = read(text)
    assert len((*found.visas, *found.articles, *found.rest)) == 1
