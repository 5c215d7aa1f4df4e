"""An act is signed one after the other, sealed, and published with who signed it."""

from base64 import b64encode
from council import Agenda
from datetime import timedelta
from imio.mutualisation.base import clock
from imio.mutualisation.base.seal import PACK
from imio.mutualisation.demo.people import PASSWORD
from imio.mutualisation.signing.due import settle
from imio.mutualisation.standards import pades
from io import BytesIO
from plone import api
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader

import pytest
import re
import transaction


pytestmark = pytest.mark.row("G21")

MEMBER = "adherents/andenne"
PAGE = {"Accept": "text/html"}
DIRECTOR, MAYOR = "directrice-andenne", "bourgmestre-andenne"
NAMES = {DIRECTOR: "Directrice Fictive", MAYOR: "Bourgmestre Fictif"}
ROSTER = [
    ("college", "Bourgmestre Fictif", "bourgmestre"),
    ("college", "Directrice Fictive", "directrice générale"),
]


@pytest.fixture
def people(site, client):
    """Andenne with a director general and a mayor who sign."""
    transaction.begin()
    member = site["adherents"]["andenne"]
    for login, name in NAMES.items():
        with api.env.adopt_roles(["Manager"]):
            api.user.create(
                username=login,
                email=f"{login}@example.org",
                password=PASSWORD,
                properties={"fullname": name},
            )
            group = f"member:{member.UID()}:agents"
            api.group.add_user(groupname=group, username=login)
    transaction.commit()
    return {name: client(name) for name in ("agent-andenne", DIRECTOR, MAYOR)}


@pytest.fixture
def act(people, site, client):
    """An executory act of Andenne, not published."""
    manager = client("imio-manager")
    url = f"{MEMBER}/deliberation"
    done = manager.post(f"{url}/@workflow/unpublish", json={"comment": "Motif"})
    assert done.status_code == 200, done.text
    return url


def begin(people, act, signers=(DIRECTOR, MAYOR), **values):
    rows = [{"account": each, "function": "fonction fictive"} for each in signers]
    kind = {"@type": "imio.mutualisation.Signing", "signers": rows}
    return people["agent-andenne"].post(act, json={**kind, **values})


def begun(people, act, **values):
    made = begin(people, act, **values)
    assert made.status_code == 201, made.text
    return made.json()["@id"]


def sign(person, url, password=PASSWORD):
    return person.post(f"{url}/@sign", json={"password": password})


def pdf(person, url):
    answer = person.get(url, headers={"Accept": "application/pdf"})
    assert answer.status_code == 200, answer.text
    return answer.content


def words_of(document):
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(document)).pages)


def checked(document):
    """What pyHanko says of the one signature of a PDF."""
    (found,) = PdfFileReader(BytesIO(document)).embedded_signatures
    trusted = ValidationContext(trust_roots=[found.signer_cert], allow_fetching=False)
    return validate_pdf_signature(found, trusted), found


def authenticator(page):
    return page.partition('name="_authenticator" value="')[2].partition('"')[0]


def codes(person):
    return {row["code"] for row in person.get("@work").json()["items"]}


def test_each_signs_in_turn_and_the_published_document_says_so(people, act, client):
    url = begun(people, act)
    director, mayor = people[DIRECTOR], people[MAYOR]
    kept = pdf(director, f"{url}/@@download/document")
    assert ("sign" in codes(director), "sign" in codes(mayor)) == (True, False)
    early = sign(mayor, url)
    assert (early.status_code, early.json()["reason"]) == (403, "not_your_turn")
    wrong = sign(director, url, "autre chose")
    assert (wrong.status_code, wrong.json()["reason"]) == (403, "password_wrong")
    assert sign(director, url).status_code == 200
    assert ("sign" in codes(director), "sign" in codes(mayor)) == (False, True)
    held = people["agent-andenne"].post(f"{act}/@workflow/publish", json={})
    assert held.json()["reason"] == "signing_open"
    done = sign(mayor, url)
    assert done.status_code == 200, done.text
    assert done.json()["review_state"] == "signed"
    signed = pdf(mayor, f"{url}/@@download/signed")
    assert signed.startswith(kept)
    status, found = checked(signed)
    assert status.bottom_line
    assert status.coverage.name == "ENTIRE_FILE"
    for name in NAMES.values():
        assert name in found.sig_object["/Reason"]
    published = people["agent-andenne"].post(f"{act}/@workflow/publish", json={})
    assert published.status_code == 200, published.text
    document = pdf(client(), f"{act}/@@extrait.pdf")
    text = words_of(document)
    assert "Signé électroniquement" in text
    for name in NAMES.values():
        assert name in text
    assert checked(document)[0].bottom_line
    broken = document.replace(b"/Reason", b"/Season", 1)
    assert pades.signatures(broken).reason in ("signature_broken", "pdf_unreadable")


