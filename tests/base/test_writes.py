"""What a creation, a step and an imported line write, ask and load: counted, not timed."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.journal import settle as end_of_transaction
from imio.mutualisation.importing.outcome import to_write
from imio.mutualisation.importing.table import read_table
from imio.mutualisation.member.importing.apply import write
from imio.mutualisation.member.importing.site import planned
from plone import api
from Products.CMFCore.indexing import processQueue
from statistics import median
from ZODB.Connection import Connection
from ZODB.Connection import TmpStore

import pytest
import transaction


LINES = 20
TABLE = "\n".join(
    (
        "nom;type;bce",
        *(
            f"Autorité fictive {n};intercommunale;{n:08d}{97 - n % 97:02d}"
            for n in range(10_000_000, 10_000_000 + LINES)
        ),
    )
).encode()


def settle():
    """Index what waits, and store what has changed, as a commit does."""
    end_of_transaction()
    processQueue()
    transaction.savepoint(optimistic=True)


@pytest.fixture
def stored(monkeypatch):
    """The records that were stored, in order, as soon as they are settled."""
    told = []
    store = TmpStore.store
    monkeypatch.setattr(
        TmpStore,
        "store",
        lambda self, oid, *rest: told.append(oid) or store(self, oid, *rest),
    )
    return told


@pytest.fixture
def loaded(monkeypatch):
    """The records that were read from the database, in order."""
    told = []
    load = Connection.setstate
    monkeypatch.setattr(
        Connection,
        "setstate",
        lambda self, obj: told.append(obj._p_oid) or load(self, obj),
    )
    return told


def make(member):
    product = existing("Product", review_state="catalogued")[0].UID
    with api.env.adopt_user("imio-officer"):
        request = create_in(
            member, "ServiceRequest", product=product, need="Un besoin fictif."
        )
    settle()
    return request


@pytest.fixture
def member(demo):
    """A member that has a request already, and nothing to be stored."""
    andenne = demo["adherents"]["andenne"]
    make(andenne)
    return andenne


def test_a_creation_stores_140_records_at_most(member, stored, loaded, queries):
    costs = []
    for _ in range(5):
        for counted in (stored, loaded, queries):
            counted.clear()
        make(member)
        costs.append((len(stored), len(loaded), len(queries)))
    # In the middle, since now and then a bucket is full and two are written for it.
    records, loads, asked = map(median, zip(*costs, strict=True))
    assert records <= 140
    assert loads <= 30
    # With the one that finds the product.
    assert asked <= 4


def test_a_step_stores_30_records_at_most(member, stored, loaded, queries):
    request = make(member)
    for counted in (stored, loaded, queries):
        counted.clear()
    with api.env.adopt_user("imio-officer"):
        perform(request, "submit")
    settle()
    assert len(stored) <= 30
    assert len(queries) <= 2
    assert len(loaded) <= 30


def test_an_imported_line_stores_30_records_and_asks_nothing(portal, stored, queries):
    section = portal["adherents"]
    settle()
    stored.clear()
    lines = planned(section, read_table(TABLE))
    assert len(list(write(section, to_write(lines)))) == LINES
    settle()
    assert len(stored) <= 30 * LINES
    assert len(queries) <= 1


def test_an_import_of_the_same_stores_nothing(portal, stored):
    section = portal["adherents"]
    list(write(section, to_write(planned(section, read_table(TABLE)))))
    settle()
    stored.clear()
    assert not to_write(planned(section, read_table(TABLE)))
    settle()
    assert stored == []


def test_a_child_does_not_change_what_holds_it(member, stored):
    before = member.modified()
    make(member)
    assert member.modified() == before
    assert member._p_oid not in stored


def test_a_record_is_indexed_where_its_type_may_stand_and_nowhere_else(demo):
    catalog = api.portal.get_tool("portal_catalog")._catalog
    brain = existing("ServiceRequest")[0]
    standing = {
        name
        for name in catalog.indexes
        if catalog.getIndex(name).getEntryForObject(brain.getRID(), None)
    }
    assert {"thread", "product_uid", "SearchableText", "Title"} <= standing
    assert not standing & {"nis", "Description", "Subject", "Type", "interface_systems"}
