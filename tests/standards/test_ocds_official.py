"""Our table of the standard against its official files."""

from copy import deepcopy
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from imio.mutualisation.standards.ocds.package import record_package
from imio.mutualisation.standards.ocds.schema import schema_of
from imio.mutualisation.standards.ocds.shape import EXTENSIONS
from imio.mutualisation.watch.checking import problems
from open_contracting import BARE
from open_contracting import EDITION
from open_contracting import FULL
from open_contracting import official_json
from open_contracting import official_places
from open_contracting import official_release
from open_contracting import packaged
from open_contracting import release
from open_contracting import SAMPLES

import json
import pytest
import re


RULES = (
    *("format", "minItems", "minLength", "minProperties", "required"),
    *("uniqueItems", "enum", "type"),
)
BROKEN = (None, 7, 1.5, True, "zz", "", [], {}, ["a", "a"], [{}], {"id": 3})
KINDS = {"ReleasePackage": "release", "RecordPackage": "record"}
EVERY = [frozenset(), *map(frozenset, zip(EXTENSIONS)), frozenset(EXTENSIONS)]

every_sample = pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)


# --- The table itself -------------------------------------------------------


def normal(schema, root, release):
    """What a schema demands, whatever way it is written."""
    target = schema.get("$ref", "")
    if target.startswith("#/definitions/"):
        return normal(root["definitions"][target.split("/")[-1]], root, release)
    if target:
        versioned = "versioned" in target
        return {} if versioned else normal(release, release, release)
    said = {rule: schema[rule] for rule in RULES if rule in schema}
    for rule in {"type", "required", "enum"} & set(said):
        listed = said[rule] if isinstance(said[rule], list) else [said[rule]]
        said[rule] = sorted(map(str, listed))
    for rule in {"properties", "patternProperties"} & set(schema):
        said[rule] = {
            re.search(r"\w+", name)[0] if rule == "patternProperties" else name: normal(
                each, root, release
            )
            for name, each in schema[rule].items()
        }
    if "items" in schema:
        said["items"] = normal(schema["items"], root, release)
    if "oneOf" in schema:
        said["oneOf"] = [normal(each, root, release) for each in schema["oneOf"]]
    if "pattern" in schema:
        said["pattern"] = schema["pattern"].replace("(", "").replace(")", "")
    return {rule: value for rule, value in said.items() if value}


@pytest.mark.parametrize("extensions", EVERY, ids=lambda names: "+".join(sorted(names)))
@pytest.mark.parametrize("package", KINDS)
def test_the_table_says_what_the_official_schema_says(package, extensions):
    root = official_json(f"{KINDS[package]}-package-schema.json")
    expected = normal(root, root, official_release(extensions))
    assert normal(schema_of(package, extensions), {}, {}) == expected


def patterns(of):
    return [name for name in of["patternProperties"] if "title_" in name]


(OURS,) = patterns(
    schema_of("ReleasePackage")["properties"]["releases"]["items"]["properties"][
        "tender"
    ]
)


@settings(max_examples=200)
@given(st.data())
def test_a_field_is_in_another_language_for_both(data):
    (official,) = patterns(
        official_json("release-schema.json")["definitions"]["Tender"]
    )
    written, read = data.draw(st.permutations([OURS, official]))
    assert re.search(read, data.draw(st.from_regex(written, fullmatch=True)))


# --- Verdicts ---------------------------------------------------------------


def same_places(package, extensions=frozenset()):
    """Whether we find the same places; the releases of a record count as one."""
    places, alternatives = official_places(package, extensions)
    found = {
        next(
            (each for each in alternatives if f"{where}/".startswith(f"{each}/")), where
        )
        for where in (problem.where for problem in problems(package))
    }
    return found == places | alternatives


def paths(value, path=()):
    if path:
        yield path
    listed = enumerate(value) if isinstance(value, list) else ()
    for name, each in value.items() if isinstance(value, dict) else listed:
        yield from paths(each, (*path, name))


def broken(package, path, value=...):
    """The package with another value there, or without that field."""
    package = deepcopy(package)
    place = package
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    if value is ...:
        del place[path[-1]]
    return package


def sample(path, extensions=()):
    package = json.loads(path.read_text(encoding="utf-8"))
    addresses = [f"https://example.org/{name}/extension.json" for name in extensions]
    return {**package, "extensions": addresses}


def as_records(package):
    """The same data as records, one whole and one of links."""
    releases = package["releases"]
    link = {"url": "https://example.org/", "date": "2026-01-01T00:00:00Z"}
    return {
        **{name: value for name, value in package.items() if name != "releases"},
        "records": [
            {"ocid": "1", "releases": releases, "compiledRelease": releases[0]},
            {"ocid": "2", "releases": [link]},
        ],
    }


@every_sample
@pytest.mark.parametrize("form", [dict, as_records])
def test_the_verdict_on_a_sample_is_the_official_one(path, form):
    for extensions in EVERY:
        assert same_places(form(sample(path, extensions)), extensions)


@every_sample
def test_each_field_that_is_left_out_is_missed_where_it_officially_is(path):
    package = sample(path)
    for place in set(paths(package)) - {("releases",)}:
        # The first elements of each list stand for the others.
        if all(isinstance(name, str) or name < 2 for name in place):
            assert same_places(broken(package, place)), place


@settings(max_examples=300)
@given(st.data())
def test_what_is_broken_is_found_where_it_officially_is(data):
    extensions = data.draw(st.sampled_from([EVERY[0], EVERY[-1]]))
    package = sample(data.draw(st.sampled_from(SAMPLES)), extensions)
    package = data.draw(st.sampled_from([dict, as_records]))(package)
    for _time in range(data.draw(st.integers(1, 3))):
        own = {"releases", "records", "extensions"}
        places = [each for each in paths(package) if {each[0]} - own or len(each) > 1]
        place = data.draw(st.sampled_from(places))
        if place[0] != "extensions":
            package = broken(package, place, data.draw(st.sampled_from(BROKEN)))
    assert same_places(package, extensions)


# --- Our packages -----------------------------------------------------------


@pytest.mark.row("H13")
@pytest.mark.parametrize("process", [FULL, BARE])
def test_what_we_publish_is_officially_valid(process):
    every = frozenset(EXTENSIONS)
    records = record_package([release(process)], EDITION)
    for package in (packaged(process), records):
        assert official_places(package, every) == (set(), set())
