"""publiccode.yml of products: out, in, and what is refused."""

from hypothesis import given
from imio.mutualisation.product.importing import _merged
from imio.mutualisation.product.publiccode import fields_of
from imio.mutualisation.product.publiccode import values_of
from imio.mutualisation.standards.publiccode.addresses import repository
from imio.mutualisation.standards.publiccode.document import Document
from imio.mutualisation.standards.publiccode.reading import read
from imio.mutualisation.standards.publiccode.shape import VERSION
from imio.mutualisation.standards.publiccode.writing import write
from public_code import changed
from public_code import LEFT_OUT
from public_code import SAMPLES
from public_code import sections
from types import SimpleNamespace

import pytest


HTML = {"Accept": "text/html"}
FILE = changed(
    softwareVersion="2.0",
    releaseDate="2024-05-01",
    usedBy=["Commune inventée"],
    fundedBy=[{"name": "Région fictive"}],
    description__en={"shortDescription": "Fictional software."},
)


@pytest.fixture
def send(client):
    """`send(values, "agent-andenne", dry_run="1")`: status and body."""

    def post(values, login="imio-officer", **form):
        data = values if isinstance(values, bytes) else write(values).encode()
        files = {"file": ("publiccode.yml", data)}
        answer = client(login).post("@publiccode", files=files, data=form)
        return answer.status_code, answer.json()

    return post


@pytest.mark.row("I1", "I5")
@pytest.mark.parametrize("accept", ["application/json", "application/yaml", "*/*"])
def test_a_product_is_given_out_as_a_valid_file(client, accept):
    address = "catalogue/deliberations/@publiccode"
    answer = client().get(address, headers={"Accept": accept})
    assert answer.headers["Content-Type"].startswith("application/yaml")
    document = read(answer.content)
    assert isinstance(document, Document) and not document.warnings
    assert document.values["softwareVersion"] == "4.2"


@pytest.mark.row("I7")
def test_who_uses_it_is_computed(client):
    answer = client().get("catalogue/deliberations/@publiccode")
    assert read(answer.content).values["usedBy"] == ["Andenne", "Mons"]


@pytest.mark.row("I1")
def test_what_is_missing_is_named(client):
    answer = client().get("catalogue/site-web/@publiccode")
    body = answer.json()
    assert (answer.status_code, body["reason"]) == (409, "publiccode_incomplete")
    missing = {each["path"] for each in body["problems"]}
    assert {"url", "developmentStatus", "legal/license"} <= missing
    assert all(each["message"] for each in body["problems"])


@pytest.mark.row("I1")
def test_a_dry_run_writes_nothing(send, client):
    status, body = send(FILE, dry_run="1")
    assert (status, body["product"]["title"]) == (200, "iA.Fictif")
    assert body["product"]["spdx"] == "GPL-2.0-only"
    assert body["warnings"] == []
    assert client("imio-officer").get("catalogue/ia-fictif").status_code == 404


@pytest.mark.row("I1", "B15")
def test_a_file_makes_a_product_then_amends_it(send, client):
    status, body = send(FILE)
    assert (status, body["product"]["review_state"]) == (201, "proposed")
    again = changed(name="iA.Fictif 2", url="https://EXAMPLE.org/fictif/")
    status, amended = send(again)
    assert (status, amended["product"]["@id"]) == (200, body["product"]["@id"])
    assert amended["product"]["title"] == "iA.Fictif 2"
    assert [row["version"] for row in amended["product"]["releases"]] == ["2.0"]


@pytest.mark.row("I1", "I2")
def test_nothing_of_a_file_is_lost_but_who_is_said_to_use_it(send, client):
    _, body = send(FILE)
    officer = client("imio-officer")
    answer = officer.get(f"{body['product']['@id']}/@publiccode")
    expected = {key: each for key, each in FILE.items() if key != "usedBy"}
    assert read(answer.content).values == read(write(expected).encode()).values


@pytest.mark.row("I1")
def test_a_broken_file_is_answered_rule_by_rule(send):
    status, body = send(changed(url="nulle part", legal__license=LEFT_OUT))
    assert (status, body["reason"]) == (400, "publiccode_invalid")
    found = {(each["path"], each["code"]) for each in body["problems"]}
    wanted = {("url", "publiccode_url"), ("legal/license", "publiccode_missing")}
    assert found == wanted
    assert all(each["message"] for each in body["problems"])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a: &a [x]\nb: *a\n", "publiccode_reference"),
        (b"name: \xff\xfe", "publiccode_not_utf8"),
        (b"x" * (1024 * 1024 + 1), "publiccode_too_large"),
        (b"", "publiccode_empty"),
    ],
)
def test_what_cannot_be_trusted_is_refused(send, data, code):
    status, body = send(data)
    assert (status, [each["code"] for each in body["problems"]]) == (400, [code])


@pytest.mark.row("B13")
def test_an_agent_imports_for_its_member(send, site):
    status, body = send(FILE, "agent-andenne")
    assert (status, body["product"]["origin"]["token"]) == (201, "member")
    assert body["product"]["member"]["token"] == site["adherents"]["andenne"].UID()
    status, body = send(FILE, "agent-mons")
    assert (status, body["reason"]) == (403, "publiccode_known")


