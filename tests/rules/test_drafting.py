"""The drafts of acts: what they rest on, the figures, the thread."""

from imio.mutualisation.rules import drafting
from imio.mutualisation.rules.drafting import announcing
from imio.mutualisation.rules.drafting import Author
from imio.mutualisation.rules.drafting import Offer

import pytest


ANDENNE = Author("commune", "Andenne", "27 573", "1er janvier 2025")
CPAS = Author("cpas", "CPAS de Grez-Doiceau")
OFFER = Offer(
    number="DEV-2026-00042/2",
    issued="3 mars 2026",
    valid_until="1er juin 2026",
    subject="Signature électronique",
    need="Signer sans papier.",
    thread="MUT-2026-00042",
    one_off=("2 500,00 €", "3 025,00 €"),
    yearly=("6 000,00 €", "7 260,00 €"),
)
DRAFTS = [
    drafting.joining(ANDENNE, "iMio", 1, "4,00 €"),
    drafting.withdrawal(ANDENNE, "iMio"),
    drafting.central_purchasing(ANDENNE, "iMio"),
    drafting.order(ANDENNE, "iMio", OFFER, "1041/123-13"),
    drafting.delegates(ANDENNE, "iMio", 5, 3),
    drafting.assembly_mandate(ANDENNE, "iMio", "18 juin 2026", ["1. Comptes"]),
]


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.title)
def test_a_draft_reads_as_an_act(draft):
    assert all(text.startswith("Vu ") for text in draft.visas)
    assert all(text.startswith("Considérant ") for text in draft.recitals)
    assert all(text.endswith(" ;") for text in (*draft.visas, *draft.recitals))
    assert all(text.startswith(("De ", "D’")) for text in draft.articles)


def test_an_order_holds_the_figures_the_budget_and_the_thread():
    act = drafting.order(ANDENNE, "iMio", OFFER, "1041/123-13")
    sum_of_it = (
        "2 500,00 € HTVA (3 025,00 € TVAC) en une fois et "
        "6 000,00 € HTVA (7 260,00 € TVAC) par an"
    )
    assert f"Considérant que ce devis s’élève à {sum_of_it} ;" in act.recitals
    assert f"soit {sum_of_it}, à l’article budgétaire 1041/123-13." in act.articles[1]
    assert "MUT-2026-00042" in act.articles[2]


@pytest.mark.row("A11")
def test_joining_stays_a_free_decision_with_its_share():
    act = drafting.joining(ANDENNE, "iMio", 2, "4,00 €")
    assert any("reste libre" in text for text in act.recitals)
    assert "2 parts" in act.articles[1]
    assert any("27 573 habitants" in text for text in act.recitals)


def test_a_cpas_cites_its_own_law_and_no_population():
    act = drafting.joining(CPAS, "iMio", 1, "4,00 €")
    assert act.visas[0] == drafting.CPAS_LAW
    assert not any("habitants" in text for text in act.recitals)


@pytest.mark.row("G22")
def test_a_mandate_names_each_point():
    act = drafting.assembly_mandate(ANDENNE, "iMio", "18 juin 2026", ["1. Comptes"])
    assert "Considérant le point 1. Comptes ;" in act.recitals


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Andenne", "d’Andenne"), ("Mons", "de Mons"), ("Éghezée", "d’Éghezée")],
)
def test_a_name_is_elided(name, expected):
    assert drafting.of(name) == expected


@pytest.mark.parametrize(
    ("articles", "place"),
    [
        (["De désigner les délégués suivants.", "De transmettre."], 0),
        (["De faire.", "De voter comme au tableau.", "De charger."], 1),
        (["De faire.", "De désigner."], 1),
        ([], 0),
    ],
)
def test_names_and_tables_stand_under_what_announces_them(articles, place):
    assert announcing(articles) == place


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Andenne", "d’Andenne"),
        ("Mons", "de Mons"),
        ("Le Roeulx", "du Roeulx"),
        ("Les Bons Villers", "des Bons Villers"),
    ],
)
def test_a_name_after_de(name, said):
    assert drafting.of(name) == said
