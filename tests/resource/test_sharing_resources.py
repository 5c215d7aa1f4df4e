"""A member shares what it learnt; IMIO opens it to the members, then to all."""

from base64 import b64encode
from imio.mutualisation.base import clock
from imio.mutualisation.demo.resources import share
from imio.mutualisation.standards.uploads import MEGABYTE

import pytest
import transaction


HTML = {"Accept": "text/html"}
# What is refused comes without its page.
BROWSER = {"Accept": "*/*"}
FILE = {
    "data": b64encode(b"contenu canari").decode(),
    "encoding": "base64",
    "filename": "convention.txt",
    "content-type": "text/plain",
}
MINE = {
    "@type": "imio.mutualisation.Resource",
    "title": "Autruche sans papier (fictif)",
    "description": "Un essai",
    "kind": "feedback",
    "text": "<p>Le collège d&eacute;marre.</p><script>alert(1)</script>",
    "document": FILE,
    "products": ["deliberations"],
}
EVERYBODY = ("agent-andenne", "agent-mons", "imio-officer", "partenaire-alpha", None)
# Who may read it in each state, of everybody.
READ = {
    "draft": {"agent-andenne", "imio-officer"},
    "proposed": {"agent-andenne", "imio-officer"},
    "shared": {"agent-andenne", "agent-mons", "imio-officer"},
    "public": set(EVERYBODY),
    "archived": {"agent-andenne", "imio-officer"},
}
STEPS = {"shared": "share", "public": "make_public", "archived": "archive"}


def shared(client, state="draft", **values):
    """The address of a resource of Andenne, brought to a state by those who may."""
    agent, officer = client("agent-andenne"), client("imio-officer")
    answer = agent.post("ressources", json={**MINE, **values})
    assert answer.status_code == 201, answer.text
    url = answer.json()["@id"]
    if state != "draft":
        assert agent.post(f"{url}/@workflow/propose", json={}).ok
    for step in list(STEPS)[: list(STEPS).index(state) + 1 if state in STEPS else 0]:
        said = {"comment": "Motif fictif"}
        assert officer.post(f"{url}/@workflow/{STEPS[step]}", json=said).ok, step
    return url


@pytest.mark.row("A18")
def test_it_belongs_to_the_member(client, site):
    resource = client("agent-andenne").get(shared(client)).json()
    assert resource["review_state"] == "draft"
    assert resource["member"]["token"] == site["adherents"]["andenne"].UID()
    assert [each["title"] for each in resource["products"]] == [
        "Gestion des délibérations"
    ]
    assert "<script" not in resource["text"]["data"]
    assert [each["id"] for each in resource["transitions"]] == ["propose"]


@pytest.mark.row("A18")
@pytest.mark.parametrize("state", READ)
def test_the_document_is_as_secret_as_its_record(client, state):
    url = shared(client, state)
    doors = ("", "/@@download/document", "/@@display-file/document")
    more = ("/document", "/@@images/document", "/view", "/text")
    for login in EVERYBODY:
        person = client(login)
        answers = [person.get(f"{url}{door}") for door in (*doors, *more)]
        answers += [person.get(f"{url}{door}", headers=BROWSER) for door in doors]
        opened = any("canari" in each.text for each in answers)
        assert opened is (login in READ[state]), login
        found = person.get("@search?SearchableText=autruche&metadata_fields=_all")
        assert (url in found.text) is (login in READ[state]), login
        assert "tied_uids" not in found.text


@pytest.mark.parametrize(
    ("login", "state", "status"),
    [
        ("agent-andenne", "draft", 204),
        ("agent-mons", "draft", 404),
        ("agent-andenne", "proposed", 401),
        ("imio-officer", "proposed", 204),
        ("agent-andenne", "shared", 401),
        ("imio-officer", "shared", 204),
    ],
)
def test_its_agents_amend_it_until_they_propose_it(client, login, state, status):
    url = shared(client, state)
    answer = client(login).patch(url, json={"title": "Mieux dit"})
    assert answer.status_code == status


@pytest.mark.parametrize("login", ["partenaire-alpha", "auditeur", None])
def test_who_acts_for_no_member_shares_nothing(client, login):
    answer = client(login).post("ressources", json=MINE)
    assert answer.status_code in (401, 403)


def test_nobody_shares_for_another_member(client, site):
    values = {**MINE, "member": site["adherents"]["mons"].UID()}
    assert not client("agent-andenne").post("ressources", json=values).ok


def test_an_agent_does_not_give_it_away(client, site):
    agent, url = client("agent-andenne"), shared(client)
    assert agent.patch(url, json={"member": None}).status_code == 204
    named = agent.get(url).json()["member"]
    assert named["token"] == site["adherents"]["andenne"].UID()


def test_what_imio_shares_is_of_no_member(client):
    officer = client("imio-officer")
    url = officer.post("ressources", json=MINE).json()["@id"]
    assert officer.get(url).json()["member"] is None
    assert client("agent-andenne").get(url).status_code == 404


