"""People write to each other on a record; IMIO keeps notes that nobody else comes across."""

from base64 import b64encode
from forms import send
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.chain import MESSAGE
from imio.mutualisation.base.journal import chain_of
from imio.mutualisation.base.talk import all_messages
from imio.mutualisation.security import TALKS
from plone import api
from present import numbered

import pytest
import re
import transaction


pytestmark = pytest.mark.row("M6")

REQUEST = f"adherents/mons/{numbered('mut', 7)}"
AGENT, OFFICER = "agent-mons", "imio-officer"
CANARY = "canari-b41e"
HTML = {"Accept": "text/html"}
PDF = b"%PDF-1.4\n%%EOF\n"
FILE = {"filename": f"{CANARY}.pdf", "encoding": "base64"}
FILE["data"] = b64encode(PDF).decode()


def write(person, url=REQUEST, text="Quand commencez-vous ?", **said):
    answer = person.post(f"{url}/@messages", json={"text": text, **said})
    assert answer.status_code == 201, answer.text
    return answer.json()


def at_most(site, name, most):
    transaction.begin()
    api.portal.set_registry_record(f"mutualisation.{name}", most)
    transaction.commit()


def test_one_person_writes_so_many_messages_a_day(client, site, travel):
    at_most(site, "messages_a_day", 2)
    for _time in range(2):
        write(client(AGENT))
    more = client(AGENT).post(f"{REQUEST}/@messages", json={"text": "Encore ?"})
    assert (more.status_code, more.json()["reason"]) == (429, "sent_too_many")
    assert "2 fois" in more.json()["message"]
    write(client(OFFICER))
    travel(days=1)
    write(client(AGENT))


def texts(person, url=REQUEST):
    return [each["text"] for each in person.get(f"{url}/@messages").json()["items"]]


def work(person, kind="ServiceRequest"):
    """The verbs of what waits for somebody on the request."""
    found = person.get("@work", params={"b_size": 500, "type": kind}).json()["items"]
    return [
        each["verb"] for each in found if each["@id"].endswith(REQUEST.split("/")[-1])
    ]


@pytest.fixture
def at_work(client):
    """The address of a request that a partner does."""
    (partner,) = existing("Partner", Title="Logiciels Fictifs Alpha")
    kind = {"review_state": "implementation", "partner_uid": partner.UID}
    return existing("ServiceRequest", **kind)[0].getURL()


def test_a_client_sends_files_as_a_browser_does(client):
    agent = client(AGENT)
    sent = {"data": {"text": "Voici"}, "files": {"files": ("plan.pdf", PDF)}}
    told = agent.post(f"{REQUEST}/@messages", **sent).json()
    assert [each["filename"] for each in told["files"]] == ["plan.pdf"]
    assert agent.get(told["files"][0]["download"]).content == PDF
    wrong = agent.post(f"{REQUEST}/@messages", data={"txt": "x"}, files=sent["files"])
    assert wrong.json()["reason"] == "unknown_field"


def test_what_was_typed_is_shown_where_the_token_is_too_old(client):
    typed = {"text": "Une longue lettre", "_authenticator": "x"}
    answer = client(AGENT).post(f"{REQUEST}/@@echanges", data=typed, headers=HTML)
    assert answer.status_code == 403
    assert "Une longue lettre" in answer.text


# --- Written and read ---------------------------------------------------------------


@pytest.mark.sends("ITalked/@@echanges")
def test_a_member_writes_with_a_file_and_imio_answers_on_the_page(client):
    agent, officer = client(AGENT), client(OFFICER)
    typed = {"text": "Voici le plan\nsigné.", "mut-once": "a" * 32}
    with_file = {"files": {"files:list": ("plan.pdf", PDF)}}
    page = f"{REQUEST}/@@echanges"
    token = re.search(
        r'_authenticator" value="(\w+)"', agent.get(page, headers=HTML).text
    )
    typed["_authenticator"] = token[1]
    answer = agent.post(page, data=typed, **with_file, headers=HTML)
    assert "Votre message est envoyé" in answer.text
    assert send(officer, page, text="Bien reçu.", audience="thread").ok
    shown = agent.get(REQUEST, headers=HTML).text
    assert shown.index("Voici le plan") < shown.index("Bien reçu.")
    (said, reply) = agent.get(f"{REQUEST}/@messages").json()["items"]
    assert (said["authority"], said["side"]) == ("Mons", "member")
    assert (reply["authority"], reply["side"]) == ("IMIO", "imio")
    file = officer.get(said["files"][0]["download"])
    assert file.content == PDF
    assert file.headers["Content-Disposition"].startswith("attachment")


