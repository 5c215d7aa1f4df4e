"""Never above the pool, and in order, however many draw at once."""

from BTrees.Length import Length
from BTrees.OOBTree import OOBTree
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from imio.mutualisation.allotment.drawing import ask
from imio.mutualisation.allotment.drawing import give_back
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import record
from imio.mutualisation.base.catalog import records
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.guard import perform
from imio.mutualisation.licence.ledger import SeatLedger
from imio.mutualisation.rules.seats import Claim
from imio.mutualisation.rules.seats import claimed
from imio.mutualisation.rules.verdict import Refused
from io import BytesIO
from plone import api
from plone.app.testing import PLONE_SITE_ID
from plone.testing.zope import addRequestContainer
from random import random
from threading import Barrier
from time import sleep
from ZODB import DB
from ZODB.config import storageFromString
from zope.component.hooks import setSite
from zope.globalrequest import setRequest

import pytest
import transaction


STORAGES = {
    "FileStorage": """
        <filestorage>
          path {folder}/Data.fs
          blob-dir {folder}/blobs
        </filestorage>
    """,
    "RelStorage": """
        %import relstorage
        <relstorage>
          keep-history false
          blob-dir {folder}/blobs
          shared-blob-dir false
          <postgresql>
            dsn {dsn}
          </postgresql>
        </relstorage>
    """,
}
WRITERS = 8
# Whoever has to try again lost to one of the seven others, and each writes once; but
# PostgreSQL may refuse a lock to two at a time.
TRIES = 2 * WRITERS
# Who draws, and for whom.
PEOPLE = {
    "agent-andenne": "andenne",
    "agent-gembloux": "gembloux",
    "agent-mons": "mons",
    "imio-officer": "wavre",
}
AGENTS = tuple(PEOPLE)[:3]
CONTRACT = {
    "title": "Places disputées",
    "source_reason": "Contrat fictif",
    "metric": "seats",
    "unit_price": Decimal(1),
    "start": date(2026, 1, 1),
    "period_months": 12,
    "renewal": "tacit",
    "notice_months": 1,
}
OPEN = ("asked", "granted", "waiting")
# The licence of the demonstration, and what is free of it.
LICENCE = "licences/dematerialisation-du-courrier-licence-fictive"
FREE = 5
SHORT = ("seats_short", 0)


@pytest.fixture(scope="module", params=STORAGES)
def database(request, demonstration_session, postgresql, tmp_path_factory):
    """The demonstration in a database such as sites have, without the write lane."""
    folder = tmp_path_factory.mktemp(request.param)
    config = STORAGES[request.param].format(folder=folder, dsn=postgresql)
    database = DB(storageFromString(config), pool_size=WRITERS)
    copy(demonstration_session["zodbDB"], database)
    yield database
    database.close()


def copy(source, target):
    """Object by object: a storage in memory is no source for `copyTransactionsFrom`."""
    with source.transaction() as old, target.transaction() as new, BytesIO() as file:
        old.exportFile(old.root()._p_oid, file)
        file.seek(0)
        new.root().update(new.importFile(file))


# --- People at work ---------------------------------------------------------


@contextmanager
def acting(login, connection):
    """The site as an account sees it, in a request of its own."""
    app = addRequestContainer(connection.root()["Application"])
    site = app[PLONE_SITE_ID]
    setRequest(app.REQUEST)
    setSite(site)
    try:
        with api.env.adopt_user(username=login):
            yield site
    finally:
        setSite(None)
        setRequest(None)


def act(database, login, deed, start=None):
    """`deed(site)` in a transaction, again after a conflict; its result.

    Later each time: who holds the rows of PostgreSQL needs time to let them go.
    """
    with closing(database.open()) as connection:
        for number, attempt in enumerate(transaction.manager.attempts(TRIES)):
            sleep(number * random() / 10)
            with acting(login, connection) as site, attempt:
                if start:
                    start.wait()
                    start = None
                result = deed(site)
    return result


def at_once(database, deeds):
    """Deeds in threads, where nobody acts before all see the same site: each answer."""
    start = Barrier(len(deeds), timeout=60)

    def answer(deed):
        try:
            return act(database, *deed, start)
        except Refusal as refusal:
            return refusal.refused

    with ThreadPoolExecutor(len(deeds)) as threads:
        return list(threads.map(answer, deeds))


# --- What they do: an account and its deed ----------------------------------


