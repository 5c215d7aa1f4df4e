"""Partners apply, those that meet the selection are invited, and rounds are kept."""

from datetime import timedelta
from forms import send
from imio.mutualisation.base import clock
from market import ALPHA
from market import BETA
from market import SELECTION

import pytest
import re


CHOICES = re.compile("<option[^>]*>[^<]*")
HTML = {"Accept": "text/html"}
OFFICER, FIRST, SECOND = "imio-officer", "partenaire-alpha", "partenaire-beta"
PLACES = {FIRST: ALPHA, SECOND: BETA}
WORDS = {"candidature": "Dix sites Plone, une réponse par jour."}


def on(days):
    return (clock.today() + timedelta(days=days)).isoformat()


TERMS = {
    "procedure": "negotiated_with_publication",
    "candidates_until": on(15),
    "bids_due_on": on(40),
}


@pytest.fixture
def published(market):
    market.create(**TERMS)
    market.publish()
    return market


@pytest.fixture
def applied(published):
    """Both partners have applied, and the last day is over."""
    for login in PLACES:
        published.done(login, f"{published.tender}/@apply", WORDS)
    published.travel(days=16)
    return published


@pytest.fixture
def invited(applied):
    """One of them meets the selection."""
    applied.select()
    beta = applied.read(url=BETA)["UID"]
    failed = {"partner": beta, "requirement": "1", "met": False}
    body = {"checks": [{**failed, "reason": "Aucune référence."}]}
    applied.done(OFFICER, f"{applied.tender}/@selection", body)
    applied.done(OFFICER, f"{applied.tender}/@invite")
    return applied


def bid(market, login):
    """Whether that partner may prepare a bid: the reason when not."""
    answer = market.of(login).post(
        f"{PLACES[login]}/@bids", json={"tender": market.tender}
    )
    return answer.json().get("reason", "")


@pytest.mark.row("L6")
@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"candidates_until": None}, "candidatures_undated"),
        ({"candidates_until": on(14)}, "candidatures_too_short"),
        ({"bids_due_on": on(29)}, "bidding_too_short"),
        ({"reuse_clause": " "}, "reuse_clause_missing"),
        ({"procedure": "open", "reuse_clause": ""}, "reuse_clause_missing"),
        ({}, "keys_missing"),
    ],
)
def test_candidates_and_bidders_have_their_days(market, values, reason):
    market.create(**{**TERMS, **values})
    assert market.why_not(OFFICER, "publish", market.tender) == reason


@pytest.mark.row("L6")
def test_the_clause_of_reuse_is_proposed_and_printed(market):
    market.create()
    assert "Tout adhérent" in market.read()["reuse_clause"]
    market.publish()
    pdf = market.of(None).get(f"{market.tender}/@@cahier-des-charges.pdf")
    assert pdf.content.startswith(b"%PDF-")


@pytest.mark.row("D9", "L6")
def test_nobody_bids_before_being_invited(published):
    assert bid(published, FIRST) == "not_invited"
    page = published.of(FIRST).get(published.tender, headers=HTML).text
    assert "Poser ma candidature" in page
    assert "Les partenaires posent leur candidature" in page
    assert "Préparer une offre" not in page
    invite = f"{published.tender}/@invite"
    assert published.refused(OFFICER, invite) == "candidatures_running"
    apply = f"{published.tender}/@apply"
    assert published.refused("agent-mons", apply, WORDS) == "not_a_partner"
    assert published.refused(FIRST, apply, {"candidature": " "}) == (
        "candidature_missing"
    )


@pytest.mark.row("D9")
def test_candidates_are_checked_once_all_have_applied(applied):
    apply, invite = f"{applied.tender}/@apply", f"{applied.tender}/@invite"
    assert applied.refused(FIRST, apply, WORDS) == "candidatures_over"
    assert applied.refused(OFFICER, invite) == "candidates_unchecked"
    later = {"selection": [*SELECTION, SELECTION[0]], "change_reason": "x"}
    refused = applied.refused(OFFICER, applied.tender, later, method="patch")
    assert refused == "selection_applied_to"


