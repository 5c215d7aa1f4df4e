"""Levels validate one text, in their order."""

from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.validation import all_done
from imio.mutualisation.rules.validation import done_on
from imio.mutualisation.rules.validation import may_list
from imio.mutualisation.rules.validation import may_propose
from imio.mutualisation.rules.validation import may_validate
from imio.mutualisation.rules.validation import of_new
from imio.mutualisation.rules.validation import ValidationFacts

import pytest


pytestmark = pytest.mark.row("G2")

LEVELS = ("a", "b")


@pytest.mark.parametrize(
    ("said", "done"),
    [
        ([], 0),
        ([("a", "x")], 1),
        ([("b", "x")], 0),
        ([("a", "y"), ("b", "x")], 0),
        ([("a", "y"), ("a", "x"), ("b", "x")], 2),
    ],
)
def test_how_far_a_text_has_come(said, done):
    assert done_on("x", said, LEVELS) == done


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xy"))))
def test_all_levels_before_the_one_that_is_reached_have_validated(said):
    done = done_on("x", said, LEVELS)
    assert all((level, "x") in said for level in LEVELS[:done])
    assert done == len(LEVELS) or (LEVELS[done], "x") not in said


@pytest.mark.parametrize(
    ("facts", "mine", "propose", "validate", "scheduled"),
    [
        (ValidationFacts((), 0, False), False, False, False, True),
        (ValidationFacts(LEVELS, 0, False), True, True, False, False),
        (ValidationFacts(LEVELS, 0, True), True, False, True, False),
        (ValidationFacts(LEVELS, 1, True), False, False, False, False),
        (ValidationFacts(LEVELS, 2, True), False, False, False, True),
    ],
)
def test_what_one_may_do(facts, mine, propose, validate, scheduled):
    assert bool(may_propose(facts)) is propose
    assert bool(may_validate(facts, mine)) is validate
    assert bool(all_done(facts)) is scheduled


def test_a_level_is_once_in_the_list():
    assert may_list(["a", "b"])
    assert may_list(["a", "b", "a"]).reason == "level_twice"


def test_nobody_has_validated_an_act_that_is_being_added():
    facts = of_new(LEVELS)
    assert (facts.next, facts.done, facts.proposed) == ("a", 0, False)