def test_the_journal_tells_who_signed_and_nobody_signs_twice(people, act, site):
    url = begun(people, act)
    sign(people[DIRECTOR], url)
    assert sign(people[DIRECTOR], url).json()["reason"] == "not_your_turn"
    sign(people[MAYOR], url)
    assert sign(people[MAYOR], url).json()["reason"] == "signing_over"
    transaction.begin()
    session = site.unrestrictedTraverse(act)["signature"]
    entries = list(session._journal.entries())
    by = [each.login for each in entries if each.what == "signatures"]
    assert by == [DIRECTOR, MAYOR]
    assert "seal" in [each.what for each in entries]


@pytest.mark.sends("ISigning/@@signer")
def test_one_signs_on_the_page_with_the_password(people, act):
    url = begun(people, act)
    director = people[DIRECTOR]
    page = director.get(f"{url}/@@signer", headers=PAGE).text
    assert 'type="password"' in page
    said = {"_authenticator": authenticator(page), "password": "faux"}
    refused = director.post(f"{url}/@@signer", data=said, headers=PAGE)
    assert refused.status_code == 403
    assert "mot de passe" in refused.text
    said["password"] = PASSWORD
    done = director.post(
        f"{url}/@@signer", data=said, headers=PAGE, allow_redirects=False
    )
    assert done.status_code == 302
    assert "Directrice Fictive" in director.get(url, headers=PAGE).text
    waiting = people[MAYOR].get(url, headers=PAGE).text
    assert "Lire et signer" in waiting


def test_one_refuses_with_a_reason(people, act):
    url = begun(people, act)
    mayor, director = people[MAYOR], people[DIRECTOR]
    why = {"comment": "Le montant est faux"}
    assert mayor.post(f"{url}/@workflow/refuse", json=why).status_code == 403
    agent = people["agent-andenne"]
    assert agent.post(f"{url}/@workflow/refuse", json=why).status_code in (401, 403)
    assert director.post(f"{url}/@workflow/refuse", json={}).status_code == 400
    assert director.post(f"{url}/@workflow/refuse", json=why).status_code == 200
    assert sign(director, url).json()["reason"] == "signing_over"
    assert begin(people, act).status_code == 201


def test_nobody_signs_what_is_not_the_text_any_more(people, act, client):
    agent, director, manager = (
        people["agent-andenne"],
        people[DIRECTOR],
        client("imio-manager"),
    )
    url = begun(people, act)
    kept = pdf(agent, f"{url}/@@download/document")
    token = agent.post(f"{url}/@entrust", json={}).json()["token"]
    for name in ("back_to_adopted", "back_to_scheduled"):
        back = manager.post(f"{act}/@workflow/{name}", json={"comment": "Erreur"})
        assert back.status_code == 200, back.text
    for change in ({}, {"articles": [{"text": "De décider autre chose."}]}):
        assert agent.patch(act, json=change).status_code == 204
        for refused in (
            sign(director, url),
            agent.post(f"{url}/@entrust", json={}),
            bring_back(client, token, signed_elsewhere(kept)),
        ):
            assert refused.status_code == 409, refused.text
            assert refused.json()["reason"] == "signing_outdated"
    page = director.get(f"{url}/@@signer", headers=PAGE).text
    assert 'type="password"' not in page
    why = {"comment": "Le texte a changé"}
    assert director.post(f"{url}/@workflow/refuse", json=why).status_code == 200


def test_one_session_goes_on_at_a_time_with_known_signers(people, act):
    begun(people, act)
    again = begin(people, act)
    assert (again.status_code, again.json()["reason"]) == (409, "signing_open")
    for signers, reason in (
        ((), "signers_missing"),
        ((MAYOR, MAYOR), "signer_twice"),
        ((MAYOR, "agent-mons"), "signer_unknown"),
    ):
        refused = begin(people, act, signers=signers)
        assert refused.status_code == 400
        assert refused.json()["reason"] == reason


