"""The cascade of an awarded tender: order, renewals, a new order, open data."""

from datetime import timedelta
from forms import send
from imio.mutualisation.base import clock
from market import ALPHA
from market import BETA

import pytest
import transaction


TODAY = clock.today()  # on which the story begins
MARKS = ("competence", "reactivity", "quality", "transfer", "continuity")


def day(days):
    return (TODAY + timedelta(days=days)).isoformat()


@pytest.fixture
def awarded(market):
    """Alpha first, Beta second."""
    market.create()
    market.publish()
    market.seal("partenaire-alpha", ALPHA, "40000")
    market.seal("partenaire-beta", BETA, "41000")
    market.open()
    market.judge({"partenaire-alpha": 80, "partenaire-beta": 78})
    market.award()
    return market


def cascade(market):
    lots = market.done(None, f"{market.tender}/@cascade", method="get")["lots"]
    return [row["title"] for row in lots[0]["places"]]


@pytest.mark.row("D5", "D7", "D21")
def test_partners_enter_the_network_by_the_award(awarded):
    assert cascade(awarded) == ["Logiciels Fictifs Alpha", "Développeuse Fictive Beta"]
    alpha = awarded.read(None, ALPHA)
    assert alpha["review_state"] == "selected"
    assert [
        row["rank"] for row in alpha["places"] if row["title"] == "Logiciel partagé"
    ]


@pytest.mark.row("D6")
def test_no_new_order_without_the_clause(awarded):
    body = {"lot": "1", "valid_from": day(60), "motive": "Évaluations."}
    reason = awarded.refused("imio-officer", f"{awarded.tender}/@rerank", body)
    assert reason == "reranking_clause_missing"


@pytest.fixture
def evaluated(awarded, site):
    """Beta did better than Alpha, and the terms say that it may count."""
    transaction.begin()
    tender = site["marches"][awarded.tender.rpartition("/")[2]]
    tender.reranking_clause = "Chaque année, pour moitié."
    beta = site["partenaires"]["developpeuse-fictive-beta"]
    row = dict.fromkeys(MARKS, 5)
    beta.evaluations = [{"on": TODAY, "thread": "x", "comment": "", **row}]
    transaction.commit()
    return awarded


@pytest.mark.row("D6")
def test_evaluations_make_a_new_order_from_a_day_on(evaluated):
    body = {"lot": "1", "valid_from": day(60), "motive": ""}
    rerank = f"{evaluated.tender}/@rerank"
    assert evaluated.refused("imio-officer", rerank, body) == "motive_missing"
    evaluated.done("imio-officer", rerank, {**body, "motive": "Décision du 3 mars."})
    assert cascade(evaluated)[0] == "Logiciels Fictifs Alpha"
    evaluated.travel(days=10)
    assert cascade(evaluated)[0] == "Développeuse Fictive Beta"


@pytest.mark.row("D6")
def test_a_new_order_needs_evaluations_and_a_motive(evaluated, site):
    rerank = f"{evaluated.tender}/@rerank"
    body = {"lot": "1", "valid_from": day(60), "motive": "x"}
    assert evaluated.refused("imio-officer", rerank, body) == "motive_short"
    transaction.begin()
    site["partenaires"]["developpeuse-fictive-beta"].evaluations = []
    site["partenaires"]["logiciels-fictifs-alpha"].evaluations = []
    transaction.commit()
    body = {**body, "motive": "Décision du 3 mars."}
    assert evaluated.refused("imio-officer", rerank, body) == "nothing_evaluated"


@pytest.mark.sends("ITender/@@reclasser")
def test_a_new_order_is_decided_on_its_page(evaluated):
    decided = {"lot": "1", "valid_from": day(60), "motive": "Décision du 3 mars."}
    officer = evaluated.of("imio-officer")
    assert send(officer, f"{evaluated.tender}/@@reclasser", **decided).ok
    evaluated.travel(days=10)
    assert cascade(evaluated)[0] == "Développeuse Fictive Beta"


@pytest.mark.row("D4", "H14")
def test_a_year_at_a_time(awarded, travel):
    travel(days=402)

    def renewed(*renewals):
        rows = [
            {"decided_on": day(on), "until": day(on + 365), "granted": granted}
            for on, granted in renewals
        ]
        officer = awarded.of("imio-officer")
        return officer.patch(awarded.tender, json={"renewals": rows})

    too_early = renewed((400, True), (401, True))
    assert too_early.json()["reason"] == "renewal_too_early"
    after_refusal = renewed((400, False), (401, True))
    assert after_refusal.json()["reason"] == "renewal_refused"
    assert renewed((400, True)).status_code == 204


