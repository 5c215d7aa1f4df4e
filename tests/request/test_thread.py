"""Requests in Plone: one thread, its guards, its route and its record."""

from datetime import date
from datetime import timedelta
from decimal import Decimal
from imio.mutualisation.base import clock
from imio.mutualisation.base import settings
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.guard import perform
from imio.mutualisation.request.facts import earlier_work
from imio.mutualisation.request.routing import routed
from plone import api

import pytest


TODAY = date(2026, 6, 1)
AGENT, SIGNATORY, OFFICER = "agent-andenne", "signataire-andenne", "imio-officer"


# The partner that does the work, where one does.
ACCEPTED = {
    "rank": 1,
    "partner": "alpha",
    "title": "Alpha",
    "asked_on": TODAY,
    "due_on": TODAY,
    "answer": "accepted",
    "answered_on": TODAY,
    "reason": "",
}


@pytest.fixture
def ask(demo, monkeypatch):
    """`ask(need="…")`: a draft request of an agent of Andenne."""
    monkeypatch.setattr(clock, "today", lambda: TODAY)

    def make(product="urbanisme", member="andenne", **values):
        with api.env.adopt_user(username=AGENT.replace("andenne", member)):
            uid = demo["catalogue"][product].UID() if product else None
            container = demo["adherents"][member]
            return create_in(container, "ServiceRequest", product=uid, **values)

    return make


def act(who, obj, transition, comment="Motif", **said):
    with api.env.adopt_user(username=who):
        perform(obj, transition, comment, said)


def refusal(who, obj, transition, comment="Motif", **said):
    with pytest.raises(Refusal) as caught:
        act(who, obj, transition, comment, **said)
    return caught.value.refused.reason


def estimate(request, days):
    request.estimated_days = Decimal(days)
    request.reindexObject()


DONE = {"task": "Installation", "planned_days": None, "done_days": 2, "done": True}


def in_implementation(request, **values):
    """Bring a draft to its implementation."""
    act(AGENT, request, "submit")
    with api.env.adopt_user(username=OFFICER):
        quote = create_in(request, "Quote")
    act(OFFICER, quote, "send")
    act(SIGNATORY, quote, "accept")
    for name, value in {"plan": [DONE], **values}.items():
        setattr(request, name, value)
    request.calls = [ACCEPTED]
    if values.get("route") == "partner":
        quote.issuer, quote.basis_route = ACCEPTED["partner"], "partner"
    act(OFFICER, request, "implement")
    return request


# --- Birth ------------------------------------------------------------------


@pytest.mark.row("K14")
def test_a_thread_is_born_with_the_request_and_names_it(ask):
    request = ask()
    assert request.thread.startswith("MUT-2026-")
    assert request.getId() == request.thread.lower()
    assert request.title == "Permis d’urbanisme"
    assert len(existing("ServiceRequest", thread=request.thread)) == 1


def test_a_request_without_a_product_is_named_by_its_kind(ask):
    request = ask(product=None, kind="organisational_help", need="x")
    assert request.title == "Aide organisationnelle"


@pytest.mark.parametrize(
    ("title", "later"), [("", "Site web communal"), ("Le mien", "Le mien")]
)
def test_another_product_gives_another_name_unless_somebody_gave_one(
    client, title, later
):
    agent, body = client(AGENT), {"@type": "imio.mutualisation.ServiceRequest"}
    asked = agent.post(
        "adherents/andenne", json={**body, "product": "ged", "title": title}
    ).json()["@id"]
    agent.patch(asked, json={"product": "site-web"})
    assert agent.get(asked).json()["title"] == later


def test_the_thread_is_found_by_a_search(ask):
    request = ask()
    with api.env.adopt_user(username=AGENT):
        found = api.content.find(SearchableText=request.thread)
        assert [brain.getId for brain in found] == [request.getId()]


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"product": None}, "need_missing"),
        ({"product": None, "need": "Un site"}, "product_missing"),
    ],
)
def test_what_keeps_a_request_from_being_sent(ask, values, reason):
    assert refusal(AGENT, ask(**values), "submit") == reason


def test_only_members_order(ask, demo):
    demo["adherents"]["andenne"].left_on = TODAY
    assert refusal(AGENT, ask(), "submit") == "not_a_member"


# --- Deliberation and route -------------------------------------------------


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"deliberation_required": True}, "deliberation_missing"),
        ({"kind": "central_purchase"}, "deliberation_missing"),
        ({"route": "partner"}, "route_reason_missing"),
    ],
)
def test_what_keeps_from_implementing(ask, values, reason):
    with pytest.raises(Refusal) as caught:
        in_implementation(ask(), **values)
    assert caught.value.refused.reason == reason


def test_another_route_needs_a_reason(ask):
    values = {"route": "partner", "route_reason": "Intégration chez un partenaire"}
    assert in_implementation(ask(), **values).review_state() == "implementation"


@pytest.mark.row("D19", "D20")
@pytest.mark.parametrize(("days", "route"), [("10", "in_house"), ("10.5", "partner")])
def test_ten_days_in_house_more_to_a_partner(ask, days, route):
    request = ask()
    estimate(request, days)
    assert routed(request).route == route


@pytest.mark.row("D19")
def test_the_limit_is_dated_data(ask):
    rows = [*settings.setting("day_limit")]
    later = {"valid_from": TODAY, "value": Decimal(8), "source": ""}
    settings.save("day_limit", [*rows, later])
    request = ask()
    estimate(request, "9")
    assert routed(request).route == "partner"


