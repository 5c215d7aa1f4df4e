from hypothesis import example
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.vote_sentence import read
from imio.mutualisation.rules.vote_sentence import UNANIMOUS
from imio.mutualisation.rules.vote_sentence import write
from imio.mutualisation.rules.voting import Votes

import pytest


UNREADABLE = Refused("vote_unreadable")

counts = st.integers(0, 99_999)
any_votes = st.builds(Votes, counts, counts, counts)
names = st.lists(st.text() | st.sampled_from(["A. Dupont (PS)", "12 voix contre"]))


# --- Writing ----------------------------------------------------------------


@pytest.mark.row("G5")
@pytest.mark.parametrize(
    ("votes", "sentence"),
    [
        (Votes(25, 0, 0), "à l’unanimité des membres présents"),
        (Votes(1, 0, 0), "à l’unanimité des membres présents"),
        (Votes(20, 6, 2), "par 20 voix pour, 2 abstentions et 6 voix contre"),
        (Votes(1, 1, 1), "par 1 voix pour, 1 abstention et 1 voix contre"),
        (Votes(20, 6, 0), "par 20 voix pour et 6 voix contre"),
        (Votes(20, 0, 1), "par 20 voix pour et 1 abstention"),
        (Votes(0, 6, 2), "par 2 abstentions et 6 voix contre"),
        (Votes(0, 6, 0), "par 6 voix contre"),
        (Votes(0, 0, 25), "par 25 abstentions"),
        (Votes(0, 0, 0), "par 0 voix pour"),
        (
            Votes(5, 0, 0, 2),
            "par 5 voix pour et 2 membres ne prenant pas part au vote",
        ),
        (Votes(5, 0, 0, None), "par 5 voix pour"),
    ],
)
def test_the_sentence_in_use(votes, sentence):
    assert write(votes) == sentence


@pytest.mark.row("G5")
def test_names_follow_their_figure():
    sentence = write(Votes(2, 1, 1), ["A", " B"], ["C (X)"], ["D"])
    assert (
        sentence == "par 2 voix pour (A, B), 1 abstention (D) et 1 voix contre (C [X])"
    )


def test_nobody_is_named_where_all_agree():
    assert write(Votes(2, 0, 0), ["A", "B"]) == UNANIMOUS


# --- Reading ----------------------------------------------------------------


@pytest.mark.row("G5")
@pytest.mark.parametrize(
    "text",
    [
        "par 20 voix pour, 2 abstentions (A, B) et 6 voix contre (C)",
        "par 20 voix pour 2 abstentions (A et B) et 6 voix contre (C, D, 3 voix pour)",
        "à 20 voix pour, 6 voix contre et 2 abstentions",
        "PAR 20 VOIX POUR,\n6 VOIX CONTRE ET 2 ABSTENTIONS",
        "6 voix contre (MM. C (X), D), 2 abstentions, 20 voix pour",
        "par 20 oui, 6 non et 2 abstentions",
        "Résultat du vote : 20 oui - 6 non - 2 abstention\nMandat de vote délivré",
        "20 OUI/6 NON/2 ABSTENTIONS",
        "par vingt voix pour, six voix contre et deux abstentions",
        "par 20 voix contre 6 et 2 abstentions",
        "par 20 voix contre 6 voix et 2 abstentions",
        "Pour : 20 – Contre : 6 – Abstentions : 2",
        "Votants : 28 Pour : 20 Contre : 6 Abstentions : 2",
        "Voix pour : 20 ; voix contre : 6 ; s’abstiennent : 2",
        "20 pour (A), 6 contre (B) et 2 abstentions",
        "20 pour 6 contre 2 abstentions",
        "20 votes favorables, 6 votes défavorables, 2 abstentions",
        "par 20\u00a0voix pour, 6\u202fvoix contre et 2 abstentions ; par 20 voix pour",
        "attribué pour 1 250 euros, soit 20 pour cent, par 20 voix pour, 6 voix contre "
        "et 2 abstentions",
    ],
)
def test_the_forms_in_use(text):
    assert read(text, present=None) == Votes(20, 6, 2)


@pytest.mark.row("G5")
@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("par 14 oui, 3 non et 1 abstention", Votes(14, 3, 1)),
        ("par 24 voix pour et une voix contre", Votes(24, 1, 0)),
        ("1 voix contre", Votes(0, 1, 0)),
        ("par dix-sept voix pour et dix-huit voix contre", Votes(17, 18, 0)),
        ("vingt et une voix pour, vingt-deux abstentions", Votes(21, 0, 22)),
        ("trente et un oui, vingt-et-un non", Votes(31, 21, 0)),
        ("trente trois voix pour, soixante-et-onze contre", Votes(33, 71, 0)),
        ("quatre-vingts voix pour, nonante-neuf voix contre", Votes(80, 99, 0)),
        ("quatre-vingt-une voix pour, septante-deux non", Votes(81, 72, 0)),
        ("par 19 voix pour, aucune voix contre, pas d’abstention", Votes(19, 0, 0)),
        ("par 19 voix pour sans abstention", Votes(19, 0, 0)),
        ("Pour : 19 ; contre : néant", Votes(19, 0, 0)),
        ("par 1 234 voix pour et 1.002 voix contre", Votes(1234, 1002, 0)),
        ("à l’unanimité, par 19 voix pour", Votes(19, 0, 0)),
        ("à l'unanimité des 19 membres présents", Votes(19, 0, 0)),
        ("à l'unanimité des dix-neuf votants", Votes(19, 0, 0)),
    ],
)
def test_figures_are_read_as_they_are_written(text, votes):
    assert read(text, present=None) == votes


