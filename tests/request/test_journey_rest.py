"""The whole thread by HTTP: an agent, a signatory and an officer, each their steps."""

from forms import send
from hashlib import sha256
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from market import LINE

import pytest
import re


pytestmark = [pytest.mark.row("K14"), pytest.mark.row("K5")]

PLAN = {"task": "Installation", "planned_days": "8"}
TRANSFER = {
    "transferred_on": clock.today().isoformat(),
    "transfer_receiver": "Service informatique",
    "transfer_documents": "Manuel et code source",
}


class Journey:
    """One request of Andenne and the three people who bring it forward."""

    def __init__(self, client):
        self.agent = client("agent-andenne")
        self.signatory = client("signataire-andenne")
        self.officer = client("imio-officer")

    def ask(self, product="urbanisme", **values):
        answer = self.agent.post(
            "adherents/andenne",
            json={
                "@type": "imio.mutualisation.ServiceRequest",
                "product": product,
                **values,
            },
        )
        assert answer.status_code == 201, answer.text
        self.url = answer.json()["@id"]
        return answer.json()

    def act(self, who, transition, url=None, comment=""):
        url = url or self.url
        return getattr(self, who).post(
            f"{url}/@workflow/{transition}", json={"comment": comment}
        )

    def record(self, **values):
        return self.officer.patch(self.url, json=values).status_code

    def offer(self):
        drafted = self.officer.post(
            self.url, json={"@type": "imio.mutualisation.Quote"}
        )
        assert drafted.status_code == 201, drafted.text
        self.quote = drafted.json()["@id"]
        assert self.act("officer", "send", self.quote).status_code == 200
        return self.read(self.quote)

    def read(self, url=None):
        return self.agent.get(url or self.url).json()

    def to_quote(self, **values):
        self.ask()
        self.act("agent", "submit")
        self.record(**{"estimated_days": "8", **values})
        return self.offer()

    def to_implementation(self, **values):
        self.to_quote(**values)
        self.act("signatory", "accept", self.quote)
        self.act("officer", "implement")


@pytest.fixture
def journey(client):
    return Journey(client)


def reason(answer):
    return answer.status_code, answer.json()["reason"]


def offered(item):
    return {row["id"]: row["reason"] for row in item["transitions"]}


def test_a_commune_gets_a_product_from_request_to_support(journey):
    asked = journey.ask(need="Des délais tenus")
    assert re.fullmatch(r"MUT-\d{4}-\d{5}", asked["thread"])
    assert journey.act("agent", "submit").status_code == 200
    assert journey.record(estimated_days="8") == 204
    assert journey.offer()["thread"] == asked["thread"]
    assert journey.act("signatory", "accept", journey.quote).status_code == 200
    assert journey.record(plan=[PLAN]) == 204
    assert journey.act("officer", "implement").status_code == 200
    assert journey.record(plan=[{**PLAN, "done_days": "7.5", "done": True}]) == 204
    assert journey.act("signatory", "sign_acceptance").status_code == 200
    assert journey.act("officer", "support").status_code == 200
    done = journey.read()
    assert (done["review_state"], done["annual_fee"]) == ("support", "3600.00")
    assert done["plan"][0]["done_days"] == "7.50"
    assert (
        done["acceptance_signed_by"]
        == "Signataire d’Andenne (fictive) (signataire-andenne)"
    )


@pytest.mark.row("C5", "C6", "K9")
def test_the_quote_is_computed_from_the_official_population(journey):
    quote = journey.to_quote()
    lines = [
        (each["kind"], each["quantity"], each["unit_price"]) for each in quote["lines"]
    ]
    assert lines == [
        ("annual_fee", "1.00", "3600.00"),
        ("set_up_fee", "1.00", "1600.00"),
        ("days", "3.00", "680.00"),
    ]
    assert quote["basis_population"] == 28114
    assert quote["basis_price_list"] == "2014-01-01"


@pytest.mark.row("K13")
def test_the_pdf_is_the_one_that_was_sealed(journey, client):
    quote = journey.to_quote()
    address = quote["pdf"]["download"]
    answer = journey.agent.get(address)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert sha256(answer.content).hexdigest() == quote["pdf_sha256"]
    for login, status in ((None, 401), ("agent-mons", 404)):
        assert client(login).get(address).status_code == status


@pytest.mark.row("K6")
def test_a_signature_says_who_and_when(journey):
    sent = journey.to_quote()
    journey.act("signatory", "accept", journey.quote)
    signed = journey.read(journey.quote)
    assert signed["review_state"] == "accepted"
    assert signed["signed_by"] == "signataire-andenne"
    assert signed["signed_on"] == sent["issued_on"]


