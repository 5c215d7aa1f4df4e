"""The cascade of a request: refusal, silence, conflict, and who sees what when."""

from datetime import date
from forms import send
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.guard import perform
from imio.mutualisation.deliberation.prepare import draft_act
from imio.mutualisation.demo.deliberations import adopt
from imio.mutualisation.demo.deliberations import UNANIMOUS
from market import LINE
from plone import api

import pytest
import transaction


ALPHA, BETA, GAMMA = "partenaire-alpha", "partenaire-beta", "partenaire-gamma"
QUOTE = {"@type": "imio.mutualisation.Quote", "lines": [LINE]}


class Thread:
    """A request of Andenne that draws on the awarded tender of the demonstration."""

    def __init__(self, client, travel, **values):
        self.client, self.travel = client, travel
        tender = existing("Tender", review_state="awarded")[0]
        body = {
            "@type": "imio.mutualisation.ServiceRequest",
            "kind": "integration_project",
            "need": "Relier deux logiciels.",
            "framework": f"{tender.UID}:1",
            **values,
        }
        made = client("agent-andenne").post("adherents/andenne", json=body)
        self.url = made.json()["@id"]
        self.answer = self.act("agent-andenne", "submit")

    def act(self, login, step, comment=""):
        url = f"{self.url}/@workflow/{step}"
        return self.client(login).post(url, json={"comment": comment})

    def why_not(self, login, step, comment=""):
        return self.act(login, step, comment).json().get("reason")

    def estimate(self, days="12"):
        self.client("imio-officer").patch(self.url, json={"estimated_days": days})

    def read(self, login="imio-officer"):
        return self.client(login).get(self.url)

    def round(self):
        """What the round of the day does for this request."""
        steps = self.client("imio-officer").post("@due-steps").json()["steps"]
        return [step["transition"] for step in steps if step["@id"] == self.url]

    def calls(self):
        return [
            (row["title"].split()[-1], row["answer"])
            for row in self.read().json()["calls"]
        ]


@pytest.fixture
def thread(client, travel):
    thread = Thread(client, travel)
    thread.estimate()
    return thread


@pytest.mark.row("C8", "D19", "D20", "D32")
def test_up_to_ten_days_nobody_is_called(thread):
    thread.estimate("10")
    assert thread.why_not("imio-officer", "offer") == "not_routed_to_partner"
    thread.estimate("10.5")
    assert thread.act("imio-officer", "offer").status_code == 200


@pytest.mark.row("D5")
def test_after_a_silence_the_daily_round_asks_the_next(thread):
    thread.act("imio-officer", "offer")
    assert thread.why_not("imio-officer", "record_silence") == "answer_still_due"
    thread.travel(days=10)
    assert thread.round() == []
    thread.travel(days=1)
    assert thread.round() == ["record_silence", "offer"]
    assert thread.calls() == [("Alpha", "silent"), ("Beta", "pending")]
    assert thread.round() == []


@pytest.mark.row("D5")
def test_after_the_last_silence_the_daily_round_asks_nobody(thread):
    thread.act("imio-officer", "offer")
    steps = []
    for _partner in range(3):
        thread.travel(days=11)
        steps += thread.round()
    assert steps == ["record_silence", "offer"] * 2 + ["record_silence"]
    assert thread.round() == []
    assert thread.why_not("imio-officer", "offer") == "cascade_exhausted"


@pytest.mark.row("D5")
def test_after_a_refusal_a_person_asks_the_next(thread):
    thread.act("imio-officer", "offer")
    thread.act(ALPHA, "refuse_call", "Complet.")
    thread.travel(days=11)
    assert thread.round() == []
    assert thread.calls() == [("Alpha", "refused")]


