"""Bidders are checked before the letters leave; who does not meet the selection is out."""

from forms import send
from market import ALPHA
from market import BETA
from market import SELECTION

import pytest


HTML = {"Accept": "text/html"}
OFFICER, SECOND = "imio-officer", "partenaire-beta"
WHY = {"1": "Aucune référence (fictif)."}
POINTS = {"partenaire-alpha": 80, SECOND: 60}


@pytest.fixture
def opened(market):
    """Two bids, opened; one optional ground of exclusion."""
    market.create(grounds=["insolvency"])
    market.publish()
    market.seal("partenaire-alpha", ALPHA, "40000")
    market.seal(SECOND, BETA, "41000")
    market.open()
    return market


def partner(market, login):
    path = market.bids[login].rpartition("/")[0]
    return market.read(url=path)["UID"]


def check(market, login, **changes):
    """One check of the bidder with that login."""
    row = {"partner": partner(market, login), "requirement": "1", "met": False}
    body = {"checks": [{**row, "reason": WHY["1"], **changes}]}
    return market.done(OFFICER, f"{market.tender}/@selection", body)


def state(market, login):
    return market.read(url=market.bids[login])["review_state"]


@pytest.mark.row("D9", "D10")
@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"kind": "economic"}, "economic_capacity"),
        ({"title": "Chiffre d’affaires"}, "economic_capacity"),
        ({"level": "Un bilan positif"}, "economic_capacity"),
    ],
)
def test_economic_capacity_selects_nobody(market, changes, reason):
    market.create()
    body = {"selection": [{**SELECTION[0], **changes}, SELECTION[1]]}
    assert market.refused(OFFICER, market.tender, body, "patch") == reason


@pytest.mark.row("D9")
@pytest.mark.parametrize("rows", [[], SELECTION[:1], SELECTION[1:]])
def test_competence_and_reactivity_are_published(market, rows):
    market.create(selection=rows)
    assert market.why_not(OFFICER, "publish", market.tender) == "selection_missing"


@pytest.mark.row("D9")
def test_everybody_reads_who_may_take_part(opened):
    page = opened.of(None).get(opened.tender, headers=HTML).text
    for told in ("Deux références de Plone", "art. 67, § 1er, 2°", "art. 69, 2°"):
        assert told in page
    shown = opened.read(None)
    assert "checks" not in shown
    release = opened.done(None, f"{opened.tender}/@ocds", method="get")["releases"][-1]
    assert "Une réponse en un jour" in release["tender"]["eligibilityCriteria"]


@pytest.mark.row("D9")
def test_no_letter_leaves_before_every_bidder_is_checked(opened):
    opened.score(POINTS, checked=False)
    why = opened.why_not(OFFICER, "notify_award", opened.tender)
    assert why == "bidders_unchecked"
    page = opened.of(OFFICER).get(opened.tender, headers=HTML).text
    assert "à contrôler" in page
    opened.select()
    opened.turn()
    opened.notify()


@pytest.mark.row("D9")
def test_who_does_not_meet_the_selection_is_excluded_and_told_why(opened):
    check(opened, SECOND)
    assert state(opened, SECOND) == "excluded"
    bid = opened.bids.pop(SECOND)
    assert opened.why_not(OFFICER, "readmit", bid, "x") == "selection_unmet"
    opened.judge({"partenaire-alpha": 80})
    opened.notify()
    shown = opened.of(SECOND).get(bid, headers=HTML).text
    assert WHY["1"] in shown
    assert opened.read(SECOND, bid)["letter"]


@pytest.mark.row("D9")
def test_a_check_is_corrected_and_the_bid_readmitted(opened):
    check(opened, SECOND)
    check(opened, SECOND, met=True)
    opened.act(OFFICER, "readmit", opened.bids[SECOND], "Attestation reçue.")
    opened.judge(POINTS)
    opened.award()


@pytest.mark.row("D9")
def test_scores_are_read_once_those_of_the_bids_left_are_in(opened):
    both, opened.bids = (
        opened.bids,
        {"partenaire-alpha": opened.bids[next(iter(POINTS))]},
    )
    opened.score({"partenaire-alpha": 80})
    assert opened.read()["scores"] == []
    opened.bids = both
    check(opened, SECOND)
    assert len(opened.read()["scores"]) == 4


@pytest.mark.row("D9")
@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"partner": "nowhere"}, "bidder_unknown"),
        ({"requirement": "misconduct"}, "requirement_unknown"),
        ({"requirement": "3"}, "requirement_unknown"),
        ({"reason": " "}, "check_reason_missing"),
        ({"met": "oui"}, "yes_no_invalid"),
        ({"met": None}, "value_missing"),
        ({"points": "3"}, "unknown_field"),
    ],
)
def test_a_check_is_of_a_bidder_and_a_requirement(opened, changes, reason):
    row = {"partner": partner(opened, SECOND), "requirement": "insolvency"}
    body = {"checks": [{**row, "met": True, "reason": "Extrait", **changes}]}
    assert opened.refused(OFFICER, f"{opened.tender}/@selection", body) == reason
    assert opened.read()["checks"] == []


@pytest.mark.row("D9", "L3")
def test_who_has_a_conflict_checks_nobody(opened):
    opened.declare(OFFICER, partner=partner(opened, SECOND), conflict="Mon frère")
    body = {"checks": []}
    refused = opened.refused(OFFICER, f"{opened.tender}/@selection", body)
    assert refused == "conflict_declared"


@pytest.mark.row("D9")
@pytest.mark.parametrize("login", [None, SECOND, "agent-mons", "auditeur"])
def test_nobody_but_imio_checks(opened, login):
    selection = f"{opened.tender}/@selection"
    assert opened.of(login).post(selection, json={"checks": []}).status_code in (
        401,
        403,
    )
    read = opened.of(login).get(selection).status_code
    assert read in ((200,) if login == "auditeur" else (401, 403))


@pytest.mark.row("D9")
@pytest.mark.sends("ITender/@@selectionner")
def test_the_selection_is_checked_on_its_page(opened):
    uids = [partner(opened, login) for login in POINTS]
    given = {}
    for uid in uids:
        given |= {f"clear-{uid}": "1", f"basis-{uid}": "Extraits du 3 mars"}
        for place in ("1", "2"):
            given |= {f"met-{uid}-{place}": "true", f"reason-{uid}-{place}": "Vu"}
    given[f"met-{uids[1]}-fraud"] = "false"
    page, officer = f"{opened.tender}/@@selectionner", opened.of(OFFICER)
    refused = send(officer, page, **given)
    assert (refused.status_code, "Extraits du 3 mars" in refused.text) == (400, True)
    assert opened.read()["checks"] == []
    assert send(officer, page, **given, **{f"reason-{uids[1]}-fraud": "Jugement"}).ok
    assert [state(opened, login) for login in POINTS] == ["opened", "excluded"]
    rows = opened.read()["checks"]
    assert {row["reason"] for row in rows} == {"Extraits du 3 mars", "Vu", "Jugement"}
