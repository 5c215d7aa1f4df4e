"""One bidder never stops the others: what does not open is set aside, and said."""

from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.site_key import site_key
from imio.mutualisation.bid.content import KEPT
from imio.mutualisation.bid.packing import Enclosed
from imio.mutualisation.bid.packing import pack
from imio.mutualisation.bid.typed import FILES
from imio.mutualisation.demo.people import PASSPHRASES
from imio.mutualisation.rules.bidding import BidContent
from imio.mutualisation.rules.bidding import LotBid
from imio.mutualisation.rules.bidding import PRICES
from imio.mutualisation.rules.bidding import TECHNICAL
from imio.mutualisation.standards.receipts import issue
from imio.mutualisation.standards.sealing import seal
from imio.mutualisation.standards.sealing import Signature
from imio.mutualisation.standards.sealing import verified
from imio.mutualisation.tender.receipts import KEY as RECEIPTS
from imio.mutualisation.tender.receipts import receive
from imio.mutualisation.tender.vault import kept_vault
from market import ALPHA
from market import BETA
from market import content
from market import damaged
from market import ENVELOPES
from market import put
from plone import api
from zope.annotation.interfaces import IAnnotations

import base64
import pytest
import re
import transaction


pytestmark = pytest.mark.row("H4")

LEFT, RIGHT = "imio-officer", "imio-manager"
PLAIN = {"content-type": "text/plain", "encoding": "base64", "data": "eA=="}
UNFIT = [
    ({**PLAIN, "filename": "plan\r\nX: y.txt"}, "file_name_unfit"),
    ({**PLAIN, "filename": f"{'x' * 300}.txt"}, "file_name_unfit"),
    ({**PLAIN, "filename": "plan.exe"}, "file_kind_refused"),
    ({**PLAIN, "filename": "x.txt", "content-type": "n'importe"}, "media_type_unfit"),
]


@pytest.fixture
def two_bids(market):
    market.create()
    market.publish()
    market.seal("partenaire-alpha", ALPHA, "42000")
    market.seal("partenaire-beta", BETA, "40000")
    return market


def of(site, market, url):
    """The object at an address."""
    return site.unrestrictedTraverse(url.removeprefix(f"{site.absolute_url()}/"))


@contextmanager
def by_hand(market, site):
    """What somebody does to the database, behind the site."""
    transaction.begin()
    yield (
        of(site, market, market.tender),
        of(site, market, market.bids["partenaire-beta"]),
    )
    transaction.commit()


def forged(tender, bid, text, envelope):
    """An envelope that anybody can make of what is public."""
    public = tender.public_keys()[envelope]
    forged, _code = seal(public, bid.envelope_name(envelope), text)
    return forged


ONE = BidContent((LotBid("1", Decimal(1), True, {"2": "x", "3": "x"}),))


def priced(text):
    """What `pack` does not write, in the place of a price."""
    return re.sub(rb'(?<="price":")[^"]*', text.encode(), pack(ONE, (), PRICES))


def address(login):
    return f"{login}@example.org"


def swapped(tender, bid, name=TECHNICAL):
    put(bid, forged(tender, bid, pack(ONE, (), name), name), name)


def shut(tender, bid, name=TECHNICAL):
    envelope = bid.envelope(name)
    put(bid, replace(envelope, to_committee=envelope.to_bidder), name)


def lost(tender, bid, name=TECHNICAL):
    _key, ciphertext, _sha256 = KEPT[name]
    setattr(bid, ciphertext, None)


def gone(tender, bid, name=TECHNICAL):
    bid.aq_parent._delObject(bid.getId(), suppress_events=True)


def unreceived(tender, bid, name=TECHNICAL):
    """Somebody writes the envelope, its hash and the receipt anew, after the close."""
    swapped(tender, bid, name)
    receipts, said = IAnnotations(tender)[RECEIPTS], bid.hashes()
    mine = [place for place, each in enumerate(receipts) if uid(bid) in each["text"]]
    receipts[mine[-1]] = issue(site_key(), (), bid=uid(bid), step="sealed", **said)
    receipts[mine[-1]] = receipts[mine[-1]].to_dict()


