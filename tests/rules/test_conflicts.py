"""Who has an interest in a bidder says so, and does not judge."""

from dataclasses import replace
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.conflicts import Declaration
from imio.mutualisation.rules.conflicts import in_conflict
from imio.mutualisation.rules.conflicts import may_begin
from imio.mutualisation.rules.conflicts import may_declare
from imio.mutualisation.rules.conflicts import may_judge
from imio.mutualisation.rules.conflicts import may_note
from imio.mutualisation.rules.conflicts import may_replace
from imio.mutualisation.rules.conflicts import may_take_part
from imio.mutualisation.rules.conflicts import Panel
from imio.mutualisation.rules.conflicts import stands_aside
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused

import pytest


pytestmark = pytest.mark.row("L3")

NONE = Declaration("Luce", "", "")
WITH_A = Declaration("Luce", "A", "Mon frère y travaille")
WITH_ALL = Declaration("Luce", "", "J’ai écrit leurs offres")
OF_OMER = Declaration("Omer", "A", "Administrateur")


@pytest.mark.parametrize(
    ("takes_part", "state", "partner", "conflict", "verdict"),
    [
        (True, "published", "", "", GRANTED),
        (True, "preparation", "A", "Mon frère", GRANTED),
        (True, "evaluation", "", "Mon frère", GRANTED),
        (False, "published", "", "", Refused("not_concerned")),
        (True, "standstill", "", "", Refused("declaration_over")),
        (True, "cancelled", "", "", Refused("declaration_over")),
        (True, "published", "A", " ", Refused("conflict_unsaid")),
    ],
)
def test_who_opens_or_scores_declares(takes_part, state, partner, conflict, verdict):
    assert may_declare(takes_part, state, partner, conflict) == verdict


@pytest.mark.parametrize(
    ("declarations", "bidders", "part", "judge"),
    [
        ([], "AB", Refused("conflict_undeclared"), Refused("conflict_undeclared")),
        (
            [OF_OMER],
            "AB",
            Refused("conflict_undeclared"),
            Refused("conflict_undeclared"),
        ),
        ([NONE], "AB", GRANTED, GRANTED),
        ([WITH_A], "B", GRANTED, GRANTED),
        ([WITH_A], "AB", GRANTED, Refused("conflict_declared")),
        ([WITH_ALL], "B", GRANTED, Refused("conflict_declared")),
        # What was declared stands.
        ([WITH_A, NONE], "AB", GRANTED, Refused("conflict_declared")),
        ([NONE, OF_OMER], "AB", GRANTED, GRANTED),
    ],
)
def test_who_has_a_conflict_with_a_bidder_opens_and_does_not_judge(
    declarations, bidders, part, judge
):
    assert may_take_part(declarations, "Luce") == part
    assert may_judge(declarations, "Luce", bidders) == judge


people, partners = st.sampled_from(["Luce", "Omer"]), st.sampled_from(["", "A", "B"])
declared = st.lists(
    st.builds(Declaration, people, partners, st.sampled_from(["", "Motif"])), max_size=5
)


@given(declared, st.sets(st.sampled_from("AB")), declared)
def test_no_later_declaration_brings_anybody_back(before, bidders, after):
    aside = stands_aside(before, "Luce", bidders)
    assert stands_aside([*before, *after], "Luce", bidders) >= aside


@given(declared, st.sets(st.sampled_from("AB")))
def test_who_judges_has_declared_and_stands_aside_of_nobody(declarations, bidders):
    judges = bool(may_judge(declarations, "Luce", bidders))
    part = bool(may_take_part(declarations, "Luce"))
    assert judges is (part and not stands_aside(declarations, "Luce", bidders))


CHANGE = ("Luce", "Nour", "Conflit d’intérêts")
PANEL = Panel(
    evaluators=("Luce", "Omer"),
    eligible=("Luce", "Omer", "Nour", "Zoé"),
    aside=("Luce", "Zoé"),
    tender_state="evaluation",
    prices_open=False,
)


@pytest.mark.parametrize(
    ("change", "panel", "verdict"),
    [
        (CHANGE, {}, GRANTED),
        (CHANGE, {"aside": ()}, GRANTED),
        (CHANGE, {"prices_open": True}, GRANTED),
        (CHANGE, {"prices_open": True, "aside": ()}, Refused("replacement_late")),
        (CHANGE, {"tender_state": "standstill"}, Refused("replacement_over")),
        (("Nour", "Zoé", "x"), {"aside": ()}, Refused("evaluator_unknown")),
        (("Luce", "Omer", "x"), {}, Refused("replacement_unfit")),
        (("Luce", "Zoé", "x"), {}, Refused("replacement_unfit")),
        (("Luce", "Inconnu", "x"), {}, Refused("replacement_unfit")),
        (("Luce", "Nour", " "), {}, Refused("comment_missing")),
    ],
)
def test_an_evaluator_is_replaced_by_one_who_may_judge(change, panel, verdict):
    assert may_replace(replace(PANEL, **panel), *change) == verdict


@pytest.mark.parametrize(
    ("declared", "evaluators", "openers", "count"),
    [
        ("", "AB", "AB", 2),
        ("A", "AB", "AB", 1),
        ("AB", "AB", "ABC", 0),
        ("AB", "C", "AB", 1),
        ("C", "C", "AB", 2),
        ("CA", "C", "AB", 1),
        ("CAB", "C", "AB", 0),
    ],
)
def test_nothing_is_opened_before_all_have_declared(
    declared, evaluators, openers, count
):
    made = [Declaration(each, "", "") for each in declared]
    refused = Refused("conflicts_undeclared", {"count": count})
    assert may_begin(made, evaluators, openers, 2) == (refused if count else GRANTED)


@pytest.mark.parametrize(
    ("voters", "bidders", "found"),
    [
        (("Luce D’Été", "Omer"), "A", ("Luce D’Été",)),
        (("LUCE D'ETE",), "A", ("LUCE D'ETE",)),
        (("Luce D’Été",), "B", ()),
        (("Omer",), "A", ()),
        ((), "A", ()),
    ],
)
def test_who_has_a_conflict_does_not_vote(voters, bidders, found):
    declared = [Declaration("luce", "A", "Mon frère", "Luce D’Été"), OF_OMER]
    assert in_conflict(declared, voters, bidders) == found


@pytest.mark.parametrize(
    ("staff", "state", "in_office", "conflict", "verdict"),
    [
        (True, "published", True, "Mon frère", GRANTED),
        (True, "standstill", True, "Mon frère", GRANTED),
        (False, "published", True, "Mon frère", Refused("not_concerned")),
        (True, "awarded", True, "Mon frère", Refused("declaration_over")),
        (True, "published", False, "Mon frère", Refused("voter_unknown")),
        (True, "published", True, " ", Refused("conflict_unsaid")),
    ],
)
def test_imio_notes_what_a_voter_declares(staff, state, in_office, conflict, verdict):
    assert may_note(staff, state, in_office, conflict) == verdict