@pytest.mark.row("G5")
@pytest.mark.parametrize(
    "text",
    [
        "à l'unanimité",
        "À L’UNANIMITÉ DES MEMBRES PRÉSENTS",
        "A l'unanimite",
        "Unanimement",
    ],
)
def test_unanimity_counts_those_present(text):
    assert read(text, present=19) == Votes(19, 0, 0)
    assert read(text, present=None) == Refused("vote_count_unknown")


def test_those_who_abstain_stand_aside_from_unanimity():
    text = "à l’unanimité moins une abstention (A)"
    assert read(text, present=19) == Votes(18, 0, 1)
    assert read(text, present=2) == Votes(1, 0, 1)
    assert read(text, present=1) == UNREADABLE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Le conseil prend acte.",
        "attribué pour 1 250 euros, soit 20 pour cent du total",
        "deux contre-propositions et trois non-conformités",
        "par 20 voix pour ; l’amendement : par 18 voix pour",
        "par 20 voix pour, contre 6",
        "par 20 voix pour contre 6",
        "par 20 voix pour et contre 6",
        "par 20 voix",
        "par cent vingt voix pour et trois voix contre",
        "par 1,5 voix pour",
        "20 membres votent pour et 2 abstentions",
        "Pour 20 Contre 6 Abstention 2",
        "à l’unanimité, 3 voix contre",
        "à l’unanimité, par 19 voix pour et 3 voix contre",
        "par 12345678 voix pour",
        "-5 oui",
        "20 oui, -3 non",
        "−5 voix pour",
        "1e3 oui",
        "x20 voix pour et 2 abstentions",
    ],
)
def test_what_may_mean_two_things_is_refused(text):
    assert read(text, present=28) == UNREADABLE


@given(any_votes, names, names, names)
@example(Votes(0, 0, 0), [], [], [])
@example(Votes(2, 1, 0), ["A (", "B)"], ["（3 voix contre", "⑴"], [])
def test_what_is_written_is_read_back(votes, in_favour, against, abstaining):
    sentence = write(votes, in_favour, against, abstaining)
    assert read(sentence, present=votes.in_favour) == votes


@given(st.text(), st.none() | counts)
def test_any_text_has_an_answer(text, present):
    answer = read(text, present)
    assert isinstance(answer, Votes) or answer.reason.startswith("vote_")


# --- As councils write them -----------------------------------------------------


@pytest.mark.row("G5")
@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("(à l'unanimité)", Votes(21, 0, 0)),
        ("Le Conseil communal (à l’unanimité) :", Votes(21, 0, 0)),
        (
            'par quinze voix "pour", quatre voix "contre" et deux abstentions',
            Votes(15, 4, 2),
        ),
        (
            "par quinze voix « pour », quatre voix « contre » et deux abstentions",
            Votes(15, 4, 2),
        ),
        ("par 18 voix et 9 abstentions", Votes(18, 0, 9)),
        ("Refus à la majorité (5 pour, 12 contre et 1 abstention)", Votes(5, 12, 1)),
        ("17 oui, 0 non, 4 abst.", Votes(17, 0, 4)),
        ("à l'unanimité (2 abstentions)", Votes(19, 0, 2)),
        ("par un vote favorable à l'unanimité", Votes(21, 0, 0)),
        (
            "par 5 voix pour et 2 membres ne prenant pas part au vote",
            Votes(5, 0, 0, 2),
        ),
    ],
)
def test_what_councils_write(text, votes):
    assert read(text, 21) == votes


@pytest.mark.parametrize(
    "text",
    [
        "à l'unanimité (OU par xxx oui …)",
        "par … voix pour et … voix contre",
        "par xx oui, xx non et xx abstentions",
        "à l’unanimité ou par 12 voix pour",
        "par ___ voix pour",
    ],
)
def test_a_form_that_nobody_filled_in_tells_no_vote(text):
    assert read(text, 21) == UNREADABLE


@pytest.mark.row("G5")
@pytest.mark.parametrize(
    "text",
    [
        "par 17 pour et 4 contre dont Mme X",
        "par 20 voix pour et 1 nul",
        "par 17 oui et quatre blancs",
        "à l’unanimité ; abstention de M. X",
        "à l'unanimité sauf M. X qui s'abstient",
        "à l'unanimité moins M. X",
        "à l'unanimité, M. X ne participant pas au vote",
        "par 21 voix pour, à l'unanimité, Mme Y ne prenant pas part au vote",
    ],
)
def test_nobody_who_did_otherwise_is_left_out(text):
    assert read(text, 21) == UNREADABLE