BROKEN = [
    (unreceived, "receipt_unknown"),
    (damaged, "envelope_altered"),
    (swapped, "envelope_altered"),
    (shut, "envelope_shut"),
    (lost, "envelope_missing"),
    (gone, "envelope_missing"),
]


@pytest.mark.parametrize(("file", "reason"), UNFIT)
def test_what_the_opening_would_not_read_is_not_sealed(two_bids, file, reason):
    two_bids.act("partenaire-alpha", "withdraw", two_bids.bids["partenaire-alpha"])
    asked = {"tender": two_bids.tender}
    bid = two_bids.done("partenaire-alpha", f"{ALPHA}/@bids", asked)["@id"]
    body = {**content("42000"), "files": [file]}
    answer = two_bids.of("partenaire-alpha").post(f"{bid}/@seal", json=body)
    assert (answer.status_code, answer.json()["reason"]) == (400, reason)


@pytest.mark.parametrize("key", ["2\n", "x" * 2000])
def test_an_answer_that_is_no_answer_is_not_sealed(two_bids, key):
    two_bids.act("partenaire-alpha", "withdraw", two_bids.bids["partenaire-alpha"])
    asked = {"tender": two_bids.tender}
    bid = two_bids.done("partenaire-alpha", f"{ALPHA}/@bids", asked)["@id"]
    body = content("42000")
    body["lots"][0]["answers"][key] = "x"
    answer = two_bids.of("partenaire-alpha").post(f"{bid}/@seal", json=body)
    assert (answer.status_code, answer.json().get("field")) == (400, "criterion")


@pytest.mark.parametrize(("breaking", "reason"), BROKEN)
def test_an_envelope_that_does_not_open_is_set_aside(two_bids, site, breaking, reason):
    two_bids.close()
    with by_hand(two_bids, site) as (tender, bid):
        breaking(tender, bid)
    two_bids.turn(LEFT)
    two_bids.turn(RIGHT)
    alpha = two_bids.read("partenaire-alpha", two_bids.bids["partenaire-alpha"])
    assert (alpha["review_state"], alpha["prices"][0]["price"]) == ("opened", None)
    record = two_bids.read(url=f"{two_bids.tender}/@opening")
    (aside,) = record["set_aside"]
    assert (aside["bidder"], aside["reason"]) == ("Développeuse Fictive Beta", reason)
    assert record["count"] == 1
    if breaking is not gone:
        beta = two_bids.bids["partenaire-beta"]
        assert two_bids.read("partenaire-beta", beta)["review_state"] == "set_aside"


def test_the_record_with_what_was_set_aside_is_signed_by_both(two_bids, site):
    two_bids.close()
    with by_hand(two_bids, site) as (tender, bid):
        damaged(tender, bid)
    two_bids.turn(LEFT)
    two_bids.turn(RIGHT)
    refused = two_bids.why_not(LEFT, "notify_award", two_bids.tender)
    assert refused == "record_unsigned"
    two_bids.turn(LEFT)
    record = two_bids.read(url=f"{two_bids.tender}/@opening")
    assert "envelope_altered" in record["body"]
    signatures = [Signature.from_dict(row["signature"]) for row in record["signatures"]]
    assert {each.holder for each in signatures} == {LEFT, RIGHT}
    assert all(verified(each, record["body"].encode()) for each in signatures)
    key, body = f"{two_bids.tender}/@open", {"passphrase": PASSPHRASES[LEFT]}
    assert two_bids.refused(LEFT, key, body) == "prices_wait"
    page = two_bids.of(LEFT).get(two_bids.tender, headers={"Accept": "text/html"})
    assert "Développeuse Fictive Beta" in page.text
    pdf = two_bids.of(LEFT).get(f"{two_bids.tender}/@@pv-ouverture.pdf")
    assert pdf.content.startswith(b"%PDF-")


