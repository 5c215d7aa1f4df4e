from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.standards.publiccode.checking import check
from imio.mutualisation.standards.publiccode.checking import MOST
from imio.mutualisation.standards.publiccode.document import Document
from imio.mutualisation.standards.publiccode.document import Problem
from imio.mutualisation.standards.publiccode.loading import Number
from public_code import changed
from public_code import LEFT_OUT
from public_code import MINIMAL

import pytest


pytestmark = pytest.mark.row("I1")

CONTRACTOR = {"name": "Prestataire fictif", "until": "2027-12-31"}
CONTACTS = [{"name": "Zoé Fictive"}]


def errors(values):
    """The places and the codes of what is wrong."""
    found = check(values)
    assert not isinstance(found, Document)
    return [(each.path, each.code.removeprefix("publiccode_")) for each in found]


def warnings(values):
    """The places and the codes of the remarks."""
    found = check(values)
    assert isinstance(found, Document), found
    return [
        (each.path, each.code.removeprefix("publiccode_")) for each in found.warnings
    ]


def test_sound_values_are_taken_in_as_they_are():
    values = changed(description__fr__longDescription="Il gère. " * 30 + "Fin.")
    assert check(values) == Document(values)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("publiccodeYmlVersion", "publiccodeYmlVersion"),
        ("name", "name"),
        ("url", "url"),
        ("platforms", "platforms"),
        ("developmentStatus", "developmentStatus"),
        ("softwareType", "softwareType"),
        ("description", "description"),
        ("description__fr__shortDescription", "description/fr/shortDescription"),
        ("description__fr__longDescription", "description/fr/longDescription"),
        ("description__fr__features", "description/fr/features"),
        ("legal", "legal/license"),
        ("legal__license", "legal/license"),
        ("maintenance", "maintenance/type"),
        ("maintenance__type", "maintenance/type"),
        ("localisation__localisationReady", "localisation/localisationReady"),
        ("localisation__availableLanguages", "localisation/availableLanguages"),
    ],
)
@pytest.mark.parametrize("empty", [LEFT_OUT, None, []], ids=["out", "null", "list"])
def test_what_must_be_there_is_missing(path, place, empty):
    assert errors(changed(**{path: empty})) == [(place, "missing")]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"name": ""}, ("name", "missing")),
        ({"name": ["a"]}, ("name", "not_text")),
        ({"name": True}, ("name", "not_text")),
        ({"platforms": [""]}, ("platforms", "missing")),
        ({"platforms": {"web": None}}, ("platforms/0", "not_text")),
        ({"url": "example.org/a"}, ("url", "url")),
        ({"url": "git@example.org:a/b.git"}, ("url", "url")),
        ({"landingURL": "git://example.org/a"}, ("landingURL", "link")),
        ({"landingURL": ""}, ("landingURL", "link")),
        ({"roadmap": "sur demande"}, ("roadmap", "link")),
        ({"isBasedOn": ["a"]}, ("isBasedOn/0", "url")),
        ({"releaseDate": "2026-02-30"}, ("releaseDate", "date")),
        ({"releaseDate": "31/01/2026"}, ("releaseDate", "date")),
        ({"releaseDate": "2026-W05-6"}, ("releaseDate", "date")),
        ({"releaseDate": ""}, ("releaseDate", "date")),
        ({"releaseDate": Number("20260131")}, ("releaseDate", "date")),
        ({"logo": "/logo.svg"}, ("logo", "file")),
        ({"logo": "file:///logo.svg"}, ("logo", "file")),
        ({"logo": "logo.gif"}, ("logo", "format")),
        ({"inputTypes": ["texte"]}, ("inputTypes/0", "media")),
        ({"categories": ["accounting", "x"]}, ("categories/1", "code")),
        ({"categories": "accounting"}, ("categories", "not_list")),
        ({"usedBy": [None]}, ("usedBy/0", "not_text")),
        ({"fundedBy": [{}]}, ("fundedBy/0/name", "missing")),
        ({"fundedBy": ["a"]}, ("fundedBy/0", "not_section")),
        (
            {"fundedBy": [{"name": "a", "url": "https://a.be"}]},
            ("fundedBy/0/url", "renamed"),
        ),
        ({"developmentStatus": "Stable"}, ("developmentStatus", "code")),
        ({"softwareType": "web"}, ("softwareType", "code")),
        ({"supports": [{"id": "alias:rgpd"}]}, ("supports/0/id", "code")),
        ({"supports": [{"id": "rgpd"}]}, ("supports/0/id", "uri")),
        ({"supports": [{}]}, ("supports/0/id", "missing")),
        ({"organisation": {"name": "a"}}, ("organisation/uri", "missing")),
        ({"organisation": {"uri": "imio"}}, ("organisation/uri", "uri")),
        ({"organisation": "imio"}, ("organisation", "not_section")),
        ({"intendedAudience": {"scope": ["x"]}}, ("intendedAudience/scope/0", "code")),
        (
            {"intendedAudience": {"countries": ["be", "BX"]}},
            ("intendedAudience/countries/1", "country"),
        ),
        (
            {"intendedAudience": {"unsupportedCountries": ["Be"]}},
            ("intendedAudience/unsupportedCountries/0", "country"),
        ),
        (
            {"description__xxx": {"shortDescription": "a"}},
            ("description/xxx", "language"),
        ),
        (
            {"description__en_GB": {"shortDescription": "a"}},
            ("description/en_GB", "language"),
        ),
        ({"description": "Un logiciel"}, ("description", "not_section")),
        ({"description__nl": "Een programma"}, ("description/nl", "not_section")),
        (
            {"description__nl": {"features": ["a"]}},
            ("description/nl/shortDescription", "missing"),
        ),
        (
            {"description__fr__shortDescription": "a" * 151},
            ("description/fr/shortDescription", "long"),
        ),
        (
            {"description__fr__longDescription": "a" * 149},
            ("description/fr/longDescription", "short"),
        ),
        (
            {"description__fr__longDescription": "a" * 10_001},
            ("description/fr/longDescription", "long"),
        ),
        (
            {"description__fr__screenshots": ["a.png", "a.bmp"]},
            ("description/fr/screenshots/1", "format"),
        ),
        ({"description__fr__videos": ["a.mp4"]}, ("description/fr/videos/0", "link")),
        ({"legal__license": "Libre"}, ("legal/license", "licence")),
        ({"legal__license": "MIT, X11"}, ("legal/license", "licences")),
        ({"legal": "MIT"}, ("legal", "not_section")),
        ({"maintenance__type": "x"}, ("maintenance/type", "code")),
        ({"maintenance__contacts": []}, ("maintenance/contacts", "contacts_missing")),
        ({"maintenance__contacts": [{}]}, ("maintenance/contacts/0/name", "missing")),
        (
            {"maintenance__contacts": [{"name": "a", "email": "a at b.be"}]},
            ("maintenance/contacts/0/email", "email"),
        ),
        (
            {"maintenance__contractors": [CONTRACTOR]},
            ("maintenance/contractors", "contractors_excess"),
        ),
        (
            {"maintenance": {"type": "none", "contractors": [CONTRACTOR]}},
            ("maintenance/contractors", "contractors_excess"),
        ),
        (
            {"maintenance": {"type": "community"}},
            ("maintenance/contacts", "contacts_missing"),
        ),
        (
            {"maintenance": {"type": "contract", "contacts": CONTACTS}},
            ("maintenance/contractors", "contractors_missing"),
        ),
        (
            {"maintenance": {"type": "contract", "contractors": [{"name": "a"}]}},
            ("maintenance/contractors/0/until", "missing"),
        ),
        (
            {"localisation__localisationReady": "true"},
            ("localisation/localisationReady", "not_boolean"),
        ),
        (
            {"localisation__availableLanguages": "fr"},
            ("localisation/availableLanguages", "not_list"),
        ),
        (
            {"localisation__availableLanguages": ["fr", "français"]},
            ("localisation/availableLanguages/1", "language"),
        ),
        (
            {"dependsOn": {"open": [{"version": "1"}]}},
            ("dependsOn/open/0/name", "missing"),
        ),
        (
            {"dependsOn": {"hardware": [{"name": "a", "optional": "peut-être"}]}},
            ("dependsOn/hardware/0/optional", "not_boolean"),
        ),
        ({"dependsOn": {"closed": []}}, ("dependsOn/closed", "unknown")),
        (
            {"IT": {"countryExtensionVersion": "3"}},
            ("IT/countryExtensionVersion", "code"),
        ),
        ({"foobar": "1"}, ("foobar", "unknown")),
        ({"tags": ["accounting"]}, ("tags", "renamed")),
    ],
)
def test_a_broken_rule_is_told_where_it_is(changes, expected):
    assert errors(changed(**changes)) == [expected]