@pytest.mark.parametrize("empty", [None, "", "<p> </p>", "<script>alert(1)</script>"])
def test_an_empty_one_is_not_proposed(client, empty):
    url = shared(client, text=empty, document=None)
    agent = client("agent-andenne")
    answer = agent.post(f"{url}/@workflow/propose", json={})
    assert (answer.status_code, answer.json()["reason"]) == (409, "resource_empty")
    agent.patch(url, json={"document": FILE})
    assert agent.post(f"{url}/@workflow/propose", json={}).ok


def test_what_was_given_may_be_sent_back(client):
    agent, url = client("agent-andenne"), shared(client)
    given = agent.get(url).json()
    answer = agent.patch(url, json=given)
    assert answer.status_code == 204, answer.text
    after = agent.get(url).json()
    same = ("text", "document", "products", "spdx")
    assert [after[name] for name in same] == [given[name] for name in same]


HELD = b64encode(b"<html><body><b>canari</b></body></html>").decode()
BIG = b64encode(b"0" * (20 * MEGABYTE + 1)).decode()


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({"spdx": "Gratuit"}, "Gratuit"),
        ({"document": {**FILE, "data": BIG}}, "20"),
        ({"document": {**FILE, "data": "é"}}, "illisible"),
        ({"document": {**FILE, "data": ""}}, "illisible"),
        ({"document": {**FILE, "encoding": "zlib"}}, "illisible"),
        ({"document": {**FILE, "data": 5}}, "illisible"),
        ({"document": {**FILE, "content-type": 5}}, "illisible"),
        ({"document": "convention.txt"}, "illisible"),
        ({"text": 5}, "illisible"),
        ({"text": {"data": ["x"]}}, "illisible"),
        ({"text": {"data": "x", "content-type": "text/x-html-safe"}}, "illisible"),
        ({"text": {"data": "x", "content-type": "text/plain"}}, "illisible"),
        ({"kind": "poème"}, ""),
        ({"kind": ["pilot"]}, ""),
        ({"products": ["nulle-part"]}, ""),
        ({"products": [["ged"]]}, ""),
        ({"checked_on": "hier"}, ""),
        ({"titre": "x"}, "titre"),
    ],
)
def test_what_makes_no_sense_is_refused(client, values, word):
    agent, url = client("agent-andenne"), shared(client)
    for answer in (
        agent.patch(url, json=values),
        agent.post("ressources", json={**MINE, **values}),
    ):
        assert answer.status_code == 400, answer.text
        assert word in answer.json()["message"]
        broken = "document" in values and word == "illisible"
        assert (answer.json().get("reason") == "document_unreadable") is broken


def test_a_licence_is_kept_as_spdx_writes_it(client):
    url = shared(client, spdx="eupl-1.2")
    assert client("agent-andenne").get(url).json()["spdx"] == "EUPL-1.2"


@pytest.mark.parametrize(
    ("kind", "inline"),
    [
        ("application/pdf", True),
        ("text/html", False),
        ("image/svg+xml", False),
        ("text/html; charset=utf-8", False),
    ],
)
def test_a_browser_shows_no_document_that_may_act(client, kind, inline):
    url = shared(client, document={**FILE, "content-type": kind})
    agent = client("agent-andenne")
    said = agent.get(f"{url}/@@display-file/document").headers["Content-Disposition"]
    assert said.startswith("inline" if inline else "attachment")
    said = agent.get(f"{url}/@@download/document").headers["Content-Disposition"]
    assert said.startswith("attachment")


@pytest.mark.parametrize("page", ["@@download", "@@display-file"])
@pytest.mark.parametrize("kind", ["text/html", "application/xhtml+xml", "text/plain"])
def test_a_document_is_sent_as_it_was_kept(client, page, kind):
    url = shared(client, document={**FILE, "data": HELD, "content-type": kind})
    answer = client("agent-andenne").get(f"{url}/{page}/document", headers=HTML)
    assert b64encode(answer.content).decode() == HELD


def test_the_history_is_for_its_people(client):
    url = shared(client, "public")
    for login, told in (("agent-andenne", True), ("agent-mons", False), (None, False)):
        page = client(login).get(url, headers=HTML).text
        assert ('id="history-title"' in page) is told
        assert "Autruche" in page and "démarre" in page and "<script>alert" not in page


def test_what_is_gone_breaks_nothing(client, site):
    url = shared(client, "public")
    transaction.begin()
    site["catalogue"]._delObject("deliberations")
    transaction.commit()
    officer = client("imio-officer")
    assert client().get(url).json()["products"] == []
    for page in (url, f"{url}/edit", "ressources"):
        assert "Autruche" in officer.get(page, headers=HTML).text
    assert officer.patch(url, json={"title": "Autruche encore"}).ok


@pytest.mark.row("A18", "D26")
def test_the_demonstration_has_four(demo):
    before = set(demo["ressources"].objectIds())
    share(demo, clock.today())
    made = [each for each in demo["ressources"].objectValues() if each.id not in before]
    states = sorted(each.review_state() for each in made)
    assert states == ["proposed", "public", "shared", "shared"]
    assert [bool(each.member) for each in made].count(True) == 1