def test_a_partner_that_renames_itself_changes_nothing(two_bids):
    two_bids.close()
    two_bids.turn(LEFT)
    two_bids.done(RIGHT, BETA, {"title": "Autre Nom"}, method="patch")
    two_bids.turn(RIGHT)
    assert two_bids.read()["review_state"] == "evaluation"
    record = two_bids.read(url=f"{two_bids.tender}/@opening")
    assert [row["bidder"] for row in record["bids"]] == [
        "Développeuse Fictive Beta",
        "Logiciels Fictifs Alpha",
    ]
    assert len(record["signatures"]) == 2


def test_the_first_opener_signs_again_when_its_signature_does_not_hold(two_bids, site):
    two_bids.close()
    two_bids.turn(LEFT)
    with by_hand(two_bids, site) as (tender, _bid):
        signed = kept_vault(tender).signed
        signed[LEFT] = {**signed[LEFT], "signature": {**signed[LEFT]["signature"]}}
        signed[LEFT]["signature"]["signature"] = base64.b64encode(b"\0" * 64).decode()
    two_bids.turn(LEFT)
    two_bids.turn(RIGHT)
    assert len(two_bids.read(url=f"{two_bids.tender}/@opening")["signatures"]) == 2


def test_halves_that_do_not_fit_leave_no_dead_end(two_bids, site):
    two_bids.close()
    two_bids.turn(LEFT)
    with by_hand(two_bids, site) as (tender, _bid):
        kept_vault(tender).turned[LEFT] = {"holder": LEFT, "handed": {RIGHT: "AAAA"}}
    two_bids.turn(RIGHT)
    assert two_bids.read()["review_state"] == "opening"
    two_bids.turn(LEFT)
    assert two_bids.read()["review_state"] == "evaluation"


def test_bids_are_counted_by_walking_the_records(two_bids, site):
    with by_hand(two_bids, site) as (_tender, bid):
        api.portal.get_tool("portal_catalog").uncatalog_object(path(bid))
    two_bids.close()
    two_bids.turn(LEFT)
    two_bids.turn(RIGHT)
    assert two_bids.read(url=f"{two_bids.tender}/@opening")["count"] == 2
    two_bids.judge({"partenaire-alpha": 80, "partenaire-beta": 70})
    lots = two_bids.read(url=f"{two_bids.tender}/@ranking")["lots"]
    assert len(lots[0]["bids"]) == 2


# --- The prices ------------------------------------------------------------------

BOTH = {"partenaire-alpha": 80, "partenaire-beta": 70}


@pytest.fixture
def scored(two_bids):
    two_bids.open()
    two_bids.score(BOTH)
    return two_bids


def price_of(market, login, reader=LEFT):
    return market.read(reader, market.bids[login])["prices"][0]["price"]


def test_prices_wait_for_the_last_technical_score(two_bids):
    two_bids.open()
    key, body = f"{two_bids.tender}/@open", {"passphrase": PASSPHRASES[LEFT]}
    assert two_bids.refused(LEFT, key, body) == "prices_wait"
    ranking = f"{two_bids.tender}/@ranking"
    assert two_bids.refused(LEFT, ranking, method="get") == "prices_sealed"
    assert price_of(two_bids, "partenaire-alpha") is None
    two_bids.score(BOTH)
    two_bids.turn(LEFT)
    assert price_of(two_bids, "partenaire-alpha") is None
    two_bids.turn(RIGHT)
    assert price_of(two_bids, "partenaire-alpha") == "42000.00"


def test_the_committee_is_told_that_the_prices_are_due(two_bids, sink):
    two_bids.open()
    sink.messages.clear()
    two_bids.score(BOTH)
    told = [mail for mail in sink.collect() if "Logiciel partagé" in mail["Subject"]]
    assert {mail["To"] for mail in told} == {address(LEFT), address(RIGHT)}
    sink.messages.clear()
    two_bids.score(BOTH)
    assert sink.collect() == []


