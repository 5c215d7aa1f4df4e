"""The page of the journal and its services: for the auditor and the managers alone."""

from csv import DictReader
from imio.mutualisation.base.doors import REST
from io import StringIO
from plone import api

import pytest
import re


pytestmark = pytest.mark.row("M5")

PRODUCT = "catalogue/aductis"
READERS = ("auditeur", "imio-manager")
OTHERS = (
    "imio-officer",
    "agent-andenne",
    "signataire-andenne",
    "partenaire-alpha",
    None,
)


def page(person, **asked):
    return person.get("@@journal", params=asked, headers={"Accept": "text/html"})


@pytest.fixture
def changed(client):
    client("imio-officer").patch(PRODUCT, json={"support_notice": 7})
    client("imio-officer").patch(PRODUCT, json={"support_notice": 9})


@pytest.mark.parametrize("login", READERS)
def test_who_changed_it_when_and_from_what_is_one_answer(client, changed, login):
    asked = {
        "kind": "field",
        "type": "Product",
        "who": "imio-officer",
        "text": "Aductis",
    }
    (last, first) = client(login).get("@journal", params=asked).json()["items"]
    assert (last["before"], last["after"], last["door"]) == ("7", "9", REST)
    assert first["after"] == "7" and last["login"] == "imio-officer"
    shown = page(client(login), **asked).text
    assert last["what"] in shown and "imio-officer" in shown


@pytest.mark.parametrize("login", OTHERS)
def test_nobody_else_reads_it(client, changed, login):
    person = client(login)
    for where in ("@journal", f"{PRODUCT}/@journal"):
        assert person.get(where).status_code in (401, 403, 404)
    assert "imio-officer" not in page(person).text.partition("<main")[2]


def test_a_record_tells_its_own_part(client, changed):
    items = client("auditeur").get(f"{PRODUCT}/@journal").json()["items"]
    assert {each["title"] for each in items} == {items[0]["title"]}
    assert items[0]["after"] == "9" and items[-1]["kind"] == "created"


def test_what_is_shown_is_taken_out_as_a_table(client, changed):
    told = client("auditeur").get("@@journal?kind=field&format=csv")
    rows = [*DictReader(StringIO(told.text.removeprefix("\ufeff")), delimiter=";")]
    assert rows[0]["Après"] == "9" and rows[0]["Qui"]
    assert re.fullmatch(r"\d\d/\d\d/\d{4} \d\d:\d\d:\d\d", rows[0]["Quand"])


@pytest.mark.parametrize(
    "asked", [{"from": "2026-02-31"}, {"kind": "x"}, {"type": "User"}]
)
def test_what_cannot_be_asked_is_said(client, asked):
    auditor = client("auditeur")
    assert auditor.get("@journal", params=asked).json()["reason"] == "parameter_invalid"
    assert "alert-danger" in page(auditor, **asked).text


def test_days_narrow_it(client, changed):
    auditor = client("auditeur")
    before = auditor.get("@journal?until=2000-01-01").json()["items_total"]
    after = auditor.get("@journal?from=2099-01-01").json()["items_total"]
    assert (before, after) == (0, 0)


def test_who_bids_is_not_told_before_it_is_known(client, site):
    """The journal tells of no record that its reader may not view."""
    bids = client("auditeur").get("@journal?type=Bid").json()["items"]
    asked = "@search?portal_type=imio.mutualisation.Bid&b_size=100"
    known = client("auditeur").get(asked).json()["items"]
    assert {each["@id"] for each in bids} == {each["@id"] for each in known}


def test_a_setting_is_told(client, technician):
    said = {"large_authority": 41000}
    technician.patch("@controlpanels/mutualisation", json=said)
    (entry, *_) = client("auditeur").get("@journal?kind=setting").json()["items"]
    assert entry["login"] == "technician" and "41" in entry["after"]


@pytest.mark.parametrize(
    ("panel", "name", "value", "after"),
    [
        ("mail", "email_from_address", "neuf@example.org", "neuf@example.org"),
        ("mail", "smtp_pass", "un-secret", "(valeur non reproduite)"),
        ("security", "enable_self_reg", True, "True"),
        ("site", "site_title", "Autre titre", "Autre titre"),
    ],
)
def test_a_setting_of_plone_is_told_but_no_secret(
    client, technician, panel, name, value, after
):
    for _time in range(2):
        sent = technician.patch(f"@controlpanels/{panel}", json={name: value})
        assert sent.ok, sent.text
    told = client("auditeur").get("@journal?kind=setting").json()["items"]
    # The demonstration has set something, too.
    items = [each for each in told if each["login"] == "technician"]
    assert [each["after"] for each in items] == [after]
    assert items[0]["what"] and "un-secret" not in str(items)


def test_who_joins_a_group_is_told(once, client):
    once(
        lambda site: api.group.add_user("mutualisation-officers", username="agent-mons")
    )
    (entry, *_) = client("auditeur").get("@journal?kind=joined").json()["items"]
    assert (entry["what"], entry["after"]) == ("agent-mons", "Chargés de projet IMIO")


@pytest.mark.parametrize(
    ("sent", "kind", "before", "after"),
    [
        (
            {"fullname": "Nom neuf (fictif)"},
            "account_field",
            "Agent de Mons",
            "Nom neuf",
        ),
        (
            {"email": "neuf@example.org"},
            "account_field",
            "agent-mons@example.org",
            "neuf@example.org",
        ),
        ({"password": "un-mot-de-passe-neuf"}, "password", "", ""),
        ({"roles": {"Site Administrator": True}}, "roles", "", "Site Administrator"),
    ],
)
def test_what_changes_of_an_account_is_told(
    client, technician, sent, kind, before, after
):
    assert technician.patch("@users/agent-mons", json=sent).status_code == 204
    (told,) = client("auditeur").get(f"@journal?kind={kind}").json()["items"]
    assert told["login"] == "technician" and told["what"].startswith("agent-mons")
    assert before in told["before"] and after in told["after"]
    assert "un-mot-de-passe-neuf" not in str(told)
    # Sent again, nothing changes; a password may be another one each time.
    technician.patch("@users/agent-mons", json=sent)
    again = client("auditeur").get(f"@journal?kind={kind}").json()["items_total"]
    assert again == (2 if kind == "password" else 1)


def test_a_role_of_a_group_is_told(client, technician):
    said = {"roles": ["Site Administrator"]}
    assert technician.patch("@groups/Reviewers", json=said).status_code == 204
    (told,) = client("auditeur").get("@journal?kind=roles").json()["items"]
    assert (told["what"], told["after"]) == ("Reviewers", "Site Administrator")
