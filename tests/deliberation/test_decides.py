"""An act opens what it decides: a request, delegates; and the clock moves it on."""

from datetime import date
from datetime import timedelta
from decimal import Decimal
from forms import send
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.legal import council_renewal
from imio.mutualisation.base.settings import save
from imio.mutualisation.base.waits import index
from imio.mutualisation.base.waits import note
from imio.mutualisation.deliberation.due import settle
from imio.mutualisation.deliberation.prepare import bring_before_council
from imio.mutualisation.deliberation.prepare import draft_act
from imio.mutualisation.demo.deliberations import adopt
from imio.mutualisation.demo.deliberations import DELEGATES
from imio.mutualisation.demo.deliberations import UNANIMOUS
from plone import api
from present import numbered
from stored import store

import pytest
import transaction


TODAY = clock.today()
LAST_MONTH = TODAY - timedelta(days=40)
AGENT = "agent-andenne"


@pytest.fixture
def andenne(demo):
    """The member Andenne, seen by its agent."""
    with api.env.adopt_user(username=AGENT):
        yield demo["adherents"]["andenne"]


def refusal(obj, transition):
    with pytest.raises(Refusal) as caught:
        perform(obj, transition, "Motif")
    return caught.value.refused.reason


# --- A request ---------------------------------------------------------------


@pytest.fixture
def waiting(demo):
    """A request of Andenne whose quote is signed and that needs an act."""
    request = next(
        brain._unrestrictedGetObject()
        for brain in existing("ServiceRequest", review_state="quote")
        if "/andenne/" in brain.getPath()
    )
    quote = request.objectValues()[0]
    with api.env.adopt_user(username="signataire-andenne"):
        perform(quote, "accept")
    request.deliberation_required = True
    note(request)
    return request, quote


def awaited(request):
    """What the catalogue knows that it waits for."""
    brain = existing("ServiceRequest", UID=request.UID())[0]
    return {told[4] for told in index().told.get(brain.getRID(), ())}


@pytest.mark.row("A11")
def test_work_starts_once_an_act_that_names_the_thread_is_executory(waiting, andenne):
    request, _ = waiting
    assert awaited(request) == {"transmit_deliberation"}
    act = create_in(
        andenne,
        "Deliberation",
        title="Commande",
        purpose="order",
        thread=request.thread,
        articles=[{"text": "De commander."}],
    )
    adopt(act, LAST_MONTH, UNANIMOUS)
    with api.env.adopt_user(username="imio-officer"):
        assert refusal(request, "implement") == "deliberation_missing"
        perform(act, "execute")
        assert awaited(request) == {"implement"}
        perform(request, "implement")


@pytest.mark.row("A11")
@pytest.mark.parametrize("of", ["another thread", "another member"])
def test_an_act_of_something_else_opens_nothing(waiting, demo, of):
    request, _ = waiting
    other = of == "another thread"
    member = demo["adherents"]["andenne" if other else "mons"]
    thread = "MUT-1999-00001" if other else request.thread
    with api.env.adopt_user(username="imio-officer"):
        act = create_in(member, "Deliberation", title="x", thread=thread)
        act.articles = [{"text": "De commander."}]
        perform(adopt(act, LAST_MONTH, UNANIMOUS), "execute")
        assert refusal(request, "implement") == "deliberation_missing"


@pytest.mark.parametrize("asked_by", ["product", "kind", "amount"])
def test_the_settings_say_what_needs_an_act(waiting, demo, asked_by):
    request, _ = waiting
    request.deliberation_required = False
    with api.env.adopt_roles(["Manager"]):
        if asked_by == "product":
            product = demo["catalogue"]["ged"]
            product.deliberation_required = True
            product.reindexObject()
        elif asked_by == "kind":
            save("deliberation_kinds", [request.kind])
        else:
            row = {"valid_from": date(2020, 1, 1), "value": Decimal(100), "source": ""}
            save("deliberation_amount", [row])
    with api.env.adopt_user(username="imio-officer"):
        assert refusal(request, "implement") == "deliberation_missing"


@pytest.mark.row("I7")
def test_usage_is_proven_by_an_act_or_an_order(client, site):
    usage = client().get("catalogue/deliberations/@usage").json()
    assert usage == {"in_support": 2, "proven": 2}
    assert client().get("catalogue/ged/@usage").json() == {
        "in_support": 0,
        "proven": 0,
    }


@pytest.mark.row("F2", "G18")
def test_an_act_is_prepared_from_a_quote_and_found_by_its_external_id(client, site):
    brain = next(b for b in existing("Quote", review_state="sent"))
    agent = client(AGENT)
    answer = agent.post(f"{brain.getURL()}/@prepare-deliberation")
    assert answer.status_code == 201, answer.text
    act = answer.json()
    assert act["thread"] == brain.thread
    assert act["budget_article"] == "104/123-13"
    assert any(brain.Title.split()[1] in row["text"] for row in act["recitals"])
    agent.patch(act["@id"], json={"external_id": "IADELIB-42"})
    query = {"external_id": "IADELIB-42"}
    assert agent.get("@search", params=query).json()["items_total"] == 1
    for stranger in (client("agent-mons"), client()):
        assert stranger.get("@search", params=query).json()["items_total"] == 0
        assert stranger.post(f"{brain.getURL()}/@prepare-deliberation").status_code in (
            401,
            404,
        )