def test_the_opening_of_the_prices_has_a_record_of_its_own(scored):
    notify = scored.why_not(LEFT, "notify_award", scored.tender)
    assert notify == "prices_sealed"
    page = f"{scored.tender}/@@pv-ouverture-prix.pdf"
    assert scored.of(LEFT).get(page).status_code == 409
    scored.turn()
    record = scored.read(url=f"{scored.tender}/@opening")["prices"]
    assert record["count"] == 2
    assert '"envelope":"prices"' in record["body"]
    signatures = [Signature.from_dict(row["signature"]) for row in record["signatures"]]
    assert {each.holder for each in signatures} == {LEFT, RIGHT}
    assert all(verified(each, record["body"].encode()) for each in signatures)
    assert scored.of(LEFT).get(page).content.startswith(b"%PDF-")
    received = scored.read("partenaire-alpha", f"{scored.bids['partenaire-alpha']}")
    hashes = [row["price_sha256"] for row in record["bids"]]
    assert received["price_sha256"] in hashes


@pytest.mark.parametrize(("breaking", "reason"), BROKEN)
def test_a_price_that_does_not_open_sets_its_bid_aside(scored, site, breaking, reason):
    with by_hand(scored, site) as (tender, bid):
        breaking(tender, bid, PRICES)
    scored.turn()
    scored.turn(LEFT)
    (aside,) = scored.read(url=f"{scored.tender}/@opening")["prices"]["set_aside"]
    assert (aside["bidder"], aside["reason"]) == ("Développeuse Fictive Beta", reason)
    (lot,) = scored.read(url=f"{scored.tender}/@ranking")["lots"]
    assert [row["partner"] for row in lot["bids"]] == ["Logiciels Fictifs Alpha"]
    scored.notify()


PRICELESS = [
    b"[]",
    priced("0"),
    priced("1e999999"),
    priced("NaN"),
    priced("cher"),
    pack(ONE, (), PRICES).replace(b'"lot":"1"', b'"lot":"9"'),
    pack(ONE, (Enclosed("x.exe\n", "text/plain", b"x", PRICES),), PRICES),
]


@pytest.mark.parametrize("text", PRICELESS)
def test_whatever_a_price_envelope_holds_the_others_open(two_bids, site, text):
    with by_hand(two_bids, site) as (tender, bid):
        seal_again(tender, bid, text, PRICES)
    two_bids.open()
    two_bids.judge(BOTH)
    record = two_bids.read(url=f"{two_bids.tender}/@opening")["prices"]
    assert [row["reason"] for row in record["set_aside"]] == ["content_unsound"]
    assert price_of(two_bids, "partenaire-alpha") == "42000.00"


def test_the_price_of_an_excluded_bid_is_there_when_it_is_readmitted(scored):
    scored.act(LEFT, "exclude", scored.bids["partenaire-beta"], "Irrégulière.")
    scored.turn()
    scored.act(LEFT, "readmit", scored.bids["partenaire-beta"], "Arrêt.")
    (lot,) = scored.read(url=f"{scored.tender}/@ranking")["lots"]
    assert len(lot["bids"]) == 2


def test_no_half_of_the_price_key_is_left_after_its_opening(scored, site, functional):
    scored.turn(LEFT)
    transaction.begin()
    key = kept_vault(of(site, scored, scored.tender)).prices
    halves = [half for own in key.lock["shares"].values() for half in own.values()]
    assert current(functional, halves) == halves
    scored.turn(RIGHT)
    assert current(functional, halves) == []