@pytest.mark.row("H14")
def test_an_amendment_of_ten_percent_is_to_be_sent_to_supervision(awarded):
    on = clock.today().isoformat()
    row = {"on": on, "kind": "third_party", "description": "x", "percent": "10"}
    awarded.done("imio-officer", awarded.tender, {"amendments": [row]}, method="patch")
    html = {"Accept": "text/html"}
    page = awarded.of("imio-officer").get(awarded.tender, headers=html).text
    assert "à transmettre à la tutelle" in page


def test_the_terms_of_an_awarded_tender_are_frozen(awarded):
    reason = awarded.refused(
        "imio-officer", awarded.tender, {"criteria": []}, method="patch"
    )
    assert reason == "field_not_yours"


def withdrawal(**values):
    row = {"on": clock.today().isoformat(), "kind": "party_withdrawal"}
    return {"amendments": [{**row, "description": "Retrait", **values}]}


@pytest.mark.row("H9")
def test_who_withdraws_leaves_the_cascade(awarded):
    change = withdrawal(partner=awarded.read(None, ALPHA)["UID"])
    awarded.done("imio-officer", awarded.tender, change, method="patch")
    assert cascade(awarded) == ["Développeuse Fictive Beta"]


@pytest.mark.row("H9")
@pytest.mark.parametrize(
    ("partner", "reason"),
    [
        (None, "withdrawal_partner_missing"),
        ("partenaires/services-fictifs-gamma", "withdrawal_not_ranked"),
    ],
)
def test_who_withdraws_is_one_of_the_network(awarded, partner, reason):
    change = withdrawal(partner=partner and awarded.read(None, partner)["UID"])
    refused = awarded.refused("imio-officer", awarded.tender, change, "patch")
    assert (refused, len(cascade(awarded))) == (reason, 2)


@pytest.mark.row("H9")
def test_who_withdraws_does_so_once(awarded):
    (row,) = withdrawal(partner=awarded.read(None, ALPHA)["UID"])["amendments"]
    twice = {"amendments": [row, {**row, "description": "Encore"}]}
    refused = awarded.refused("imio-officer", awarded.tender, twice, "patch")
    assert (refused, len(cascade(awarded))) == ("withdrawal_twice", 2)


def due(market):
    """What the page of the section says that IMIO must look to."""
    page = market.of("imio-officer").get("marches", headers={"Accept": "text/html"})
    return page.text.partition('id="due-title"')[2].partition("</section>")[0]


@pytest.mark.row("D4", "H14")
def test_a_milestone_and_the_next_year_are_in_the_list_of_what_is_due(awarded):
    assert "Logiciel partagé" not in due(awarded)
    row = {"title": "Recette", "due": (clock.today() + timedelta(days=10)).isoformat()}
    change = {"milestones": [row]}
    awarded.done("imio-officer", awarded.tender, change, method="patch")
    assert "Logiciel partagé" in due(awarded)


@pytest.mark.row("D4", "H14")
def test_imio_is_reminded_of_the_next_year(awarded, sink):
    awarded.travel(days=320)
    for _round in range(2):
        awarded.done("imio-officer", "@due-steps")
    number = awarded.read()["number"]
    told = [mail for mail in sink.collect() if f"{number} : " in mail["Subject"]]
    assert len([mail for mail in told if "reconduction" in mail.get_content()]) == 1


@pytest.mark.row("H2", "H14")
def test_the_page_says_where_lots_and_contracts_stand(awarded):
    page = awarded.of(None).get(awarded.tender, headers={"Accept": "text/html"}).text
    assert "Attribué" in page.partition('id="lots-title"')[2].partition("</table>")[0]
    assert "En cours" in page.partition("Contrats")[2].partition("</dd>")[0]


@pytest.mark.row("D3")
def test_a_tender_that_should_be_published_is_late_work(market):
    market.create(planned_for=day(3))
    market.travel(days=5)
    html = {"Accept": "text/html"}
    home = market.of("imio-officer").get("", headers=html).text
    work = home.partition('id="work-title"')[2].partition("</section>")[0]
    assert "Logiciel partagé" in work
    assert "en retard" in work


@pytest.mark.row("H14")
def test_no_amendment_gets_the_id_of_one_that_is_gone(awarded):
    kinds = ("tax_rate", "term")
    on = clock.today().isoformat()
    both = [{"on": on, "kind": kind, "description": "Fictif"} for kind in kinds]
    marks = [{"title": title, "due": day(90)} for title in ("Reprise", "Formation")]

    def ids(amendments, milestones):
        changes = {"amendments": amendments, "milestones": milestones}
        awarded.done("imio-officer", awarded.tender, changes, method="patch")
        release = awarded.read(None, f"{awarded.tender}/@ocds")["releases"][-1]
        (contract,) = release["contracts"]
        return [
            {each["id"]: each[told] for each in contract[kept] if each.get(told)}
            for kept, told in (("amendments", "rationale"), ("milestones", "title"))
        ]

    before, after = ids(both, marks), ids(both[1:], marks[1:])
    for had, has in zip(before, after, strict=True):
        assert has.items() < had.items()