@pytest.mark.row("D5", "D14")
def test_the_next_is_asked_only_after_a_recorded_answer(thread):
    for login, step in ((ALPHA, "refuse_call"), (BETA, "declare_conflict")):
        thread.act("imio-officer", "offer")
        assert thread.why_not("imio-officer", "offer") == "call_pending"
        assert thread.why_not(login, step) == "comment_missing"
        assert thread.act(login, step, "Motif fictif.").status_code == 200
    thread.act("imio-officer", "offer")
    thread.act(GAMMA, "refuse_call", "Motif fictif.")
    assert thread.why_not("imio-officer", "offer") == "cascade_exhausted"
    assert [answer for _name, answer in thread.calls()] == [
        "refused",
        "conflict",
        "refused",
    ]


@pytest.mark.row("D14")
def test_a_member_is_told_which_selected_partner_to_work_with(thread):
    thread.act("imio-officer", "offer")
    thread.act(ALPHA, "accept_call")
    told = thread.read("agent-andenne").json()
    (call,) = told["calls"]
    assert (call["title"], call["answer"]) == ("Logiciels Fictifs Alpha", "accepted")
    agent, html = thread.client("agent-andenne"), {"Accept": "text/html"}
    way = f"resolveuid/{call['partner']}"
    assert way in agent.get(thread.url, headers=html).text
    assert agent.get(way, headers=html).url.endswith("/logiciels-fictifs-alpha")


@pytest.mark.row("H9")
def test_who_has_left_the_network_takes_no_more_work_on(thread):
    thread.act("imio-officer", "offer")
    officer, path = thread.client("imio-officer"), "partenaires/logiciels-fictifs-alpha"
    gone = {"on": clock.today().isoformat(), "kind": "party_withdrawal"}
    gone |= {"description": "Retrait", "partner": officer.get(path).json()["UID"]}
    tender = existing("Tender", review_state="awarded")[0].getURL()
    officer.patch(tender, json={"amendments": [gone]}).raise_for_status()
    assert thread.why_not(ALPHA, "accept_call") == "partner_left"
    assert thread.act(ALPHA, "refuse_call", "Retirés.").status_code == 200


@pytest.mark.row("C8")
def test_only_the_partner_that_is_called_sees_the_request(thread):
    assert thread.read(ALPHA).status_code == 404
    thread.act("imio-officer", "offer")
    assert [thread.read(login).status_code for login in (ALPHA, BETA)] == [200, 404]
    thread.act(ALPHA, "refuse_call", "Complet.")
    assert thread.read(ALPHA).status_code == 404
    member = thread.url.rpartition("/")[0]
    thread.act("imio-officer", "offer")
    assert thread.client(BETA).get(member).status_code == 404
    assert "Complet." not in thread.read(BETA).text
    html = {"Accept": "text/html"}
    assert "Complet." not in thread.client(BETA).get(thread.url, headers=html).text


@pytest.mark.row("C9")
def test_a_quote_is_handed_in_by_the_partner_that_accepted(thread):
    thread.act("imio-officer", "offer")
    early = thread.client(ALPHA).post(thread.url, json=QUOTE)
    assert (early.status_code, early.json()["reason"]) == (409, "call_not_accepted")
    thread.act(ALPHA, "accept_call")
    quote = thread.client(ALPHA).post(thread.url, json=QUOTE).json()
    assert quote["issuer_title"] == "Logiciels Fictifs Alpha"
    sent = thread.client("imio-officer").post(f"{quote['@id']}/@workflow/send")
    assert sent.json()["reason"] == "quote_not_handed_in"
    handed = thread.client(ALPHA).post(f"{quote['@id']}/@workflow/submit")
    assert handed.json()["review_state"] == "to_check"
    frozen = thread.client(ALPHA).patch(quote["@id"], json={"remarks": "x"})
    assert frozen.status_code in (401, 403)


