"""From the need of one commune to the support of a partner's work, by seven people."""

from datetime import timedelta
from documents import is_accessible
from documents import printed
from forms import send
from imio.mutualisation.base import clock
from imio.mutualisation.watch.checking import problems
from io import BytesIO
from market import ALPHA
from market import BETA
from market import LINE
from market import TERMS
from open_contracting import merger
from pypdf import PdfReader
from random import Random

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


def order_form(market, login, request):
    headers = {"Accept": "text/html"}
    address = f"{request}/@@bon-de-commande.pdf"
    return market.of(login).get(address, headers=headers)


@pytest.mark.row("H12")
@pytest.mark.renders("request/order.typ")
def test_an_order_is_a_document(market, worked):
    reader = PdfReader(BytesIO(order_form(market, "agent-andenne", worked).content))
    text = printed(reader)
    code = market.read(url=worked)["tracking_code"]
    for words in (
        code,
        "Développeuse Fictive Beta",
        "Andenne",
        "8 400,00",
        "10 164,00",
    ):
        assert words.replace(" ", "") in text, words
    assert is_accessible(reader)
    assert order_form(market, "agent-mons", worked).status_code in (401, 403, 404)


ORDER_STEPS = {
    "imio-manager": ("back_to_implementation", "back_to_quote"),
    "imio-officer": ("implement", "support", "close", "hold", "resume_implementation"),
    "signataire-andenne": ("sign_acceptance", "withdraw"),
}


@pytest.mark.row("H13", "H14")
@pytest.mark.parametrize("seed", range(2))
def test_whatever_becomes_of_an_order_its_releases_stay(
    monkeypatch, market, worked, seed
):
    chance, seen = Random(seed), []
    for _step in range(12):
        login = chance.choice([*ORDER_STEPS])
        step = chance.choice(ORDER_STEPS[login])
        body = {"comment": "Motif fictif"}
        market.of(login).post(f"{worked}/@workflow/{step}", json=body)
        market.travel(days=chance.randrange(3))
        releases = orders(market)
        assert releases[: len(seen)] == seen
        assert len({each["id"] for each in releases}) == len(releases)
        seen = releases
    record = next(
        each
        for each in market.read(None, f"{market.tender}/@ocds?format=record")["records"]
        if each["ocid"] == seen[0]["ocid"]
    )
    made = merger().create_compiled_release(seen)
    assert record["compiledRelease"] == made


@pytest.mark.row("H14")
def test_an_order_that_is_closed_ends(market, worked):
    market.travel(days=5)
    market.act("imio-officer", "close", worked, "Terminé")
    last = orders(market)[-1]
    (contract,) = last["contracts"]
    assert (last["tag"], contract["status"]) == (["contractTermination"], "terminated")
    assert contract["period"]["startDate"] < contract["period"]["endDate"]


def orders(market):
    """The releases of the orders under the tender."""
    package = market.done(None, f"{market.tender}/@ocds", method="get")
    return [each for each in package["releases"] if "relatedProcesses" in each]


def test_there_is_no_order_before_it_is_signed(market):
    kind = {"kind": "integration_project", "need": "Relier."}
    body = {"@type": "imio.mutualisation.ServiceRequest", **kind}
    request = market.done("agent-andenne", "adherents/andenne", body)["@id"]
    assert order_form(market, "agent-andenne", request).status_code == 409


def plain(page):
    """With the blanks of numbers as one types them."""
    return page.replace("\xa0", " ").replace("\u202f", " ").replace("&nbsp;", " ")


def published_call_off(market, request):
    """The order is a process of its own, tied to its framework (H10)."""
    package = market.done(None, f"{market.tender}/@ocds", method="get")
    assert problems(package) == ()
    first, *others = orders(market)
    assert first["tag"] == ["award", "contract"]
    assert {each["tag"][0] for each in others} == {"contractUpdate"}
    assert "startDate" in first["contracts"][0]["period"]
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
    market.judge({"partenaire-alpha": 95, "partenaire-beta": 70})
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
