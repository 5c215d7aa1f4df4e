from datetime import date
from datetime import timedelta
from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.migration import DONE
from imio.mutualisation.rules.migration import LATE
from imio.mutualisation.rules.migration import may_list
from imio.mutualisation.rules.migration import may_record
from imio.mutualisation.rules.migration import Migration
from imio.mutualisation.rules.migration import NOT_FOLLOWED
from imio.mutualisation.rules.migration import once_left
from imio.mutualisation.rules.migration import OUT_OF_SUPPORT
from imio.mutualisation.rules.migration import progress
from imio.mutualisation.rules.migration import standing
from imio.mutualisation.rules.migration import STANDINGS
from imio.mutualisation.rules.migration import STATES
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused

import pytest


DAY = timedelta(days=1)
TODAY = date(2012, 11, 22)
END = date(2012, 12, 31)

days = st.none() | st.dates(date(2012, 1, 1), date(2013, 12, 31))
moves = st.builds(Migration, st.text(), st.sampled_from(STATES), days)


def move(state, closing_date=None, product="legacy"):
    return Migration(product, state, closing_date)


@pytest.mark.row("A13")
@pytest.mark.parametrize(
    ("state", "closing_date", "expected"),
    [
        ("done", TODAY, "done"),
        ("under_way", None, "under_way"),
        ("under_way", TODAY, "under_way"),
        ("under_way", TODAY - DAY, "late"),
        ("to_do", None, "to_do"),
        ("to_do", END, "to_do"),
        ("to_do", TODAY - DAY, "late"),
        pytest.param(
            "not_followed", None, "out_of_support", marks=pytest.mark.row("A15")
        ),
        pytest.param(
            "not_followed", TODAY, "out_of_support", marks=pytest.mark.row("A15")
        ),
    ],
)
def test_each_member_stands_somewhere(state, closing_date, expected):
    assert standing(move(state, closing_date), END, TODAY) == expected


@pytest.mark.row("A14")
@pytest.mark.parametrize(
    ("state", "expected"),
    [("done", "done"), ("under_way", "out_of_support"), ("to_do", "out_of_support")],
)
def test_one_environment_is_supported_from_a_day_on(state, expected):
    after = standing(move(state, TODAY), END, END + DAY)
    assert after == expected
    assert standing(move(state), END, END) == state


@given(moves, days, st.dates(date(2012, 1, 1), date(2014, 1, 1)))
def test_only_those_that_have_not_finished_are_out_of_support(each, until, today):
    reached = standing(each, until, today)
    assert reached in STANDINGS
    assert (reached == DONE) is (each.state == DONE)
    assert each.state != NOT_FOLLOWED or reached == OUT_OF_SUPPORT
    assert reached != LATE or each.closing_date < today


@pytest.mark.row("A15")
@pytest.mark.parametrize("state", STATES)
def test_who_left_pursues_alone_what_it_had_not_finished(state):
    left = once_left(move(state, TODAY))
    assert left.state == (DONE if state == DONE else NOT_FOLLOWED)
    assert left.closing_date == TODAY


@pytest.mark.row("A13")
@pytest.mark.parametrize(
    ("state", "closing_date", "verdict"),
    [
        ("to_do", None, GRANTED),
        ("under_way", TODAY + DAY, GRANTED),
        ("not_followed", None, GRANTED),
        ("done", TODAY, GRANTED),
        ("done", None, Refused("closing_date_missing")),
        ("done", TODAY + DAY, Refused("closing_date_ahead", {"on": TODAY + DAY})),
    ],
)
def test_what_is_done_says_since_when(state, closing_date, verdict):
    assert may_record(move(state, closing_date), TODAY) == verdict


@pytest.mark.parametrize(
    ("recorded", "verdict"),
    [
        ([], GRANTED),
        ([move("to_do"), move("done", TODAY, "other")], GRANTED),
        ([move("to_do"), move("done")], Refused("closing_date_missing")),
        ([move("to_do"), move("done", TODAY)], Refused("migration_twice")),
        (
            [Migration("legacy", "to_do", None, "legacy")],
            Refused("migration_to_itself"),
        ),
        ([Migration("legacy", "to_do", None, "other")], GRANTED),
    ],
)
def test_a_member_leaves_a_product_once(recorded, verdict):
    assert may_list(recorded, TODAY) == verdict


@pytest.mark.row("A13")
def test_how_far_the_members_have_come():
    states = ("done", "done", "under_way", "to_do", "not_followed")
    reached = progress([*map(move, states), move("to_do", TODAY - DAY)], END, TODAY)
    assert list(reached.counts.items()) == [
        ("done", 2),
        ("under_way", 1),
        ("to_do", 1),
        ("late", 1),
        ("out_of_support", 1),
    ]
    assert reached.percent_done == Decimal(40)


@pytest.mark.parametrize(
    ("states", "percent"),
    [
        ([], None),
        (["not_followed"], None),
        (["to_do"], Decimal(0)),
        (["done", "not_followed"], Decimal(100)),
        (["done"] * 199 + ["to_do"], Decimal(99)),
    ],
)
def test_a_hundred_percent_means_all_that_follow(states, percent):
    assert progress(map(move, states), END, TODAY).percent_done == percent


@given(st.lists(moves), days, st.dates(date(2012, 1, 1), date(2014, 1, 1)))
def test_every_member_is_counted_once_and_time_finishes_nothing(some, until, today):
    now = progress(some, until, today)
    later = progress(some, until, today + 400 * DAY)
    assert sum(now.counts.values()) == len(some)
    assert now.percent_done == later.percent_done