class Quoted(Thread):
    """The same, with the quotes of IMIO and of the partner."""

    def new(self, login, *lines, **values):
        body = {**QUOTE, "lines": list(lines), **values}
        return self.client(login).post(self.url, json=body).json()

    def step(self, login, quote, step, comment=""):
        url = f"{quote['@id']}/@workflow/{step}"
        return self.client(login).post(url, json={"comment": comment})

    def of_imio(self):
        quote = self.new("imio-officer", {**LINE, "kind": "annual_fee"})
        return quote, self.step("imio-officer", quote, "send")

    def of_partner(self, **values):
        quote = self.new(ALPHA, LINE, **values)
        self.step(ALPHA, quote, "submit")
        return quote, self.step("imio-officer", quote, "send")

    def number(self, quote):
        return self.client("imio-officer").get(quote["@id"]).json()["number"]

    def states(self, *quotes):
        officer = self.client("imio-officer")
        return [officer.get(quote["@id"]).json()["review_state"] for quote in quotes]


@pytest.fixture
def quoted(client, travel):
    """A thread whose work a partner has accepted."""
    quoted = Quoted(client, travel)
    quoted.estimate()
    quoted.act("imio-officer", "offer")
    quoted.act(ALPHA, "accept_call")
    return quoted


@pytest.mark.row("K7")
def test_a_quote_replaces_those_of_its_issuer_alone(quoted):
    own, sent = quoted.of_imio()
    assert sent.status_code == 200, sent.text
    theirs, _sent = quoted.of_partner()
    again, _sent = quoted.of_imio()
    assert quoted.states(own, theirs, again) == ["superseded", "sent", "sent"]
    first, partner, second = map(quoted.number, (own, theirs, again))
    assert (first[:-2], first[-2:]) == (second[:-2], "/1") and second[-2:] == "/2"
    assert partner[:-2] != first[:-2] and partner[-2:] == "/1"
    for quote in (theirs, again):
        assert quoted.step("signataire-andenne", quote, "accept").status_code == 200


@pytest.mark.row("C8", "D19")
def test_the_work_of_a_partner_is_signed_on_its_quote(quoted):
    refused = quoted.new("imio-officer", LINE)
    answer = quoted.step("imio-officer", refused, "send")
    assert answer.json()["reason"] == "work_of_partner"
    own, _sent = quoted.of_imio()
    quoted.step("signataire-andenne", own, "accept")
    assert quoted.why_not("imio-officer", "implement") == "quote_not_accepted"
    theirs, _sent = quoted.of_partner()
    quoted.step("signataire-andenne", theirs, "accept")
    assert quoted.act("imio-officer", "implement").status_code == 200


@pytest.mark.row("C8", "C9")
def test_the_price_list_of_imio_computes_no_quote_of_a_partner(quoted):
    quote = quoted.new(ALPHA, LINE)
    alpha = quoted.client(ALPHA)
    answer = alpha.post(f"{quote['@id']}/@recompute")
    assert (answer.status_code, answer.json()["reason"]) == (409, "quote_of_partner")
    assert send(alpha, f"{quote['@id']}/@@recompute").status_code == 409
    page = alpha.get(quote["@id"], headers={"Accept": "text/html"}).text
    assert "@@recompute" not in page and "Logiciels Fictifs Alpha" in page
    assert alpha.get(quote["@id"]).json()["lines"] == quote["lines"]


@pytest.mark.row("C7", "C8")
def test_long_organisational_help_goes_to_the_cascade(client, travel):
    long = Quoted(client, travel, kind="organisational_help")
    long.estimate("80")
    refused = client("imio-officer").patch(
        long.url, json={"route": "in_house", "route_reason": "Urgent."}
    )
    assert refused.json()["reason"] == "help_too_long"
    assert long.act("imio-officer", "offer").status_code == 200
    long.act(ALPHA, "accept_call")
    _quote, sent = long.of_partner()
    assert sent.status_code == 200, sent.text


def test_the_tender_no_longer_changes_once_a_partner_was_asked(thread):
    thread.act("imio-officer", "offer")
    answer = thread.client("imio-officer").patch(thread.url, json={"framework": None})
    assert answer.json()["reason"] == "framework_called"