@pytest.mark.row("G18")
def test_an_integrator_writes_an_act_once_under_its_own_identifier(client):
    agent, body = client(AGENT), {"title": "Acte fictif", "external_id": "IADELIB-9"}
    body["@type"] = "imio.mutualisation.Deliberation"
    made = agent.post("adherents/andenne", json=body)
    assert (made.status_code, made.json()["external_id"]) == (201, "IADELIB-9")
    again = agent.post("adherents/andenne", json=body)
    assert (again.status_code, again.json()["reason"]) == (400, "external_id_taken")
    assert made.json()["@id"] in again.text


@pytest.mark.row("F3")
def test_the_minister_supervises_who_joins(client):
    query = "@search?portal_type=imio.mutualisation.Deliberation&fullobjects=1"
    found = client(AGENT).get(query).json()["items"]
    joining = next(each for each in found if each["purpose"]["token"] == "join")
    assert "Ministre" in joining["supervision_authority"]
    public = client().get(joining["@id"], headers={"Accept": "text/html"})
    assert "Ministre" in public.text


@pytest.mark.sends("IQuote/@@prepare-deliberation")
def test_an_act_is_prepared_from_the_page_of_a_quote(client, site):
    brain, agent = existing("Quote", review_state="sent")[0], client(AGENT)
    act = send(agent, f"{brain.getURL()}/@@prepare-deliberation")
    assert agent.get(act.url).json()["thread"] == brain.thread


@pytest.mark.sends("IMember/@@prepare-deliberation")
def test_an_act_is_prepared_from_the_page_of_a_member(client):
    agent, page = client(AGENT), "adherents/andenne/@@prepare-deliberation"
    act = send(agent, page, purpose="central_purchasing")
    assert agent.get(act.url).json()["purpose"]["token"] == "central_purchasing"


# --- Delegates ---------------------------------------------------------------


def naming(member, rows):
    act = draft_act(member, "delegates")
    names = ("name", "group", "side", "replaces")
    act.delegates = [dict(zip(names, row, strict=True)) for row in rows]
    return adopt(act, TODAY, UNANIMOUS)


FIVE = [(*row, "") for row in DELEGATES]


@pytest.mark.row("G22")
def test_five_delegates_are_named_until_the_next_renewal(andenne):
    perform(naming(andenne, FIVE), "execute")
    until = {row["until"] for row in andenne.delegates}
    assert (len(andenne.delegates), until) == (5, {council_renewal(TODAY)})
    assert andenne.delegates_until == council_renewal(TODAY)


@pytest.mark.row("G22")
@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([], "delegates_wrong_number"),
        (FIVE[:4], "delegates_wrong_number"),
        ([*FIVE[:4], FIVE[0]], "delegate_named_twice"),
        (
            [(*row[:2], "opposition", "") for row in FIVE],
            "delegates_majority_short",
        ),
        ([("F", "", "majority", "Personne")], "delegate_unknown"),
    ],
)
def test_a_wrong_list_is_not_adopted(andenne, rows, reason):
    with pytest.raises(Refusal) as caught:
        naming(andenne, rows)
    assert caught.value.refused.reason == reason


UNKNOWN = "« Renouvellement des conseils » n’a pas de valeur"


def test_nobody_is_delegated_without_end(andenne):
    store("council_renewals", [])
    with pytest.raises(Refusal, match=UNKNOWN):
        naming(andenne, FIVE)


def test_an_act_that_delegates_without_end_waits_for_the_setting(andenne):
    act = naming(andenne, FIVE)
    store("council_renewals", [])
    with pytest.raises(Refusal, match=UNKNOWN):
        perform(act, "execute")


@pytest.mark.row("G22")
def test_a_delegate_who_resigns_is_replaced(client, site):
    agent, path = client(AGENT), "adherents/andenne"
    gone = DELEGATES[0][0]
    left = [{"name": gone, "day": (TODAY - timedelta(days=3)).isoformat()}]
    assert agent.patch(path, json={"resignations": left}).status_code == 204
    transaction.begin()
    assert site["adherents"]["andenne"].delegates_until is None
    act = agent.post(f"{path}/@prepare-deliberation", json={"purpose": "delegates"})
    row = {"name": "F", "group": "", "side": "majority", "replaces": gone}
    values = {
        "delegates": [row],
        "sitting_on": TODAY.isoformat(),
        "convened_on": LAST_MONTH.isoformat(),
        **UNANIMOUS,
    }
    assert agent.patch(act.json()["@id"], json=values).status_code == 204
    for step in ("schedule", "adopt", "execute"):
        done = agent.post(f"{act.json()['@id']}/@workflow/{step}", json={})
        assert done.status_code == 200, done.text
    names = [each["name"] for each in agent.get(path).json()["delegates"]]
    assert "F" in names and gone not in names and len(names) == 5


