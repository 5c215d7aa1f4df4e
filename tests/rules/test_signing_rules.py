"""Who signs is known, signs once, and in turn."""

from datetime import date
from datetime import timedelta
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.signing import in_turn
from imio.mutualisation.rules.signing import may_open
from imio.mutualisation.rules.signing import may_seal
from imio.mutualisation.rules.signing import may_sign
from imio.mutualisation.rules.signing import Signer
from imio.mutualisation.rules.signing import SigningFacts

import pytest


pytestmark = pytest.mark.row("G21")

TODAY = date(2027, 5, 1)
SIGNERS = tuple(Signer(name.upper(), "", name) for name in "abc")


@pytest.mark.parametrize(
    ("accounts", "reason"),
    [
        (["a", "b"], None),
        ([], "signers_missing"),
        (["a", "a"], "signer_twice"),
        (["a", "z"], "signer_unknown"),
    ],
)
def test_who_signs(accounts, reason):
    verdict = may_open(accounts, {"a", "b", "c"}, None, TODAY)
    assert getattr(verdict, "reason", None) == reason


def test_they_sign_until_a_day_to_come():
    assert may_open(["a"], {"a"}, TODAY, TODAY)
    past = may_open(["a"], {"a"}, TODAY - timedelta(days=1), TODAY)
    assert past.reason == "signing_until_past"


@given(st.integers(0, 3), st.sampled_from("abcz"))
def test_the_turn_is_that_of_the_next_one_alone(signed, account):
    facts = SigningFacts("open", SIGNERS, signed)
    turn = SIGNERS[signed].account if signed < 3 else None
    assert bool(may_sign(facts, account)) is (account == turn)
    assert bool(may_seal(facts)) is (signed == 3)


def test_what_is_not_the_text_any_more_is_refused_by_its_turn_and_not_signed():
    facts = SigningFacts("open", SIGNERS, 0, stands=False)
    assert may_sign(facts, "a").reason == "signing_outdated"
    assert may_sign(facts, "b").reason == "not_your_turn"
    assert in_turn(facts, "a")


@pytest.mark.parametrize("state", ["signed", "refused", "cancelled"])
def test_nobody_signs_what_is_over(state):
    verdict = may_sign(SigningFacts(state, SIGNERS, 0), "a")
    assert verdict.reason == "signing_over"