@pytest.mark.parametrize(
    "changes",
    [
        {"maintenance": {"type": "none"}},
        {"maintenance": {"type": "contract", "contractors": [CONTRACTOR]}},
        {
            "maintenance": {
                "type": "contract",
                "contractors": [CONTRACTOR],
                "contacts": CONTACTS,
            }
        },
        {"description__nl": {"shortDescription": "Een programma"}},
        {"description__fr__longDescription": "é" * 150},
        {"description__fr__shortDescription": "é" * 150},
        {"maintenance__contacts": [{"name": "a", "email": "", "phone": ""}]},
        {"logo": "", "categories": [], "usedBy": None, "dependsOn": {}},
        {"supports": [{"id": "alias:gdpr"}, {"id": "urn:iso:std:iso:27001"}]},
        {"publiccodeYmlVersion": "0"},
        {"publiccodeYmlVersion": "0.7.0"},
    ],
)
def test_what_the_standard_lets_be_is_no_problem(changes):
    assert warnings(changed(**changes)) == []


@pytest.mark.parametrize(
    ("changes", "place", "code", "value"),
    [
        ({"platforms": "web"}, None, None, ["web"]),
        ({"isBasedOn": "https://a.be/b"}, None, None, ["https://a.be/b"]),
        ({"name": " a\n"}, None, None, "a"),
        ({"softwareVersion": Number("1.10")}, "softwareVersion", "number", "1.10"),
        (
            {"legal__license": "GPL-2.0"},
            "legal/license",
            "licence_spelled",
            {"license": "GPL-2.0-only"},
        ),
        ({"softwareType": "standalone"}, "softwareType", "synonym", "standalone/other"),
        (
            {"intendedAudience": {"countries": ["be"]}},
            "intendedAudience/countries/0",
            "country_small",
            {"countries": ["BE"]},
        ),
        (
            {
                "localisation": {
                    "localisationReady": "yes",
                    "availableLanguages": ["fr"],
                }
            },
            "localisation/localisationReady",
            "old_boolean",
            {"localisationReady": True, "availableLanguages": ["fr"]},
        ),
        ({"monochromeLogo": "a.svg"}, "monochromeLogo", "replaced", "a.svg"),
        ({"outputTypes": ["text/plain"]}, "outputTypes", "deprecated", ["text/plain"]),
        ({"BE": {"nis": "1"}}, "BE", "country_section", None),
        ({"nl": {"a": "1"}}, "nl", "country_section", None),
    ],
)
def test_what_is_understood_is_taken_in_with_a_remark(changes, place, code, value):
    values = changed(**changes)
    assert warnings(values) == ([(place, code)] if code else [])
    key = next(iter(changes)).split("__")[0]
    assert check(values).values.get(key) == value


