"""People of a member and a partner: invited, changed and removed on its page and over REST."""

from forms import send

import pytest
import re
import requests


MONS = "adherents/mons"
ALPHA = "partenaires/logiciels-fictifs-alpha"
EMAIL = "nora@example.org"
CHOSEN = "lampadaire-tricot-falaise"
NORA = {"contact_name": "Nora Fictive", "email": EMAIL}


def there(person, place=MONS):
    """By address, the people that `@people` lists."""
    return {
        each["email"]: each for each in person.get(f"{place}/@people").json()["items"]
    }


def texts_to(sink, address):
    mails = [mail for mail in sink.collect() if mail["To"] == address]
    assert mails, [*sink.outbox.waiting(), *sink.outbox.failed(), *sink.outbox.sent()]
    return [mail.get_body(("plain",)).get_content() for mail in mails]


def link_in(text):
    (link,) = re.findall(r"http\S+passwordreset\S+", text)
    return link


@pytest.fixture
def nora(client, sink):
    """Somebody whom IMIO invites to manage the people of Mons."""
    body = {**NORA, "administers": True}
    assert client("imio-officer").post(f"{MONS}/@people", json=body).ok
    return there(client("imio-officer"))[EMAIL]


@pytest.fixture
def signed_in(nora, client, sink):
    """She, once she has chosen her password."""
    form = {"userid": nora["login"], "password": CHOSEN, "password2": CHOSEN}
    link = link_in(texts_to(sink, EMAIL)[-1])
    page = requests.get(link, timeout=60).text
    (token,) = re.findall(r'name="_authenticator"\s+value="(\w+)"', page) or [""]
    client().post(link, data={**form, "_authenticator": token})
    person = client()
    person.auth = nora["login"], CHOSEN
    return person


@pytest.mark.row("M4")
def test_who_is_invited_is_listed_until_the_link_ends(nora):
    assert (nora["role"], nora["administers"]) == ("agents", True)
    assert nora["last_seen"] is None and nora["good_until"]


@pytest.mark.row("M4")
@pytest.mark.sends("IGroupOwner/@@personnes")
def test_the_page_invites_again_changes_and_removes(client, sink, nora):
    officer, url, login = client("imio-officer"), f"{MONS}/@@personnes", nora["login"]
    assert send(officer, url, **NORA).ok
    assert len(texts_to(sink, EMAIL)) == 2
    assert send(officer, url, does="change", login=login, role="signatories").ok
    assert there(officer)[EMAIL]["role"] == "signatories"
    assert send(officer, url, does="remove", login=login).ok
    assert EMAIL not in there(officer)


def test_who_manages_the_people_of_a_member_does_so_there_alone(signed_in):
    body = {"contact_name": "Autre Fictif", "email": "autre@example.org"}
    assert signed_in.post(f"{MONS}/@people", json=body).ok
    assert "autre@example.org" in there(signed_in)
    assert signed_in.post(f"{ALPHA}/@people", json=body).status_code in (401, 404)
    assert signed_in.get("adherents/andenne/@people").status_code in (401, 404)


def test_nobody_shuts_the_door_behind_them(signed_in, nora):
    me = f"{MONS}/@people/{nora['login']}"
    assert signed_in.delete(me).json()["reason"] == "not_yourself"
    again = signed_in.post(f"{MONS}/@people", json=NORA)
    assert again.json()["reason"] == "not_yourself"


def test_who_is_removed_has_no_session_and_no_account_any_more(client, signed_in, nora):
    token = signed_in.post(
        "@login", json={"login": nora["login"], "password": CHOSEN}
    ).json()["token"]
    assert client("imio-officer").delete(f"{MONS}/@people/{nora['login']}").ok
    kept = client()
    kept.headers["Authorization"] = f"Bearer {token}"
    asked = ("@work", "@my-mails", "@users/" + nora["login"], MONS)
    assert {kept.get(address).status_code for address in asked} == {401}
    assert kept.post("@login-renew").status_code == 401
    assert signed_in.get(MONS).status_code == 401


