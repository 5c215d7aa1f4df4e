"""A partner at work: what it reads of a request, and the tasks it notes."""

from base64 import b64encode
from forms import send
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from present import numbered
from test_calls import QUOTE
from test_calls import Thread

import pytest


ALPHA = "partenaire-alpha"
HTML = {"Accept": "text/html"}
PLAN = [
    {"task": "Développer", "planned_days": "8", "done_by": None},
    {"task": "Installer", "planned_days": "1", "done_by": "in_house"},
    {"task": "Former", "planned_days": "3", "done_by": "partner"},
]
NOTED = {"place": 1, "task": "Développer", "done": True, "done_days": "7.5"}


class Work:
    """The request of the demonstration that a partner does, with a plan."""

    def __init__(self, client):
        self.client = client
        brains = existing(
            "ServiceRequest", review_state="implementation", partner_uid=alpha_uid()
        )
        self.url = brains[0].getURL()
        self.plan(PLAN)

    def plan(self, rows):
        answer = self.client("imio-officer").patch(self.url, json={"plan": rows})
        assert answer.status_code == 204, answer.text

    def read(self, login=ALPHA):
        return self.client(login).get(self.url).json()

    def page(self, login=ALPHA):
        return self.client(login).get(self.url, headers=HTML).text

    def note(self, *rows, login=ALPHA):
        return self.client(login).post(f"{self.url}/@tasks", json={"tasks": list(rows)})

    def kept(self):
        rows = self.read("imio-officer")["plan"]
        return [(row["done"], row["done_days"]) for row in rows]


def alpha_uid():
    (brain,) = existing("Partner", Title="Logiciels Fictifs Alpha")
    return brain.UID


@pytest.fixture
def work(client):
    return Work(client)


def test_a_partner_reads_its_own_tasks_alone(work):
    assert [row["task"] for row in work.read()["tasks"]] == ["Développer", "Former"]
    assert "plan" not in work.read()
    page = work.page()
    assert "Former" in page and "Installer" not in page


@pytest.mark.row("D33")
def test_a_partner_reads_how_big_the_job_is(work):
    page = work.page()
    assert "Jours estimés" in page and "Qui fait le travail" in page
    assert "cahier-des-charges.pdf" in page


def test_a_partner_ticks_its_tasks_and_notes_its_days(work):
    assert work.note(NOTED).ok
    assert work.kept() == [(True, "7.50"), (False, None), (False, None)]
    changes = work.read("imio-officer")["changes"]
    assert "Alpha" in str(changes[-1])


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"place": 2, "task": "Installer"}, "task_changed"),
        ({"place": 3}, "task_changed"),
        ({"place": 9}, "task_changed"),
        ({"place": "1"}, "task_changed"),
        ({"place": True}, "task_changed"),
        ({"done_days": "beaucoup"}, "number_invalid"),
        ({"done_days": "-1"}, "number_too_small"),
        ({"done": "oui"}, "yes_no_invalid"),
        ({"planned_days": "20"}, "unknown_field"),
    ],
)
def test_it_notes_nothing_else(work, said, reason):
    answer = work.note({**NOTED, **said})
    assert answer.json()["reason"] == reason
    assert work.kept() == [(False, None)] * 3


@pytest.mark.parametrize(
    "login", ["imio-officer", "imio-manager", "agent-andenne", "partenaire-beta", None]
)
def test_nobody_else_notes_its_tasks(work, login):
    assert work.note(NOTED, login=login).status_code in (401, 403, 404)
    assert work.kept() == [(False, None)] * 3


def test_who_must_act_is_whose_tasks_are_open(work):
    codes = [each["code"] for each in work.read("imio-officer")["waits"]]
    assert codes[:2] == ["finish_tasks", "partner_finishes_tasks"]
    work.plan([{**PLAN[0]}])
    codes = [each["code"] for each in work.read()["waits"]]
    assert codes == ["partner_finishes_tasks"]
    assert "Le partenaire termine ses tâches" in work.page("imio-officer")
    work.note(NOTED)
    assert work.read()["waits"] == []


@pytest.mark.sends("IServiceRequest/@@mes-taches")
@pytest.mark.renders("request/work.pt")
def test_the_page_keeps_what_was_typed(work):
    alpha, page = work.client(ALPHA), f"{work.url}/@@mes-taches"
    said = {"task-1": "Développer", "done-1": "1", "task-3": "Former"}
    wrong = send(alpha, page, **said, **{"days-1": "7,5", "days-3": "x"})
    assert wrong.status_code == 400 and 'value="7,5"' in wrong.text
    assert send(alpha, page, **said, **{"days-1": "7,5", "days-3": "1"}).ok
    assert work.kept() == [(True, "7.50"), (False, None), (False, "1.00")]


