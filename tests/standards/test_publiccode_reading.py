"""Whole files, of the standard, of its checker and of real projects."""

from imio.mutualisation.standards.publiccode import codes
from imio.mutualisation.standards.publiccode.document import Document
from imio.mutualisation.standards.publiccode.document import Problem
from imio.mutualisation.standards.publiccode.reading import read
from public_code import SAMPLES

import pytest


pytestmark = pytest.mark.row("I1")

# What each file of broken rules must be told, by its name.
BROKEN = {
    "categories_invalid": ("categories/0", "code"),
    "description_en_longDescription_too_short": (
        "description/en/longDescription",
        "short",
    ),
    "description_invalid_language": ("description/xxx", "language"),
    "developmentStatus_missing": ("developmentStatus", "missing"),
    "invalid_yaml": ("", "not_yaml"),
    "legal_missing": ("legal/license", "missing"),
    "localisation_localisationReady_missing": (
        "localisation/localisationReady",
        "missing",
    ),
    "maintenance_contractors_missing_with_type_contract": (
        "maintenance/contractors",
        "contractors_missing",
    ),
    "maintenance_type_invalid": ("maintenance/type", "code"),
    "organisation_uri_missing": ("organisation/uri", "missing"),
    "publiccodeYmlVersion_invalid": ("publiccodeYmlVersion", "version"),
    "releaseDate_invalid": ("releaseDate", "date"),
    "unknown_field": ("foobar", "unknown"),
    "url_missing": ("url", "missing"),
}
# What is told of each real file, beside the version that it follows.
REAL = {
    "Arpae-it_qrcode": {"it", "IT", "description/en/genericName"},
    "CISOfy_lynis": set(),
    "Comune-Milano_Whistleblowing": {"it", "IT"},
    "spec_example_extended": {"IT"},
    "spec_example_minimal": set(),
    "italia_design-comuni-plone-theme": {
        "it",
        "IT",
        "description/it/genericName",
        "intendedAudience/countries/0",
        "legal/license",
        "legal/repoOwner",
    },
    "suitenumerique_docs": {
        "creationDate",
        "description/en/features",
        "description/en/longDescription",
        "developmentStatus",
        "fundedBy/0/url",
        "localisation/availableLanguages",
        "localisation/localisationReady",
        "platforms",
    },
}


def names(folder):
    """The names of the files of a folder of samples."""
    return sorted(path.stem for path in (SAMPLES / folder).glob("*.yml"))


def sample(path):
    return read((SAMPLES / f"{path}.yml").read_bytes())


@pytest.mark.parametrize("name", names("valid"))
def test_a_sound_file_is_taken_in(name):
    assert isinstance(sample(f"valid/{name}"), Document)


@pytest.mark.parametrize("name", names("invalid"))
def test_a_broken_rule_is_told(name):
    problems = sample(f"invalid/{name}")
    assert not isinstance(problems, Document)
    told = [(each.path, each.code.removeprefix("publiccode_")) for each in problems]
    assert told == ([BROKEN[name]] if name in BROKEN else told)


@pytest.mark.parametrize("name", names("real"))
def test_a_real_file_is_taken_in(name):
    document = sample(f"real/{name}")
    told = {each.path for each in document.warnings} - {"publiccodeYmlVersion"}
    assert told == REAL.get(name, told)
    assert {"name", "url", "description", "legal"} <= set(document.values)


@pytest.mark.parametrize(
    ("ours", "file"), [(codes.CATEGORIES, "categories"), (codes.SCOPES, "scope")]
)
def test_the_lists_are_those_of_the_standard(ours, file):
    official = (SAMPLES / f"{file}.txt").read_text(encoding="utf-8").split()
    assert ours.split() == official


def test_a_file_is_read_to_its_end():
    file = (
        b"""\
publiccodeYmlVersion: "0.7"
name: iA.Fictif
url: https://example.org/fictif.git
releaseDate: 2026-01-31
platforms: [web]
developmentStatus: stable
softwareType: standalone/web
description:
  no:
    shortDescription: >
      Et oppdiktet
      program
    longDescription: |
      """
        + b"En lang tekst. " * 20
        + b"""
    features:
      - Gjore
legal: {license: MIT}
maintenance: {type: none}
localisation:
  localisationReady: false
  availableLanguages: [no, fr]
"""
    )
    document = read(file)
    assert document.warnings == ()
    assert document.values["releaseDate"] == "2026-01-31"
    assert document.values["description"]["no"]["shortDescription"] == (
        "Et oppdiktet program"
    )
    assert document.values["localisation"] == {
        "localisationReady": False,
        "availableLanguages": ["no", "fr"],
    }


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "empty"), (b"- a", "empty"), (b"a: *b", "reference"), (b"\xff", "not_utf8")],
)
def test_what_is_no_file_of_the_standard_says_why(data, code):
    (problem,) = read(data)
    assert isinstance(problem, Problem) and problem.code == f"publiccode_{code}"
