"""Scores with reasons, ties that people settle, exclusion, appeal, award."""

from forms import send
from imio.mutualisation.base import clock
from market import ALPHA
from market import BETA

import pytest


WRONG_SCORES = [
    ({"points": "101"}, "points_out_of_range"),
    ({"points": "beaucoup"}, "number_invalid"),
    ({"reason": " "}, "score_reason_missing"),
    ({"criterion": "1"}, "not_rated"),
    ({"bid": "nowhere"}, "offer_unknown"),
]
HTML = {"Accept": "text/html"}
PLACES = ["partenaire-alpha", "partenaire-beta"]


@pytest.fixture
def opened(market):
    """Two bids at the same price, opened."""
    market.create(reranking_clause="Chaque année.")
    market.publish()
    market.seal("partenaire-alpha", ALPHA, "40000")
    market.seal("partenaire-beta", BETA, "40000")
    market.open()
    return market


def ranking(market):
    rows = market.done("imio-officer", f"{market.tender}/@ranking", method="get")
    return rows["lots"][0]["bids"]


def uid(market, login):
    return market.read(url=market.bids[login])["UID"]


@pytest.mark.row("D9", "H3")
def test_a_score_has_a_range_and_a_reason(opened):
    score = {"lot": "1", "criterion": "2", "points": "50", "reason": "x"}
    bid = uid(opened, "partenaire-alpha")
    for changes, reason in WRONG_SCORES:
        body = {"scores": [{"bid": bid, **score, **changes}]}
        refused = opened.refused("imio-officer", f"{opened.tender}/@scores", body)
        assert refused == reason, changes


def rows_of(market, points, login="partenaire-alpha", criteria="23"):
    common = {"lot": "1", "points": points, "reason": f"Motif {points}"}
    bid = uid(market, login)
    return [{"bid": bid, "criterion": each, **common} for each in criteria]


def give(market, who, rows):
    return market.done(who, f"{market.tender}/@scores", {"scores": rows})


@pytest.mark.row("D9")
def test_nobody_reads_the_scores_of_the_others_before_all_are_handed_in(opened):
    mine = rows_of(opened, "81") + rows_of(opened, "82", "partenaire-beta")
    give(opened, "imio-officer", mine)
    scores, page = f"{opened.tender}/@scores", f"{opened.tender}/@@evaluer"
    for login in ("imio-manager", "auditeur"):
        shown = opened.read(login, scores)
        assert (shown["mine"], shown["all"]) == ([], [])
        assert opened.read(login)["scores"] == []
        assert "Motif 81" not in opened.of(login).get(page, headers=HTML).text
    own = opened.read("imio-officer", scores)
    assert (len(own["mine"]), own["due"]) == (4, [])
    give(opened, "imio-manager", rows_of(opened, "61"))
    assert opened.read("imio-officer", scores)["all"] == []
    give(opened, "imio-manager", rows_of(opened, "62", "partenaire-beta"))
    assert len(opened.read("imio-officer", scores)["all"]) == 8
    shown = opened.of("imio-officer").get(page, headers=HTML).text
    assert "Motif 61" in shown
    assert "Motif 61" in str(opened.read("auditeur")["scores"])


@pytest.mark.row("D9")
def test_the_evaluators_are_those_who_are_named(market, second):
    market.create(evaluators=["imio-officer"])
    for login in ("imio-officer", "imio-manager"):
        market.deposit(login)
    why = market.why_not("imio-officer", "publish", market.tender)
    assert why == "evaluators_too_few"
    both = {"evaluators": ["imio-officer", "imio-second"]}
    market.done("imio-officer", market.tender, both, method="patch")
    market.act("imio-officer", "publish", market.tender)
    market.seal("partenaire-alpha", ALPHA, "40000")
    for login in ("imio-officer", "imio-manager", "imio-second"):
        market.declare(login)
    market.open()
    scores = {"scores": rows_of(market, "70")}
    refused = market.refused("imio-manager", f"{market.tender}/@scores", scores)
    assert refused == "not_an_evaluator"
    give(market, "imio-officer", scores["scores"])
    give(market, "imio-second", rows_of(market, "80"))
    market.turn()
    (best,) = ranking(market)
    assert best["lines"][1]["explanation"] == "Moyenne de 2 évaluateurs : 70 ; 80."


