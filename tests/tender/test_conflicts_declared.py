"""Who opens and scores declares conflicts of interest, and is replaced for one."""

from forms import send
from imio.mutualisation.demo.people import PASSPHRASES
from market import ALPHA
from market import BETA
from market import decision

import json
import pytest


pytestmark = pytest.mark.row("L3")

LEFT, RIGHT = "imio-officer", "imio-manager"
TIED = {"partner": "developpeuse-fictive-beta", "conflict": "Mon frère y travaille"}
HTML = {"Accept": "text/html"}


@pytest.fixture
def closed(market):
    """Nobody has declared anything, and the bids are due."""
    market.create()
    market.publish(declaring=())
    market.seal("partenaire-alpha", ALPHA, "40000")
    market.seal("partenaire-beta", BETA, "41000")
    market.close()
    return market


def key(market, login):
    body = {"passphrase": PASSPHRASES[login]}
    return market.refused(login, f"{market.tender}/@open", body)


def scores(market, points="70"):
    bids = [market.read(url=bid)["UID"] for bid in market.bids.values()]
    common = {"lot": "1", "points": points, "reason": "Motif fictif"}
    return {
        "scores": [
            {"bid": bid, "criterion": criterion, **common}
            for bid in bids
            for criterion in "23"
        ]
    }


def test_who_has_not_declared_neither_opens_nor_scores(closed):
    assert key(closed, LEFT) == "conflict_undeclared"
    closed.declare(LEFT)
    assert key(closed, LEFT) == "conflicts_undeclared"
    closed.declare(RIGHT)
    closed.turn()
    assert len(closed.read()["declarations"]) == 2


def test_what_was_declared_before_the_first_turn_is_signed(closed):
    for login in (LEFT, RIGHT):
        closed.declare(login)
    closed.turn(LEFT)
    closed.declare(LEFT, **TIED)
    closed.turn(RIGHT)
    record = closed.done(LEFT, f"{closed.tender}/@opening", method="get")
    signed = json.loads(record["body"])["declarations"]
    assert [(row["person"], row["conflict"]) for row in signed] == [
        (LEFT, ""),
        (RIGHT, ""),
    ]
    assert len(record["signatures"]) == 2


def test_a_named_evaluator_declares_before_the_opening(closed, second):
    closed.replace(RIGHT, "imio-second")
    for login in (LEFT, RIGHT):
        closed.declare(login)
    assert key(closed, LEFT) == "conflicts_undeclared"
    closed.declare("imio-second")
    closed.turn()
    closed.done("imio-second", f"{closed.tender}/@scores", scores(closed))
    assert closed.refused("auditeur", f"{closed.tender}/@declare") == "not_concerned"


EXPERT = "agent-mons"


def status(market, login, address):
    headers = {"Accept": "text/html" if "@@" in address else "application/json"}
    return market.of(login).get(address, headers=headers).status_code


def test_an_expert_of_a_member_reads_what_is_scored_and_nothing_else(closed, sink):
    sink.collect()
    closed.replace(RIGHT, EXPERT)
    assert ["mons" in mail["To"] for mail in sink.collect()] == [True]
    for login in (LEFT, RIGHT, EXPERT):
        closed.declare(login)
    (bid, *_others), form = closed.bids.values(), f"{closed.tender}/@@evaluer"
    assert status(closed, EXPERT, form) >= 400
    closed.turn()
    page = closed.of(EXPERT).get(form, headers=HTML).text
    assert "secret-9b1d" in page
    assert [row["price"] for row in closed.read(EXPERT, bid)["prices"]] == [None]
    for other in ("agent-andenne", None):
        assert status(closed, other, form) >= 400
        assert status(closed, other, bid) >= 400
    for name in ("@ranking", "@opening", "@selection"):
        assert status(closed, EXPERT, f"{closed.tender}/{name}") >= 400, name
    record = closed.of(EXPERT).get(f"{closed.tender}/@@pv-ouverture.pdf", headers=HTML)
    assert record.status_code == 401
    for login in (LEFT, EXPERT):
        closed.done(login, f"{closed.tender}/@scores", scores(closed))
    assert closed.done(EXPERT, f"{closed.tender}/@scores", method="get")["due"] == []
    closed.turn()
    assert status(closed, EXPERT, form) >= 400
    assert status(closed, EXPERT, bid) >= 400


def test_an_expert_with_a_conflict_reads_nothing(closed):
    closed.replace(RIGHT, EXPERT)
    for login in (LEFT, RIGHT):
        closed.declare(login)
    closed.declare(EXPERT, **TIED)
    closed.turn()
    for address in (f"{closed.tender}/@@evaluer", *closed.bids.values()):
        assert status(closed, EXPERT, address) >= 400


VOTER = "D. Dé"


