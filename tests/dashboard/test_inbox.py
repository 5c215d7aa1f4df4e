"""What waits for whom: listed to those who can do it, and to nobody else."""

from datetime import timedelta
from every_page import pages
from frame import UNFRAMED
from html import unescape
from imio.mutualisation.base import clock
from imio.mutualisation.base import waits
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.waits import domain
from imio.mutualisation.dashboard import due
from imio.mutualisation.demo.people import PARTNERS
from imio.mutualisation.demo.people import PEOPLE
from imio.mutualisation.demo.people import STAFF
from imio.mutualisation.security import WORKFLOWS
from market import ALPHA
from market import COMMITTEE
from market import Market
from plone import api
from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain

import pytest
import re


pytestmark = pytest.mark.row("M2")

HTML = {"Accept": "text/html"}
BROWSER = {"Accept": "*/*"}  # what is refused comes without the page that says so
LOGINS = sorted({*STAFF, *PEOPLE, *PARTNERS})
# What the label says of whose turn it is, by who reads it as theirs.
MINE = {
    "agent-andenne": "agents de l’adhérent",
    "signataire-andenne": "signataire",
    "imio-officer": "chargé de projet",
    "partenaire-alpha": "partenaire",
}
ACTING = re.compile(r"Qui doit agir\s*:\s*</span>\s*<strong>([^<]*)<")


def work(person, **asked):
    answer = person.get("@work", params={"b_size": 200, **asked})
    assert answer.ok, answer.text
    return answer.json()["items"]


def steps_of(portal_type):
    return next(
        {step.id for step in each.transitions}
        for each in WORKFLOWS
        if each.portal_type == portal_type
    )


def undone(person):
    """What is listed to a person that it cannot do."""
    wrong = []
    for item in work(person):
        if item["code"] in steps_of(item["type"]):
            offered = person.get(item["@id"]).json()["transitions"]
            allowed = {each["id"] for each in offered if each["allowed"]}
            if item["code"] not in allowed:
                wrong.append(item)
        elif person.get(item["page"], headers=HTML).status_code != 200:
            wrong.append(item)
    return wrong


# --- The general tests -------------------------------------------------------------


@pytest.mark.parametrize("login", LOGINS)
def test_all_that_is_listed_can_be_done(client, login):
    assert undone(client(login)) == []


@pytest.mark.parametrize("login", MINE)
def test_a_record_that_says_it_is_my_turn_is_listed(client, site, login):
    person, missing = client(login), []
    listed = [each["@id"] for each in work(person)]
    soon = person.get("@@echeances?days=90", headers=HTML).text
    for brain in site.portal_catalog.getAllBrains():
        url = brain.getURL()
        if not brain.portal_type.startswith("imio.mutualisation."):
            continue
        page = person.get(url, params=UNFRAMED, headers=BROWSER).text
        said = ACTING.findall(unescape(page))
        mine = any(MINE[login] in each.lower() for each in said)
        if (
            mine
            and not any(each.startswith(url) for each in listed)
            and url not in soon
        ):
            missing.append((url, said))
    assert missing == []


def test_the_catalogue_knows_all_that_every_record_waits_for(demo):
    known = dict(waits.index().told)
    list(due.settle())
    assert dict(waits.index().told) == known


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda each: each.name)
def test_each_type_says_what_it_waits_for(demo, workflow):
    of_kind = domain(workflow.name)
    resting = {"Section", "WatchedTender"}
    assert (of_kind is None) == (workflow.name in resting)
    named = {step.id for step in workflow.transitions}
    assert not named & set(of_kind.tasks if of_kind else ())


def test_each_task_leads_to_a_page_that_is_there(demo):
    names = {name for _kind, name, _page in pages()} | {"edit", ""}
    tasks = [
        task
        for each in WORKFLOWS
        for task in (domain(each.name) or waits.Waits(None, {})).tasks.values()
    ]
    assert {task.page.removeprefix("@@") for task in tasks} <= names


# --- Who sees what -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("login", "codes"),
    [
        (
            "agent-mons",
            {"accept", "advise", "execute", "follow_roadmap", "provide", "sign"},
        ),
        ("partenaire-alpha", {"partner_finishes_tasks"}),
        ("auditeur", set()),
    ],
)
def test_a_person_is_told_of_what_it_does(client, login, codes):
    assert {each["code"] for each in work(client(login))} == codes


def test_the_auditor_follows_what_others_do(client):
    home = client("auditeur").get("@@accueil", headers=HTML).text
    assert 'id="waiting-title"' in home