@pytest.mark.row("H3")
def test_each_line_of_a_ranking_is_explained(opened):
    assert opened.why_not("imio-officer", "notify_award", opened.tender) == "unscored"
    opened.judge({"partenaire-alpha": 80, "partenaire-beta": 60})
    best = ranking(opened)[0]
    assert (best["partner"], best["total"]) == ("Logiciels Fictifs Alpha", "88.00")
    assert [line["weighted"] for line in best["lines"]] == ["40.00", "24.00", "24.00"]
    assert best["lines"][1]["explanation"] == "Moyenne de 2 évaluateurs : 80 ; 80."


@pytest.mark.row("H3")
def test_people_settle_a_tie(opened):
    opened.judge({"partenaire-alpha": 70, "partenaire-beta": 70})
    assert [row["tied"] for row in ranking(opened)] == [True, True]
    why = opened.why_not("imio-officer", "notify_award", opened.tender)
    assert why == "ties_unsettled"
    bids = [uid(opened, login) for login in reversed(PLACES)]
    body = {"lot": "1", "bids": bids, "reason": "Tirage au sort du 3 mars."}
    opened.done("imio-officer", f"{opened.tender}/@settle", body)
    assert [row["bid"] for row in ranking(opened)] == bids


@pytest.mark.row("H4")
def test_scores_are_frozen_once_the_prices_are_open(opened):
    opened.score({"partenaire-alpha": 70, "partenaire-beta": 60})
    opened.score({"partenaire-alpha": 75, "partenaire-beta": 60})
    opened.turn()
    again = {"lot": "1", "criterion": "2", "points": "99", "reason": "x"}
    body = {"scores": [{"bid": uid(opened, "partenaire-beta"), **again}]}
    scores = f"{opened.tender}/@scores"
    assert opened.refused("imio-officer", scores, body) == "scores_frozen"
    opened.notify()
    opened.act("imio-manager", "back_to_evaluation", opened.tender, "Erreur.")
    assert opened.refused("imio-officer", scores, body) == "scores_frozen"
    opened.notify()
    complain(opened, "award")
    opened.act("imio-officer", "uphold", opened.tender, "Arrêt.")
    opened.done("imio-officer", scores, body)


@pytest.mark.row("H4")
def test_a_bid_readmitted_after_the_prices_is_scored_all_the_same(opened):
    opened.act("imio-officer", "exclude", opened.bids["partenaire-beta"], "Motif.")
    bid = opened.bids.pop("partenaire-beta")
    opened.judge({"partenaire-alpha": 70})
    opened.act("imio-officer", "readmit", bid, "Plainte fondée.")
    assert opened.why_not("imio-officer", "notify_award", opened.tender) == "unscored"
    opened.bids = {"partenaire-beta": bid}
    opened.score({"partenaire-beta": 60})
    opened.notify()


@pytest.mark.row("H3")
@pytest.mark.sends("ITender/@@departager")
def test_a_tie_is_settled_on_its_page(opened):
    opened.judge({"partenaire-alpha": 70, "partenaire-beta": 70})
    officer, page = opened.of("imio-officer"), f"{opened.tender}/@@departager"
    assert "Fictive Beta" in officer.get(f"{page}?lot=1", headers=HTML).text
    second, first = (row["bid"] for row in ranking(opened))
    places = {f"place-{first}": "1", f"place-{second}": "2"}
    assert send(officer, page, lot="1", reason="Tirage au sort.", **places).ok
    assert [row["bid"] for row in ranking(opened)] == [first, second]


@pytest.mark.row("D8")
@pytest.mark.renders("tender/award_letter.typ")
def test_a_bid_is_excluded_for_a_reason_that_its_letter_gives(opened):
    bid = opened.bids["partenaire-beta"]
    assert opened.why_not("imio-officer", "exclude", bid) == "comment_missing"
    opened.act("imio-officer", "exclude", bid, "Offre irrégulière (fictif).")
    opened.judge({"partenaire-alpha": 80})
    opened.award()
    letter = opened.read("partenaire-beta", bid)["letter"]
    pdf = opened.of("partenaire-beta").get(letter["download"])
    assert pdf.content.startswith(b"%PDF-")
    assert opened.of("partenaire-alpha").get(bid).status_code == 404