def test_the_roster_proposes_who_signs(people, act, client):
    rows = [
        {"body": body, "name": name, "function": function, "since": "2025-01-01"}
        for body, name, function in ROSTER
    ]
    rows = [{**row, "group": "", "until": None} for row in rows]
    client("imio-officer").patch(MEMBER, json={"roster": rows})
    form = f"{act}/++add++imio.mutualisation.Signing"
    page = people["agent-andenne"].get(form, headers=PAGE).text
    assert 0 < page.index(f'value="{DIRECTOR}"') < page.index(f'value="{MAYOR}"')


def test_the_next_one_is_told_and_reminded(people, act, client, sink, travel):
    until = clock.today() + timedelta(days=9)
    url = begun(people, act, until=until.isoformat())

    def told():
        sent = [str(mail["To"]) for mail in sink.collect() if "/@@signer" in str(mail)]
        return [to.partition("@")[0] for to in sent]

    assert told() == [DIRECTOR]
    sign(people[DIRECTOR], url)
    assert sorted(told()) == sorted([DIRECTOR, MAYOR])
    travel(days=2)
    for _again in range(2):
        assert client("imio-officer").post("@due-steps").status_code == 200
        assert sorted(told()) == sorted([DIRECTOR, MAYOR, MAYOR])


@pytest.mark.parametrize("login", [None, "agent-mons", "partenaire-alpha"])
def test_nobody_else_sees_a_session(people, act, client, login):
    url = begun(people, act)
    other = client(login)
    assert other.get(url).status_code in (401, 404)
    assert sign(other, url).status_code in (401, 404)
    assert other.post(f"{url}/@entrust", json={}).status_code in (401, 404)
    assert other.get(f"{url}/@@download/document").status_code in (401, 404)


# --- By a service elsewhere ----------------------------------------------------------


def signed_elsewhere(document, name="Service fictif de signature"):
    pack = pades.self_signed(name, clock.now())
    return pades.seal(document, pades.signer_of(pack), "Signé ailleurs")


def bring_back(client, token, document):
    coded = b64encode(document).decode()
    return client().post("@signed-document", json={"token": token, "document": coded})


def test_a_service_brings_the_same_document_back_once(people, act, client):
    url = begun(people, act)
    agent = people["agent-andenne"]
    kept = pdf(agent, f"{url}/@@download/document")
    given = agent.post(f"{url}/@entrust", json={})
    assert given.status_code == 200, given.text
    token = given.json()["token"]
    other = signed_elsewhere(pdf(agent, f"{MEMBER}/deliberation-1/@@extrait.pdf"))
    for document, reason in (
        (other, "another_document"),
        (kept, "signature_missing"),
        (b"rien", "file_not_its_kind"),
    ):
        refused = bring_back(client, token, document)
        assert (refused.status_code, refused.json()["reason"]) == (400, reason)
    signed = signed_elsewhere(kept)
    refused = bring_back(client, token + "x", signed)
    assert refused.json()["reason"] == "token_invalid"
    taken = bring_back(client, token, signed)
    assert taken.status_code == 200, taken.text
    found = agent.get(url).json()
    assert found["review_state"] == "signed"
    assert "Service fictif" in found["signatures"][0]["name"]
    assert "certificat" in found["signatures"][0]["function"]
    assert pdf(agent, f"{url}/@@download/signed") == signed
    again = bring_back(client, token, signed)
    assert (again.status_code, again.json()["reason"]) == (403, "token_invalid")


def test_who_signed_here_is_told_once_a_service_has_the_others_sign(
    people, act, client
):
    url, agent = begun(people, act), people["agent-andenne"]
    assert sign(people[DIRECTOR], url).status_code == 200
    token = agent.post(f"{url}/@entrust", json={}).json()["token"]
    kept = pdf(agent, f"{url}/@@download/document")
    assert bring_back(client, token, signed_elsewhere(kept)).status_code == 200
    told = agent.get(url).json()["signatures"]
    assert [row["account"] for row in told] == [DIRECTOR, ""]


def test_who_left_the_authority_signs_no_more(people, act, site):
    url = begun(people, act)
    transaction.begin()
    group = f"member:{site['adherents']['andenne'].UID()}:agents"
    with api.env.adopt_roles(["Manager"]):
        api.group.remove_user(groupname=group, username=DIRECTOR)
    transaction.commit()
    assert sign(people[DIRECTOR], url).status_code == 404


