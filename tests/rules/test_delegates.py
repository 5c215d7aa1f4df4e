from dataclasses import replace
from datetime import date
from datetime import timedelta
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.delegates import after
from imio.mutualisation.rules.delegates import complete_until
from imio.mutualisation.rules.delegates import Delegate
from imio.mutualisation.rules.delegates import may_name
from imio.mutualisation.rules.delegates import may_replace
from imio.mutualisation.rules.delegates import renewal_after
from imio.mutualisation.rules.delegates import valid_on
from imio.mutualisation.rules.legal import DEFAULTS
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused

import pytest


DAY = timedelta(days=1)
TODAY = date(2026, 3, 23)
RENEWAL = date(2030, 12, 2)
SIDES = ("majority", "opposition")


def delegate(name, side="majority", **known):
    return Delegate(name, "Liste", side, **{"until": RENEWAL, **known})


LIST = (
    delegate("A"),
    delegate("B"),
    delegate("C"),
    delegate("D", "opposition"),
    delegate("E", "opposition"),
)

days = st.dates(date(2020, 1, 1), date(2032, 12, 31))
some_day = st.none() | days
lists = st.tuples(
    *(
        st.builds(replace, st.just(each), until=some_day, resigned_on=some_day)
        for each in LIST
    )
)


def names(delegates):
    return "".join(each.name for each in delegates)


# --- The list and its time --------------------------------------------------


@pytest.mark.row("G22")
@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, True),
        ({"until": None}, True),
        ({"since": TODAY}, True),
        ({"since": TODAY + DAY}, False),
        ({"until": TODAY + DAY}, True),
        ({"until": TODAY}, False),
        ({"resigned_on": TODAY + DAY}, True),
        ({"resigned_on": TODAY}, False),
    ],
)
def test_a_mandate_has_a_first_and_a_last_day(known, expected):
    assert bool(valid_on([delegate("A", **known)], TODAY)) is expected


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ([], "ABCDE"),
        ([("F", "B")], "AFCDE"),
        ([("F", " b "), ("G", "E")], "AFCDG"),
        ([("F", "Z")], "ABCDE"),
        ([("F", "")], "F"),
        ([("F", ""), ("G", "A")], "FG"),
        ([("F", " ")], "F"),
    ],
)
def test_a_council_names_some_or_all(named, expected):
    rows = [(delegate(name), replaces) for name, replaces in named]
    assert names(after(LIST, rows, TODAY)) == expected


def test_one_who_resigned_is_replaced():
    gone = replace(LIST[1], resigned_on=TODAY - DAY)
    current = (LIST[0], gone, *LIST[2:])
    assert names(after(current, [], TODAY)) == "ACDE"
    assert names(after(current, [(delegate("F"), "B")], TODAY)) == "AFCDE"


def test_two_mandates_of_one_person_leave_one_place():
    earlier = delegate("A", until=TODAY)
    assert names(after((earlier, *LIST), [(delegate("F"), "A")], TODAY)) == "FBCDE"


@pytest.mark.parametrize(
    ("day", "renewal"),
    [
        (TODAY, RENEWAL),
        (RENEWAL - DAY, RENEWAL),
        (date(2024, 12, 1), date(2024, 12, 2)),
        (RENEWAL, date(2036, 12, 1)),
        (date(2036, 12, 1), date(2042, 12, 1)),
        (date(2054, 12, 7), date(2060, 12, 6)),
    ],
)
def test_the_next_renewal_of_the_councils(day, renewal):
    assert renewal_after(day, [RENEWAL, date(2024, 12, 2)]) == renewal


def test_the_law_counts_on_from_a_renewal_that_is_known():
    assert renewal_after(date(2031, 6, 2), [date(2031, 6, 2)]) == date(2037, 12, 7)
    assert renewal_after(TODAY, []) is None


@given(days, st.lists(days, min_size=1))
def test_a_renewal_is_always_ahead(day, known):
    renewal = renewal_after(day, known)
    assert renewal > day
    assert renewal in known or (renewal.month, renewal.weekday()) == (12, 0)


@pytest.mark.row("G22")
@pytest.mark.parametrize(
    ("delegates", "until"),
    [
        (LIST, RENEWAL),
        ((*LIST[:4], delegate("E", resigned_on=TODAY + DAY)), TODAY + DAY),
        ((*LIST[:4], delegate("E", resigned_on=TODAY)), None),
        (LIST[:4], None),
        (tuple(replace(each, until=None) for each in LIST), date.max),
    ],
)
def test_until_when_the_list_is_complete(delegates, until):
    assert complete_until(delegates, TODAY, DEFAULTS) == until


@given(lists, days)
def test_a_list_breaks_on_the_day_it_says(some, on):
    until = complete_until(some, on, DEFAULTS)
    if until is not None and until < date.max:
        assert on < until
        assert not set(valid_on(some, on)) <= set(valid_on(some, until))


# --- Guards -----------------------------------------------------------------


@pytest.mark.row("G22")
@pytest.mark.parametrize(
    ("resulting", "verdict"),
    [
        (LIST, GRANTED),
        ([delegate(name) for name in "ABCDE"], GRANTED),
        (LIST[:4], Refused("delegates_wrong_number", {"count": 4, "due": 5})),
        (
            (*LIST, delegate("F")),
            Refused("delegates_wrong_number", {"count": 6, "due": 5}),
        ),
        ([], Refused("delegates_wrong_number", {"count": 0, "due": 5})),
        (
            (*LIST[1:], delegate("F", "opposition")),
            Refused("delegates_majority_short", {"count": 2, "due": 3}),
        ),
        (
            (*LIST[:4], delegate("a ")),
            Refused("delegate_named_twice", {"name": "A"}),
        ),
    ],
)
def test_five_delegates_three_of_the_majority(resulting, verdict):
    assert may_name(iter(resulting), DEFAULTS) == verdict


@pytest.mark.row("G22")
@pytest.mark.parametrize(
    ("replaces", "verdict"),
    [
        ("B", GRANTED),
        (" b", GRANTED),
        ("", GRANTED),
        ("Z", Refused("delegate_unknown", {"name": "Z"})),
    ],
)
def test_only_a_delegate_is_replaced(replaces, verdict):
    assert may_replace(LIST, replaces) == verdict


@given(st.sampled_from(SIDES), st.integers(0, 4))
def test_a_replacement_keeps_the_number(side, index):
    current = tuple(replace(each, until=None) for each in LIST)
    rows = [(Delegate("F", "Liste", side), current[index].name)]
    assert len(after(current, rows, TODAY)) == len(current)
