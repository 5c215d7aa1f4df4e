from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.standards.ocds.compiling import compiled

import pytest


def release(day, **fields):
    return {
        "ocid": "ocds-1",
        "id": f"r{day}",
        "date": f"2026-01-0{day}T12:00:00Z",
    } | fields


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"a": 1}, {"b": 2}, {"a": 1, "b": 2}),
        ({"a": 1}, {"a": 2}, {"a": 2}),
        ({"a": 1}, {"a": None}, {}),
        ({"a": {"b": 1, "c": 1}}, {"a": {"c": 2}}, {"a": {"b": 1, "c": 2}}),
        ({"a": {"b": 1}}, {"a": 2}, {"a": 2}),
        ({"a": 1}, {"a": {"b": None, "c": 1}}, {"a": {"c": 1}}),
        ({"a": [1, 2]}, {"a": [3]}, {"a": [3]}),
        ({"a": [{"b": 1}]}, {"a": [{"b": 2}]}, {"a": [{"b": 2}]}),
        (
            {"a": [{"id": 1, "b": 1}, {"id": 2}]},
            {"a": [{"id": 3}, {"id": 1, "c": 1}]},
            {"a": [{"id": 1, "b": 1, "c": 1}, {"id": 2}, {"id": 3}]},
        ),
        ({"a": [{"id": 1}]}, {"a": [{"id": {}}]}, {"a": [{"id": {}}]}),
        ({"a": {"b": 1}}, {"a": {"b": None}}, {"a": {}}),
        (
            {"additionalIdentifiers": [{"id": 1}]},
            {"additionalIdentifiers": [{"id": 2}]},
            {"additionalIdentifiers": [{"id": 2}]},
        ),
    ],
)
def test_the_newest_wins_field_by_field(first, second, expected):
    made = compiled([release(2, x=second), release(1, x=first)])
    assert made["x"] == expected


def test_a_compiled_release_says_so():
    made = compiled([release(1), release(2)])
    assert made == release(2) | {
        "id": "ocds-1-2026-01-02T12:00:00Z",
        "tag": ["compiled"],
    }


def test_instants_are_compared_and_not_their_texts():
    late = release(1, date="2026-01-01T00:30:00-05:00", title="late")
    early = release(1, date="2026-01-01T01:00:00+01:00", title="early")
    undated = release(1, date=None, title="undated")
    assert compiled([late, undated, early])["title"] == "late"


values = st.recursive(
    st.none() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from(["id", "a", "b"]), inner)
    ),
)


@given(values)
def test_the_same_twice_is_the_same_once(value):
    assert compiled([release(1, x=value)] * 2) == compiled([release(1, x=value)])