def complaint(against):
    return {
        "by": "Développeuse Fictive Beta",
        "court": "Conseil d’État",
        "against": against,
        "received_on": clock.today().isoformat(),
        "ground": "Le critère 2.",
        "effect": "Aucune commande en cours.",
    }


def complain(market, against):
    body = complaint(against)
    return market.done("imio-officer", f"{market.tender}/@appeals", body)


@pytest.mark.row("D24", "H7")
@pytest.mark.parametrize("against", ["terms", "exclusion"])
def test_a_complaint_stops_the_letters_until_it_is_decided(opened, against):
    (row,) = complain(opened, against)["appeals"]
    assert row.items() >= complaint(against).items()
    opened.judge({"partenaire-alpha": 80, "partenaire-beta": 60})
    stopped = opened.why_not("imio-officer", "notify_award", opened.tender)
    assert stopped == "appeal_pending"
    decision = {"number": "1", "state": "dismissed", "decision": "Non fondée."}
    opened.done("imio-officer", f"{opened.tender}/@decide-appeal", decision)
    opened.notify()


@pytest.mark.row("H7")
@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"by": ""}, "value_missing"),
        ({"ground": ""}, "value_missing"),
        ({"received_on": "2200-01-01"}, "day_to_come"),
        ({"against": "rien"}, "choice_invalid"),
        ({"against": "award"}, "nothing_to_appeal"),
    ],
)
def test_a_complaint_says_who_when_and_why(opened, values, reason):
    body = complaint("terms") | values
    refused = opened.refused("imio-officer", f"{opened.tender}/@appeals", body)
    assert (refused, opened.read()["appeals"]) == (reason, [])


@pytest.mark.row("H7")
@pytest.mark.sends("ITender/@@recours")
def test_a_complaint_is_noted_and_decided_on_its_page(opened):
    officer, page = opened.of("imio-officer"), f"{opened.tender}/@@recours"
    assert send(officer, page, **complaint("terms")).ok
    assert send(officer, page, number="1", state="upheld", decision="Fondée.").ok
    (row,) = opened.read()["appeals"]
    assert (row["state"], row["decision"]) == ("upheld", "Fondée.")


@pytest.mark.row("D24", "H6", "H7")
def test_an_appeal_stops_the_award_and_may_reopen_the_evaluation(opened):
    opened.judge({"partenaire-alpha": 80, "partenaire-beta": 60})
    opened.notify()
    bare = opened.why_not("imio-officer", "appeal", opened.tender, "Beta")
    assert bare == "appeal_unrecorded"
    complain(opened, "award")
    opened.travel(days=30)
    assert opened.why_not("imio-manager", "award", opened.tender) == (
        "transition_not_from_here"
    )
    opened.act("imio-officer", "uphold", opened.tender, "Arrêt du 1er mars.")
    tender = opened.read()
    assert (tender["review_state"], tender["standstill_until"]) == ("evaluation", None)
    assert [row["state"] for row in tender["appeals"]] == ["upheld"]
    assert opened.read(url=opened.bids["partenaire-beta"])["review_state"] == "opened"


@pytest.mark.row("D24")
def test_a_dismissed_appeal_lets_the_award_go_on(opened):
    opened.judge({"partenaire-alpha": 80, "partenaire-beta": 60})
    opened.notify()
    complain(opened, "award")
    opened.act("imio-officer", "dismiss", opened.tender, "Arrêt.")
    assert opened.why_not("imio-manager", "award", opened.tender) == (
        "standstill_running"
    )
    opened.travel(days=20)
    opened.act("imio-manager", "award", opened.tender)


@pytest.mark.row("H1")
def test_bidders_are_told_that_a_tender_is_cancelled(opened, sink):
    opened.act("imio-manager", "cancel", opened.tender, "Crédits supprimés.")
    mails = sink.collect()
    assert sorted(mail["To"].partition("@")[0] for mail in mails) == PLACES
    assert "Crédits supprimés" in mails[0].get_content()


def test_the_public_reads_no_score_and_no_rank_before_the_award(opened):
    opened.judge({"partenaire-alpha": 80, "partenaire-beta": 60})
    opened.notify()
    for login in (None, "partenaire-alpha", "agent-andenne"):
        shown = opened.read(login)
        assert not {"scores", "results", "appeals", "questions"} & set(shown)
        assert "Motif fictif" not in str(shown)
