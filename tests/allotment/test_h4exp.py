from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from decimal import Decimal
from imio.mutualisation.allotment.drawing import ask
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import existing, uid, records, record
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.guard import perform
from imio.mutualisation.licence.content import Licence
from imio.mutualisation.rules.seats import Claim
from plone import api
from plone.testing.zope import addRequestContainer
from threading import Barrier
from ZODB import DB
from ZODB.config import storageFromString
from zope.component.hooks import setSite
from zope.globalrequest import setRequest
import pytest, time, transaction

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

@pytest.fixture(scope="module", params=STORAGES)
def database(request, demonstration_session, postgresql, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    t = time.time()
    storage = storageFromString(STORAGES[request.param].format(folder=folder, dsn=postgresql))
    db = DB(storage, pool_size=10)
    import io
    with demonstration_session["zodbDB"].transaction() as source, db.transaction() as target, io.BytesIO() as f:
        source.exportFile(source.root()._p_oid, f)
        f.seek(0)
        target.root().update(target.importFile(f))
        print(list(target.root()), f.tell())
    print("copy", time.time() - t)
    yield db
    db.close()

@contextmanager
def seen_by(connection, login):
    app = addRequestContainer(connection.root()["Application"])
    setRequest(app.REQUEST)
    setSite(app["plone"])
    try:
        with api.env.adopt_user(username=login):
            yield app["plone"]
    finally:
        setSite(None)
        setRequest(None)

LOG = []
ERR = []
import ZODB.POSException as X
orig = X.ConflictError.__init__
def init(self, *a, **k):
    orig(self, *a, **k); ERR.append(str(self)[:140].split("tid")[0])
    if "Persistence.mapping" in str(self) or 1:
        pass
X.ConflictError.__init__ = init

def act(db, login, do, barrier=None, tries=30):
    connection = db.open()
    try:
        for number, attempt in enumerate(transaction.manager.attempts(tries)):
            with seen_by(connection, login) as portal, attempt:
                try:
                    result = do(portal)
                    if barrier and not number:
                        barrier.wait(30)
                    transaction.get()._callBeforeCommitHooks()
                    transaction.savepoint if 0 else None
                except Exception as e:
                    LOG.append((number, type(e).__name__, str(e)[:100])); raise
            if not attempt.success: LOG.append(ERR.pop() if ERR else None)
        return result
    except Refusal as r:
        return r.refused
    finally:
        connection.close()

def new_licence(portal, pool):
    today = clock.today()
    licence = create_in(portal["licences"], "Licence", title="Concurrence", supplier=portal["partenaires"]["services-fictifs-gamma"].UID(),
      source_reason="Essai", metric="seats", pool=pool, unit_price=Decimal(1), start=today, renewal="tacit", notice_months=1, period_months=12)
    perform(licence, "activate")
    return uid(licence)

def draw(lic, member, **kw):
    def do(portal):
        a = ask(record("Licence", lic), portal["adherents"][member], 1, **kw)
        return uid(a)
    return do

PEOPLE = ("andenne", "mons", "gembloux")
@pytest.mark.parametrize("n", range(1))
def test_real(database, n):
    lic = act(database, "imio-officer", lambda p: new_licence(p, 5))
    LOG.clear(); t = time.time()
    b = Barrier(8)
    def go(i):
        m = PEOPLE[i % 3]
        return act(database, f"agent-{m}", draw(lic, m), b)
    with ThreadPoolExecutor(8) as ex: out = list(ex.map(go, range(8)))
    print(Counter(ERR)); ERR.clear()
    print(time.time()-t, Counter(type(o).__name__ for o in out), Counter(LOG))
    print(act(database, "imio-officer", lambda p: record("Licence", lic).seats_today()))
    
@pytest.mark.parametrize("n", range(1))
def test_counted(database, n, monkeypatch):
    lic = act(database, "imio-officer", lambda p: new_licence(p, 5))
    monkeypatch.setattr(Licence, "claims", lambda self: tuple(Claim(b.UID, b.quantity, b.review_state) for b in existing("Allotment", licence_uid=uid(self))))
    monkeypatch.setattr(Licence, "keep_claims", lambda self, claims: None)
    LOG.clear(); t = time.time()
    b = Barrier(8)
    def go(i):
        m = (*PEOPLE, "wavre", "genappe", "grez-doiceau")[i % 6]
        return act(database, f"imio-officer", draw(lic, m), b)
    with ThreadPoolExecutor(8) as ex: out = list(ex.map(go, range(8)))
    print(Counter(ERR)); ERR.clear()
    print(time.time()-t, Counter(type(o).__name__ for o in out), Counter(LOG))
    print(act(database, "imio-officer", lambda p: record("Licence", lic).seats_today()))