@pytest.mark.sends("ISigning/@@confier")
def test_the_page_shows_the_address_of_return_once(people, act, client):
    url = begun(people, act)
    agent = people["agent-andenne"]
    page = agent.get(f"{url}/@@confier", headers=PAGE).text
    said = {"_authenticator": authenticator(page)}
    shown = agent.post(f"{url}/@@confier", data=said, headers=PAGE).text
    assert "@signed-document" in shown
    (token,) = re.findall(r"[0-9a-f]{32}\.[\w-]+\.[0-9a-f]{64}", shown)
    signed = signed_elsewhere(pdf(agent, f"{url}/@@download/document"))
    assert bring_back(client, token, signed).status_code == 200
    assert token not in agent.get(f"{url}/@@confier", headers=PAGE).text


def test_a_new_address_of_return_shuts_the_one_before(people, act, client):
    url = begun(people, act)
    agent = people["agent-andenne"]
    tokens = [agent.post(f"{url}/@entrust", json={}).json()["token"] for _ in "ab"]
    signed = signed_elsewhere(pdf(agent, f"{url}/@@download/document"))
    assert bring_back(client, tokens[0], signed).json()["reason"] == "token_invalid"
    page = agent.get(f"{url}/@@confier", headers=PAGE).text
    assert not [token for token in tokens if token in page + agent.get(url).text]
    assert bring_back(client, tokens[1], signed).status_code == 200


@pytest.mark.parametrize(("days", "status"), [(30, 200), (31, 403)])
def test_an_address_of_return_is_over_after_thirty_days(
    people, act, client, travel, days, status
):
    url = begun(people, act)
    agent = people["agent-andenne"]
    token = agent.post(f"{url}/@entrust", json={}).json()["token"]
    signed = signed_elsewhere(pdf(agent, f"{url}/@@download/document"))
    travel(days=days)
    assert bring_back(client, token, signed).status_code == status


# --- The seal ------------------------------------------------------------------------


def test_the_certificate_of_the_machine_takes_the_place_of_the_own_one(
    people, act, tmp_path, monkeypatch
):
    url = begun(people, act)
    assert "certificat" in people[DIRECTOR].get(url, headers=PAGE).text
    pack = tmp_path / "sceau.p12"
    pack.write_bytes(pades.self_signed("Autorité fictive", clock.now()))
    monkeypatch.setenv(PACK, str(pack))
    for login in (DIRECTOR, MAYOR):
        done = sign(people[login], url)
        assert done.status_code == 200, done.text
    assert "Autorité fictive" in people[MAYOR].get(url).json()["seal"]


def test_a_seal_that_cannot_be_read_is_said(people, act, tmp_path, monkeypatch):
    url = begun(people, act, signers=(DIRECTOR,))
    monkeypatch.setenv(PACK, str(tmp_path / "nulle-part.p12"))
    refused = sign(people[DIRECTOR], url)
    assert (refused.status_code, refused.json()["reason"]) == (409, "seal_unreadable")
    monkeypatch.delenv(PACK)
    assert sign(people[DIRECTOR], url).status_code == 200


def test_the_minutes_of_a_closed_sitting_are_signed(people):
    agent = people["agent-andenne"]
    agenda = Agenda(agent, items=1).step("freeze", "convoke", "decide")
    decided = {"decisions": [{"item": 1, "outcome": "unanimous"}]}
    assert agent.post(f"{agenda.url}/@decisions", json=decided).status_code == 200
    url = agenda.step("close").url
    session = begun(people, url)
    for login in (DIRECTOR, MAYOR):
        assert sign(people[login], session).status_code == 200
    assert checked(pdf(agent, f"{session}/@@download/signed"))[0].bottom_line
    assert "À signer" not in agent.get(url, headers=PAGE).text


def test_a_session_about_another_text_is_closed_by_the_round(people, act, client):
    url = begun(people, act)
    for name in ("back_to_adopted", "back_to_scheduled"):
        client("imio-manager").post(
            f"{act}/@workflow/{name}", json={"comment": "Motif"}
        )
    transaction.begin()
    with api.env.adopt_user(username="imio-officer"):
        assert [done.what for done in settle()] == ["cancel"]
    transaction.commit()
    assert people[DIRECTOR].get(url).json()["review_state"] == "cancelled"


def test_nobody_signs_until_a_day_that_is_past(people, act):
    refused = begin(people, act, until=str(clock.today() - timedelta(days=1)))
    assert refused.json()["reason"] == "signing_until_past"