# state, who, step, status, reason
TOO_EARLY = [
    ("draft", "signatory", "quote", 409, "transition_not_from_here"),
    ("draft", "officer", "support", 409, "transition_not_from_here"),
    ("draft", "agent", "withdraw", 400, "comment_missing"),
    ("request", "agent", "quote", 403, "not_your_role"),
    ("request", "officer", "quote", 409, "quote_not_sent"),
    ("request", "officer", "refuse", 400, "comment_missing"),
    ("request", "agent", "submit", 409, "transition_not_from_here"),
    ("quote", "officer", "implement", 409, "quote_not_accepted"),
    ("quote", "signatory", "implement", 403, "not_your_role"),
    ("implementation", "officer", "support", 409, "acceptance_missing"),
    ("implementation", "officer", "sign_acceptance", 403, "not_your_role"),
    ("implementation", "agent", "sign_acceptance", 403, "not_your_role"),
    ("implementation", "signatory", "sign_acceptance", 409, "tasks_open"),
]


@pytest.mark.row("K14")
def test_no_step_before_its_time(journey):
    journey.ask()
    steps = {
        "draft": lambda: None,
        "request": lambda: journey.act("agent", "submit"),
        "quote": journey.offer,
        "implementation": lambda: (
            journey.act("signatory", "accept", journey.quote),
            journey.record(plan=[PLAN]),
            journey.act("officer", "implement"),
        ),
    }
    for state, step in steps.items():
        step()
        before = journey.read()
        assert before["review_state"] == state
        rows = [row[1:] for row in TOO_EARLY if row[0] == state]
        found = [(who, id_, *reason(journey.act(who, id_))) for who, id_, *_ in rows]
        assert found == rows
        assert journey.read() == before


@pytest.mark.parametrize(
    ("who", "step", "expected"),
    [
        ("agent", "accept", (403, "not_your_role")),
        ("officer", "accept", (403, "not_your_role")),
        ("signatory", "decline", (400, "comment_missing")),
        ("officer", "expire", (409, "quote_still_valid")),
        ("officer", "send", (409, "transition_not_from_here")),
    ],
)
def test_only_a_signatory_answers_a_quote(journey, who, step, expected):
    before = journey.to_quote()
    assert reason(journey.act(who, step, journey.quote)) == expected
    assert journey.read(journey.quote) == before


@pytest.mark.parametrize("who", ["agent", "officer"])
def test_the_old_form_of_plone_asks_the_same_rules(journey, who):
    before = journey.to_quote()
    form = {"workflow_action": "accept", "comment": "x"}
    person = getattr(journey, who)
    for name in ("content_status_modify", "@@transition"):
        send(person, f"{journey.quote}/{name}", **form, id="accept")
    assert journey.read(journey.quote) == before


def test_each_item_says_what_may_be_done_and_why_not(journey):
    journey.to_quote()
    calls = ("offer", "accept_call", "refuse_call", "declare_conflict")
    assert offered(journey.read()) == {
        **dict.fromkeys((*calls, "record_silence"), "not_your_role"),
        "implement": "not_your_role",
        "withdraw": None,
        "hold": "not_your_role",
        "back_to_request": "not_your_role",
    }
    seen = journey.officer.get(journey.url).json()["transitions"]
    implement = next(row for row in seen if row["id"] == "implement")
    assert (implement["allowed"], implement["reason"]) == (False, "quote_not_accepted")
    assert implement["message"]
    assert {row["id"]: row["allowed"] for row in seen}["withdraw"] is True


@pytest.mark.row("K7")
def test_a_revision_replaces_the_quote_before(journey):
    first = journey.to_quote()
    second_sent = journey.offer()
    number, revision = second_sent["number"].split("/")
    assert (first["number"], revision) == (f"{number}/1", "2")
    assert journey.read(first["@id"])["review_state"] == "superseded"
    refused = journey.act("signatory", "accept", first["@id"])
    assert reason(refused) == (409, "transition_not_from_here")


@pytest.mark.row("D20")
def test_more_than_ten_days_go_to_a_partner_who_hands_its_knowledge_over(
    journey, client
):
    tender = existing("Tender", review_state="awarded")[0].UID
    partner = client("partenaire-alpha")
    journey.ask(framework=f"{tender}:1")
    journey.act("agent", "submit")
    journey.record(estimated_days="10.5")
    journey.act("officer", "offer")
    partner.post(f"{journey.url}/@workflow/accept_call", json={})
    quote = {"@type": "imio.mutualisation.Quote", "lines": [LINE]}
    journey.quote = partner.post(journey.url, json=quote).json()["@id"]
    partner.post(f"{journey.quote}/@workflow/submit", json={})
    journey.act("officer", "send", journey.quote)
    journey.act("signatory", "accept", journey.quote)
    journey.act("officer", "implement")
    journey.record(plan=[{**PLAN, "done": True}])
    journey.act("signatory", "sign_acceptance")
    waiting = journey.act("officer", "support")
    assert reason(waiting) == (409, "knowledge_transfer_missing")
    assert journey.record(**TRANSFER) == 204
    assert journey.act("officer", "support").status_code == 200


@pytest.mark.row("D19")
def test_ten_days_are_done_in_house(journey):
    journey.to_implementation(estimated_days="10")
    journey.record(plan=[{**PLAN, "done": True}])
    journey.act("signatory", "sign_acceptance")
    assert journey.act("officer", "support").status_code == 200