def test_a_refusal_keeps_the_text_and_says_why(client):
    text = "Un texte qu'on ne veut pas perdre"
    agent, page = client(AGENT), f"{REQUEST}/@@echanges"
    refused = send(agent, page, text=text, audience="internal")
    assert (refused.status_code, text in refused.text) == (403, True)
    assert "Seule IMIO écrit des notes internes" in refused.text
    answer = agent.post(
        f"{REQUEST}/@messages",
        json={"text": text, "files": [{**FILE, "filename": "x.exe"}]},
    )
    assert answer.json()["reason"] == "file_kind_refused"
    for body in ({"files": "x"}, {"files": [{**FILE, "data": "é"}]}):
        said = agent.post(f"{REQUEST}/@messages", json={"text": "x", **body})
        assert said.status_code == 400, said.text
    assert texts(agent) == []


def test_a_form_that_is_sent_twice_writes_once(client):
    agent, page = client(AGENT), f"{REQUEST}/@@echanges"
    once = {"mut-once": "b" * 32}
    for text in ("Bonjour", "Bonjour", "Bonsoir"):
        assert send(agent, page, text=text, **once).ok
    assert texts(agent) == ["Bonjour", "Bonsoir"]
    key = {"Idempotency-Key": "7f1c8e0e-52b5-4c0f-9d0e-3a7f0d1c2b6a"}
    for _time in range(2):
        agent.post(f"{REQUEST}/@messages", json={"text": "Merci"}, headers=key)
    assert texts(agent) == ["Bonjour", "Bonsoir", "Merci"]


def test_a_form_that_is_sent_again_with_another_file_writes_twice(client):
    """Who goes a step back to send the right file is not told that it went out when it did not."""
    agent, page = client(AGENT), f"{REQUEST}/@@echanges"
    token = re.search(
        r'_authenticator" value="(\w+)"', agent.get(page, headers=HTML).text
    )
    typed = {"text": "Le plan", "mut-once": "c" * 32, "_authenticator": token[1]}
    for data in (PDF, PDF, b"%PDF-1.4\nle bon\n%%EOF\n"):
        files = {"files:list": ("plan.pdf", data)}
        assert agent.post(page, data=typed, files=files, headers=HTML).ok
    assert texts(agent) == ["Le plan", "Le plan"]


def test_a_message_stays_as_it_was_written(client):
    agent = client(AGENT)
    said = write(agent)
    url = f"{REQUEST}/@messages"
    for method in ("PATCH", "PUT", "DELETE"):
        for address in (url, f"{url}/{said['id']}"):
            assert agent.request(method, address, json={}).status_code >= 400
    assert texts(agent) == [said["text"]]


def test_the_record_says_how_many_messages_one_reads(client):
    agent, officer = client(AGENT), client(OFFICER)
    write(agent)
    write(officer, text="Entre nous", audience="internal")
    counts = [
        person.get(REQUEST).json()["@components"]["messages"]["items_total"]
        for person in (agent, officer)
    ]
    assert counts == [1, 2]


def test_the_journal_knows_each_message_by_its_digest(client, site):
    write(client(AGENT), files=[FILE])
    transaction.begin()
    record = site.unrestrictedTraverse(REQUEST)
    (said,) = all_messages(record)
    told = [each for each in chain_of(record).entries() if each.kind == MESSAGE]
    assert [each.after for each in told] == [said.digest]


# --- Who writes ----------------------------------------------------------------------