def test_who_has_a_conflict_does_not_vote_on_the_award(closed, technician):
    seat = {"body": "board", "name": VOTER, "since": "2020-01-01"}
    panel = "@controlpanels/mutualisation"
    assert technician.patch(panel, json={"own_roster": [seat]}).status_code == 204
    for login in (LEFT, RIGHT):
        closed.declare(login)
    note = f"{closed.tender}/@declare"
    assert closed.refused(LEFT, note, {**TIED, "voter": "Inconnu"}) == "voter_unknown"
    told = closed.refused("partenaire-beta", note, {**TIED, "voter": VOTER})
    assert told == "not_concerned"
    closed.done(LEFT, note, {**TIED, "voter": "d. de"})
    closed.turn()
    for login in (LEFT, RIGHT):
        closed.done(login, f"{closed.tender}/@scores", scores(closed))
    closed.turn()
    named = [{"name": name, "vote": "yes"} for name in (VOTER, *"ABCDEFGHIJK")]
    silent = {"votes_for": None, "votes_against": None, "abstentions": None}
    assert named_act(closed) == "award_voters_unknown"
    assert named_act(closed, named_votes=named, **silent) == "award_voter_in_conflict"
    others = [{"name": name, "vote": "yes"} for name in "ABCDEFGHIJKL"]
    assert named_act(closed, named_votes=others, **silent) is None


def named_act(market, **values):
    """Why an adopted act of the board may not decide; nothing where it may."""
    act = market.done(LEFT, "deliberations", decision(**values))["@id"]
    for step in ("schedule", "adopt"):
        market.act(LEFT, step, act)
    answer = market.of(LEFT).post(f"{market.tender}/@decision", json={"act": act})
    return answer.json()["reason"] if answer.status_code >= 400 else None


def test_a_conflict_with_who_does_not_bid_stops_nobody(market):
    market.create()
    market.publish(declaring=(RIGHT,))
    market.seal("partenaire-alpha", ALPHA, "40000")
    market.close()
    market.declare(LEFT, **TIED)
    market.turn()
    market.done(LEFT, f"{market.tender}/@scores", scores(market))


def test_nobody_learns_from_a_declaration_who_bids(closed):
    closed.declare(LEFT, **TIED)
    page = closed.of(RIGHT).get(closed.tender, headers=HTML).text
    assert "Mon frère" in page
    assert "à remplacer" not in page


def test_who_has_a_conflict_with_a_bidder_is_replaced(closed, second):
    closed.declare(LEFT, **TIED)
    closed.declare(RIGHT)
    closed.turn()
    give = f"{closed.tender}/@scores"
    assert closed.refused(LEFT, give, scores(closed)) == "conflict_declared"
    assert "à remplacer" in closed.of(RIGHT).get(closed.tender, headers=HTML).text
    closed.done(RIGHT, give, scores(closed))
    assert key(closed, RIGHT) == "prices_wait"
    closed.replace(LEFT, "imio-second")
    closed.declare("imio-second")
    closed.done("imio-second", give, scores(closed))
    closed.turn()
    page = closed.of(RIGHT).get(closed.tender, headers=HTML).text
    assert "Évaluateur remplacé" in page
    pdf = closed.of(RIGHT).get(f"{closed.tender}/@@pv-ouverture.pdf")
    assert pdf.content.startswith(b"%PDF-")


def test_scores_of_who_declares_a_conflict_later_count_no_more(closed):
    for login in (LEFT, RIGHT):
        closed.declare(login)
    closed.turn()
    for login in (LEFT, RIGHT):
        closed.done(login, f"{closed.tender}/@scores", scores(closed))
    assert len(closed.read()["scores"]) == 8
    closed.declare(LEFT, **TIED)
    assert closed.read()["scores"] == []
    assert key(closed, RIGHT) == "prices_wait"


@pytest.mark.parametrize("login", [None, "partenaire-beta", "agent-mons"])
def test_a_declaration_is_read_by_imio_alone(closed, login):
    closed.declare(LEFT, **TIED)
    shown = closed.read(login)
    assert "declarations" not in shown
    assert "Mon frère" not in str(shown)
    for path in ("", "/@history"):
        answer = closed.of(login).get(f"{closed.tender}{path}", headers=HTML)
        assert "Mon frère" not in answer.text


@pytest.mark.sends("ITender/@@declarer")
def test_a_conflict_is_declared_on_its_page(closed):
    page = f"{closed.tender}/@@declarer"
    officer = closed.of(LEFT)
    both = {"none": "1", "partner": "", "conflict": "Mon frère"}
    answer = send(officer, page, **both)
    assert (answer.status_code, "Mon frère" in answer.text) == (400, True)
    assert send(officer, page, none="1", partner="", conflict="").ok
    (row,) = closed.read()["declarations"]
    assert (row["person"], row["conflict"]) == (LEFT, "")


@pytest.mark.sends("ITender/@@remplacer")
def test_an_evaluator_is_replaced_on_its_page(closed, second):
    page = f"{closed.tender}/@@remplacer"
    given = {"person": LEFT, "by": "imio-second"}
    officer = closed.of(LEFT)
    assert send(officer, page, **given, reason=" ").status_code == 400
    assert send(officer, page, **given, reason="Malade.").ok
    named = [each["token"] for each in closed.read()["evaluators"]]
    assert named == ["imio-second", RIGHT]