@pytest.mark.row("D9")
def test_who_meets_the_selection_bids_and_the_others_are_told_why(invited, sink):
    assert bid(invited, SECOND) == "not_invited"
    invited.seal(FIRST, ALPHA, "40000")
    rows = {row["title"]: row for row in invited.read()["candidates"]}
    assert [row["invited"] for row in rows.values()] == [True, False]
    assert "Aucune référence." in rows["Développeuse Fictive Beta"]["reason"]
    assert invited.refused(OFFICER, f"{invited.tender}/@invite") == "already_invited"


@pytest.mark.row("D9")
def test_who_is_suspended_meanwhile_is_not_invited(applied):
    applied.select()
    applied.act("imio-manager", "suspend", ALPHA, "Motif fictif.")
    applied.done(OFFICER, f"{applied.tender}/@invite")
    rows = {row["title"]: row for row in applied.read()["candidates"]}
    assert [row["invited"] for row in rows.values()] == [False, True]
    assert "Suspendu" in rows["Logiciels Fictifs Alpha"]["reason"]


@pytest.mark.row("D9")
def test_a_candidate_is_told_by_mail_and_on_the_page(applied, sink):
    applied.select()
    sink.collect()
    applied.done(OFFICER, f"{applied.tender}/@invite")
    told = sorted(mail["To"].partition("@")[0] for mail in sink.collect())
    assert told == [FIRST, SECOND]
    assert "invité" in applied.of(FIRST).get(applied.tender, headers=HTML).text


@pytest.mark.row("D9")
@pytest.mark.parametrize("login", [None, SECOND, "agent-mons"])
def test_who_applied_and_what_was_negotiated_is_read_by_imio_alone(invited, login):
    invited.seal(FIRST, ALPHA, "40000")
    note(invited)
    shown = invited.read(login)
    assert not {"candidates", "rounds", "checks"} & set(shown)
    page = invited.of(login).get(invited.tender, headers=HTML).text
    for told in ("Alpha", "Dix sites Plone" if login != SECOND else "Prix remisé"):
        assert told not in page


def note(market, **changes):
    alpha = market.read(url=ALPHA)["UID"]
    told = {"subject": "Prix remisé", "pooling": "Toutes les communes", "minutes": "…"}
    body = {"held_on": clock.today().isoformat(), "partner": alpha, **told, **changes}
    return market.done(OFFICER, f"{market.tender}/@rounds", body)


@pytest.mark.row("L6")
def test_a_bid_sealed_before_a_round_is_confirmed_after_it(invited, sink):
    invited.seal(FIRST, ALPHA, "40000")
    sink.collect()
    (row,) = note(invited)["rounds"]
    assert (row["pooling"], row["title"]) == (
        "Toutes les communes",
        "Logiciels Fictifs Alpha",
    )
    sealed = invited.bids[FIRST]
    assert invited.read(FIRST, sealed)["review_state"] == "to_confirm"
    assert ["alpha" in mail["To"] for mail in sink.collect()] == [True]
    invited.act(FIRST, "confirm", sealed)
    assert invited.read(FIRST, sealed)["review_state"] == "sealed"


@pytest.mark.row("L6")
def test_a_round_is_noted_once(invited):
    note(invited)
    alpha = invited.read(url=ALPHA)["UID"]
    told = {"subject": "PRIX remisé", "pooling": "Toutes les communes.", "minutes": "…"}
    body = {"held_on": clock.today().isoformat(), "partner": alpha, **told}
    rounds = f"{invited.tender}/@rounds"
    assert invited.refused(OFFICER, rounds, body) == "round_twice"
    invited.done(OFFICER, rounds, {**body, "subject": "Délai"})


