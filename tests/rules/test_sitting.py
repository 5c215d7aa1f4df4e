"""A sitting goes from its agenda to its minutes, each step in its time."""

from dataclasses import replace
from datetime import date
from imio.mutualisation.rules.legal import DEFAULTS
from imio.mutualisation.rules.sitting import may_arrange
from imio.mutualisation.rules.sitting import may_close
from imio.mutualisation.rules.sitting import may_convoke
from imio.mutualisation.rules.sitting import may_decide
from imio.mutualisation.rules.sitting import may_freeze
from imio.mutualisation.rules.sitting import may_join_agenda
from imio.mutualisation.rules.sitting import may_leave_agenda
from imio.mutualisation.rules.sitting import moved
from imio.mutualisation.rules.sitting import requested_in_time
from imio.mutualisation.rules.sitting import SittingFacts
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused

import pytest


pytestmark = pytest.mark.row("G1")

DAY = date(2026, 3, 24)
LATEST = date(2026, 3, 16)
SITTING = SittingFacts("created", "council", DAY, LATEST, False, 3, 0, 25)


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({}, GRANTED),
        ({"sitting_on": None, "items": 0}, Refused("sitting_date_missing")),
        ({"items": 0}, Refused("items_missing")),
        ({"unready": (2,)}, Refused("item_not_ready", {"item": 2})),
    ],
)
def test_an_agenda_is_settled_with_items_and_a_day(changes, verdict):
    assert may_freeze(replace(SITTING, **changes)) == verdict


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({}, GRANTED),
        ({"has_hour": False}, Refused("sitting_hour_missing")),
        ({"has_hour": False, "body": "college"}, Refused("sitting_hour_missing")),
        ({"convened_on": None}, Refused("convocation_missing")),
        (
            {"convened_on": date(2026, 3, 17)},
            Refused("convocation_too_late", {"latest": LATEST}),
        ),
        ({"convened_on": date(2026, 3, 21), "last_convocation": True}, GRANTED),
        ({"convened_on": None, "body": "college"}, GRANTED),
    ],
)
def test_members_are_convened_in_time(changes, verdict):
    assert may_convoke(replace(SITTING, **changes), DEFAULTS) == verdict


@pytest.mark.parametrize(
    ("changes", "today", "verdict"),
    [
        ({}, DAY, GRANTED),
        ({}, LATEST, Refused("sitting_not_held", {"on": DAY})),
        ({"attendance": 0}, DAY, Refused("attendance_missing")),
    ],
)
def test_a_sitting_is_held_on_its_day_by_somebody(changes, today, verdict):
    assert may_decide(replace(SITTING, **changes), today) == verdict


def test_no_item_is_left_when_it_closes():
    assert may_close(SITTING) is GRANTED
    left = Refused("items_undecided", {"count": 2})
    assert may_close(replace(SITTING, undecided=2)) == left


FROZEN, CLOSED = Refused("agenda_frozen"), Refused("agenda_closed")


@pytest.mark.row("M12")
@pytest.mark.parametrize(
    ("state", "plain", "excepted"),
    [
        ("created", GRANTED, GRANTED),
        ("frozen", FROZEN, GRANTED),
        ("published", FROZEN, GRANTED),
        ("decided", FROZEN, GRANTED),
        ("closed", CLOSED, CLOSED),
    ],
)
def test_an_agenda_is_settled(state, plain, excepted):
    assert may_join_agenda(state, excepted=False) == plain
    assert may_join_agenda(state, excepted=True) == excepted
    assert may_leave_agenda(state) == plain


@pytest.mark.parametrize(
    ("requested_on", "expected"),
    [
        (date(2026, 3, 18), True),
        (date(2026, 3, 19), False),
        (None, False),
    ],
)
def test_a_councillor_asks_five_clear_days_before(requested_on, expected):
    assert requested_in_time(requested_on, DAY, DEFAULTS) is expected
    assert not requested_in_time(requested_on, None, DEFAULTS)


# --- Its order ----------------------------------------------------------------

FROZEN = Refused("agenda_frozen")
INCOMPLETE, TWICE = Refused("agenda_incomplete"), Refused("item_twice")


@pytest.mark.parametrize(
    ("state", "after", "verdict"),
    [
        ("created", "abc", GRANTED),
        ("created", "cab", GRANTED),
        ("created", "dcab", GRANTED),
        ("created", "ab", INCOMPLETE),
        ("created", "abcb", TWICE),
        ("frozen", "abc", GRANTED),
        ("frozen", "abcd", GRANTED),
        ("frozen", "adbc", FROZEN),
        ("published", "acb", FROZEN),
        ("decided", "cab", FROZEN),
        ("closed", "cab", Refused("agenda_closed")),
    ],
)
def test_an_agenda_is_told_as_a_whole_in_its_order(state, after, verdict):
    assert may_arrange(state, list("abc"), list(after)) == verdict


@pytest.mark.parametrize(
    ("item", "by", "order"),
    [
        ("b", -1, "bac"),
        ("b", 1, "acb"),
        ("a", -1, "abc"),
        ("c", 1, "abc"),
        ("c", -2, "cab"),
        ("z", 1, "abc"),
        ("", 1, "abc"),
    ],
)
def test_an_item_moves_and_stays_at_an_end(item, by, order):
    assert moved(list("abc"), item, by) == list(order)
