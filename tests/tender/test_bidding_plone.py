"""Bids are sealed in time, opened by two, and nothing is said before."""

from datetime import datetime
from datetime import timedelta
from forms import send
from forms import understood
from imio.mutualisation.base import clock
from imio.mutualisation.demo.people import PASSPHRASES
from imio.mutualisation.standards.sealing import Signature
from imio.mutualisation.standards.sealing import verified
from market import ALPHA
from market import BETA
from market import content
from market import last_sunday
from market import SECRET

import pytest
import re


INCOMPARABLE = [
    ({"lots": []}, "no_lot"),
    ({"lots": [{"lot": "9", "price": "1"}]}, "lot_unknown"),
    ({"lots": [{"lot": "1", "price": "beaucoup"}]}, "number_invalid"),
    ({"lots": [{"lot": "1", "price": "12.500"}]}, "number_unclear"),
    ({"lots": [{"lot": "1", "price": "0"}]}, "price_not_positive"),
    ({"lots": [{"lot": "1", "price": "1"}]}, "answer_missing"),
    (
        {"lots": [{"lot": "1", "price": "1", "answers": {"2": "x"}}]},
        "continuity_commitment_missing",
    ),
    ({"lots": "1"}, "unreadable_body"),
    ({"turnover": "10"}, "unknown_field"),
    ({"lots": [], "files": [{"filename": "x"}]}, "unreadable_body"),
]


@pytest.fixture
def open_market(market):
    market.create()
    market.publish()
    return market


@pytest.mark.row("H4")
@pytest.mark.parametrize("month", [3, 10, 6])
def test_bids_are_due_to_the_instant(market, monkeypatch, month):
    """Also on the days on which the clocks change."""
    day = last_sunday(month)
    market.create(bids_due_on=day, bids_due_at="12:00:00")
    market.publish()
    bid = market.done("partenaire-alpha", f"{ALPHA}/@bids", {"tender": market.tender})
    due = datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=clock.BRUSSELS)

    def seal(after):
        monkeypatch.setattr(clock, "now", lambda: due + after)
        alpha = market.of("partenaire-alpha")
        return alpha.post(f"{bid['@id']}/@seal", json=content("42000"))

    for late in (timedelta(seconds=1), timedelta(microseconds=1)):
        refused = seal(late)
        assert (refused.status_code, refused.json()["reason"]) == (409, "bid_late")
    assert seal(timedelta()).status_code == 201


@pytest.mark.row("H2", "H4")
def test_a_bid_that_cannot_be_compared_is_refused(open_market):
    asked = {"tender": open_market.tender}
    bid = open_market.done("partenaire-alpha", f"{ALPHA}/@bids", asked)["@id"]
    for changes, reason in INCOMPARABLE:
        refused = open_market.refused("partenaire-alpha", f"{bid}/@seal", changes)
        assert refused == reason, changes


def test_the_bidder_reads_again_what_it_sealed(open_market):
    receipt = open_market.seal("partenaire-alpha", ALPHA, "42000.50")
    bid = open_market.bids["partenaire-alpha"]
    code = {"code": receipt["reading_code"].lower()}
    read = open_market.done("partenaire-alpha", f"{bid}/@read", code)
    assert read["lots"][0]["price"] == "42000.50"
    shown = open_market.read("partenaire-alpha", bid)
    assert shown["prices"] == [] and SECRET not in str(shown)