@pytest.fixture
def done(work):
    """The same once it is in support."""
    officer = work.client("imio-officer")
    work.plan([{**PLAN[0]}])
    work.note(NOTED)
    member = work.url.split("/")[-2]
    sign = f"{work.url}/@workflow/sign_acceptance"
    assert work.client(f"signataire-{member}").post(sign, json={}).ok
    handed = {"transferred_on": clock.today().isoformat(), "transfer_receiver": "IMIO"}
    officer.patch(work.url, json={**handed, "transfer_documents": "Sources"})
    assert officer.post(f"{work.url}/@workflow/support", json={}).ok
    return work


def test_past_works_are_for_the_partner_and_for_imio(done):
    url = "partenaires/logiciels-fictifs-alpha"
    (row,) = done.client("imio-officer").get(url).json()["works"]
    assert done.client(ALPHA).get(url).json()["works"] == [row]
    assert (row["product"], row["member_kind"]) == ("Services techniques", "Commune")
    assert "Travaux réalisés" in done.client(ALPHA).get(url, headers=HTML).text
    for login in (None, "partenaire-beta", "agent-andenne"):
        assert done.client(login).get(url).json()["works"] == []
        page = done.client(login).get(url, headers=HTML).text
        assert "Travaux réalisés" not in page and row["thread"] not in page


def test_what_is_signed_for_is_noted_no_more(done):
    assert done.note(NOTED).json()["reason"] == "work_not_under_way"


WHY = "Données d’un autre fournisseur (fictif)"
FILE = {
    "data": b64encode(b"schema fictif").decode(),
    "encoding": "base64",
    "filename": "schema.txt",
    "content-type": "text/plain",
}


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({}, 200),
        ({"confidential": True, "confidentiality_reason": WHY}, 404),
    ],
)
def test_a_partner_reads_the_documents_that_are_not_confidential(work, values, status):
    body = {"@type": "imio.mutualisation.Annex", "title": "Schéma", "file": FILE}
    added = work.client("imio-officer").post(work.url, json={**body, **values})
    assert added.status_code == 201, added.text
    assert work.client(ALPHA).get(added.json()["@id"]).status_code == status
    assert ("Schéma" in work.page()) is (status == 200)
    assert work.client("partenaire-beta").get(added.json()["@id"]).status_code == 404
    assert work.read("imio-officer")["waits"]


@pytest.mark.parametrize("step", ["offer", "declare_conflict", "record_silence"])
def test_the_cascade_has_no_buttons_where_no_partner_works(client, step):
    """Refused by its reason over REST; the page offers what belongs to the request."""
    officer = client("imio-officer")
    url = f"adherents/mons/{numbered('mut', 13)}"
    offered = {each["id"]: each for each in officer.get(url).json()["transitions"]}
    assert offered[step]["reason"] == "not_routed_to_partner"
    assert offered[step]["title"] not in officer.get(url, headers=HTML).text


@pytest.fixture
def handed_in(client, travel):
    """A request whose partner has handed its quote in."""
    thread = Thread(client, travel)
    thread.estimate()
    thread.act("imio-officer", "offer")
    thread.act(ALPHA, "accept_call")
    quote = client(ALPHA).post(thread.url, json=QUOTE).json()["@id"]
    assert client(ALPHA).post(f"{quote}/@workflow/submit", json={}).ok
    return quote


@pytest.mark.parametrize("step", ["send_back", "decline"])
def test_a_partner_whose_quote_is_refused_hears_of_it(client, sink, handed_in, step):
    """It still reads its quote and the request, and writes another one."""
    who = "imio-officer" if step == "send_back" else "signataire-andenne"
    if step == "decline":
        client("imio-officer").post(f"{handed_in}/@workflow/send", json={})
    body = {"comment": "Trop cher (fictif)."}
    assert client(who).post(f"{handed_in}/@workflow/{step}", json=body).ok
    told = [mail for mail in sink.collect() if mail["To"] == f"{ALPHA}@example.org"]
    assert handed_in in told[-1].get_content()
    request = handed_in.rpartition("/")[0]
    assert [client(ALPHA).get(url).status_code for url in (handed_in, request)] == [
        200
    ] * 2
    assert "partner_quotes" in [
        w["code"] for w in client(ALPHA).get(request).json()["waits"]
    ]