def test_the_login_of_who_is_gone_is_given_to_nobody(client, sink, nora):
    officer = client("imio-officer")
    officer.delete(f"{MONS}/@people/{nora['login']}")
    officer.post(f"{MONS}/@people", json={**NORA, "email": "autre@example.org"})
    assert there(officer)["autre@example.org"]["login"] != nora["login"]


def test_who_acts_elsewhere_keeps_the_account(client, sink):
    officer = client("imio-officer")
    body = {"contact_name": "Agent", "email": "AGENT-mons@example.org"}
    assert officer.post(f"{ALPHA}/@people", json=body).ok
    assert "agent-mons" in texts_to(sink, "agent-mons@example.org")[-1]
    assert officer.delete(f"{ALPHA}/@people/agent-mons").ok
    assert client("agent-mons").get(MONS).ok


@pytest.mark.parametrize("login", ["agent-mons", "signataire-mons", "auditeur", None])
def test_others_manage_nobody(client, login):
    assert client(login).get(f"{MONS}/@people").status_code in (401, 404)
    assert client(login).post(f"{MONS}/@people", json=NORA).status_code in (401, 404)


def test_contacts_and_accounts_are_one_list(client, site):
    contact = {"name": "Nora", "function": "", "email": EMAIL, "phone": ""}
    client("imio-officer").patch(MONS, json={"contacts": [contact]})
    page = client("imio-officer").get(f"{MONS}/@@personnes", headers={"Accept": "*/*"})
    assert "?contact_name=Nora&amp;email=nora%40example.org#inviter" in page.text


def test_an_unknown_person_is_refused(client):
    answer = client("imio-officer").patch(f"{MONS}/@people/personne", json={})
    assert (answer.status_code, answer.json()["reason"]) == (404, "person_unknown")


def test_what_is_not_said_of_a_role_stays(client, nora):
    officer, me = client("imio-officer"), f"{MONS}/@people/{nora['login']}"
    assert officer.patch(me, json={"role": "signatories"}).ok
    assert officer.patch(me, json={}).ok
    assert officer.post(f"{MONS}/@people", json=NORA).ok
    held = there(officer)[EMAIL]
    assert (held["role"], held["administers"]) == ("signatories", True)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"email": "zoé@exämple.org"}, "email_invalid"),
        ({"email": "e" * 300 + "@example.org"}, "text_too_long"),
        ({"email": "auditeur@example.org"}, "person_of_imio"),
        ({"role": "chief"}, "choice_invalid"),
    ],
)
def test_who_cannot_be_invited_is_refused(client, said, reason):
    answer = client("imio-officer").post(f"{MONS}/@people", json={**NORA, **said})
    assert answer.status_code in (400, 409) and answer.json()["reason"] == reason


def test_a_role_that_nobody_has_there_is_refused(client):
    body = {**NORA, "role": "signatories"}
    answer = client("imio-officer").post(f"{ALPHA}/@people", json=body)
    assert answer.json()["reason"] == "unknown_choice"


def test_of_who_acts_elsewhere_too_nothing_more_is_told(client, sink, signed_in):
    body = {"contact_name": "Agent", "email": "signataire-andenne@example.org"}
    assert signed_in.post(f"{MONS}/@people", json=body).ok
    told = there(signed_in)["signataire-andenne@example.org"]
    assert told["last_seen"] is None and told["good_until"] is None


def test_who_acts_for_two_and_never_signed_in_gets_a_new_link(client, sink, nora):
    officer = client("imio-officer")
    for place in (ALPHA, MONS):
        assert officer.post(f"{place}/@people", json=NORA).ok
        assert "passwordreset" in texts_to(sink, EMAIL)[-1]
    link = link_in(texts_to(sink, EMAIL)[-1])
    assert f"userid={nora['login']}" in link
