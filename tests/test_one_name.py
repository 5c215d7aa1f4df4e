"""Two of one name are told apart by a number, or the second one is not made."""

from forms import send

import pytest


PARTNER = {"@type": "imio.mutualisation.Partner", "title": "LOGICIELS fictifs – Alpha"}
MEMBER = {"@type": "imio.mutualisation.Member", "title": "andenne", "kind": "commune"}


@pytest.mark.parametrize(
    ("section", "body"), [("partenaires", PARTNER), ("adherents", MEMBER)]
)
def test_a_name_that_is_there_is_refused_with_the_address_of_the_other(
    client, section, body
):
    told = client("imio-officer").post(section, json=body)
    assert (told.status_code, told.json()["reason"]) == (400, "name_taken")
    assert f"/{section}/" in told.json()["@id"]


def test_a_number_of_both_tells_them_apart(client):
    told = client("imio-officer").post("adherents", json={**MEMBER, "nis": "92999"})
    assert told.status_code == 201, told.text


@pytest.mark.parametrize(
    "changes", [{"kind": "cpas"}, {"title": "Andenne-la-Neuve"}], ids=str
)
def test_another_kind_or_another_name_is_another_one(client, changes):
    told = client("imio-officer").post("adherents", json={**MEMBER, **changes})
    assert told.status_code == 201, told.text


def test_a_renamed_one_is_asked_and_one_that_keeps_its_name_is_not(client):
    officer = client("imio-officer")
    body = {**PARTNER, "title": "Nouvelle Fictive"}
    url = officer.post("partenaires", json=body).json()["@id"]
    renamed = officer.patch(url, json={"title": PARTNER["title"]})
    assert renamed.json()["reason"] == "name_taken"
    assert officer.patch(url, json={"title": "nouvelle FICTIVE"}).ok


def test_the_number_that_tells_two_apart_is_not_taken_out_again(client):
    officer = client("imio-officer")
    body = {**MEMBER, "nis": "92999"}
    url = officer.post("adherents", json=body).json()["@id"]
    told = officer.patch(url, json={"nis": None})
    assert (told.status_code, told.json()["reason"]) == (400, "name_taken")
    assert officer.patch(url, json={"nis": None, "title": "Andenne-la-Neuve"}).ok


def test_the_form_says_it_too(client):
    typed = {"form.widgets.title": MEMBER["title"], "form.widgets.kind": "commune"}
    address = "adherents/++add++imio.mutualisation.Member"
    officer = client("imio-officer")
    before = officer.get("@list?type=Member").json()["items_total"]
    page = send(officer, address, **typed, **{"form.buttons.save": "1"}).text
    assert "existe déjà sous ce nom" in page
    assert officer.get("@list?type=Member").json()["items_total"] == before