@pytest.mark.parametrize("login", ["agent-mons", "partenaire-alpha"])
def test_nobody_reads_what_waits_elsewhere(client, login):
    person = client(login)
    pages_read = ("@@accueil", "@@echeances?days=90", "@work")
    texts = [person.get(each, headers=HTML).text for each in pages_read]
    assert not any("/adherents/andenne/" in text for text in texts)


def test_the_public_has_no_work(client):
    assert client().get("@work").status_code == 401
    assert 'id="work-title"' not in client().get("@@accueil", headers=HTML).text


def test_rest_tells_no_wait_as_metadata(client):
    asked = {"portal_type": "imio.mutualisation.ServiceRequest"}
    found = client("imio-officer").get("@search?metadata_fields=_all", params=asked)
    assert "waits" not in found.json()["items"][0]


# --- Narrowed ------------------------------------------------------------------------


def test_the_list_is_narrowed_by_type(client):
    found = work(client("imio-officer"), type="Licence")
    assert {each["code"] for each in found} == {"deadline_notice", "deadline_decision"}


def test_late_ones_come_first_and_alone(client, travel):
    travel(days=60)
    officer = client("imio-officer")
    late = work(officer, late="1")
    assert late == work(officer)[: len(late)]
    assert late[0]["late"]


@pytest.mark.parametrize("who", ["mutualisation-officers", "user:imio-officer", "zz"])
def test_others_are_refused_as_what_nobody_is(client, who):
    told = client("agent-mons").get("@work", params={"who": who})
    assert (told.status_code, told.json()["reason"]) == (400, "parameter_invalid")


@pytest.mark.parametrize("asked", ["lat=1", "late=yes", "type=Nope", "who=zz"])
def test_a_parameter_that_is_mistyped_is_refused(client, asked):
    officer = client("imio-officer")
    assert officer.get(f"@work?{asked}").status_code == 400
    if not asked.startswith("lat="):
        page = officer.get(f"@@accueil?{asked}", headers=HTML)
        assert page.status_code == 400 and "ne convient pas" in page.text


def test_late_is_yes_or_no(client):
    officer = client("imio-officer")
    assert work(officer, late="0") == work(officer) != work(officer, late="1")


def test_the_calendar_holds_what_has_a_day(client):
    text = client("imio-officer").get("@@mon-travail.ics").text
    assert text.count("BEGIN:VEVENT") == 4


# --- As it goes on --------------------------------------------------------------------


def codes(person, url):
    return {each["code"] for each in work(person) if each["@id"] == url}


def test_a_request_on_hold_comes_back_on_its_day(client, travel):
    officer = client("imio-officer")
    url = next(e["@id"] for e in work(officer) if e["code"] == "estimate")
    until = clock.today() + timedelta(days=5)
    said = {"comment": "Budget", "hold_until": until.isoformat()}
    assert officer.post(f"{url}/@workflow/hold", json=said).ok
    assert codes(officer, url) == set()
    travel(days=5)
    assert codes(officer, url) == {"resume_request"}


@pytest.fixture
def market(client, travel):
    return Market(client, travel)


def test_a_tender_waits_for_one_after_the_other(market):
    url = market.create()
    officer, manager = (market.of(login) for login in COMMITTEE)
    assert codes(manager, url) == {"complete", "deposit_key"}
    market.publish(declaring=())
    assert codes(officer, url) == {"declare"}
    for login in COMMITTEE:
        market.declare(login)
    market.seal("partenaire-alpha", ALPHA, "1000")
    market.close()
    assert codes(officer, url) == codes(manager, url) == {"turn_key"}
    market.turn(COMMITTEE[0])
    assert codes(officer, url) == set()
    market.turn(COMMITTEE[1])
    assert codes(officer, url) == {"score", "select"}
    assert undone(officer) == undone(manager) == []


# --- What it costs --------------------------------------------------------------------


@pytest.fixture
def woken(monkeypatch):
    """The records that are woken from the catalogue."""
    told = []
    for name in ("getObject", "_unrestrictedGetObject"):
        wake = getattr(AbstractCatalogBrain, name)
        monkeypatch.setattr(
            AbstractCatalogBrain,
            name,
            lambda self, wake=wake, **kw: told.append(self.getPath()) or wake(self),
        )
    return told


def home(demo):
    with api.env.adopt_user(username="imio-officer"):
        view = api.content.get_view("accueil", demo, demo.REQUEST.clone())
        return view()


def test_the_home_wakes_no_record_however_many_wait(demo, woken, queries):
    home(demo)
    asked = []
    for _ in range(2):
        woken.clear()
        queries.clear()
        assert 'id="work-title"' in home(demo)
        assert woken == []
        asked.append(len(queries))
        with api.env.adopt_user(username="imio-officer"):
            for _ in range(30):
                create_in(demo["adherents"]["mons"], "Deliberation", title="Projet")
    assert asked[0] == asked[1]
