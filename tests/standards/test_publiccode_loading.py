from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.standards.publiccode.document import Problem
from imio.mutualisation.standards.publiccode.loading import load
from imio.mutualisation.standards.publiccode.loading import MAX_BYTES
from imio.mutualisation.standards.publiccode.loading import MAX_DEPTH
from imio.mutualisation.standards.publiccode.loading import Number

import pytest


pytestmark = pytest.mark.row("I1")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("a:", {"a": None}),
        ("a: ~", {"a": None}),
        ("a: true", {"a": True}),
        ("a: 'true'", {"a": "true"}),
        ("a: no", {"a": "no"}),
        ("no: no", {"no": "no"}),
        ("a: 2026-01-31", {"a": "2026-01-31"}),
        ("a: 12:30:00", {"a": "12:30:00"}),
        ("a: !!str 1", {"a": "1"}),
        ("a: &name 1", {"a": Number("1")}),
        ("a: [é, {b: c}]", {"a": ["é", {"b": "c"}]}),
        ("%YAML 1.2\n---\na: b\n...\n", {"a": "b"}),
        ("\ufeffa: b", {"a": "b"}),
        ("a: b\r\nc: d\r\n", {"a": "b", "c": "d"}),
        ('a: "\\U0001F600"', {"a": "😀"}),
    ],
)
def test_what_is_written_is_read(text, value):
    assert load(text.encode()) == value


@pytest.mark.parametrize(
    ("text", "is_number"),
    [
        ("1", True),
        ("-1.10", True),
        ("1e3", True),
        ("0x1F", True),
        (".inf", True),
        ("'1'", False),
        ("1.1.0", False),
        ("1_000", False),
        ("v1", False),
    ],
)
def test_a_number_keeps_its_figures(text, is_number):
    read = load(text.encode())
    assert read == text.strip("'")
    assert isinstance(read, Number) is is_number


@pytest.mark.parametrize(
    ("data", "code", "details"),
    [
        (b" " * (MAX_BYTES + 1), "too_large", {"kilobytes": 1024}),
        ("a: é".encode("latin-1"), "not_utf8", {}),
        ("a: é".encode("utf-16"), "not_utf8", {}),
        ("a: b".encode("utf-16-le"), "not_utf8", {}),
        ("a: b".encode("utf-32"), "not_utf8", {}),
        (b"a: b\nc: \x07", "control", {"line": 2}),
        (b'a: b\nc: "\\0"', "control", {"line": 2}),
        (b"a: b: c", "not_yaml", {"line": 1}),
        (b"a:\n\tb: c", "not_yaml", {"line": 2}),
        (b"a: 'b", "not_yaml", {"line": 1}),
        (rb'a: "\ud800"', "not_yaml", {"line": 1}),
        (b"%YAML 3.0\n---\na: b", "not_yaml", {"line": 1}),
        (b"a: b\n---\na: c", "several", {}),
        (b"a: &x b\nc: *x", "reference", {"line": 2}),
        (b"a: &x [*x]", "reference", {"line": 1}),
        (b"a: &x {b: c}\nd:\n  <<: *x", "reference", {"line": 3}),
        (b"a: !!python/object/apply:os.system [ls]", "tag", {"line": 1}),
        (b"a: !!binary aGE=", "tag", {"line": 1}),
        (b"%TAG ! tag:example.org,2026:\n---\na: b", "tag", {"line": 1}),
        (b"? [a]\n: b", "key", {"line": 1}),
        (b"a: b\nc: d\na: e", "twice", {"line": 3, "key": "a"}),
        (b"a:\n  b: c\n  'b': d", "twice", {"line": 3, "key": "b"}),
        (b"[" * 13 + b"]" * 13, "too_deep", {"line": 1, "limit": MAX_DEPTH}),
        (b"[" * MAX_BYTES, "too_deep", {"line": 1, "limit": MAX_DEPTH}),
        (b"- " * (MAX_BYTES // 2), "too_deep", {"line": 1, "limit": MAX_DEPTH}),
    ],
)
def test_what_cannot_be_trusted_is_refused(data, code, details):
    assert load(data) == Problem("", f"publiccode_{code}", details)
    assert load(data).details == details


def test_a_bomb_does_not_unfold():
    levels = "\n".join(f"{name}: &{name} [{'*a, ' * 9}]" for name in "bcdefghi")
    assert load(f"a: &a boum\n{levels}".encode()).code == "publiccode_reference"


@given(st.binary() | st.text().map(str.encode))
def test_no_bytes_stop_the_reader(data):
    loaded = load(data)
    plain = (Problem, dict, list, str, bool, type(None))
    assert isinstance(loaded, plain)
