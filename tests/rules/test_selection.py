"""Who may be ranked at all: grounds of exclusion, criteria of selection, their checks."""

from dataclasses import replace
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.selection import Check
from imio.mutualisation.rules.selection import Examined
from imio.mutualisation.rules.selection import GROUNDS
from imio.mutualisation.rules.selection import KINDS
from imio.mutualisation.rules.selection import may_check
from imio.mutualisation.rules.selection import OBLIGATORY
from imio.mutualisation.rules.selection import OPTIONAL
from imio.mutualisation.rules.selection import requirements
from imio.mutualisation.rules.selection import SelectionCriterion
from imio.mutualisation.rules.selection import sound_selection
from imio.mutualisation.rules.selection import unchecked
from imio.mutualisation.rules.selection import unmet
from imio.mutualisation.rules.selection import whole_selection
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused

import pytest


SKILL = SelectionCriterion("1", "competence", "Métier", "Deux références")
SPEED = SelectionCriterion("2", "reactivity", "Délai", "Un jour ouvrable")
BOTH = (SKILL, SPEED)


@pytest.mark.row("D10")
@pytest.mark.parametrize(
    ("changes", "sound"),
    [
        ({}, True),
        ({"kind": "aptitude"}, True),
        ({"kind": "economic"}, False),
        ({"title": "Chiffre d’affaires annuel"}, False),
        ({"level": "Jaaromzet van 1 miljoen"}, False),
        ({"level": "Fonds propres positifs"}, False),
        ({"title": "Financial capacity"}, False),
    ],
)
def test_nobody_is_selected_by_what_they_earn_or_own(changes, sound):
    criterion = replace(SKILL, **changes)
    refused = Refused("economic_capacity", {"title": criterion.title})
    assert sound_selection([criterion]) == (GRANTED if sound else refused)
    assert whole_selection([SPEED, criterion, SKILL]) == (GRANTED if sound else refused)


@pytest.mark.row("D9")
@given(st.sets(st.sampled_from([each for each in KINDS if each != "economic"])))
def test_competence_and_reactivity_are_asked_for(kinds):
    criteria = [replace(SKILL, kind=kind) for kind in kinds]
    both = {"competence", "reactivity"} <= kinds
    refused = Refused("selection_missing")
    assert whole_selection(criteria) == (GRANTED if both else refused)


@pytest.mark.row("D9")
@given(st.sets(st.sampled_from(sorted(OPTIONAL))))
def test_the_grounds_of_the_law_hold_whatever_a_tender_says(optional):
    due = requirements(optional, BOTH)
    assert set(due) == {*OBLIGATORY, *optional, "1", "2"}
    order = [*GROUNDS, "1", "2"]
    assert list(due) == sorted(due, key=order.index)


WHOLE = [Check("A", each, True) for each in requirements((), BOTH)]


@pytest.mark.row("D9")
@pytest.mark.parametrize(
    ("checks", "partners", "due"),
    [
        (WHOLE, "A", ()),
        (WHOLE, "AB", ("B",)),
        (WHOLE[1:], "A", ("A",)),
        (WHOLE[:-1], "A", ("A",)),
        ([], "AB", ("A", "B")),
        ([], "", ()),
        # Not met is checked all the same.
        ([*WHOLE[1:], Check("A", WHOLE[0].requirement, False)], "A", ()),
    ],
)
def test_a_bidder_is_checked_for_everything(checks, partners, due):
    assert unchecked(requirements((), BOTH), checks, partners) == due


checks = st.lists(
    st.builds(
        Check, st.sampled_from("AB"), st.sampled_from(["fraud", "1"]), st.booleans()
    )
)


@given(checks, st.sampled_from("AB"))
def test_what_is_not_met_is_of_that_partner(made, partner):
    failed = unmet(made, partner)
    assert all(Check(partner, each, False) in made for each in failed)
    assert bool(failed) is any(not each.met for each in made if each.partner == partner)


EXAMINED = Examined("evaluation", False, ("A",), ("fraud", "1"))


@pytest.mark.row("D9")
@pytest.mark.parametrize(
    ("changes", "check", "verdict"),
    [
        ({}, ("A", "fraud", "Extrait"), GRANTED),
        ({"tender_state": "opening"}, ("A", "1", "Attestation"), GRANTED),
        ({"tender_state": "published"}, ("A", "1", "x"), Refused("selection_over")),
        ({"tender_state": "standstill"}, ("A", "1", "x"), Refused("selection_over")),
        ({"tender_state": "published", "choosing": True}, ("A", "1", "x"), GRANTED),
        ({}, ("B", "1", "x"), Refused("bidder_unknown")),
        ({}, ("A", "corruption", "x"), Refused("requirement_unknown")),
        ({}, ("A", "1", " "), Refused("check_reason_missing")),
    ],
)
def test_a_check_says_what_it_rests_on(changes, check, verdict):
    assert may_check(replace(EXAMINED, **changes), *check) == verdict