def test_the_section_of_italy_is_read_in_small_letters_too():
    italy = {"piattaforme": {"spid": True}}
    assert warnings(changed(it=italy)) == [("it", "country_small"), ("IT", "replaced")]
    assert check(changed(it=italy)).values["IT"] == italy
    assert errors(changed(it=italy, IT=italy)) == [("it", "country_twice")]


@pytest.mark.parametrize(
    ("version", "code"),
    [
        ("1", "version"),
        ("1.0.0", "version"),
        ("foobar", "version"),
        ("0.", "version"),
        ("0.7.0.0", "version"),
        pytest.param("9" * 5_000, "version", id="long"),
        (Number("0.7"), "version_number"),
        (Number("1"), "version"),
        (["0.7"], "not_text"),
    ],
)
def test_a_version_that_is_none_is_an_error(version, code):
    assert errors(changed(publiccodeYmlVersion=version)) == [
        ("publiccodeYmlVersion", code)
    ]


@pytest.mark.parametrize(
    ("version", "code"),
    [
        ("0.1", "version_old"),
        ("0.2.2", "version_old"),
        (Number("0.4"), "version_old"),
        ("0.8", "version_later"),
        ("0.10.1", "version_later"),
        ("2.4.0", "version_none"),
        ("1.3", "version_none"),
    ],
)
def test_a_file_of_another_version_is_taken_in_with_warnings(version, code):
    values = changed(
        publiccodeYmlVersion=version,
        foobar="1",
        releaseDate="hier",
        platforms=LEFT_OUT,
        description__fr__shortDescription="a" * 200,
        localisation__availableLanguages=["nl_BE", "ita", "xxx"],
        tags=["accounting"],
    )
    told = dict(warnings(values))
    assert told["publiccodeYmlVersion"] == code
    assert {"foobar", "releaseDate", "platforms", "tags"} < set(told)
    read = check(values).values
    assert not {"foobar", "releaseDate", "platforms", "tags"} & set(read)
    assert read["categories"] == ["accounting"]
    assert read["description"]["fr"]["shortDescription"] == "a" * 200
    assert read["localisation"]["availableLanguages"] == ["nl-BE", "it"]


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"name": ["a"]}, "name"),
        ({"description": LEFT_OUT}, "description"),
        ({"description": {"xxx": {"shortDescription": "a"}}}, "description"),
    ],
)
def test_without_a_name_or_a_description_there_is_nothing(changes, place):
    values = changed(publiccodeYmlVersion="0.2", **changes)
    assert errors(values) == [(place, "missing")]


