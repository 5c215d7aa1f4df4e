"""Needs: who joined, what that weighs, and the needs that look alike."""

from dataclasses import replace
from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.pooling import COMMITMENTS
from imio.mutualisation.rules.pooling import Joined
from imio.mutualisation.rules.pooling import may_join
from imio.mutualisation.rules.pooling import may_leave
from imio.mutualisation.rules.pooling import may_lessen
from imio.mutualisation.rules.pooling import may_pool
from imio.mutualisation.rules.pooling import may_satisfy
from imio.mutualisation.rules.pooling import may_tender
from imio.mutualisation.rules.pooling import NeedFacts
from imio.mutualisation.rules.pooling import Pool
from imio.mutualisation.rules.pooling import pooled
from imio.mutualisation.rules.pooling import similar
from imio.mutualisation.rules.pooling import words
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused

import pytest


CHARLEROI = Joined("charleroi", Decimal(200), "firm", 201_000)
NAMUR = Joined("namur", Decimal(50), "intention", None)
LIEGE = Joined("liege", None, "linked", 195_000)
FACTS = NeedFacts("open", (CHARLEROI, NAMUR), "", None, False)

volumes = st.none() | st.decimals(0, 10**6, places=2)
joined = st.lists(
    st.builds(
        Joined,
        st.text("abcdef", min_size=1, max_size=2),
        volumes,
        st.sampled_from(COMMITMENTS),
        st.none() | st.integers(0, 10**6),
    ),
    unique_by=lambda row: row.member,
)


# --- Volumes ----------------------------------------------------------------


@pytest.mark.row("D27", "D31")
def test_those_who_buy_add_up_and_followers_are_counted_apart():
    pool = pooled([CHARLEROI, NAMUR, LIEGE])
    assert pool == Pool(2, 201_000, Decimal(50), Decimal(200), 1)
    assert pool.volume == 250


def test_an_unknown_volume_counts_for_nothing():
    assert pooled([replace(NAMUR, volume=None)]).volume == 0


def test_nobody_yet():
    assert pooled(()) == Pool(0, 0, Decimal(0), Decimal(0), 0)


def test_joining_again_replaces_what_one_said_before():
    firm = replace(NAMUR, commitment="firm", volume=Decimal(60))
    assert pooled([NAMUR, firm]) == pooled([firm])


@given(joined)
def test_the_order_of_the_rows_changes_nothing(rows):
    pool = pooled(rows)
    assert pool == pooled(reversed(rows))
    assert pool.members + pool.followers == len(rows)


@given(joined, joined)
def test_followers_weigh_nothing(rows, others):
    followers = [replace(each, commitment="linked", member="x") for each in others]
    before, after = pooled(rows), pooled(rows + followers)
    assert replace(after, followers=before.followers) == before


# --- Guards -----------------------------------------------------------------


@pytest.mark.row("D27")
@pytest.mark.parametrize(
    ("state", "commitment", "volume", "standing", "verdict"),
    [
        ("open", "intention", "1", "member", GRANTED),
        ("pooled", "firm", "0.5", "inherited", GRANTED),
        ("open", "linked", None, "member", GRANTED),
        ("in_tender", "firm", "1", "member", Refused("joining_closed")),
        ("satisfied", "firm", "1", "member", Refused("joining_closed")),
        ("closed", "firm", "1", "member", Refused("joining_closed")),
        ("open", "perhaps", "1", "member", Refused("commitment_unknown")),
        ("open", "firm", None, "member", Refused("volume_not_positive")),
        ("open", "firm", "0", "member", Refused("volume_not_positive")),
        ("open", "intention", "-1", "member", Refused("volume_not_positive")),
        ("open", "intention", "NaN", "member", Refused("volume_not_positive")),
        ("open", "intention", "Infinity", "member", Refused("volume_not_positive")),
        ("open", "intention", "1", "none", Refused("not_a_member")),
    ],
)
def test_members_join_until_the_tender(state, commitment, volume, standing, verdict):
    facts = replace(FACTS, state=state)
    asked = None if volume is None else Decimal(volume)
    assert may_join(facts, commitment, asked, standing) == verdict


@pytest.mark.parametrize(
    ("state", "member", "verdict"),
    [
        ("open", "charleroi", GRANTED),
        ("pooled", "charleroi", Refused("firm_commitment")),
        ("pooled", "namur", GRANTED),
        ("open", "liege", Refused("not_joined")),
        ("in_tender", "namur", Refused("joining_closed")),
    ],
)
def test_a_firm_commitment_is_not_taken_back_once_others_count_on_it(
    state, member, verdict
):
    assert may_leave(replace(FACTS, state=state), member) == verdict