def test_nobody_writes_the_delegates_by_hand(client):
    forged = client(AGENT).patch("adherents/andenne", json={"delegates": []})
    assert (forged.status_code, forged.json()["reason"]) == (403, "field_not_yours")


# --- The clock ---------------------------------------------------------------


@pytest.fixture
def in_supervision(andenne):
    """The act of Andenne whose supervision ends within the week."""
    brains = existing("Deliberation", review_state="in_supervision")
    return brains[0]._unrestrictedGetObject()


@pytest.mark.row("G14")
def test_time_alone_makes_an_act_executory(in_supervision, monkeypatch):
    with api.env.adopt_user(username="imio-manager"):
        assert settle() == []
        later = TODAY + timedelta(days=10)
        monkeypatch.setattr(clock, "today", lambda: later)
        assert [done.what for done in settle()] == ["execute"]
        assert settle() == []
    assert in_supervision.review_state() == "executory"
    assert TODAY < in_supervision.executory_on <= later


@pytest.mark.row("G11")
def test_a_planned_act_is_published_on_its_day(andenne):
    act = andenne["deliberation-1"]
    act.publish_on = TODAY
    with api.env.adopt_user(username="imio-manager"):
        assert [(done.obj.getId(), done.what) for done in settle()] == [
            ("deliberation-1", "publish")
        ]
        assert settle() == []
    assert act.review_state() == "published"


@pytest.mark.row("G11", "G14")
def test_an_act_becomes_executory_and_is_published_in_one_round(
    in_supervision, monkeypatch
):
    later = TODAY + timedelta(days=10)
    in_supervision.publish_on = later
    monkeypatch.setattr(clock, "today", lambda: later)
    with api.env.adopt_user(username="imio-manager"):
        assert [done.what for done in settle()] == ["execute", "publish"]
        assert settle() == []


@pytest.mark.row("G14")
def test_the_queue_shows_what_is_due_to_those_concerned(in_supervision):
    due = {"next_deadline": {"query": TODAY + timedelta(days=7), "range": "max"}}
    for login, seen in ((AGENT, 1), ("imio-officer", 1), ("agent-mons", 0)):
        with api.env.adopt_user(username=login):
            assert len(found("Deliberation", **due)) == seen


@pytest.mark.row("G13")
@pytest.mark.parametrize(
    ("to", "reason"),
    [(TODAY + timedelta(days=300), "au plus tard"), (date(2020, 1, 1), "finir avant")],
)
def test_an_extension_is_lawful(client, in_supervision, to, reason):
    url = "adherents/andenne/deliberation-2"
    answer = client(AGENT).patch(url, json={"extended_to": to.isoformat()})
    assert (answer.status_code, reason in answer.text) == (400, True)


def test_a_wrong_record_is_mended_by_a_manager(andenne):
    act = andenne["deliberation-1"]
    with api.env.adopt_user(username="imio-manager"):
        perform(act, "back_to_adopted", "Erreur de date.")
    assert (act.review_state(), act.executory_on) == ("adopted", None)


# --- From the college to the council -----------------------------------------


@pytest.mark.row("G17")
def test_a_college_brings_its_decision_before_the_council(andenne):
    act = create_in(
        andenne,
        "Deliberation",
        title="Achat",
        body="college",
        articles=[{"text": "De proposer l’achat."}],
        thread=numbered("MUT", 3),
    )
    adopt(act, LAST_MONTH, UNANIMOUS)
    assert bring_before_council(andenne["deliberation"]).reason == "not_of_a_college"
    copy = bring_before_council(act)
    assert (copy.body, copy.review_state(), copy.number) == ("council", "draft", None)
    assert (copy.thread, copy.articles) == (act.thread, act.articles)
    assert act.number in copy.visas[-1]["text"]


# --- Outcomes ----------------------------------------------------------------


@pytest.mark.row("G2")
@pytest.mark.parametrize(
    ("step", "state"),
    [("adopt_amended", "adopted"), ("postpone", "postponed"), ("remove", "removed")],
)
def test_outcomes_are_those_of_the_settings(andenne, step, state):
    def scheduled():
        act = draft_act(andenne, "central_purchasing")
        for name, value in {"sitting_on": LAST_MONTH, **UNANIMOUS}.items():
            setattr(act, name, value)
        act.convened_on = LAST_MONTH - timedelta(days=20)
        perform(act, "schedule")
        return act

    act = scheduled()
    perform(act, step, "Motif")
    assert act.review_state() == state
    with api.env.adopt_roles(["Manager"]):
        save("outcomes_in_use", [])
    assert refusal(scheduled(), step) == "outcome_not_in_use"