def test_the_files_of_the_price_come_with_it(market):
    market.create()
    market.publish()
    asked = {"tender": market.tender}
    bid = market.done("partenaire-alpha", f"{ALPHA}/@bids", asked)["@id"]
    market.bids["partenaire-alpha"] = bid
    files = {name: [{**PLAIN, "filename": f"{name}.txt"}] for name in FILES}
    receipt = market.done("partenaire-alpha", f"{bid}/@seal", content("1") | files)
    read = market.done(
        "partenaire-alpha", f"{bid}/@read", {"code": receipt["reading_code"]}
    )
    assert [each["filename"] for each in read["files"]] == [f"{n}.txt" for n in FILES]
    assert read["lots"][0]["price"] == "1.00"
    market.open()
    shown = market.read(LEFT, bid)
    assert [each["title"] for each in shown["items"]] == ["files.txt"]
    market.judge({"partenaire-alpha": 80})
    titles = [each["title"] for each in market.read(LEFT, bid)["items"]]
    assert titles == ["files.txt", "price_files.txt"]


# --- Tenders published before there were two envelopes ---------------------------


@pytest.fixture
def one_envelope(market, site):
    """As the tenders of before: one key, to which whole bids are sealed."""
    market.create()
    market.publish()
    transaction.begin()
    vault = kept_vault(of(site, market, market.tender))
    vault.prices = None
    transaction.commit()
    market.seal("partenaire-alpha", ALPHA, "42000")
    market.seal("partenaire-beta", BETA, "40000")
    return market


def test_a_bid_in_one_envelope_still_opens_whole(one_envelope, site):
    with by_hand(one_envelope, site) as (_tender, bid):
        assert bid.envelope(PRICES) is None
    one_envelope.open()
    assert price_of(one_envelope, "partenaire-beta") == "40000.00"
    record = one_envelope.read(url=f"{one_envelope.tender}/@opening")
    assert (record["count"], record["prices"]) == (2, None)
    assert '"envelope"' not in record["body"]
    one_envelope.score(BOTH)
    one_envelope.score(BOTH)
    one_envelope.award()


GARBAGE = [
    b"",
    b"[]",
    b"\xff",
    b"[" * 100_000,
    b'{"lots": [], "files": []}',
    pack(ONE, (), PRICES),
    pack(ONE, (Enclosed("plan\r\nX: y.txt", "text/plain", b"x"),), TECHNICAL),
    pack(ONE, (Enclosed("plan.txt", "text/html ;charset=x", b"x"),), TECHNICAL),
]


def seal_again(tender, bid, text, name=TECHNICAL):
    """As if it had been sealed and received by a site that asked for nothing."""
    put(bid, forged(tender, bid, text, name), name)
    receive(tender, uid(bid), "sealed", bid.hashes(), bid.sealed_at)


@pytest.mark.parametrize("text", GARBAGE)
def test_whatever_an_envelope_holds_the_others_open(two_bids, site, text):
    with by_hand(two_bids, site) as (tender, bid):
        seal_again(tender, bid, text)
    two_bids.close()
    two_bids.turn(LEFT)
    two_bids.turn(RIGHT)
    record = two_bids.read(url=f"{two_bids.tender}/@opening")
    assert [row["reason"] for row in record["set_aside"]] == ["content_unsound"]
    assert record["count"] == 1


def test_an_offer_for_a_lot_that_is_gone_stops_nobody(two_bids, site):
    elsewhere = pack(ONE, (), TECHNICAL).replace(b'"lot":"1"', b'"lot":"9"')
    with by_hand(two_bids, site) as (tender, bid):
        seal_again(tender, bid, elsewhere)
    two_bids.close()
    two_bids.turn(LEFT)
    two_bids.turn(RIGHT)
    page = f"{two_bids.tender}/@@evaluer"
    html = two_bids.of(LEFT).get(page, headers={"Accept": "text/html"})
    assert html.status_code == 200
    two_bids.judge({"partenaire-alpha": 80})
    (lot,) = two_bids.read(url=f"{two_bids.tender}/@ranking")["lots"]
    assert len(lot["bids"]) == 1


