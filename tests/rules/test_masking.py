from hypothesis import example
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.masking import MASK
from imio.mutualisation.rules.masking import mask
from imio.mutualisation.rules.masking import missing
from imio.mutualisation.rules.masking import names

import pytest


# Few signs, those of the marker among them, so that passages overlap often.
signs = st.text("abM[]É \n", max_size=12)
passages = st.lists(signs.filter(lambda text: len("".join(text.split())) > 1))


@pytest.mark.row("G10")
@pytest.mark.parametrize(
    ("text", "hidden", "shown"),
    [
        ("Engage Jeanne Doe.", ["Jeanne Doe"], f"Engage {MASK}."),
        ("Doe, puis Doe", ["Doe"], f"{MASK}, puis {MASK}"),
        ("Jeanne\n  Doe", ["Jeanne Doe"], MASK),
        ("Jeanne\u00a0Doe", [" Jeanne\nDoe "], MASK),
        ("Jeanne Doe", ["Doe", "Jeanne Doe"], MASK),
        ("rue A 5, 5000", ["rue A 5", "5, 5000"], MASK),
        ("abcd", ["ab", "cd"], MASK),
        ("ababa", ["aba"], MASK),
        ("a.c abc", ["a.c"], f"{MASK} abc"),
        ("Jeanne", [], "Jeanne"),
        ("Jeanne", ["", " \n"], "Jeanne"),
        ("Jeanne", ["jeanne"], MASK),
        ("de JEAN D'EXEMPLE.", ["Jean d’Exemple"], f"de {MASK}."),
        ("Jean Noel", ["Jean-Noël"], MASK),
        ("Jean–Noe\u0308l vit", ["Jean-Noël"], f"{MASK} vit"),
        ("Jea\u200bnne\u00ad Doe", ["Jeanne Doe"], MASK),
        ("Jean  ‑ Noël", ["jean noel"], MASK),
        ("Jean Leboeuf", ["Jean Lebœuf"], MASK),
        ("Łukasz Nowak", ["Lukasz Nowak"], MASK),
        ("Demande_Jean.Lebœuf.pdf", ["Jean Leboeuf"], f"Demande_{MASK}.pdf"),
        ("le BE68539007547034.", ["BE68 5390 0754 7034"], f"le {MASK}."),
        ("le BE68-5390.0754 7034.", ["be68539007547034"], f"le {MASK}."),
        ("(850730 03328)", ["n° 85.07.30-033.28", "85.07.30-033.28"], f"({MASK})"),
        ("0475/12.34.56", ["0475 123456"], MASK),
        ("1 2 ou 1,2", ["12"], "1 2 ou 1,2"),
    ],
)
def test_every_passage_gives_way_to_the_marker(text, hidden, shown):
    assert mask(text, hidden) == shown


@pytest.mark.row("G10")
def test_the_marker_completes_no_other_passage():
    assert mask("un x1234", ["1234", "x["]) == f"un {MASK}"
    assert mask("un TEXTE", ["TEXTE"]) == "un █"


@pytest.mark.row("G10")
@given(signs, passages)
@example("xab", ["ab", "x["])
@example("M[TEXTE MASQUÉ]", ["MASQUÉ", "M[", "█M"])
def test_no_passage_is_left(text, hidden):
    shown = " ".join(mask(text, hidden).split())
    assert [each for each in hidden if " ".join(each.split()) in shown] == []


@given(signs, passages)
def test_masking_twice_hides_no_more(text, hidden):
    once = mask(text, hidden)
    assert mask(once, hidden) == once


@given(signs, passages)
def test_a_text_without_the_passages_stays(text, hidden):
    if missing(hidden, [text]) == tuple(hidden):
        assert mask(text, hidden) == text


@pytest.mark.row("G10")
@pytest.mark.parametrize(
    ("hidden", "unknown"),
    [
        ([], ()),
        (["Jeanne Doe", "Namur"], ()),
        (["Jean Doe", "Namur", "Mons"], ("Jean Doe", "Mons")),
        (["", " "], ()),
        (["Doe vit"], ("Doe vit",)),
    ],
)
def test_a_passage_that_stands_nowhere_is_told(hidden, unknown):
    assert missing(hidden, iter(["Jeanne\nDoe", "vit à Namur"])) == unknown


@pytest.mark.row("G10")
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("JeanneDoe.pdf", True),
        ("demande-JEANNE_DOE-2.pdf", True),
        ("Jeanne.pdf", False),
        ("Demande.pdf", False),
        ("Jeannedoé", True),
    ],
)
def test_the_name_of_a_file_tells_a_passage(name, told):
    assert names(name, ["Jeanne Doe"]) == told
