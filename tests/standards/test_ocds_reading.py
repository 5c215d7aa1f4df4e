from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.standards.ocds.reading import MAX_BYTES
from imio.mutualisation.standards.ocds.reading import MAX_DEPTH
from imio.mutualisation.standards.ocds.reading import read_json

import json
import pytest


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(values.filter(lambda value: "Infinity" not in json.dumps(value)))
def test_what_is_sound_is_read_as_it_is(value):
    assert read_json(json.dumps(value).encode()) == value


@given(st.binary() | st.text().map(str.encode))
def test_anything_else_is_refused(data):
    read = read_json(data)
    assert isinstance(read, Refused) or json.loads(data.decode("utf-8-sig")) == read


@pytest.mark.parametrize(
    ("data", "refused"),
    [
        (b"", Refused("json_unreadable", {"line": 1})),
        (b'{\n"a": }', Refused("json_unreadable", {"line": 2})),
        ("é".encode("cp1252"), Refused("json_not_utf8")),
        (rb'"\ud800"', Refused("json_not_utf8")),
        (b'{"a": 1, "a": 2}', Refused("json_name_twice", {"name": "'a'"})),
        (b"[NaN]", Refused("json_bad_number", {"value": "NaN"})),
        (b"9" * 5_000, Refused("json_bad_number", {"value": "9" * 20})),
        (b"[" * 99 + b"]" * 99, Refused("json_too_deep", {"limit": MAX_DEPTH})),
        (b"[" * 10**6, Refused("json_too_deep", {"limit": MAX_DEPTH})),
        (b" " * (MAX_BYTES + 1), Refused("json_too_large", {"megabytes": 5})),
    ],
)
def test_a_file_that_cannot_be_kept_says_why(data, refused):
    assert read_json(data) == refused


def test_a_mark_of_byte_order_is_no_text():
    assert read_json(b"\xef\xbb\xbf{}") == {}


@pytest.mark.parametrize("written", ["1e9999", "1E9999", "-1e9999"])
def test_no_maximum_is_nothing_known(written):
    """What the extension of techniques prescribes where there is none."""
    assert read_json(f'{{"maximumParticipants": {written}}}'.encode()) == {
        "maximumParticipants": None
    }