def test_the_bidder_and_the_officers_are_told_of_what_is_set_aside(
    two_bids, site, sink
):
    two_bids.close()
    with by_hand(two_bids, site) as (tender, bid):
        damaged(tender, bid)
    two_bids.turn(LEFT)
    assert {mail["To"] for mail in sink.collect()} >= {address(LEFT), address(RIGHT)}
    sink.messages.clear()
    two_bids.turn(RIGHT)
    told = {mail["To"]: mail.get_content() for mail in sink.collect()}
    assert told.keys() == {address("partenaire-beta"), address("imio-officer")}
    assert "n’est pas celle" in told[address("partenaire-beta")]


def test_the_committee_is_told_when_a_card_is_replaced(market, sink):
    market.create()
    key = f"{market.tender}/@keys"
    market.done(LEFT, key, {"passphrase": PASSPHRASES[LEFT]})
    assert sink.collect() == []
    (before,) = market.read(LEFT, f"{market.tender}/@sealing")["committee"]
    market.done(LEFT, key, {"passphrase": "une tout autre phrase fictive"})
    (after,) = market.read(LEFT, f"{market.tender}/@sealing")["committee"]
    told = {mail["To"]: mail.get_content() for mail in sink.collect()}
    assert told.keys() == {address(LEFT), address(RIGHT)}
    assert all("".join(text.split()).count(after) for text in told.values())
    assert before != after


# --- What is left of it -------------------------------------------------------


def current(functional, secrets):
    """The secrets that a record of the storage holds as it is now."""
    storage = functional["zodbDB"].storage
    oids = {record.oid for tid in storage.iterator() for record in tid}
    now = b"".join(storage.load(oid)[0] for oid in oids)
    return [each for each in secrets if each.encode() in now]


def test_no_half_of_the_key_is_left_after_the_opening(two_bids, site, functional):
    two_bids.close()
    two_bids.turn(LEFT)
    transaction.begin()
    vault = kept_vault(of(site, two_bids, two_bids.tender))
    handed = [each for turned in vault.turns() for each in turned.handed.values()]
    shares = [half for own in vault.lock["shares"].values() for half in own.values()]
    assert current(functional, [*handed, *shares]) == [*handed, *shares]
    two_bids.turn(RIGHT)
    assert current(functional, [*handed, *shares]) == []


def test_no_envelope_is_left_of_a_bid_that_was_withdrawn(two_bids, site, functional):
    transaction.begin()
    bid = of(site, two_bids, two_bids.bids["partenaire-beta"])
    both = [bid.envelope(name) for name in ENVELOPES]
    wrapped = [each for env in both for each in (env.to_committee, env.to_bidder)]
    assert current(functional, wrapped) == wrapped
    two_bids.act("partenaire-beta", "withdraw", two_bids.bids["partenaire-beta"])
    assert current(functional, wrapped) == []


# --- Keys -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("passphrase", "reason"),
    [
        (" " * 12, "passphrase_too_short"),
        ("imio-officer", "passphrase_weak"),
        ("motdepasse123", "passphrase_weak"),
        ("namur-namur-namur", "passphrase_weak"),
        ("demo-mutualisation", "passphrase_is_password"),
        ("court", "passphrase_too_short"),
    ],
)
def test_a_passphrase_is_not_guessed(market, passphrase, reason):
    market.create()
    key = f"{market.tender}/@keys"
    assert market.refused(LEFT, key, {"passphrase": passphrase}) == reason


def test_the_fingerprints_of_the_cards_are_published(market):
    market.create()
    before = market.read(LEFT, f"{market.tender}/@sealing")["committee"]
    market.publish()
    public = market.read(None, f"{market.tender}/@sealing")["committee"]
    assert (before, len(public), len(set(public))) == ([], 2, 2)


def test_a_card_put_in_after_the_publication_turns_nothing(two_bids, site):
    two_bids.close()
    with by_hand(two_bids, site) as (tender, _bid):
        vault = kept_vault(tender)
        vault.published = {**vault.published, LEFT: "0" * 64}
    key, body = f"{two_bids.tender}/@open", {"passphrase": PASSPHRASES[LEFT]}
    assert two_bids.refused(LEFT, key, body) == "card_replaced"