def test_a_receipt_that_was_lost_is_given_again_to_who_has_the_key(open_market):
    asked = {"tender": open_market.tender}
    bid = open_market.done("partenaire-alpha", f"{ALPHA}/@bids", asked)["@id"]
    alpha, headers = open_market.of("partenaire-alpha"), {"Idempotency-Key": "k" * 32}
    sent = {"json": content("42000"), "headers": headers}
    first, again = (alpha.post(f"{bid}/@seal", **sent) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json()["reading_code"] == again.json()["reading_code"]
    without = open_market.refused("partenaire-alpha", f"{bid}/@seal", content("42000"))
    assert without == "already_sealed"


@pytest.mark.sends("IBid/@@relire")
def test_the_bidder_reads_it_again_on_its_page(open_market):
    receipt = open_market.seal("partenaire-alpha", ALPHA, "42000.50")
    alpha, bid = (
        open_market.of("partenaire-alpha"),
        open_market.bids["partenaire-alpha"],
    )
    page = send(alpha, f"{bid}/@@relire", password=receipt["reading_code"])
    assert "42\u202f000,50" in page.text and SECRET in page.text


@pytest.mark.renders("bid/receipt.pt")
@pytest.mark.sends("IBid/@@deposer")
def test_the_page_of_a_bid_gives_the_code_to_read_it_again(open_market):
    asked = {"tender": open_market.tender}
    bid = open_market.done("partenaire-alpha", f"{ALPHA}/@bids", asked)["@id"]
    offer = {"price-1": "42000,50", "answer-1-2": "Dix ans", "answer-1-3": "Cinq ans"}
    alpha, page = open_market.of("partenaire-alpha"), f"{bid}/@@deposer"
    asked = send(alpha, page, **offer).text
    assert "42\u202f000,50\u00a0€" in asked and "mut-code" not in asked
    changed = {**offer, "price-1": "42"}
    assert (
        "mut-code" not in send(alpha, page, confirmed=understood(asked), **changed).text
    )
    stale = alpha.post(page, data=offer, headers={"Accept": "text/html"})
    assert stale.status_code == 403
    assert "Dix ans" in stale.text and "42000" not in stale.text
    receipt = send(alpha, page, confirmed=understood(asked), **offer)
    assert "42\u202f000,50\u00a0€" in receipt.text
    (code,) = re.findall(r'"mut-code">(.+?)<', receipt.text)
    read = open_market.done("partenaire-alpha", f"{bid}/@read", {"code": code})
    assert read["lots"][0]["price"] == "42000.50"


def test_one_living_bid_by_partner(open_market):
    open_market.seal("partenaire-alpha", ALPHA, "42000")
    again = {"tender": open_market.tender}
    reason = open_market.refused("partenaire-alpha", f"{ALPHA}/@bids", again)
    assert reason == "bid_twice"
    bid = open_market.bids["partenaire-alpha"]
    open_market.act("partenaire-alpha", "withdraw", bid)
    open_market.seal("partenaire-alpha", ALPHA, "41000")
    assert open_market.bids["partenaire-alpha"] != bid


def test_a_sealed_bid_is_frozen_for_everybody(open_market):
    open_market.seal("partenaire-alpha", ALPHA, "42000")
    bid = open_market.bids["partenaire-alpha"]
    for login in ("partenaire-alpha", "imio-manager"):
        for method in ("patch", "delete"):
            assert open_market.refused(login, bid, {"title": "x"}, method=method)


@pytest.mark.row("H4")
def test_two_of_the_committee_open_together(open_market):
    open_market.seal("partenaire-alpha", ALPHA, "42000")
    key = f"{open_market.tender}/@open"
    passphrase = {"passphrase": PASSPHRASES["imio-officer"]}
    other = {"passphrase": PASSPHRASES["imio-manager"]}
    assert open_market.refused("imio-officer", key, passphrase) == "bids_still_due"
    open_market.travel(days=31)
    open_market.done("imio-officer", "@due-steps")
    assert open_market.refused("auditeur", key, passphrase) == "not_of_committee"
    wrong = {"passphrase": "une autre phrase"}
    assert open_market.refused("imio-officer", key, wrong) == "wrong_passphrase"
    open_market.done("imio-officer", key, passphrase)
    assert open_market.refused("imio-officer", key, passphrase) == "already_turned"
    assert open_market.read()["review_state"] == "opening"
    open_market.done("imio-manager", key, other)
    assert open_market.read()["review_state"] == "evaluation"
    assert SECRET in str(open_market.read(url=open_market.bids["partenaire-alpha"]))


@pytest.mark.row("H4")
def test_the_opening_leaves_a_signed_record(open_market):
    receipt = open_market.seal("partenaire-alpha", ALPHA, "42000")
    open_market.seal("partenaire-beta", BETA, "40000")
    open_market.open()
    url = f"{open_market.tender}/@opening"
    record = open_market.done("imio-officer", url, method="get")
    assert record["count"] == 2
    assert receipt["sha256"] in [bid["sha256"] for bid in record["bids"]]
    assert [row["name"] for row in record["signatures"]] == [
        "Chargée de projet IMIO (fictive)",
        "Responsable IMIO (fictif)",
    ]
    for row in record["signatures"]:
        signature = Signature.from_dict(row["signature"])
        assert verified(signature, record["body"].encode())
    pdf = open_market.of("imio-officer").get(f"{open_market.tender}/@@pv-ouverture.pdf")
    assert pdf.content.startswith(b"%PDF-")
    assert open_market.of("partenaire-alpha").get(url).status_code == 401


@pytest.mark.row("H5")
def test_a_bid_that_was_not_confirmed_stays_shut(open_market):
    open_market.seal("partenaire-alpha", ALPHA, "42000")
    open_market.amend(details="x")
    open_market.seal("partenaire-beta", BETA, "40000")
    open_market.open()
    bid = open_market.bids["partenaire-alpha"]
    assert open_market.read("partenaire-alpha", bid)["review_state"] == "to_confirm"
    assert open_market.of("imio-manager").get(bid).status_code == 404