def open_to(type_name):
    """A record of a type that many see."""
    state = {"Need": "open", "Licence": "active", "Incident": "declared"}[type_name]
    return existing(type_name, review_state=state)[0].getURL()


@pytest.mark.parametrize(
    ("login", "status"),
    [
        (AGENT, 201),
        ("signataire-mons", 201),
        (OFFICER, 201),
        ("imio-manager", 201),
        ("auditeur", 403),
        ("agent-andenne", 404),
        ("partenaire-alpha", 404),
        (None, 401),
    ],
)
def test_who_writes_on_a_request(client, login, status):
    answer = client(login).post(f"{REQUEST}/@messages", json={"text": "Bonjour"})
    assert answer.status_code == status


@pytest.mark.parametrize("type_name", sorted(TALKS.keys() - {"ServiceRequest"}))
def test_what_many_see_is_read_by_all_of_them(client, type_name):
    url = open_to(type_name)
    need = type_name == "Need"
    if need:
        assert client(AGENT).post(
            f"{url}/@messages", json={"text": "x"}
        ).status_code in (
            201,
            403,
        )
    for login in (OFFICER,) if need else (OFFICER, AGENT):
        write(client(login), url, text=f"Bonjour de {login}")
    read = texts(client("agent-andenne"), url)
    assert f"Bonjour de {OFFICER}" in read
    assert (
        client("auditeur").post(f"{url}/@messages", json={"text": "x"}).status_code
        == 403
    )


def test_a_quote_is_spoken_of_in_the_conversation_of_its_request(client):
    (quote,) = existing("Quote", path=f"/plone/{REQUEST}")[:1] or [None]
    url = quote.getURL()
    said = write(client(AGENT), url, text="Ce prix comprend-il la formation ?")
    assert said["@id"].startswith(client().url + "/" + REQUEST + "#")
    assert said["about"] == quote.Title
    assert texts(client(OFFICER)) == [said["text"]]
    assert quote.Title in client(OFFICER).get(REQUEST, headers=HTML).text


# --- Notes within IMIO ------------------------------------------------------------------

DOORS = (
    "",
    "?expand=messages&fullobjects=1&metadata_fields=_all",
    "@messages",
    "@@echanges",
    "@@echanges?audience=internal",
    "@history",
    "@workflow",
    "@@historyview",
    "@journal",
    "@search?SearchableText={canary}&fullobjects=1&metadata_fields=_all",
)


@pytest.mark.parametrize(
    "login",
    [AGENT, "signataire-mons", "agent-andenne", "partenaire-alpha", "auditeur", None],
)
@pytest.mark.parametrize("accept", ["application/json", "text/html"])
def test_no_door_tells_a_note_of_imio(client, at_work, login, accept):
    officer, person = client(OFFICER), client(login)
    person.headers["Accept"] = accept
    for url in (f"{officer.url}/{REQUEST}", at_work):
        note = {"text": CANARY, "audience": "internal", "files": [FILE]}
        said = write(officer, url, **note)
        addresses = [f"{url}/{door.format(canary=CANARY)}" for door in DOORS]
        file = person.get(said["files"][0]["download"])
        assert file.content != PDF
        for address in (*addresses, f"{person.url}/@work?b_size=500", person.url):
            told = person.get(address)
            hidden = told.text.replace(f"={CANARY}", "").replace(f'"{CANARY}"', "")
            assert CANARY not in hidden and told.status_code < 500, address
            assert said["id"] not in told.text, address


def test_a_partner_reads_what_is_written_while_it_is_called(client, at_work, site):
    record = site.unrestrictedTraverse(at_work.removeprefix(f"{site.absolute_url()}/"))
    officer, partner = client(OFFICER), client("partenaire-alpha")
    write(officer, at_work, text="Pour vous tous")
    assert texts(partner, at_work) == ["Pour vous tous"]
    said = write(partner, at_work, text="Nous commençons lundi")
    assert (said["side"], said["authority"]) == ("partner", "Logiciels Fictifs Alpha")
    transaction.begin()
    all_messages(record)[0].partner = "another"
    transaction.commit()
    assert texts(partner, at_work) == ["Nous commençons lundi"]
    assert len(texts(officer, at_work)) == 2


