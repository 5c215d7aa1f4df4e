"""Annexes: read with the act unless confidential, frozen with it."""

from base64 import b64encode
from datetime import timedelta
from imio.mutualisation.base import clock
from imio.mutualisation.demo.deliberations import UNANIMOUS
from plone import api
from plone.protect import createToken

import pytest
import transaction


ACT = "adherents/durbuy/deliberation"
PUBLISHED = "adherents/andenne/deliberation"
FILE = {
    "data": b64encode(b"contenu canari").decode(),
    "encoding": "base64",
    "filename": "convention.txt",
    "content-type": "text/plain",
}
WHY = "Données personnelles d’un tiers (fictif)"


def add(person, act, **values):
    body = {"@type": "imio.mutualisation.Annex", "title": "Convention", "file": FILE}
    return person.post(act, json={**body, **values})


@pytest.mark.row("G8")
def test_an_annex_has_a_kind_and_flags(client):
    agent = client("agent-durbuy")
    flags = {"to_print": True, "signed": True}
    annex = add(agent, ACT, kind="advice", **flags)
    assert annex.status_code == 201, annex.text
    assert annex.json()["kind"]["token"] == "advice"
    assert {name: annex.json()[name] for name in flags} == flags
    assert client("agent-mons").get(annex.json()["@id"]).status_code == 404


def test_a_record_holds_so_many_files(client, site):
    transaction.begin()
    api.portal.set_registry_record("mutualisation.files_of_record", 1)
    transaction.commit()
    agent = client("agent-durbuy")
    first, second = (add(agent, ACT) for _time in range(2))
    assert first.status_code == 201
    assert (second.status_code, second.json()["reason"]) == (409, "files_too_many")


@pytest.mark.row("G8")
@pytest.mark.parametrize(("confidential", "status"), [(False, 200), (True, 401)])
def test_a_confidential_annex_stays_so_when_the_act_is_published(
    client, confidential, status
):
    manager, public = client("imio-manager"), client()
    manager.post(f"{PUBLISHED}/@workflow/unpublish", json={"comment": "Motif"})
    why = WHY if confidential else ""
    values = {"confidential": confidential, "confidentiality_reason": why}
    added = add(manager, PUBLISHED, title="Canari été", **values)
    url = added.json()["@id"]
    manager.post(f"{PUBLISHED}/@workflow/publish", json={})
    assert public.get(url).status_code == status
    html = {"Accept": "text/html"}
    pages = [url, f"{url}/@@download/file", f"{url}/sitemap", PUBLISHED]
    shown = "".join(public.get(path, headers=html).text for path in pages)
    assert ("Canari été" in shown) is not confidential
    assert ("contenu canari" in shown) is not confidential
    found = public.get("@search?SearchableText=Canari").json()
    assert bool(found["items_total"]) is not confidential
    assert client("agent-andenne").get(url).status_code == 200


def test_an_annex_is_sent_as_it_was_kept(client):
    agent, page = client("agent-durbuy"), b"<html><body>canari</body></html>"
    held = {"data": b64encode(page).decode(), "content-type": "text/html"}
    url = add(agent, ACT, file={**FILE, **held}).json()["@id"]
    html = {"Accept": "text/html"}
    assert agent.get(f"{url}/@@download/file", headers=html).content == page


def test_an_annex_is_frozen_with_its_act(client):
    agent = client("agent-durbuy")
    before = add(agent, ACT).json()["@id"]
    day = clock.today() - timedelta(days=1)
    values = {"sitting_on": day, "convened_on": day - timedelta(days=20)}
    agent.patch(ACT, json={k: v.isoformat() for k, v in values.items()} | UNANIMOUS)
    for step in ("schedule", "adopt"):
        done = agent.post(f"{ACT}/@workflow/{step}", json={})
        assert done.status_code == 200, done.text
    for person in (agent, client("imio-manager")):
        assert person.patch(before, json={"title": "Autre"}).status_code in (401, 403)
        assert person.delete(before).status_code in (401, 403)
    later = add(agent, ACT, title="Décision de tutelle").json()["@id"]
    hidden = {"confidential": True, "confidentiality_reason": WHY}
    assert agent.patch(later, json=hidden).status_code == 204


def test_an_annex_of_a_draft_may_be_replaced_and_removed(client):
    agent = client("agent-durbuy")
    url = add(agent, ACT).json()["@id"]
    assert agent.patch(url, json={"title": "Autre"}).status_code == 204
    assert agent.patch(url, json={"taille": 1}).json()["reason"] == "unknown_field"
    assert agent.delete(url).status_code == 204


@pytest.mark.row("H15")
@pytest.mark.parametrize("why", ["", "Secret", " " * 40])
def test_what_is_kept_from_the_public_is_so_for_a_reason(client, why):
    values = {"confidential": True, "confidentiality_reason": why}
    answer = add(client("agent-durbuy"), ACT, **values)
    assert answer.status_code == 400
    assert "30" in answer.json()["message"]


SEVERAL = f"{ACT}/@@annexes"
EXE = ("virus.exe", b"MZ canari")


def titles(person):
    found = person.get(f"{ACT}/@search?portal_type=imio.mutualisation.Annex").json()
    return {each["title"] for each in found["items"]}


@pytest.mark.row("G8")
@pytest.mark.sends("IGuarded/@@annexes")
def test_several_files_come_by_one_form_and_a_refusal_keeps_the_others(client):
    agent = client("agent-durbuy")
    pdf = b"%PDF-1.4\n%%EOF"
    with api.env.adopt_user(username=agent.auth[0]):
        typed = {"kind": "advice", "_authenticator": createToken()}
    sent = [
        ("files:list", each) for each in (("plan.pdf", pdf), EXE, ("note.txt", b"a"))
    ]
    page = agent.post(SEVERAL, data=typed, files=sent, headers={"Accept": "text/html"})
    assert page.status_code == 200 and "virus.exe" in page.text
    assert titles(agent) == {"plan", "note"}
    ticked = {**typed, "confidential": "1", "confidentiality_reason": WHY}
    files = [("files:list", ("noms.txt", b"Canari"))]
    assert agent.post(SEVERAL, data=ticked, files=files).ok
    names = agent.get(f"{ACT}/annexe-2").json()
    assert names["title"] == "noms"
    assert names["confidential"] and not names["signed"]
    none = agent.post(SEVERAL, data=typed, files=sent[1:2], headers={"Accept": "*/*"})
    assert none.status_code == 400 and "virus.exe" in none.text


@pytest.mark.row("G8")
def test_several_files_come_over_rest(client, site):
    agent = client("agent-durbuy")
    exe = {"filename": EXE[0], "data": b64encode(EXE[1]).decode()}
    broken = {"filename": "a.pdf", "data": "*"}
    said = {"kind": "advice", "files": [FILE, exe, broken]}
    made = agent.post(f"{ACT}/@annexes", json=said)
    assert made.status_code == 201, made.text
    assert [each["title"] for each in made.json()["items"]] == ["convention"]
    assert [(each["file"], each["reason"]) for each in made.json()["refused"]] == [
        (EXE[0], "file_kind_refused"),
        ("a.pdf", "document_unreadable"),
    ]
    assert agent.post(f"{ACT}/@annexes", json={"files": []}).status_code == 409
    hidden = {**said, "confidential": True}
    told = agent.post(f"{ACT}/@annexes", json=hidden)
    assert (told.status_code, len(titles(agent))) == (400, 1)
    assert client("agent-mons").post(f"{ACT}/@annexes", json=said).status_code == 404
    assert agent.post(f"{PUBLISHED}/@annexes", json=said).status_code == 401