@pytest.mark.row("L6")
def test_no_round_puts_a_bid_out_once_the_bids_were_due(invited):
    invited.seal(FIRST, ALPHA, "40000")
    invited.travel(days=25)
    alpha = invited.read(url=ALPHA)["UID"]
    told = {"subject": "x", "pooling": "y", "minutes": "z", "partner": alpha}
    body = {"held_on": clock.today().isoformat(), **told}
    refused = invited.refused(OFFICER, f"{invited.tender}/@rounds", body)
    assert refused == "negotiation_over"
    assert invited.read(FIRST, invited.bids[FIRST])["review_state"] == "sealed"


@pytest.mark.row("L6")
def test_a_round_leaves_its_days_to_whoever_bid(invited):
    invited.seal(FIRST, ALPHA, "40000")
    invited.travel(days=19)  # five days before the bids are due
    body = {"held_on": clock.today().isoformat(), "partner": ALPHA}
    body |= {"subject": "x", "pooling": "y", "minutes": "z"}
    answer = invited.of(OFFICER).post(f"{invited.tender}/@rounds", json=body).json()
    assert (answer["reason"], answer["least"]) == ("round_late", 6)
    assert invited.read(FIRST, invited.bids[FIRST])["review_state"] == "sealed"
    later = {"bids_due_on": on(60), "change_reason": "Un tour de plus."}
    invited.done(OFFICER, invited.tender, later, method="patch")
    invited.done(OFFICER, f"{invited.tender}/@rounds", body)


@pytest.mark.row("L6")
@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"pooling": ""}, "value_missing"),
        ({"held_on": on(15)}, "round_too_early"),
        ({"held_on": "2200-01-01"}, "day_to_come"),
        ({"partner": BETA}, "bidder_unknown"),
    ],
)
def test_a_round_says_when_with_whom_and_about_what(invited, changes, reason):
    told = {"subject": "x", "pooling": "y", "minutes": "z", "partner": ALPHA}
    body = {"held_on": clock.today().isoformat(), **told, **changes}
    assert invited.refused(OFFICER, f"{invited.tender}/@rounds", body) == reason
    assert invited.read()["rounds"] == []


def test_who_prepares_a_bid_does_not_show_among_those_one_negotiates_with(market):
    market.create(procedure="negotiated_without_publication", estimated_value="100000")
    market.publish()
    page = f"{market.tender}/@@negocier"
    before = CHOICES.findall(market.of(OFFICER).get(page, headers=HTML).text)
    market.seal(FIRST, ALPHA, "40000")
    after = CHOICES.findall(market.of(OFFICER).get(page, headers=HTML).text)
    assert before == after and len(before) > 1


@pytest.mark.row("L6")
def test_an_open_procedure_has_neither_candidates_nor_rounds(market):
    market.create()
    market.publish()
    assert market.refused(FIRST, f"{market.tender}/@apply", WORDS) == (
        "no_candidates_here"
    )
    assert market.refused(OFFICER, f"{market.tender}/@rounds", {}) == "not_negotiated"


@pytest.mark.row("D9", "L6")
@pytest.mark.sends("ITender/@@candidature", "ITender/@@inviter", "ITender/@@negocier")
def test_from_a_candidature_to_a_round_on_the_pages(published):
    tender, first = published.tender, published.of(FIRST)
    assert send(first, f"{tender}/@@candidature", candidature=" ").status_code == 400
    assert send(first, f"{tender}/@@candidature", **WORDS).ok
    published.travel(days=16)
    officer = published.of(OFFICER)
    assert "à contrôler" in officer.get(tender, headers=HTML).text
    assert "Dix sites" in officer.get(f"{tender}/@@selectionner", headers=HTML).text
    published.select()
    assert send(officer, f"{tender}/@@inviter").ok
    alpha = published.read(url=ALPHA)["UID"]
    told = {"subject": "Prix", "pooling": "Tous", "minutes": "…", "partner": alpha}
    today = clock.today().isoformat()
    assert send(officer, f"{tender}/@@negocier", held_on=today, **told).ok
    assert "Tous" in officer.get(tender, headers=HTML).text