# --- Mon travail ---------------------------------------------------------------------------


def test_a_word_of_a_member_waits_for_imio_until_it_is_answered(client):
    agent, officer = client(AGENT), client(OFFICER)
    write(agent)
    assert "Répondre" in work(officer) and "Répondre" not in work(agent)
    write(officer, text="À vérifier", audience="internal")
    assert "Répondre" in work(officer)
    write(officer, text="Lundi.")
    assert "Répondre" not in work(officer)


def test_or_until_somebody_says_that_none_is_needed(client):
    agent, officer = client(AGENT), client(OFFICER)
    write(agent, text="Merci !")
    assert agent.post(f"{REQUEST}/@no-answer", json={}).status_code == 403
    assert send(officer, f"{REQUEST}/@@echanges", does="settle").ok
    assert "Répondre" not in work(officer)
    again = officer.post(f"{REQUEST}/@no-answer", json={})
    assert (again.status_code, again.json()["reason"]) == (409, "message_settled")


def test_a_question_of_imio_waits_for_the_member(client):
    agent, officer = client(AGENT), client(OFFICER)
    write(officer, text="Combien de postes ?", asks=True)
    assert "Répondre à la question d’IMIO" in work(agent)
    write(agent, text="Douze.")
    assert "Répondre à la question d’IMIO" not in work(agent)


# --- Mails -----------------------------------------------------------------------------------


def to(sink):
    return {mail["To"].split("@")[0] for mail in sink.collect()}


def test_the_others_of_the_thread_hear_of_a_message(client, sink):
    said = write(client(AGENT), text="Quand ?", files=[FILE])
    (mail,) = sink.collect()
    assert mail["To"].startswith("imio-officer@")
    assert mail["Subject"].startswith(f"[{numbered('MUT', 7)}] Message de")
    text = mail.get_content()
    assert "Quand ?" in text and FILE["filename"] in text and said["@id"] in text
    write(client(OFFICER), text="Lundi.")
    assert to(sink) == {"imio-officer", "agent-mons", "signataire-mons"}


def test_a_note_is_told_to_nobody_outside_of_imio(client, sink, at_work):
    write(client(OFFICER), at_work, text=CANARY, audience="internal")
    assert to(sink) == set()
    write(client("imio-manager"), at_work, text=CANARY, audience="internal")
    assert to(sink) == {"imio-officer"}


def test_a_partner_at_work_hears_too(client, sink, at_work):
    write(client(OFFICER), at_work, text="Lundi.")
    assert "partenaire-alpha" in to(sink)


def test_who_wants_no_mail_of_messages_gets_none(client, sink):
    assert client(AGENT).post("@my-mails", json={"messages": "never"}).ok
    write(client(OFFICER))
    assert to(sink) == {"signataire-mons"}


def test_a_mail_in_german_is_german(client, sink):
    assert client(AGENT).post("@my-mails", json={"language": "de"}).ok
    write(client(OFFICER), text="Am Montag.")
    (mail,) = (each for each in sink.collect() if each["To"].startswith(AGENT))
    assert "Nachricht von" in mail["Subject"] and "schreibt" in mail.get_content()


def test_who_wrote_on_what_many_share_hears_of_the_answer(client, sink):
    url = open_to("Licence")
    write(client(AGENT), url, text="Reste-t-il des postes ?")
    assert to(sink) == {"imio-officer"}
    write(client(OFFICER), url, text="Oui, douze.")
    assert to(sink) == {"imio-officer", AGENT}


def test_the_mail_of_the_week_tells_of_messages(client, sink, travel):
    assert client(AGENT).post("@my-mails", json={"messages": "weekly"}).ok
    write(client(OFFICER), text="Lundi.")
    assert AGENT not in to(sink)
    travel(days=7)
    assert client(OFFICER).post("@due-steps").status_code == 200
    (mail,) = (each for each in sink.collect() if each["To"].startswith(f"{AGENT}@"))
    assert "Message de Chargée de projet" in mail.get_content()