@pytest.mark.row("B4", "H12")
def test_central_purchasing_asks_for_an_executory_act(client, travel):
    thread = Thread(client, travel, kind="central_purchase")
    assert thread.answer.json()["reason"] == "central_purchasing_not_joined"


@pytest.mark.row("B4", "D17", "H12")
def test_one_request_by_lot_and_a_code_on_everything(client, travel):
    join(existing("Member", id="andenne")[0]._unrestrictedGetObject())
    first = Thread(client, travel, kind="central_purchase")
    assert first.answer.status_code == 200, first.answer.text
    code = first.read().json()["tracking_code"]
    found = client("agent-andenne").get(f"@search?SearchableText={code}").json()
    assert [item["@id"] for item in found["items"]] == [first.url]
    second = Thread(client, travel, kind="central_purchase")
    assert second.answer.json()["reason"] == "lot_already_requested"


def join(member):
    """An executory act of joining the central purchasing, as the council's."""
    with api.env.adopt_user(username="agent-andenne"):
        act = adopt(
            draft_act(member, "central_purchasing"), date(2026, 3, 2), UNANIMOUS
        )
        act.transmitted_on, act.received_on = date(2026, 3, 4), date(2026, 3, 5)
        perform(act, "transmit")
        perform(act, "execute")
    transaction.commit()


@pytest.mark.row("C8", "K7")
def test_each_reads_what_it_waits_for_while_the_others_wait_too(thread, client):
    """IMIO's subscription is signed while the partner of the work is asked."""

    def waits(login):
        return [each["code"] for each in thread.read(login).json()["waits"]]

    def due(login):
        home = client(login).get("@@accueil", headers={"Accept": "text/html"}).text
        waiting = home.partition('id="work-title"')[2].partition("</section>")[0]
        return thread.url in waiting

    own = {**QUOTE, "lines": [{**LINE, "kind": "annual_fee"}]}
    quote = client("imio-officer").post(thread.url, json=own).json()["@id"]
    assert client("imio-officer").post(f"{quote}/@workflow/send").status_code == 200
    thread.act("imio-officer", "offer")
    assert waits("agent-andenne") == ["sign_quote", "answer_call"]
    assert waits(ALPHA) == ["answer_call"]
    assert [due(who) for who in ("signataire-andenne", ALPHA, "imio-officer")] == [
        True,
        True,
        False,
    ]
    thread.act(ALPHA, "refuse_call", "Complet.")
    assert waits("imio-officer") == ["sign_quote", "offer_call_again"]
    assert due("imio-officer") and due("signataire-andenne")


@pytest.mark.row("D5")
def test_whom_the_work_is_offered_to_is_shown_first(thread, client):
    page = client("imio-officer").get(
        f"{thread.url}/@@transition?id=offer", headers={"Accept": "text/html"}
    )
    assert "Proposé à Logiciels Fictifs Alpha" in page.text and "12 jour" in page.text
    assert thread.calls() == []


@pytest.mark.parametrize(
    ("step", "said"),
    [("refuse_call", "partenaire suivant"), ("declare_conflict", "conflit")],
)
def test_who_does_not_take_the_work_lands_on_its_own_page(thread, step, said):
    """The request is not its business any more; what comes next is said."""
    thread.act("imio-officer", "offer")
    page = f"{thread.url}/@@transition"
    landed = send(thread.client(ALPHA), page, id=step, comment="Complet.")
    assert landed.url.endswith("partenaires/logiciels-fictifs-alpha")
    assert landed.status_code == 200 and said in landed.text


def test_over_rest_who_refuses_is_told_what_comes_next(thread):
    thread.act("imio-officer", "offer")
    told = thread.act(ALPHA, "refuse_call", "Complet.").json()
    assert "partenaire suivant" in told["message"]
