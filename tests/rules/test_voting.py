from dataclasses import replace
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import refusals
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.voting import AttendanceRow
from imio.mutualisation.rules.voting import carried
from imio.mutualisation.rules.voting import in_office
from imio.mutualisation.rules.voting import may_attend
from imio.mutualisation.rules.voting import may_be_away
from imio.mutualisation.rules.voting import may_count
from imio.mutualisation.rules.voting import may_name_voters
from imio.mutualisation.rules.voting import named_total
from imio.mutualisation.rules.voting import names_at
from imio.mutualisation.rules.voting import present_at
from imio.mutualisation.rules.voting import quorum
from imio.mutualisation.rules.voting import Votes

import pytest


VALUES = ("yes", "no", "abstain", "not_voting")

counts = st.integers(0, 60)
any_votes = st.builds(Votes, counts, counts, counts)
rows = st.lists(st.tuples(st.text(), st.sampled_from(VALUES)))


# --- Votes ------------------------------------------------------------------


@pytest.mark.row("G5")
@pytest.mark.parametrize(
    ("votes", "total", "cast", "unanimous"),
    [
        (Votes(20, 6, 2), 28, 26, False),
        (Votes(25, 0, 0), 25, 25, True),
        (Votes(24, 0, 1), 25, 24, False),
        (Votes(24, 1, 0), 25, 25, False),
        (Votes(0, 0, 3), 3, 0, False),
        (Votes(0, 0, 0), 0, 0, False),
    ],
)
def test_what_votes_add_up_to(votes, total, cast, unanimous):
    assert (votes.total, votes.cast) == (total, cast)
    assert votes.unanimous is unanimous


@pytest.mark.row("G5", "A11")
@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        (Votes(20, 6, 2), True),
        (Votes(1, 0, 24), True),
        (Votes(13, 12, 0), True),
        (Votes(12, 12, 1), False),
        (Votes(12, 13, 0), False),
        (Votes(0, 0, 25), False),
        (Votes(0, 0, 0), False),
    ],
)
def test_the_majority_of_the_votes_cast_carries(votes, expected):
    assert carried(votes) is expected


@given(any_votes)
def test_one_more_for_never_makes_it_fail(votes):
    assert carried(replace(votes, in_favour=votes.in_favour + 1)) >= carried(votes)


@given(any_votes, counts)
def test_abstentions_decide_nothing(votes, abstentions):
    assert carried(replace(votes, abstentions=abstentions)) == carried(votes)


@given(any_votes)
def test_a_tie_rejects(votes):
    assert not carried(replace(votes, against=votes.in_favour))


@pytest.mark.row("G5")
def test_the_names_add_up():
    votes = ["yes", "abstain", "no", "not_voting", "yes", "yes"]
    assert named_total(zip("ABCDEF", votes, strict=True)) == Votes(3, 1, 1, 1)


@given(rows)
def test_each_name_counts_once_at_most(some):
    silent = [vote for _name, vote in some].count("not_voting")
    assert named_total(some).total == len(some) - silent


# --- Attendance -------------------------------------------------------------


@pytest.mark.row("G6")
@pytest.mark.parametrize(
    ("status", "arrives_at", "leaves_after", "items"),
    [
        ("present", None, None, [1, 2, 3, 4, None]),
        ("represented", None, None, [1, 2, 3, 4, None]),
        ("excused", None, None, []),
        ("absent", None, None, []),
        ("absent", 1, 4, []),
        ("present", 2, None, [2, 3, 4, None]),
        ("present", None, 2, [1, 2, None]),
        ("present", 2, 3, [2, 3, None]),
        ("present", 3, 3, [3, None]),
        ("present", 3, 2, [None]),
        ("represented", 4, None, [4, None]),
    ],
)
def test_who_sits_for_which_item(status, arrives_at, leaves_after, items):
    row = AttendanceRow("A", status, arrives_at, leaves_after)
    assert [item for item in (1, 2, 3, 4, None) if present_at([row], item)] == items


@pytest.mark.row("G6")
def test_the_sitting_counts_heads():
    sitting = [
        AttendanceRow("A", "present", None, None),
        AttendanceRow("B", "represented", None, None),
        AttendanceRow("C", "present", 4, None),
        AttendanceRow("D", "excused", None, None),
    ]
    assert (present_at(sitting, 3), present_at(sitting, 4)) == (2, 3)
    assert present_at([], 1) == 0


# --- Guards -----------------------------------------------------------------


@pytest.mark.row("G6")
@pytest.mark.parametrize(
    ("present", "in_office", "expected"),
    [
        (13, 25, True),
        (12, 25, False),
        (13, 24, True),
        (12, 24, False),
        (1, 1, True),
        (0, 0, False),
    ],
)
def test_more_than_half_of_those_in_office(present, in_office, expected):
    assert quorum(present, in_office) is expected


