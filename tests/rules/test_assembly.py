"""The general assembly: convened in time, quorate, its votes weighed by shares."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.assembly import AssemblyFacts
from imio.mutualisation.rules.assembly import is_quorate
from imio.mutualisation.rules.assembly import Mandate
from imio.mutualisation.rules.assembly import may_adjourn
from imio.mutualisation.rules.assembly import may_close
from imio.mutualisation.rules.assembly import may_convene
from imio.mutualisation.rules.assembly import may_count
from imio.mutualisation.rules.assembly import may_list
from imio.mutualisation.rules.assembly import may_open
from imio.mutualisation.rules.assembly import may_repeat
from imio.mutualisation.rules.assembly import point_key
from imio.mutualisation.rules.assembly import PointVote
from imio.mutualisation.rules.assembly import rounded
from imio.mutualisation.rules.assembly import SessionVote
from imio.mutualisation.rules.assembly import tally
from imio.mutualisation.rules.legal import DEFAULTS
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.voting import Votes
from itertools import product

import pytest


pytestmark = pytest.mark.row("G22")

POINTS = ("1", "2")
DAY = date(2026, 6, 18)
LATEST = date(2026, 5, 19)
FACTS = AssemblyFacts(
    sitting_on=DAY,
    convened_on=None,
    points=2,
    annexes=1,
    represented_shares=50,
    total_shares=100,
    votes=1,
    second=False,
    same_agenda=False,
)

figures = st.integers(0, 25)
shares = st.integers(0, 5000)
names = st.sampled_from("ABCDEF")
points = st.sampled_from(POINTS)
mandates = st.lists(
    st.builds(
        Mandate,
        names,
        shares,
        st.dictionaries(points, st.builds(Votes, figures, figures, figures)),
    ),
    unique_by=lambda each: each.member,
)
# At most five in all, as `may_count` sees to.
few = st.sampled_from([each for each in product(range(6), repeat=3) if sum(each) <= 5])
in_session = st.lists(
    st.builds(
        lambda member, held, point, votes: SessionVote(member, held, point, *votes, 5),
        names,
        shares,
        points,
        few,
    ),
    unique_by=lambda each: (each.member, each.point),
    max_size=4,
)


# --- Votes ------------------------------------------------------------------


def weights(mandates=(), session_votes=()):
    (result,) = tally(["1"], mandates, session_votes)
    votes = result.weights
    return votes.in_favour, votes.against, votes.abstentions


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        (Votes(20, 0, 0), (100, 0, 0)),
        (Votes(15, 4, 1), (75, 20, 5)),
        (Votes(1, 1, 1), (Fraction(100, 3),) * 3),
        (Votes(0, 0, 7), (0, 0, 100)),
        (Votes(0, 0, 0), (0, 0, 0)),
    ],
)
def test_shares_follow_the_votes_of_the_council(votes, expected):
    assert weights([Mandate("A", 100, {"1": votes})]) == expected


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ((5, 0, 0), (100, 0, 0)),
        ((3, 1, 1), (60, 20, 20)),
        ((2, 0, 0), (40, 0, 0)),
        ((0, 0, 0), (0, 0, 0)),
    ],
)
def test_a_delegate_without_a_mandate_carries_a_fifth(figures, expected):
    assert weights((), [SessionVote("A", 100, "1", *figures, 5)]) == expected


def test_a_mandate_wins_over_the_delegates_on_the_points_it_has():
    mandate = Mandate("A", 100, {"1": Votes(1, 0, 0), "2": Votes(0, 0, 0)})
    against = [SessionVote("A", 100, point, 0, 5, 0, 5) for point in POINTS]
    first, second = tally(POINTS, [mandate], against)
    assert (first.weights, second.weights) == (PointVote(100), PointVote(0, 100))


@pytest.mark.parametrize(
    ("figures", "adopted"),
    [
        ((51, 49, 0), True),
        ((50, 50, 0), False),
        ((1, 0, 99), True),
        ((0, 0, 100), False),
    ],
)
def test_more_shares_for_than_against_adopt(figures, adopted):
    (result,) = tally(["1"], [Mandate("A", 1, {"1": Votes(*figures)})], ())
    assert (result.adopted, result.members) == (adopted, 1)


def test_shares_count_and_not_members():
    mandates = [
        Mandate("A", 300, {"1": Votes(0, 13, 12)}),
        Mandate("B", 90, {"1": Votes(25, 0, 0)}),
        Mandate("C", 60, {"1": Votes(11, 0, 0)}),
    ]
    assert weights(mandates) == (150, 156, 144)


@given(mandates, in_session)
def test_no_point_weighs_more_than_the_shares_that_spoke(mandates, session_votes):
    spoke = (*session_votes, *mandates)
    held = {
        each.member: max(o.shares for o in spoke if o.member == each.member)
        for each in spoke
    }
    for result in tally(POINTS, mandates, session_votes):
        assert result.weights.total <= sum(held.values())


@given(mandates)
def test_mandates_alone_weigh_exactly_the_shares_held(mandates):
    for result in tally(POINTS, mandates, ()):
        voted = [
            mandate.shares
            for mandate in mandates
            if mandate.votes.get(result.point, Votes(0, 0, 0)).total
        ]
        assert (result.weights.total, result.members) == (sum(voted), len(voted))


@given(mandates, in_session, shares)
def test_a_mandate_in_favour_rejects_nothing(mandates, session_votes, held):
    more = [*mandates, Mandate("new", held, dict.fromkeys(POINTS, Votes(3, 0, 0)))]
    before = tally(POINTS, mandates, session_votes)
    after = tally(POINTS, more, session_votes)
    for old, new in zip(before, after, strict=True):
        assert new.adopted >= old.adopted


@pytest.mark.parametrize(
    ("weight", "expected"), [((100, 3), "33.33"), ((1, 200), "0.01"), ((7, 1), "7.00")]
)
def test_weights_are_published_to_the_hundredth(weight, expected):
    assert rounded(Fraction(*weight)) == Decimal(expected)


@pytest.mark.parametrize("number", ["1", " 1 ", "1.", "1)", "1°"])
def test_a_number_is_read_as_people_write_it(number):
    assert point_key(number) == "1"


# --- Quorum -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("represented", "total", "second", "expected"),
    [
        (50, 100, False, True),
        (49, 100, False, False),
        (100, 201, False, False),
        (0, 0, False, False),
        (1, 100, True, True),
        (0, 100, True, True),
    ],
)
def test_half_of_the_shares_or_a_second_assembly(represented, total, second, expected):
    assert is_quorate(represented, total, second, DEFAULTS) is expected


# --- Guards -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({}, GRANTED),
        ({"points": 0}, Refused("agenda_missing")),
        ({"sitting_on": None}, Refused("assembly_date_missing")),
        ({"annexes": 0}, Refused("documents_missing")),
        ({"second": True}, Refused("agenda_differs")),
        ({"second": True, "same_agenda": True}, GRANTED),
        (
            {"convened_on": date(2026, 5, 20)},
            Refused("assembly_convened_late", {"latest": LATEST}),
        ),
    ],
)
def test_convened_with_agenda_and_documents(changes, verdict):
    assert may_convene(replace(FACTS, **changes), LATEST, DEFAULTS) == verdict


@pytest.mark.parametrize(
    ("today", "granted"), [(LATEST, True), (date(2026, 5, 20), False)]
)
def test_convened_thirty_days_before(today, granted):
    assert bool(may_convene(FACTS, today, DEFAULTS)) is granted


@pytest.mark.parametrize(
    ("changes", "today", "opening", "adjourn"),
    [
        ({}, DAY, GRANTED, Refused("quorum_reached")),
        (
            {},
            LATEST,
            Refused("assembly_not_yet", {"on": DAY}),
            Refused("assembly_not_yet", {"on": DAY}),
        ),
        (
            {"represented_shares": 49},
            DAY,
            Refused("quorum_missing_shares", {"represented": 49, "total": 100}),
            GRANTED,
        ),
        ({"second": True}, DAY, GRANTED, Refused("quorum_reached")),
    ],
)
def test_held_or_adjourned_on_its_day(changes, today, opening, adjourn):
    facts = replace(FACTS, **changes)
    assert may_open(facts, today, DEFAULTS) == opening
    assert may_adjourn(facts, today, DEFAULTS) == adjourn


def test_closed_once_somebody_voted():
    assert may_close(FACTS) is GRANTED
    assert may_close(replace(FACTS, votes=0)) == Refused("results_missing")


@pytest.mark.parametrize(
    ("state", "repeated", "verdict"),
    [
        ("no_quorum", False, GRANTED),
        ("no_quorum", True, Refused("second_exists")),
        ("convened", False, Refused("assembly_not_adjourned")),
    ],
)
def test_a_second_assembly_follows_a_failed_quorum_once(state, repeated, verdict):
    assert may_repeat(state, repeated) == verdict


@pytest.mark.parametrize(
    ("numbers", "verdict"),
    [
        ([], GRANTED),
        (["1", "2", "2bis"], GRANTED),
        (["1", "1."], Refused("point_number_twice", {"number": "1"})),
    ],
)
def test_each_point_has_its_number(numbers, verdict):
    assert may_list(numbers) == verdict


def vote(point="1", figures=(5, 0, 0), member="A"):
    return SessionVote(member, 100, point, *figures, 5)


@pytest.mark.parametrize(
    ("votes", "verdict"),
    [
        ([], GRANTED),
        ([vote("1"), vote("2"), vote("1", member="B")], GRANTED),
        ([vote("1"), vote("1")], Refused("session_vote_twice", {"point": "1"})),
        ([vote(member="C")], Refused("session_vote_absent", {"point": "1"})),
        (
            [vote("2", (3, 2, 1))],
            Refused(
                "session_votes_exceed_delegates",
                {"point": "2", "votes": 6, "delegates": 5},
            ),
        ),
    ],
)
def test_delegates_who_were_there_vote_once(votes, verdict):
    assert may_count(votes, "AB") == verdict
