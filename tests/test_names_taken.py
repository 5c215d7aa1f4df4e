"""What bears a name names something, in one alphabet, by whatever door it comes."""

from forms import send
from tables import importers
from tables import reasons

import pytest


NAMES = [("...", "name_without_sign"), ("M\u0430rtin", "letters_mixed")]
taken = pytest.mark.parametrize(("name", "reason"), NAMES)
P = "Quatre mots sans rapport 97"


@taken
def test_over_rest_in_fields_and_in_rows(client, name, reason):
    officer = client("imio-officer")
    for body in ({"title": name}, {"contacts": [{"name": name}]}):
        told = officer.patch("adherents/andenne", json=body)
        assert (told.status_code, told.json()["reason"]) == (400, reason)


@taken
def test_in_a_form(client, name, reason):
    officer = client("imio-officer")
    page = send(
        officer,
        "partenaires/++add++imio.mutualisation.Partner",
        **{"form.widgets.title": name, "form.buttons.save": "1"},
    ).text
    assert "ne nomme rien" in page or "autre alphabet" in page


@taken
def test_in_a_table(demo, name, reason):
    partners = importers()["import-partners"]
    assert reason in reasons(demo, partners, "nom,taille", f"{name},tpe")


@taken
def test_of_an_account(technician, name, reason):
    account = {"username": "x-fictif", "email": "x@example.be", "password": P}
    for told in (
        technician.post("@users", json={**account, "fullname": name}),
        technician.patch("@users/agent-mons", json={"fullname": name}),
    ):
        assert (told.status_code, told.json()["reason"]) == (400, reason)


@taken
def test_in_a_setting(technician, name, reason):
    told = technician.patch("@controlpanels/mutualisation", json={"own_name": name})
    assert (told.status_code, told.json()["reason"]) == (400, reason)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"email": "zz"}, "email_invalid"),
        ({"email": "Agent-Andenne@example.org"}, "email_taken"),
        ({"home_page": "javascript:alert(1)"}, "link_invalid"),
        ({"fullname": "x" * 201}, "text_too_long"),
        (
            {"portrait": {"data": "zz", "encoding": "base64", "filename": "a.png"}},
            "document_unreadable",
        ),
        (
            {
                "portrait": {
                    "data": "enp6eg==",
                    "encoding": "base64",
                    "filename": "a.png",
                }
            },
            "file_not_its_kind",
        ),
    ],
)
def test_what_an_account_tells_is_of_its_kind(technician, values, reason):
    told = technician.patch("@users/agent-mons", json=values)
    assert (told.status_code, told.json()["reason"]) == (400, reason)


def test_the_address_that_mails_are_from_is_one(technician):
    body = {"email_from_address": "zz"}
    told = technician.patch("@controlpanels/mail", json=body)
    assert (told.status_code, told.json()["reason"]) == (400, "email_invalid")
    assert technician.patch(
        "@controlpanels/mail", json={"email_from_address": "a@example.be"}
    ).ok


LINES = [
    ("fictif-x,x@example.be,a", "password_weak"),
    (f"fictif-x,zz,{P}", "email_invalid"),
    (f"agent-mons,x@example.be,{P}", "login_taken"),
    (b"fictif-x\xe9,x@example.be,a", "text_unreadable"),
]


@pytest.mark.parametrize(("line", "reason"), LINES)
def test_a_table_of_accounts_is_asked_the_same(technician, line, reason):
    line = line if isinstance(line, bytes) else line.encode()
    file = ("u.csv", b"username,email,password\n" + line, "text/csv")
    told = technician.post("@users", files={"file": file})
    assert (told.status_code, told.json()["reason"]) == (400, reason)


def test_who_may_make_no_account_is_told_so(client):
    account = {"username": "fictif-x", "email": "x@example.be", "roles": ["Manager"]}
    told = client("imio-manager").post("@users", json=account)
    assert (told.status_code, told.json()["reason"]) == (403, "not_allowed")


def test_a_number_that_renames_a_partner_gives_it_nobody_elses_name(demo):
    partners = importers()["import-partners"]
    first, second = demo["partenaires"].objectValues()[:2]
    first.bce_number, second.bce_number = "0202.239.951", None
    line = f"{second.title},{first.bce_number}"
    assert "name_taken" in reasons(demo, partners, "nom,bce", line)


def test_a_name_that_is_written_otherwise_is_the_same_in_a_table(demo):
    """As the forms have it: capitals, accents and signs make no other name."""
    partners = importers()["import-partners"]
    known = demo["partenaires"].objectValues()[0]
    same = known.title.upper().replace(" ", "")
    told = ["nom,taille", f"{known.title},tpe", f"{same},tpe"]
    assert reasons(demo, partners, *told) == ["duplicate_line"]