@pytest.mark.row("D20")
@pytest.mark.parametrize(
    ("product", "member", "suspected"),
    [
        ("urbanisme", "andenne", True),
        ("ged", "andenne", False),
        ("urbanisme", "mons", False),
    ],
)
def test_a_work_cut_in_two_is_flagged(ask, product, member, suspected):
    earlier = ask(product, member)
    estimate(earlier, "6")
    act(AGENT.replace("andenne", member), earlier, "submit")
    request = ask()
    estimate(request, "6")
    ruled = routed(request, earlier_work(request))
    assert (ruled.split_suspected, ruled.route) == (suspected, "in_house")


# --- Implementation and support ---------------------------------------------


def test_acceptance_waits_for_the_tasks(ask):
    task = {"task": "x", "planned_days": None, "done_days": None, "due": None}
    request = in_implementation(ask(), plan=[{**task, "done": False}])
    assert refusal(SIGNATORY, request, "sign_acceptance") == "tasks_open"
    request.plan = [{**task, "done": True}]
    act(SIGNATORY, request, "sign_acceptance", "Sans réserve")
    assert request.acceptance_signed_on == TODAY
    assert request.acceptance_reservations == "Sans réserve"
    assert refusal(SIGNATORY, request, "sign_acceptance") == "already_signed"


@pytest.mark.row("D20")
@pytest.mark.parametrize(
    "missing", ["transferred_on", "transfer_receiver", "transfer_documents"]
)
def test_a_partner_hands_its_whole_knowledge_over(ask, missing):
    transfer = {
        "transferred_on": TODAY,
        "transfer_receiver": "Service informatique",
        "transfer_documents": "Manuel",
    }
    values = {"route": "partner", "route_reason": "x", **transfer, missing: None}
    request = in_implementation(ask(), **values)
    act(SIGNATORY, request, "sign_acceptance")
    assert refusal(OFFICER, request, "support") == "knowledge_transfer_missing"
    setattr(request, missing, transfer[missing])
    act(OFFICER, request, "support")
    assert request.review_state() == "support"


@pytest.mark.row("C9", "B21")
def test_what_was_planned_and_done_is_signed_and_read_on_the_page(ask):
    request = in_implementation(ask(), plan=[])
    assert refusal(SIGNATORY, request, "sign_acceptance") == "plan_missing"
    request.plan = [DONE]
    assert any(
        "Installation" in line and "2" in line
        for line in request.commitment("sign_acceptance")
    )
    act(SIGNATORY, request, "sign_acceptance")


def test_support_is_dated_and_priced_by_what_was_signed(ask):
    request = in_implementation(ask())
    act(SIGNATORY, request, "sign_acceptance")
    act(OFFICER, request, "support")
    assert (request.support_from, request.annual_fee) == (TODAY, Decimal("3600.00"))
    brain = existing("ServiceRequest", thread=request.thread)[0]
    assert (brain.annual_fee, brain.requested_on) == (Decimal("3600.00"), TODAY)


@pytest.mark.parametrize("transition", ["back_to_quote", "back_to_implementation"])
def test_going_back_asks_for_a_new_acceptance(ask, transition):
    request = in_implementation(ask())
    act(SIGNATORY, request, "sign_acceptance")
    if transition == "back_to_implementation":
        act(OFFICER, request, "support")
    act("imio-manager", request, transition, "Erreur de manipulation")
    assert request.acceptance_signed_on is None


# --- Aside ------------------------------------------------------------------


def test_a_hold_goes_back_to_where_it_was(ask):
    request = ask()
    act(AGENT, request, "submit")
    act(OFFICER, request, "hold", "Budget", hold_until=str(TODAY + timedelta(days=30)))
    assert refusal(OFFICER, request, "resume_quote") == "other_state"
    act(OFFICER, request, "resume_request")
    assert request.review_state() == "request"
    assert request.hold_until is None


@pytest.mark.row("M2")
@pytest.mark.parametrize(
    ("days", "reason"), [(None, "value_missing"), (0, "hold_until_past")]
)
def test_a_hold_has_a_day_to_come(ask, days, reason):
    request = ask()
    act(AGENT, request, "submit")
    said = {} if days is None else {"hold_until": str(TODAY + timedelta(days=days))}
    assert refusal(OFFICER, request, "hold", **said) == reason
    assert request.hold_until is None


@pytest.mark.parametrize(
    ("who", "transition"), [(AGENT, "withdraw"), (OFFICER, "refuse"), (OFFICER, "hold")]
)
def test_some_steps_need_a_reason(ask, who, transition):
    request = ask()
    act(AGENT, request, "submit")
    assert refusal(who, request, transition, "  ") == "comment_missing"
    assert request.review_state() == "request"


def test_a_refused_request_may_be_taken_up_again_by_a_manager(ask):
    request = ask()
    act(AGENT, request, "submit")
    act(OFFICER, request, "refuse", "Hors mission")
    assert refusal(OFFICER, request, "back_to_request") == "not_your_role"
    act("imio-manager", request, "back_to_request", "Erreur")
    assert request.review_state() == "request"


@pytest.mark.row("K14")
def test_the_history_is_one(ask):
    request = in_implementation(ask())
    steps = [row["action"] for row in request.workflow_history["mutualisation_request"]]
    assert steps == [None, "submit", "quote", "implement"]
