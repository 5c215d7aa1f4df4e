"""A model of an act is read as an act, and its fields are filled in."""

from imio.mutualisation.rules import act_models
from imio.mutualisation.rules.verdict import Refused

import pytest


WORDING = "Vu le devis ;\nDÉCIDE :\nArticle 1er. De payer {Montant HTVA} le {date}."


def test_who_drafts_fills_in_what_the_site_does_not_know():
    texts = ("Achat de {produit} par {autorité}", WORDING, "{produit}")
    assert act_models.asked(*texts) == ("produit", "montant htva", "date")


def test_braces_around_blanks_are_no_field():
    assert act_models.asked("{ } {\u00a0} { lieu }") == ("lieu",)


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("montant htva", "amount"),
        ("date", "day"),
        ("produit", "product"),
        ("lieu", "text"),
    ],
)
def test_a_field_is_of_the_kind_of_its_first_word(field, kind):
    assert act_models.kind(field) == kind


def test_a_draft_is_the_model_with_its_fields_filled_in():
    known = act_models.known("Andenne", "IMIO", "1er mai 2027", None)
    values = {**known, "montant htva": "12,50 €\nVu le faux ;"}
    draft = act_models.drafted("Contrat {d'autorité}", WORDING, values)
    assert draft.title == "Contrat d’Andenne"
    assert draft.visas == ("Vu le devis ;",)
    assert draft.articles == ("De payer 12,50 €\nVu le faux ; le {date}.",)


@pytest.mark.parametrize(
    ("models", "reason"),
    [
        ([("a", WORDING), ("b", WORDING)], None),
        ([("a", WORDING), ("A", WORDING)], "model_twice"),
        ([("a", "Vu la loi ;")], "model_without_article"),
        ([("a", f"Titre\n{WORDING}")], "model_unread"),
    ],
)
def test_a_list_of_models_holds_together(models, reason):
    verdict = act_models.may_keep(models)
    assert (verdict.reason if isinstance(verdict, Refused) else None) == reason


@pytest.mark.parametrize(
    ("body", "deciding", "taken"),
    [
        (None, "council", True),
        ("college", "council", True),
        ("board", "council", False),
        ("general_assembly", "cpas_council", False),
        ("general_assembly", "board", True),
        (None, "board", True),
    ],
)
def test_models_of_a_board_are_for_those_that_have_one(body, deciding, taken):
    assert act_models.is_for(body, deciding) is taken
