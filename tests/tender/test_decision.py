"""The award names a deliberation of IMIO's board, adopted at the letters, then executory."""

from forms import send
from market import ALPHA
from market import decision

import pytest


@pytest.fixture
def scored(market):
    """One bid, scored by the whole committee."""
    market.create()
    market.publish()
    market.seal("partenaire-alpha", ALPHA, "40000")
    market.open()
    market.judge({"partenaire-alpha": 80})
    return market


def act(market, *steps, **values):
    url = market.done("imio-officer", "deliberations", decision(**values))["@id"]
    for step in steps:
        market.act("imio-officer", step, url)
    return url


def name(market, url):
    return market.done("imio-officer", f"{market.tender}/@decision", {"act": url})


def test_no_letter_leaves_without_a_decision(scored):
    why = scored.why_not("imio-officer", "notify_award", scored.tender)
    assert why == "award_act_missing"


def test_the_award_waits_until_the_decision_is_executory(scored):
    decided = act(scored, "schedule", "adopt")
    name(scored, decided)
    scored.act("imio-officer", "notify_award", scored.tender)
    scored.travel(days=20)
    why = scored.why_not("imio-manager", "award", scored.tender)
    assert why == "award_act_not_executory"
    scored.act("imio-officer", "execute", decided)
    scored.act("imio-manager", "award", scored.tender)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"purpose": "other"}, "award_act_not_own"),
        ({"body": "general_assembly"}, "award_act_not_own"),
    ],
)
def test_another_act_awards_nothing(scored, values, reason):
    url, body = f"{scored.tender}/@decision", {"act": act(scored, **values)}
    assert scored.refused("imio-officer", url, body) == reason


def test_an_act_that_is_not_there_awards_nothing(scored):
    url = f"{scored.tender}/@decision"
    assert scored.refused("imio-officer", url, {"act": "x"}) == "award_act_unknown"


def test_the_page_of_the_tender_names_its_decision(scored):
    name(scored, act(scored, "schedule", "adopt", title="Attribution du logiciel"))
    html = {"Accept": "text/html"}
    page = scored.of("imio-officer").get(scored.tender, headers=html).text
    assert "Attribution du logiciel" in page


@pytest.mark.sends("ITender/@@decision")
def test_the_decision_is_named_on_its_page(scored):
    decided = act(scored, "schedule", "adopt")
    uid = scored.read(url=decided)["UID"]
    officer = scored.of("imio-officer")
    assert send(officer, f"{scored.tender}/@@decision", act=uid).ok
    assert scored.read()["award_act"] == uid


def test_who_evaluates_anew_decides_anew(scored):
    scored.notify()
    scored.act("imio-manager", "back_to_evaluation", scored.tender, "Erreur de cote.")
    assert not scored.read()["award_act"]


def test_who_evaluates_anew_does_not_decide_by_the_act_of_before(scored):
    decided = scored.decide()
    scored.act("imio-officer", "notify_award", scored.tender)
    scored.travel(days=1)
    scored.act("imio-manager", "back_to_evaluation", scored.tender, "Erreur de cote.")
    url, body = f"{scored.tender}/@decision", {"act": decided}
    assert scored.refused("imio-officer", url, body) == "award_act_too_early"
    name(scored, act(scored, "schedule", "adopt"))


def test_nothing_is_decided_before_the_prices_are_open(market):
    market.create()
    market.publish()
    market.seal("partenaire-alpha", ALPHA, "40000")
    market.open()
    url, body = f"{market.tender}/@decision", {"act": act(market, "schedule", "adopt")}
    assert market.refused("imio-officer", url, body) == "prices_sealed"
    market.travel(days=1)
    market.judge({"partenaire-alpha": 80})
    assert market.refused("imio-officer", url, body) == "award_act_too_early"