@pytest.mark.row("D26")
@pytest.mark.parametrize(
    ("member", "commitment", "volume", "free"),
    [
        ("charleroi", "firm", 200, True),
        ("charleroi", "firm", 199, False),
        ("charleroi", "intention", 300, False),
        ("namur", "intention", 1, True),
        ("liege", "firm", 1, True),
    ],
)
def test_a_firm_commitment_is_not_lessened_either(member, commitment, volume, free):
    pooled_need = replace(FACTS, state="pooled")
    verdict = may_lessen(pooled_need, member, commitment, Decimal(volume))
    assert verdict == (GRANTED if free else Refused("firm_commitment"))


@pytest.mark.row("D27", "D31")
@pytest.mark.parametrize(
    ("rows", "reason", "verdict"),
    [
        ((CHARLEROI, NAMUR), "", GRANTED),
        ((CHARLEROI,), "", Refused("single_member")),
        ((CHARLEROI,), " \n", Refused("single_member")),
        ((CHARLEROI,), "Site pilote", GRANTED),
        ((CHARLEROI, LIEGE), "", Refused("single_member")),
        ((CHARLEROI, CHARLEROI), "", Refused("single_member")),
    ],
)
def test_two_members_make_a_pool_or_a_reason(rows, reason, verdict):
    assert may_pool(replace(FACTS, joined=rows, pooling_reason=reason)) == verdict


@pytest.mark.parametrize(
    ("tender_state", "has_outcome", "tender", "satisfy"),
    [
        (None, True, Refused("tender_missing"), Refused("tender_not_awarded")),
        ("preparation", True, GRANTED, Refused("tender_not_awarded")),
        ("appealed", True, GRANTED, Refused("tender_not_awarded")),
        ("awarded", False, GRANTED, Refused("need_outcome_missing")),
        pytest.param("awarded", True, GRANTED, GRANTED, marks=pytest.mark.row("D27")),
        ("closed", True, GRANTED, GRANTED),
    ],
)
def test_from_the_tender_to_what_all_may_use(
    tender_state, has_outcome, tender, satisfy
):
    facts = replace(FACTS, tender_state=tender_state, has_outcome=has_outcome)
    assert (may_tender(facts), may_satisfy(facts)) == (tender, satisfy)


# --- Needs that look alike --------------------------------------------------

NEEDS = (
    ("ged", "Gestion électronique des documents et des courriers"),
    ("wifi", "Réseau Wi-Fi et fibre pour les bâtiments communaux"),
    ("scan", "Numérisation du document entrant"),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Gestion des DOCUMENTS",
            [("ged", "1.00", ("document", "gestion")), ("scan", "0.50", ("document",))],
        ),
        (
            "gestion reseaux batiment",
            [("wifi", "0.67", ("batiment", "reseau")), ("ged", "0.33", ("gestion",))],
        ),
        ("Éclairage public", []),
        ("pour les et des", []),
        ("", []),
    ],
)
def test_needs_that_share_words(text, found):
    expected = tuple((key, Decimal(score), shared) for key, score, shared in found)
    seen = similar(text, NEEDS)
    assert tuple((each.key, each.score, each.shared) for each in seen) == expected


@pytest.mark.parametrize(("least", "count"), [("1", 1), ("0.5", 2), ("0.51", 1)])
def test_how_much_is_enough(least, count):
    assert len(similar("gestion documents", NEEDS, Decimal(least))) == count


@pytest.mark.parametrize("text", ["le gaz", "gaz IT", "sel", "gaz et sels"])
def test_words_of_three_letters_tell_something_shorter_ones_nothing(text):
    (found,) = similar(text, [("it", "IT"), ("gas", "Gaz, sels")])
    assert (found.key, found.score) == ("gas", 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’Œuvre d'ÉTÉ", ("l", "oeuvre", "d", "ete")),
        ("Wi-Fi\u00a06,\ncafe\u0301_s", ("wi", "fi", "6", "cafe", "s")),
        ("zéro\u200bvu", ("zerovu",)),
    ],
)
def test_words_are_compared_without_accents_or_case(text, expected):
    assert words(text) == expected


texts = st.text("abc déx", max_size=30)
others = st.lists(st.tuples(st.sampled_from("ABCDEF"), texts), max_size=6)


@given(texts, others)
def test_the_order_of_the_needs_changes_nothing(text, needs):
    found = similar(text, needs)
    assert found == similar(text, reversed(needs))
    assert all(Decimal("0.25") <= each.score <= 1 for each in found)


@given(texts)
def test_a_need_is_wholly_similar_to_itself(text):
    assert all(each.score == 1 for each in similar(text, [("same", text)]))
