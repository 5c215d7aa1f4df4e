"""No price is read before the technical parts are scored, whatever the door."""

from frame import UNFRAMED
from market import BETA
from market import content

import pytest
import re


pytestmark = pytest.mark.row("H4")

PRICE = "31415.92"
FILE = "inventaire-7d2e"
# Of a browser; what is refused comes without its page, which is one for all and takes
# its time: `tests/security/test_isolation.py` reads it.
BROWSER = {"Accept": "*/*"}
BIDDER, RIVAL = "partenaire-beta", "partenaire-alpha"
STAFF = ("imio-officer", "imio-manager", "auditeur")
EVERYBODY = (*STAFF, "technician", BIDDER, RIVAL, "agent-mons", None)
# What everybody knocks at; those of the bid and of the tender are said where they are.
DOORS = (
    "{bid}",
    "{bid}?fullobjects=1&metadata_fields=_all&include_items=1",
    "{bid}/@history",
    "{bid}/@receipt",
    "{bid}/@workflow",
    "{tender}",
    "{tender}?fullobjects=1&metadata_fields=_all",
    "{tender}/@ranking",
    "{tender}/@opening",
    "{tender}/@sealing",
    "{tender}/@ocds",
    "{tender}/@history",
    "{tender}/@cascade",
    "@ocds",
    "@search?portal_type=imio.mutualisation.Bid&metadata_fields=_all&fullobjects=1",
    "@search?portal_type=imio.mutualisation.Annex&metadata_fields=_all&fullobjects=1",
    "@search?SearchableText=inventaire&metadata_fields=_all",
)
PAGES = (
    "{bid}",
    "{bid}/content_status_history",
    "{tender}",
    "{tender}/@@evaluer",
    "{tender}/@@departager?lot=1",
    "{tender}/@@transition?id=notify_award",
)


def read_by(market, login):
    """The doors that tell the price, or name its file, to somebody."""
    person, at = market.of(login), {"bid": market.bids[BIDDER], "tender": market.tender}
    pages = {"headers": BROWSER, "params": UNFRAMED}
    doors = [(door, {}) for door in DOORS] + [(page, pages) for page in PAGES]
    answers = {}
    for door, how in doors:
        answer = person.get(door.format(**at), **how, allow_redirects=False)
        assert "login" in answer.headers.get("Location", "login"), door
        answers[door, bool(how)] = answer.text
    return {door for door, text in answers.items() if tells(text)}


def tells(text):
    plain = re.sub(r"[\s\xa0\u202f]|&nbsp;|\\u202f|\\u00a0", "", text)
    return any(each in plain for each in (PRICE, "31415,92", FILE))


def seal(market):
    market.create()
    market.publish()
    bid = market.done(BIDDER, f"{BETA}/@bids", {"tender": market.tender})["@id"]
    market.bids[BIDDER] = bid
    file = {"filename": f"{FILE}.txt", "encoding": "base64", "data": "eA=="}
    sent = {**content(PRICE), "price_files": [{**file, "content-type": "text/plain"}]}
    market.done(BIDDER, f"{bid}/@seal", sent)


# Up to where the tender is brought, and who reads the price there.
TABLE = [
    ((), ()),
    (("close",), ()),
    (("open",), ()),
    (("open", "score"), ()),
    (("open", "score", "first"), ()),
    (("open", "score", "turn"), (*STAFF, "technician", BIDDER)),
]


def bring(market, steps):
    for step in steps:
        if step == "score":
            market.score({BIDDER: 70})
        elif step == "first":
            market.turn("imio-officer")
        else:
            getattr(market, step)()


@pytest.mark.parametrize(("steps", "readers"), TABLE)
def test_who_reads_the_price_in_which_state(technician, market, steps, readers):
    seal(market)
    bring(market, steps)
    found = {login for login in EVERYBODY if read_by(market, login)}
    assert found == set(readers)


def test_nothing_of_the_price_is_in_the_database_before(market, functional):
    """Neither in the records nor in the blobs, whatever the revision."""
    seal(market)
    bring(market, ("open", "score", "first"))
    storage = functional["zodbDB"].storage
    kept = b"".join(record.data or b"" for tid in storage.iterator() for record in tid)
    assert FILE.encode() not in kept
    assert PRICE.encode() not in kept
