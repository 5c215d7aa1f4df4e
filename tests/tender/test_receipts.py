"""A receipt is checked with openssl, and the chain of a tender is published at its close."""

from base64 import b64decode
from hashlib import sha256
from imio.mutualisation.base.site_key import site_key
from imio.mutualisation.checking.receipts import NOT_AS_CLOSED
from imio.mutualisation.checking.receipts import NOT_AS_RECEIVED
from imio.mutualisation.checking.receipts import receipt_troubles
from imio.mutualisation.checking.receipts import UNCHAINED
from imio.mutualisation.standards import timestamp
from imio.mutualisation.tender.receipts import KEY
from imio.mutualisation.tender.receipts import receive
from market import ALPHA
from market import BETA
from plone import api
from plone.namedfile.file import NamedBlobFile
from urllib.parse import urlsplit
from zope.annotation.interfaces import IAnnotations

import json
import pytest
import subprocess
import transaction


pytestmark = pytest.mark.row("H4")

VERIFY = "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in text -sigfile sig"
SETTING = "mutualisation.timestamp_url"


@pytest.fixture
def open_market(market):
    market.create()
    market.publish()
    return market


def openssl_says(folder, receipt):
    """Whether openssl finds that the site signed the text."""
    (folder / "key.pem").write_text(receipt["site_key"])
    (folder / "text").write_text(receipt["text"])
    (folder / "sig").write_bytes(b64decode(receipt["signature"]))
    return not subprocess.run(
        VERIFY.split(), cwd=folder, capture_output=True
    ).returncode


def test_openssl_checks_a_receipt(open_market, tmp_path):
    sealed = open_market.seal("partenaire-alpha", ALPHA, "42000")
    receipt = sealed["receipt"]
    assert json.loads(receipt["text"])["sha256"] == sealed["sha256"]
    assert openssl_says(tmp_path, receipt)
    altered = receipt["text"].replace(sealed["sha256"], "0" * 64)
    assert not openssl_says(tmp_path, {**receipt, "text": altered})


def test_the_receipt_is_read_again_by_its_bidder_alone(open_market):
    receipt = open_market.seal("partenaire-alpha", ALPHA, "42000")["receipt"]
    bid = open_market.bids["partenaire-alpha"]
    assert open_market.read("partenaire-alpha", f"{bid}/@receipt") == receipt
    file = open_market.of("partenaire-alpha").get(f"{bid}/@@recu.json")
    assert file.json() == receipt
    for login in ("partenaire-beta", "imio-manager"):
        assert open_market.of(login).get(f"{bid}/@receipt").status_code in (401, 404)


def test_the_chain_is_published_at_the_close(open_market, tmp_path):
    first = open_market.seal("partenaire-alpha", ALPHA, "42000")["receipt"]
    open_market.act(
        "partenaire-alpha", "withdraw", open_market.bids["partenaire-alpha"]
    )
    last = open_market.seal("partenaire-beta", BETA, "40000")["receipt"]
    sealing = f"{open_market.tender}/@sealing"
    assert open_market.read(None, sealing)["closing"] is None
    open_market.travel(days=31)
    open_market.done("imio-officer", "@due-steps")
    public = open_market.read(None, sealing)
    closing = public["closing"]
    assert [closing["receipts"][place] for place in (0, 2)] == [
        first["sha256"],
        last["sha256"],
    ]
    link = "0" * 64
    for each in closing["receipts"]:
        link = sha256(f"{link}{each}".encode()).hexdigest()
    assert link == closing["head"] == json.loads(closing["text"])["head"]
    assert openssl_says(tmp_path, {**closing, "site_key": public["site_key"]})
    told = open_market.read(None, f"{open_market.tender}/@ocds")
    documents = told["releases"][-1]["tender"]["documents"]
    assert any(each["url"].endswith("/@sealing") for each in documents)


def test_receipts_and_the_closing_are_time_stamped(open_market, tsa, once):
    once(lambda site: api.portal.set_registry_record(SETTING, tsa.url))
    receipt = open_market.seal("partenaire-alpha", ALPHA, "42000")["receipt"]
    token = b64decode(receipt["timestamp"])
    timestamp.verify(token, receipt["text"].encode(), [tsa.root_pem])
    open_market.travel(days=31)
    open_market.done("imio-officer", "@due-steps")
    closing = open_market.read(None, f"{open_market.tender}/@sealing")["closing"]
    token = b64decode(closing["timestamp"])
    timestamp.verify(token, closing["text"].encode(), [tsa.root_pem])


def test_a_bid_is_sealed_where_no_time_stamp_comes(open_market, once):
    dead = "http://localhost:9/"
    once(lambda site: api.portal.set_registry_record(SETTING, dead))
    receipt = open_market.seal("partenaire-alpha", ALPHA, "42000")["receipt"]
    assert receipt["timestamp"] == ""


def test_no_door_shows_the_key_of_the_site(site, client):
    with_key = site_key()
    for door in ("", "@site", "@export", "@registry", "@sealing"):
        answer = client("imio-manager").get(door).content
        assert with_key not in answer and with_key.hex().encode() not in answer


def of_another_site(tender, bid, kept):
    kept[0] = {**kept[0], "signature": "AAAA"}
    return {UNCHAINED.format(number=0)}


def taken_out(tender, bid, kept):
    kept.pop(0)
    return {UNCHAINED.format(number=0), NOT_AS_CLOSED}


def added_after_the_close(tender, bid, kept):
    receive(tender, "x", "sealed", {"sha256": "0"}, bid.sealed_at)
    return {NOT_AS_CLOSED}


def closed_otherwise(tender, bid, kept):
    tender.closing = {**tender.closing, "head": "0" * 64}
    return {NOT_AS_CLOSED}


def replaced(tender, bid, kept):
    bid._ciphertext = NamedBlobFile(b"another")
    return {NOT_AS_RECEIVED}


@pytest.mark.parametrize(
    "spoil",
    [of_another_site, taken_out, added_after_the_close, closed_otherwise, replaced],
)
def test_the_checker_of_a_site_walks_the_chain(open_market, site, spoil):
    open_market.seal("partenaire-alpha", ALPHA, "42000")
    open_market.seal("partenaire-beta", BETA, "40000")
    open_market.travel(days=31)
    open_market.done("imio-officer", "@due-steps")
    transaction.begin()  # on what the site has written
    tender, bid = (
        site.unrestrictedTraverse(urlsplit(url).path.strip("/").partition("/")[2])
        for url in (open_market.tender, open_market.bids["partenaire-alpha"])
    )
    assert not [*receipt_troubles([tender, bid])]
    told = spoil(tender, bid, IAnnotations(tender)[KEY])
    found = {each.what for each in receipt_troubles([tender, bid])}
    transaction.abort()
    assert told <= found
