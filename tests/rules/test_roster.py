"""Who is in office on a day, once each."""

from datetime import date
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.names import bare
from imio.mutualisation.rules.roster import in_office
from imio.mutualisation.rules.roster import joining
from imio.mutualisation.rules.roster import may_list
from imio.mutualisation.rules.roster import Seat
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused

import pytest


pytestmark = pytest.mark.row("G6")

INSTALLED, RENEWED = date(2024, 12, 2), date(2030, 12, 2)


def seat(name="A", since=INSTALLED, until=None, body="council"):
    return Seat(body, name, "", "", since, until)


@pytest.mark.parametrize(
    ("on", "known"),
    [
        (date(2024, 12, 1), ()),
        (INSTALLED, ("A", "C")),
        (date(2025, 6, 1), ("A", "B", "C")),
        (date(2026, 1, 1), ("A", "B")),
        (RENEWED, ("B",)),
    ],
)
def test_the_last_day_is_no_longer_one_of_the_mandate(on, known):
    roster = [
        seat("A", until=RENEWED),
        seat("B", since=date(2025, 6, 1)),
        seat("C", until=date(2026, 1, 1)),
        seat("D", body="college"),
    ]
    assert tuple(each.name for each in in_office(roster, "council", on)) == known


TWICE = Refused("seat_twice", {"name": "jean d'Été", "on": date(2026, 1, 1)})


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ({}, {"name": "B"}, GRANTED),
        ({"name": "Jean d’Été"}, {}, TWICE),
        ({"name": "Jean d’Été"}, {"body": "college"}, GRANTED),
        ({"name": "Jean d’Été", "until": date(2026, 1, 1)}, {}, GRANTED),
        ({"name": "Jean d’Été", "until": date(2026, 1, 2)}, {}, TWICE),
    ],
)
def test_a_person_is_once_at_a_time_in_a_body(first, second, verdict):
    after = {"name": "jean d'Été", "since": date(2026, 1, 1), **second}
    assert may_list([seat(**after), seat(**first)]) == verdict


days = st.dates(date(2024, 1, 1), date(2027, 1, 1))
rows = st.builds(
    seat, st.sampled_from("AaB"), days, st.none() | days, st.sampled_from("xy")
)


@given(st.lists(rows, max_size=6), days)
def test_in_a_sound_roster_nobody_is_in_office_twice(roster, on):
    if may_list(roster) and all(r.until is None or r.since <= r.until for r in roster):
        names = [bare(each.name) for each in in_office(roster, "x", on)]
        assert len(names) == len(set(names))


def test_those_who_are_known_do_not_come_again():
    roster = [seat("Anne-Marie"), seat("B")]
    assert [each.name for each in joining(roster, ["ANNE MARIE"])] == ["B"]
