"""Products that may be there twice."""

from dataclasses import replace
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.duplicates import Candidate
from imio.mutualisation.rules.duplicates import duplicates
from imio.mutualisation.rules.duplicates import duplicates_of

import pytest


def product(key, text, domain="documents", **known):
    names = frozenset({key, f"id-{key}"})
    return Candidate(key, names, domain, text, **known)


MAIL = product("a", "Courrier entrant et sortant")
POST = product("b", "Gestion du courrier sortant")
ROADS = product("c", "Voirie communale", "technical_services")
CODE = {"source": "example.org/outil"}


def signs(*candidates):
    return [pair.signs for pair in duplicates(candidates)]


@pytest.mark.row("B23", "B24")
@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (MAIL, POST, [("words",)]),
        (MAIL, ROADS, []),
        (MAIL, replace(POST, domain="other"), []),
        (replace(MAIL, **CODE), replace(ROADS, **CODE), [("source",)]),
        (MAIL, replace(ROADS, alternatives=frozenset({"id-a"})), [("named",)]),
        (replace(MAIL, **CODE), replace(POST, **CODE), [("source", "words")]),
    ],
)
def test_what_makes_two_products_look_the_same(one, other, expected):
    assert signs(one, other) == signs(other, one) == expected


@pytest.mark.row("B23", "B24")
@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({}, ("open", "")),
        ({"successor": "id-b"}, ("successor", "")),
        ({"retired": True}, ("retired", "")),
        ({"kept": {"b": "Deux métiers"}}, ("kept", "Deux métiers")),
        ({"kept": {"b": "  "}}, ("open", "")),
        ({"kept": {"c": "Un autre"}}, ("open", "")),
    ],
)
def test_how_a_pair_is_resolved(changes, outcome):
    (pair,) = duplicates([replace(MAIL, **changes), POST])
    assert (pair.outcome, pair.reason) == outcome


@pytest.mark.row("B23")
def test_what_they_share_is_told_as_it_is_written():
    one = product("a", "Délibérations du Collège")
    (pair,) = duplicates([one, product("b", "deliberation, COLLÈGE et procès")])
    assert pair.shared == ("Collège", "Délibérations")


def test_those_to_decide_come_first():
    gone = replace(product("0", "Courrier"), retired=True)
    assert next(p.outcome for p in duplicates([gone, MAIL, POST])) == "open"


texts = st.text("abc xy", max_size=12)
products = st.lists(
    st.builds(product, st.sampled_from("abcdefgh"), texts, st.sampled_from("xy")),
    unique_by=lambda each: each.key,
)


@given(products)
def test_one_product_has_its_part_of_all_pairs(candidates):
    everything = {frozenset({p.one, p.other}) for p in duplicates(candidates)}
    parts = [
        frozenset({p.one, p.other})
        for each in candidates
        for p in duplicates_of(each.key, candidates)
    ]
    assert set(parts) == everything
    assert len(parts) == 2 * len(everything)


def test_what_is_not_a_candidate_is_in_no_pair():
    assert duplicates_of("gone", [MAIL, POST]) == ()