@pytest.mark.row("G5", "G6")
@pytest.mark.parametrize(
    ("votes", "present", "in_office", "verdict"),
    [
        (Votes(20, 3, 2), 25, 25, GRANTED),
        (Votes(10, 0, 0, 3), 13, 25, GRANTED),
        (Votes(0, 0, 0), 13, 25, GRANTED),
        (
            Votes(10, 0, 0, 1),
            13,
            25,
            Refused("votes_below_present", {"votes": 11, "present": 13, "missing": 2}),
        ),
        (Votes(-1, 0, 0), 13, 25, Refused("figures_negative")),
        (Votes(1, -1, 0), 13, 25, Refused("figures_negative")),
        (Votes(1, 0, -1), 13, 25, Refused("figures_negative")),
        (Votes(1, 0, 0), -1, 25, Refused("figures_negative")),
        (Votes(1, 0, 0), 0, -25, Refused("figures_negative")),
        (
            Votes(1, 0, 0),
            26,
            25,
            Refused("present_exceeds_office", {"present": 26, "in_office": 25}),
        ),
        (
            Votes(12, 0, 0),
            12,
            25,
            Refused("quorum_missing", {"present": 12, "in_office": 25}),
        ),
        (
            Votes(12, 1, 1),
            13,
            25,
            Refused("votes_exceed_present", {"votes": 14, "present": 13}),
        ),
    ],
)
def test_figures_that_hold_together(votes, present, in_office, verdict):
    assert may_count(votes, present, in_office, last_convocation=False) == verdict


def test_too_many_votes_are_not_too_few_as_well():
    refused = may_count(Votes(35, 3, 2), 15, 21, last_convocation=False)
    assert [each.reason for each in refusals(refused)] == ["votes_exceed_present"]


@pytest.mark.row("G6")
def test_the_last_convocation_asks_for_no_quorum():
    assert may_count(Votes(5, 0, 0), 5, 25, last_convocation=True) is GRANTED
    assert may_count(Votes(6, 0, 0), 5, 25, last_convocation=True) == Refused(
        "votes_exceed_present", {"votes": 6, "present": 5}
    )


@given(any_votes, counts, counts)
def test_the_last_convocation_is_never_stricter(votes, present, in_office):
    if may_count(votes, present, in_office, last_convocation=False):
        assert may_count(votes, present, in_office, last_convocation=True) is GRANTED


# --- Who sits, and who votes ---------------------------------------------------


def row(name, status="present", arrives=None, leaves=None, away=(), proxy=""):
    return AttendanceRow(name, status, arrives, leaves, frozenset(away), proxy)


HELD = [row("A"), row("B", away={2}), row("C", "guest"), row("D", "excused")]


@pytest.mark.row("G6")
def test_who_sits_for_an_item():
    assert in_office(HELD) == 3
    assert [names_at(HELD, item) for item in (1, 2, 3)] == [
        ("A", "B"),
        ("A",),
        ("A", "B"),
    ]


@pytest.mark.row("G6")
@pytest.mark.parametrize(
    ("more", "body", "reason"),
    [
        ([], "council", None),
        ([row("Jean-Noël"), row("jean noel")], "council", "person_twice"),
        ([row("E", "absent", arrives=2)], "council", "movement_of_absent"),
        ([row("E", arrives=3, leaves=2)], "council", "leaves_before_arriving"),
        ([row("E", arrives=3, leaves=3)], "council", None),
        ([row("E", "represented", proxy="A")], "council", "represented_in_person"),
        ([row("E", "represented", proxy="A")], "cpas_council", "represented_in_person"),
        ([row("E", "represented", proxy="A")], "board", None),
        ([row("E", "represented")], "board", "proxy_missing"),
        ([row("E", proxy="A")], "board", "proxy_of_present"),
        ([row("E", "absent", proxy="A")], "board", "proxy_of_present"),
        ([row("E", "represented", proxy="D")], "board", "proxy_away"),
        ([row("E", "represented", proxy="E")], "board", "proxy_away"),
        (
            [row(name, "represented", proxy="A") for name in "EF"],
            "board",
            "proxies_too_many",
        ),
    ],
)
def test_an_attendance_holds_together(more, body, reason):
    verdict = may_attend([*HELD, *more], body)
    assert (None if verdict else verdict.reason) == reason


@pytest.mark.row("G6")
@pytest.mark.parametrize(
    ("away", "reason"),
    [
        ([("É", 1), ("E", 2)], None),
        ([("E", 1), ("É", 1)], "away_twice"),
        ([("F", 1)], "away_unknown"),
        ([("G", 1)], "away_unknown"),
        ([("Personne", 1)], "away_unknown"),
    ],
)
def test_only_who_came_is_out_for_an_item(away, reason):
    rows = [row("E"), row("F", "absent"), row("G", "guest")]
    verdict = may_be_away(rows, away)
    assert (None if verdict else verdict.reason) == reason


@pytest.mark.row("G5", "G6")
@pytest.mark.parametrize(
    ("names", "sitting", "verdict"),
    [
        (["É. d’Exemple"], ["E. d'exemple"], GRANTED),
        (["A", "B"], None, GRANTED),
        (["A", "Zed"], ["A", "B"], Refused("voter_away", {"name": "Zed"})),
        (["A", "a"], ["A", "B"], Refused("voter_twice", {"name": "a"})),
        (["A", "a"], None, Refused("voter_twice", {"name": "a"})),
    ],
)
def test_those_vote_who_sit_once_each(names, sitting, verdict):
    assert may_name_voters(names, sitting) == verdict


@pytest.mark.row("G5")
@pytest.mark.parametrize(
    ("present", "unanimous"), [(5, True), (7, False), (4, False), (None, False)]
)
def test_all_who_were_there_voted_for(present, unanimous):
    assert Votes(5, 0, 0).among(present).unanimous is unanimous