def test_a_maintenance_of_another_word_is_a_guess():
    maintenance = {"type": "commercial", "contractors": [{"name": "Prestataire"}]}
    values = changed(maintenance=maintenance)
    assert warnings(values) == [
        ("maintenance/type", "synonym"),
        ("maintenance/contractors/0/until", "missing"),
    ]
    assert check(values).values["maintenance"] == {**maintenance, "type": "contract"}
    assert errors({**values, "url": ""}) == [("url", "url")]


def test_a_problem_names_its_place_in_its_refusal():
    (problem,) = check(changed(releaseDate="hier"))
    assert problem == Problem("releaseDate", "publiccode_date", {"value": "hier"})
    assert problem.refused.details == {"path": "releaseDate", "value": "hier"}


@pytest.mark.parametrize("values", [None, [], {}, "a", True])
def test_nothing_is_no_file(values):
    assert errors(values) == [("", "empty")]


def test_the_problems_are_counted():
    assert len(errors(changed(categories=["x"] * 10_000))) == MOST


values = st.recursive(
    st.none() | st.booleans() | st.text() | st.from_regex(r"\A\d+\Z").map(Number),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.sampled_from(sorted({*MINIMAL, "IT", "supports", "dependsOn"})), values)
def test_no_value_stops_the_check(key, value):
    found = check({**MINIMAL, key: value})
    problems = found.warnings if isinstance(found, Document) else found
    assert all(isinstance(each, Problem) for each in problems)


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"logo": []}, ("logo", "publiccode_not_text")),
        ({"softwareVersion": {}}, ("softwareVersion", "publiccode_not_text")),
        (
            {"fundedBy": [{"uri": "urn:x-be:a"}]},
            ("fundedBy/0/name", "publiccode_half_named"),
        ),
    ],
)
def test_what_is_half_said_is_taken_in_with_a_warning(values, problem):
    document = check({**MINIMAL, **values})
    assert [(each.path, each.code) for each in document.warnings] == [problem]


def test_the_owner_of_the_repository_names_the_organisation():
    legal = {"license": "MIT", "repoOwner": "Commune fictive"}
    document = check({**MINIMAL, "legal": legal})
    assert document.values["organisation"] == {"name": "Commune fictive"}
    assert "repoOwner" not in document.values["legal"]
