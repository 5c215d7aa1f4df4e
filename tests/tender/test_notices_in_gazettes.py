"""The numbers of the notices in the gazettes: noted once they are known, read by everybody."""

from datetime import timedelta
from forms import send
from imio.mutualisation.base import clock
from market import ALPHA

import pytest


pytestmark = pytest.mark.row("M13")

HTML = {"Accept": "text/html"}
OFFICER = "imio-officer"
NUMBER = f"123456-{clock.today().year}"  # of the day on which the story begins
TED = f"https://ted.europa.eu/fr/notice/-/detail/{NUMBER}"


def numbered(sequence):
    """TED numbers by the year of publication: a market awarded in December ends in January."""
    return f"{sequence}-{clock.today().year}"


def notice(**values):
    today = clock.today().isoformat()
    row = {"gazette": "ted", "kind": "call", "number": NUMBER, "on": today}
    return {**row, "url": TED, **values}


@pytest.fixture
def published(market):
    market.create()
    market.publish()
    return market


@pytest.fixture
def awarded_alone(published):
    published.seal("partenaire-alpha", ALPHA, "40000")
    published.open()
    published.judge({"partenaire-alpha": 80})
    published.award()
    return published


def note(market, login=OFFICER, **values):
    return market.done(login, f"{market.tender}/@notices", notice(**values))


def documents(market, where=lambda release: release["tender"]):
    release = market.read(None, f"{market.tender}/@ocds")["releases"][-1]
    found = where(release).get("documents", ())
    return {
        each["url"]: each["documentType"]
        for each in found
        if "ted" in (each["url"] or "")
    }


def test_everybody_reads_a_notice_on_the_page_and_in_the_open_data(published):
    note(published)
    (kept,) = published.read(None)["notices"]
    assert (kept["number"], kept["url"]) == (NUMBER, TED)
    page = published.of(None).get(published.tender, headers=HTML).text
    assert f"TED {NUMBER}, avis de marché" in page and TED in page
    assert documents(published) == {TED: "tenderNotice"}


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"gazette": "moniteur"}, "choice_invalid"),
        ({"kind": "vente"}, "choice_invalid"),
        ({"number": " "}, "value_missing"),
        ({"number": "\u200b"}, "value_missing"),
        ({"number": 12}, "text_invalid"),
        ({"on": "2200-01-01"}, "day_to_come"),
        ({"on": "1990-01-01"}, "notice_too_early"),
        ({"on": "31/31/2026"}, "day_invalid"),
        ({"url": "javascript:alert(1)"}, "link_invalid"),
        ({"url": "ted"}, "link_invalid"),
        ({"url": None}, "value_missing"),
        ({"kind": "result"}, "notice_without_award"),
        ({"number": f"00{NUMBER}", "gazette": "bda"}, "notice_twice"),
        ({"number": "2"}, "notice_number_ted"),
        ({"number": "avis", "gazette": "bda"}, "notice_number_bare"),
        ({"lot": "1"}, "unknown_field"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_kept(published, values, reason):
    note(published, gazette="bda")
    body = notice(**values)
    refused = published.refused(OFFICER, f"{published.tender}/@notices", body)
    assert refused == reason
    assert len(published.read()["notices"]) == 1


def test_a_draft_has_no_notice_and_only_imio_notes_one(market, published):
    for login in (None, "agent-andenne", "partenaire-alpha", "auditeur"):
        answer = market.of(login).post(f"{market.tender}/@notices", json=notice())
        assert answer.status_code in (401, 403), login
    market.create(title="Brouillon")
    reason = market.refused(OFFICER, f"{market.tender}/@notices", notice())
    assert reason == "notice_unpublished"


def test_nobody_writes_them_otherwise(published):
    body = {"notices": [notice(number="1")], "change_reason": "x"}
    published.of(OFFICER).patch(published.tender, json=body)
    assert published.read()["notices"] == []


@pytest.mark.sends("ITender/@@parutions")
def test_a_number_that_was_mistyped_is_taken_away_with_its_reason(published):
    officer, page = published.of(OFFICER), f"{published.tender}/@@parutions"
    assert send(officer, page, **notice()).ok
    wrong = send(officer, page, **notice(number="2", on="1990-01-01"))
    assert wrong.status_code == 400
    assert TED in wrong.text and "1990-01-01" in wrong.text
    away = {"gazette": "ted", "number": NUMBER, "away": "1"}
    for blank in (" ", "\u200b"):
        assert send(officer, page, **away, reason=blank).status_code == 400
    assert send(officer, page, **away, reason="Chiffre inversé.").ok
    assert documents(published) == {}
    history = officer.get(published.tender, headers=HTML).text
    assert "Parution retirée : Chiffre inversé." in history
    again = {"gazette": "ted", "number": NUMBER, "reason": "x"}
    refused = published.refused(OFFICER, f"{published.tender}/@take-notice-away", again)
    assert refused == "notice_unknown"


@pytest.mark.row("H13")
def test_each_notice_stands_with_what_it_tells_in_the_open_data(awarded_alone):
    market = awarded_alone
    earlier = (clock.today() - timedelta(days=1)).isoformat()
    body = notice(kind="result", on=earlier)
    assert market.refused(OFFICER, f"{market.tender}/@notices", body) == (
        "notice_too_early"
    )
    note(market, kind="result", number=numbered(2))
    note(market, kind="modification", number=numbered(3), url=f"{TED}/3")
    assert documents(market) == {}
    assert documents(market, lambda release: release["awards"][0]) == {
        TED: "awardNotice"
    }
    assert documents(market, lambda release: release["contracts"][0]) == {
        f"{TED}/3": "contractNotice"
    }