def buy(pool):
    """A licence of so many seats; its UID."""

    def deed(site):
        supplier = site["partenaires"]["services-fictifs-gamma"].UID()
        values = {**CONTRACT, "supplier": supplier, "pool": pool}
        licence = create_in(site["licences"], "Licence", **values)
        perform(licence, "activate")
        return uid(licence)

    return "imio-officer", deed


def draw(licence, login, quantity=1, **more):
    """An allotment; its UID."""

    def deed(site):
        member = site["adherents"][PEOPLE[login]]
        return uid(ask(record("Licence", licence), member, quantity, **more))

    return login, deed


def put_back(allotment, login):
    return login, lambda site: give_back(record("Allotment", allotment), 1)


def audit(licence):
    """The seats of the pool and its claims, which the allotments must bear out."""

    def deed(site):
        pool = record("Licence", licence)
        brains = existing("Allotment", licence_uid=licence, review_state=OPEN)
        drawn = records("Allotment", [brain.UID for brain in brains])
        assert {(each.key, each.quantity, each.state) for each in pool.claims()} == {
            (uid(each), each.quantity, each.review_state()) for each in drawn
        }
        return pool.seats_today(), pool.claims()

    return "imio-officer", deed


# --- Tests ------------------------------------------------------------------


@pytest.mark.row("J1", "J7")
def test_eight_clients_end_with_exactly_the_pool(client):
    def post(login):
        body = {"member": PEOPLE[login], "quantity": 1}
        return client(login).post(f"{LICENCE}/@allotments", json=body)

    with ThreadPoolExecutor(WRITERS) as threads:
        answers = list(threads.map(post, [*PEOPLE] * 2))
    refused = [each.json() for each in answers if each.status_code == 409]
    assert [each.status_code for each in answers].count(201) == FREE
    assert [(each["reason"], each["free"]) for each in refused] == [SHORT] * 3
    seen = client("imio-officer").get(f"{LICENCE}/@allotments").json()
    seats, drawn = seen["seats"], [each["quantity"] for each in seen["items"]]
    assert seats["granted"] + seats["asked"] == seats["pool"] == sum(drawn)


@pytest.mark.row("J1", "J7")
def test_eight_writers_end_with_exactly_the_pool(database):
    licence = act(database, *buy(3))
    answers = at_once(database, [draw(licence, login) for login in [*PEOPLE] * 2])
    refused = [each for each in answers if isinstance(each, Refused)]
    assert [(each.reason, each.details["free"]) for each in refused] == [SHORT] * 5
    seats, claims = act(database, *audit(licence))
    assert (seats.taken, len(claims)) == (3, 3)


@pytest.mark.row("J7")
def test_who_waits_is_served_in_order(database):
    """Three seats come back: one for the first, two for the second."""
    licence = act(database, *buy(3))
    held = [act(database, *draw(licence, "imio-officer")) for _seat in range(3)]
    waiting = [
        act(database, *draw(licence, login, quantity, wait=True))
        for login, quantity in zip(AGENTS, (1, 2, 1), strict=True)
    ]
    hasty = [draw(licence, login) for login in AGENTS[:2]]
    patient = [draw(licence, login, wait=True) for login in AGENTS]
    back = [put_back(each, "imio-officer") for each in held]
    answers = at_once(database, [*hasty, *patient, *back])
    assert {each.reason for each in answers[:2]} == {"waiting_list_first"}
    seats, claims = act(database, *audit(licence))
    assert seats.taken == 3
    assert [each.key for each in claims[:3]] == waiting
    assert [each.state for each in claims] == ["asked"] * 2 + ["waiting"] * 4


def note(ledger, key):
    ledger.write(claimed(ledger.read(), Claim(key, 1, "asked")))


@pytest.mark.row("J1")
@pytest.mark.parametrize(
    ("counter", "count", "add", "taken"),
    [
        (SeatLedger, lambda ledger: len(ledger.read()), note, 3),
        (OOBTree, len, lambda tree, key: tree.update({key: 1}), WRITERS),
        (Length, Length.__call__, lambda length, _key: length.change(1), WRITERS),
    ],
    ids=["ledger", "children", "length"],
)
def test_a_count_that_merges_oversells(database, counter, count, add, taken):
    """Why there is a ledger: of three seats, children and lengths give eight."""

    def take(number):
        def deed(site):
            if count(site.counter) < 3:
                add(site.counter, str(number))

        return "imio-officer", deed

    def begin(site):
        site.counter = counter()

    act(database, "imio-officer", begin)
    at_once(database, [take(number) for number in range(WRITERS)])
    assert act(database, "imio-officer", lambda site: count(site.counter)) == taken
