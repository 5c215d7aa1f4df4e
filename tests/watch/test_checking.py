from copy import deepcopy
from imio.mutualisation.standards.ocds.package import record_package
from imio.mutualisation.watch import checking as check
from imio.mutualisation.watch.checking import Problem
from imio.mutualisation.watch.checking import problems
from open_contracting import BARE
from open_contracting import EDITION
from open_contracting import FULL
from open_contracting import packaged
from open_contracting import release
from time import perf_counter

import pytest


LINK = {"url": "https://example.org/1", "date": "2026-01-01T00:00:00Z"}
WHOLE = release(BARE)


def found(package):
    return [(problem.where, problem.code) for problem in problems(package)]


def with_release(**changes):
    package = packaged(FULL)
    package["releases"][0].update(deepcopy(changes))
    return package


@pytest.mark.parametrize("value", [None, [], "releases", 3, {}, {"ocid": "ocds-1"}])
def test_what_is_no_package_is_said_once(value):
    assert found(value) == [("releases", "ocds_not_package")]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"date": "2026-06-01"}, ("date", "ocds_date")),
        ({"id": 3}, ("id", "ocds_type")),
        ({"ocid": ""}, ("ocid", "ocds_empty")),
        ({"tag": []}, ("tag", "ocds_empty")),
        ({"tag": ["tendre"]}, ("tag/0", "ocds_code")),
        ({"initiationType": 3}, ("initiationType", "ocds_type")),
        ({"awards": [{}]}, ("awards/0/id", "ocds_required")),
        ({"awards": [{"id": 1}, {"id": 1}]}, ("awards", "ocds_twice")),
        ({"tender": {"id": "1", "lots": [{}]}}, ("tender/lots/0/id", "ocds_required")),
        (
            {"tender": {"id": "1", "documents": [{"id": "1", "url": "a b"}]}},
            ("tender/documents/0/url", "ocds_uri"),
        ),
    ],
)
def test_each_problem_has_a_place_and_a_code(changes, problem):
    where, code = problem
    assert found(with_release(**changes)) == [(f"releases/0/{where}", code)]


def test_a_version_is_two_numbers():
    assert found({**packaged(FULL), "version": "1.1.5"}) == [
        ("version", "ocds_version")
    ]


def test_an_extension_counts_only_where_it_is_declared():
    package = with_release(tender={"id": "1", "lots": [{}]})
    assert found({**package, "extensions": ["https://example.org/lots"]}) == []


@pytest.mark.parametrize(
    ("releases", "expected"),
    [
        ([LINK], []),
        ([{**LINK, "date": "?"}], [("releases/0/date", "ocds_date")]),
        ([{**WHOLE, "tag": []}], [("releases/0/tag", "ocds_empty")]),
        ([LINK, {"ocid": "1"}], [("releases", "ocds_releases")]),
        ([], [("releases", "ocds_releases")]),
        ("?", [("releases", "ocds_releases")]),
    ],
)
def test_a_record_is_judged_by_what_its_releases_look_like(releases, expected):
    package = record_package([], EDITION)
    package["records"] = [{"ocid": "1", "releases": releases}]
    assert found(package) == [(f"records/0/{where}", code) for where, code in expected]


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (Problem("", "ocds_required"), "manque"),
        (
            Problem("", "ocds_type", {"value": "3", "kind": check.KINDS["array"]}),
            "liste",
        ),
    ],
)
def test_a_problem_is_a_sentence_in_french(portal, problem, words):
    assert words in problem.sentence


def test_long_lists_and_texts_are_cut():
    package = with_release(
        date="x" * 5_000, tender={"id": "1", "value": {"currency": ""}}
    )
    assert all(len(str(each.details)) < 200 for each in problems(package))


def test_a_hostile_package_is_judged_at_once():
    before = perf_counter()
    releases = [{"id": str(number)} for number in range(100_000)]
    assert len(problems({**packaged(FULL), "releases": releases})) == check.MOST
    assert perf_counter() - before < 10


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("2026-01-31T12:00:00Z", True),
        ("2026-01-31t12:00:00.123+02:00", True),
        ("2026-02-30T12:00:00Z", False),
        ("2026-01-31T12:00:00", False),
        ("2026-01-31 12:00:00Z", False),
        ("2026-W05-6T12:00:00Z", False),
        ("2026-01-31", False),
        ("", False),
    ],
)
def test_an_instant_has_a_zone(text, sound):
    assert (found(with_release(date=text)) == []) is sound


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("https://example.org/a?b=c%20d#e", True),
        ("urn:isbn:9780000000000", True),
        ("mailto:marches@example.org", True),
        ("http://[::1]/", True),
        ("www.example.org", False),
        ("https://example.org/a b", False),
        ("https://example.org/é", False),
        ("https://example.org/%zz", False),
        ("https://example.org/#a#b", False),
        ("", False),
    ],
)
def test_an_address_is_whole(text, sound):
    assert (found({**packaged(FULL), "license": text}) == []) is sound