@pytest.mark.parametrize(
    ("login", "form", "reason"),
    [
        (None, {}, "not_your_role"),
        ("partenaire-alpha", {}, "not_your_role"),
        ("agent-andenne", {"member": "mons"}, "not_your_member"),
    ],
)
def test_others_import_nothing(send, login, form, reason):
    status, body = send(FILE, login, **form)
    assert (status, body["reason"]) == (403, reason)


@pytest.mark.row("B11", "B12")
@pytest.mark.parametrize(
    ("values", "domain"),
    [
        ({"categories": ["payroll"]}, "human_resources"),
        ({"categories": ["blog", "budgeting"]}, "accounting"),
        ({"intendedAudience": {"scope": ["energy"]}}, "energy"),
        ({}, "other"),
    ],
)
def test_the_domain_is_read_from_the_file(send, values, domain):
    _, body = send(changed(**values), dry_run="1")
    assert body["product"]["domain"] == domain


def test_without_a_file_there_is_nothing_to_read(client):
    answer = client("imio-officer").post("@publiccode", data={"dry_run": "1"})
    assert (answer.status_code, answer.json()["reason"]) == (400, "file_missing")


@pytest.mark.parametrize("login", ["imio-officer", "agent-andenne"])
@pytest.mark.sends("ISection/@@import-publiccode")
def test_the_page_keeps_what_was_typed(client, login):
    person = client(login)
    page = person.get("catalogue/@@import-publiccode", headers=HTML)
    assert 'name="text"' in page.text
    token = page.text.split('name="_authenticator" value="')[1].split('"')[0]
    broken = {"text": "name: Outil fictif", "_authenticator": token}
    answer = person.post("catalogue/@@import-publiccode", data=broken, headers=HTML)
    assert answer.status_code == 400
    assert "name: Outil fictif</textarea>" in answer.text
    sound = {**broken, "text": write(FILE)}
    answer = person.post("catalogue/@@import-publiccode", data=sound, headers=HTML)
    assert 'name="write"' in answer.text
    sent = {**sound, "write": "1"}
    answer = person.post("catalogue/@@import-publiccode", data=sent, headers=HTML)
    assert answer.url.endswith("/catalogue/ia-fictif")


def given_out(values):
    """What a product made of a file gives out again."""
    return _same(values_of(SimpleNamespace(**fields_of(values)), []))


def kept(values):
    """What a product keeps of a file."""
    speech = {"localisationReady": False, **values.get("localisation", {})}
    own = {"publiccodeYmlVersion": VERSION, "usedBy": [], "localisation": speech}
    return _same({**_owner_of_the_repository(values), **own})


def _owner_of_the_repository(values):
    """What names an organisation without an address."""
    organisation = values.get("organisation", {})
    if "uri" in organisation or "name" not in organisation:
        return values
    legal = {**values["legal"], "repoOwner": organisation["name"]}
    rest = {key: each for key, each in values.items() if key != "organisation"}
    return {**rest, "legal": legal}


@given(first=sections("File"), second=sections("File"))
def test_of_two_files_in_turn_the_last_one_says_what_a_product_is(first, second):
    given_in = [
        fields_of(read(write(each).encode()).values) for each in (first, second)
    ]
    product = SimpleNamespace(**given_in[0])
    amended = _merged(product, given_in[1])
    kept_too = ("releases",)
    for name, value in given_in[1].items():
        if name not in kept_too:
            assert (amended[name] or None) == (value or None), name


@pytest.mark.row("I1")
@given(values=sections("File"))
def test_any_sound_file_comes_out_as_it_came_in(values):
    document = read(write(values).encode())
    assert given_out(document.values) == kept(document.values)


@pytest.mark.row("I1")
@pytest.mark.parametrize(
    "path", sorted(SAMPLES.glob("**/*.yml")), ids=lambda path: path.stem
)
def test_a_real_file_comes_out_as_it_came_in(path):
    document = read(path.read_bytes())
    if isinstance(document, Document):
        assert given_out(document.values) == kept(document.values)


def _same(value):
    """Without what is empty."""
    if isinstance(value, dict):
        kept = {key: _same(each) for key, each in value.items()}
        return {key: each for key, each in kept.items() if each not in (None, [], {})}
    return [*map(_same, value)] if isinstance(value, list) else value


SPELLINGS = (
    "https://example.org/A",
    "https://EXAMPLE.org/A/",
    "http://example.org/a.git",
    "http://example.org:80/A",
    "https://www.example.org:443/A",
    "https://example.org./A#readme",
    "https://moi@example.org//%41",
)


@pytest.mark.parametrize("address", SPELLINGS)
def test_one_repository_has_many_spellings(address):
    assert repository(address) == "example.org/a"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org:8443/A",
        "https://git.example.org/A",
        "https://example.org/A/b",
        "https://example.org/A?p=b",
        "https://example.org:80/A",
    ],
)
def test_another_repository_is_another_one(address):
    assert repository(address) != "example.org/a"
