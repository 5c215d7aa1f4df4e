"""From the need of one commune to the support of a partner's work, by seven people."""

from datetime import timedelta
from forms import send
from imio.mutualisation.base import clock
from imio.mutualisation.watch.checking import problems
from market import ALPHA
from market import BETA
from market import LINE
from market import TERMS

import pytest


pytestmark = [pytest.mark.row("D5"), pytest.mark.row("K5")]

MARKS = {
    "competence": 5,
    "reactivity": 4,
    "quality": 4,
    "transfer": 5,
    "continuity": 4,
    "comment": "Travail soigné.",
}


@pytest.fixture
def pooled(market):
    """The need of Andenne, joined by Mons and Gembloux, pooled by IMIO."""
    need = market.done(
        "agent-andenne",
        "besoins",
        {
            "@type": "imio.mutualisation.Need",
            "title": "Gestion des cimetières",
            "domain": "technical_services",
        },
    )["@id"]
    for name, volume in (("andenne", "10"), ("mons", "15"), ("gembloux", "5")):
        said = {"member": name, "commitment": "firm", "volume": volume}
        market.done(f"agent-{name}", f"{need}/@join", said)
    market.act("imio-officer", "pool", need)
    return need


@pytest.fixture
def worked(market, pooled):
    """The request whose work a partner of the market has done."""
    market.tender = market.done("imio-officer", f"{pooled}/@tender")["@id"]
    tender = market.read()
    assert [row["volume"] for row in tender["beneficiaries"]] == [
        "10.00",
        "15.00",
        "5.00",
    ]
    prepare(market)
    bid(market)
    award(market)
    request = ask(market)
    refuse_then_accept(market, request)
    quote_and_work(market, request)
    return request


@pytest.mark.row("D1", "D5", "D9", "D22", "D27", "H1", "H4", "H6", "H10", "C8", "C9")
def test_one_need_one_market_one_cascade(market, pooled, worked):
    market.done("imio-officer", f"{worked}/@evaluation", MARKS)
    assert market.refused("imio-officer", f"{worked}/@evaluation", MARKS) == (
        "already_evaluated"
    )
    published_call_off(market, worked)
    market.done("imio-officer", pooled, {"product": "ged"}, method="patch")
    market.act("imio-officer", "satisfy", pooled)


@pytest.mark.sends("IServiceRequest/@@evaluer-partenaire")
def test_the_work_is_evaluated_on_its_page(market, worked):
    assert send(market.of("imio-officer"), f"{worked}/@@evaluer-partenaire", **MARKS).ok
    beta = market.read("imio-officer", BETA)["evaluations"][-1]
    assert beta["comment"] == MARKS["comment"]


def plain(page):
    """With the blanks of numbers as one types them."""
    return page.replace("\xa0", " ").replace("\u202f", " ").replace("&nbsp;", " ")


def published_call_off(market, request):
    """The order is a process of its own, tied to its framework (H10)."""
    package = market.done(None, f"{market.tender}/@ocds", method="get")
    assert problems(package) == ()
    tied = {"relatedProcesses" in each: each for each in package["releases"]}
    framework, order = tied[False], tied[True]
    assert order["ocid"].upper().endswith(request.rpartition("/")[2].upper())
    (related,) = order["relatedProcesses"]
    assert related["relationship"] == ["framework"]
    assert related["identifier"] == framework["ocid"]
    assert order["contracts"][0]["value"]["amount"] == 8400
    assert "Relier" not in str(order)


def prepare(market):
    due = (clock.today() + timedelta(days=30)).isoformat()
    terms = {**TERMS, "bids_due_on": due, "bids_due_at": "12:00:00"}
    market.done("imio-officer", market.tender, terms, method="patch")
    market.publish()


def bid(market):
    market.seal("partenaire-alpha", ALPHA, "42000.00")
    market.seal("partenaire-beta", BETA, "40000.00")
    assert market.refused("imio-manager", market.bids["partenaire-alpha"], method="get")
    market.open()
    market.score({"partenaire-alpha": 95, "partenaire-beta": 70})
    ranking = market.done("imio-officer", f"{market.tender}/@ranking", method="get")
    assert [row["partner"] for row in ranking["lots"][0]["bids"]] == [
        "Logiciels Fictifs Alpha",
        "Développeuse Fictive Beta",
    ]


def shown_first(market, step):
    page = {"Accept": "text/html"}
    address = f"{market.tender}/@@transition?id={step}"
    return plain(market.of("imio-manager").get(address, headers=page).text)


def award(market):
    first = "Lot 1 – 1. Logiciels Fictifs Alpha : 42 000,00 €"
    market.decide()
    assert first in shown_first(market, "notify_award")
    market.act("imio-officer", "notify_award", market.tender)
    assert market.why_not("imio-manager", "award", market.tender) == (
        "standstill_running"
    )
    market.travel(days=20)
    assert first in shown_first(market, "award")
    market.act("imio-manager", "award", market.tender)
    places = market.done(None, f"{market.tender}/@cascade", method="get")
    assert [row["rank"] for row in places["lots"][0]["places"]] == [1, 2]


def ask(market):
    """A request of twelve days goes to the cascade."""
    framework = f"{market.read()['UID']}:1"
    request = market.done(
        "agent-andenne",
        "adherents/andenne",
        {
            "@type": "imio.mutualisation.ServiceRequest",
            "kind": "integration_project",
            "need": "Relier les cimetières à la population.",
            "framework": framework,
        },
    )["@id"]
    market.act("agent-andenne", "submit", request)
    market.done("imio-officer", request, {"estimated_days": "12"}, method="patch")
    assert market.read(url=request)["tracking_code"].startswith("CDA-")
    return request


def refuse_then_accept(market, request):
    """The second is asked only once the refusal of the first is recorded."""
    market.act("imio-officer", "offer", request)
    assert market.why_not("imio-officer", "offer", request) == "call_pending"
    assert market.refused("partenaire-beta", request, method="get")
    market.act("partenaire-alpha", "refuse_call", request, "Complet jusqu’à l’été.")
    assert market.refused("partenaire-alpha", request, method="get")
    market.act("imio-officer", "offer", request)
    market.act("partenaire-beta", "accept_call", request)


def quote_and_work(market, request):
    """IMIO checks the quote before the member sees it; support awaits the transfer."""
    body = {"@type": "imio.mutualisation.Quote", "lines": [LINE]}
    quote = market.done("partenaire-beta", request, body)["@id"]
    market.act("partenaire-beta", "submit", quote)
    assert market.refused("signataire-andenne", quote, method="get")
    market.act("imio-officer", "send", quote)
    market.act("signataire-andenne", "accept", quote)
    market.act("imio-officer", "implement", request)
    plan = [{"task": "Installation", "done_days": "12", "done": True}]
    market.done("imio-officer", request, {"plan": plan}, method="patch")
    market.act("signataire-andenne", "sign_acceptance", request)
    assert market.why_not("imio-officer", "support", request) == (
        "knowledge_transfer_missing"
    )
    transfer = {
        "transferred_on": clock.today().isoformat(),
        "transfer_receiver": "IMIO",
        "transfer_documents": "Sources et manuel",
    }
    market.done("imio-officer", request, transfer, method="patch")
    market.act("imio-officer", "support", request)
