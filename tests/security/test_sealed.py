"""A sealed bid says nothing to anybody but its bidder, whatever the door."""

from decimal import Decimal
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.bid.deposit import deposit
from imio.mutualisation.bid.packing import Enclosed
from imio.mutualisation.bid.views import prepare_bid
from imio.mutualisation.rules.bidding import BidContent
from imio.mutualisation.rules.bidding import LotBid
from plone import api
from plone.uuid.interfaces import IUUID
from test_isolation import BROWSER
from test_isolation import knock
from test_isolation import OF_AN_OBJECT
from test_isolation import published
from test_isolation import shut

import pytest


SECRET = "secret-5c0e"
# A manager, a rival, the technical administrator: the readers are all alike.
OTHERS = ("imio-manager", "partenaire-alpha", "technician")
TENDER = "marches/logiciel-de-gestion-des-subsides"
# The price, the answers and the file would be found in these words.
PRICE = "31415.92"


def seal(site):
    """A bid of Beta for the open tender, with a price, answers and a file; its path."""
    answers = {"2": SECRET, "3": SECRET}
    content = BidContent((LotBid("1", Decimal(PRICE), True, answers),))
    with api.env.adopt_user(username="partenaire-beta"):
        partner = site["partenaires"]["developpeuse-fictive-beta"]
        tender = existing("Tender", review_state="published")[0]
        bid = prepare_bid(partner, tender.UID)
        file = Enclosed(f"{SECRET}.txt", "text/plain", SECRET.encode())
        deposit(bid, content, (file,))
    return bid.getPhysicalPath()


@pytest.fixture
def sealed(technician, once, site):
    return site.unrestrictedTraverse(once(seal))


def spilt(answer, bid):
    """Whether an answer says what is in the bid, or that it exists."""
    text = f"{answer.text}{answer.headers}"
    return SECRET in text or PRICE in text or bid.sealed_sha256 in text


@pytest.mark.row("H4")
@pytest.mark.parametrize("login", [*OTHERS, None])
def test_no_door_of_a_sealed_bid_opens(client, sealed, login):
    person = client(login)
    path = "/".join(sealed.getPhysicalPath()[2:])
    telling = []
    for door in OF_AN_OBJECT:
        method, _, name = door.partition(" ")
        slash = "" if "?" in name[:1] else "/"
        answer = knock(person, f"{method} {path}{slash}{name}")
        if spilt(answer, sealed) or not shut(answer):
            telling.append((door, answer.status_code, answer.text[:90]))
    assert telling == []


@pytest.mark.parametrize("login", ["technician", "partenaire-alpha"])
def test_no_view_or_method_of_a_sealed_bid_answers(functional, client, sealed, login):
    person = client(login)
    person.headers["Accept"] = BROWSER
    url = sealed.absolute_url()
    telling = []
    for view in published(sealed, functional["request"].clone()):
        if view == "+":
            continue  # an adding view of Zope that needs a name after it
        answer = person.get(f"{url}/{view}", allow_redirects=False)
        # A view that needs a name after it says so before it asks who comes.
        if spilt(answer, sealed) or not (shut(answer) or answer.status_code == 400):
            telling.append((view, answer.status_code, answer.text[:90]))
    assert telling == []


@pytest.mark.parametrize("login", ["technician", "partenaire-alpha", None])
def test_the_page_of_a_refusal_tells_nothing(client, sealed, login):
    for name in ("", "/edit", "/nowhere"):
        url = f"{sealed.absolute_url()}{name}"
        answer = client(login).get(url, headers={"Accept": "text/html"})
        assert "<html" in answer.text
        assert not spilt(answer, sealed), name


@pytest.mark.row("H4")
@pytest.mark.parametrize("login", [*OTHERS, None])
def test_nothing_of_the_site_tells_of_a_sealed_bid(client, sealed, login):
    person, uid = client(login), IUUID(sealed)
    path = "/".join(sealed.getPhysicalPath())
    doors = [
        "@search?portal_type=imio.mutualisation.Bid&metadata_fields=_all&b_size=500",
        f"@search?UID={uid}&fullobjects=1",
        f"@search?path={path}&fullobjects=1&show_inactive=1",
        f"@search?tender_uid={sealed.tender}&metadata_fields=_all",
        f"resolveuid/{uid}",
        "partenaires/developpeuse-fictive-beta?fullobjects=1&metadata_fields=_all",
        f"{TENDER}?fullobjects=1&metadata_fields=_all",
        f"{TENDER}/@ranking",
        f"{TENDER}/@opening",
        f"{TENDER}/@ocds",
        f"{TENDER}/@history",
        "@ocds",
        "@transactions",
        "@navigation?expand.navigation.depth=5",
    ]
    answers = [(door, person.get(door, allow_redirects=False)) for door in doors]
    telling = [
        (door, answer.status_code, answer.text[:200])
        for door, answer in answers
        if spilt(answer, sealed)
        or f"developpeuse-fictive-beta/{sealed.getId()}" in answer.text
    ]
    assert telling == []


@pytest.mark.row("H4")
def test_nothing_in_clear_is_in_the_database(functional, sealed):
    """Neither in the records nor in the blobs, whatever the revision."""
    storage = functional["zodbDB"].storage
    kept = b"".join(record.data or b"" for tid in storage.iterator() for record in tid)
    blob = sealed._ciphertext.data
    for secret in (SECRET, PRICE):
        assert secret.encode() not in kept
        assert secret.encode() not in blob


def test_the_bidder_reads_it_with_its_code(client, sealed):
    person = client("partenaire-beta")
    url = sealed.absolute_url()
    assert person.get(url).json()["review_state"] == "sealed"
    wrong = person.post(f"{url}/@read", json={"code": "AAAA-BBBB"})
    assert (wrong.status_code, wrong.json()["reason"]) == (400, "wrong_reading_code")


@pytest.mark.row("H4")
def test_the_record_of_the_bidder_does_not_say_when_it_bid(client, site):
    beta = "partenaires/developpeuse-fictive-beta"
    before = client().get(beta).json()["modified"]
    bidder = client("partenaire-beta")
    assert bidder.post(f"{beta}/@bids", json={"tender": TENDER}).status_code == 201
    assert client().get(beta).json()["modified"] == before
    bidder.patch(beta, json={"description": "Une phrase de plus."})
    assert client().get(beta).json()["modified"] > before
