"""The layers as fixtures, and the people of the demonstration."""

from AccessControl import Implementation
from datetime import timedelta
from functools import partial
from imio.mutualisation.base import clock
from imio.mutualisation.base.courier import QUEUE_ONLY
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.creation import create_unasked
from imio.mutualisation.demo.people import PASSWORD
from imio.mutualisation.journal.lines import FOLDER as JOURNAL
from imio.mutualisation.testing import DEMO_TESTING
from imio.mutualisation.testing import INTEGRATION_TESTING
from itertools import count
from plone import api
from Products.ZCatalog.Catalog import Catalog
from pytest_plone import fixtures_factory
from stage import FUNCTIONAL_TESTING
from stage import Steps

import examples  # noqa: F401, says how many examples are drawn
import gc
import os
import passphrases
import present  # sets the clock, before any test asks what day it is
import pytest
import requests
import transaction


pytest_plugins = [
    "no_skip",
    "postgresql",
    "pytester",
    "sends",
    "smtp_sink",
    "templates",
    "timestamp_authority",
]

# To look through all that Plone holds takes long and finds next to nothing.
gc.set_threshold(20_000, 20, 20)

# Rights are decided by the code in C that a site runs. The first choice is the one that
# lasts, and plone.testing would choose the slower one in Python.
Implementation._implementation_set = 1

# Mails leave when a test collects them: the thread of the instance would be quicker at times.
os.environ[QUEUE_ONLY] = "1"

# Before any test locks a key.
passphrases.cheapen()

globals().update(
    fixtures_factory(
        (
            (INTEGRATION_TESTING, "integration"),
            (DEMO_TESTING, "demonstration"),
            (FUNCTIONAL_TESTING, "functional"),
        )
    )
)


LONGEST = 200  # signs


def pytest_make_parametrize_id(val):
    """Each worker tells the names of all cells: that of a text of a megabyte is short."""
    if isinstance(val, str | bytes) and len(val) > LONGEST:
        return f"{type(val).__name__} of {len(val)}"


_journals = count()


@pytest.fixture(autouse=True)
def journal_of_the_test(tmp_path_factory):
    """What one test signs in is not in the journal of the next; the folder is made by use."""
    place = tmp_path_factory.getbasetemp() / f"journal-{next(_journals)}"
    os.environ[JOURNAL] = str(place)


@pytest.fixture
def portal(integration):
    """A site with the default profile, seen by its technical administrator."""
    with api.env.adopt_roles(["Manager"]):
        yield integration["portal"]


@pytest.fixture
def demo(demonstration):
    """A site with the demonstration content."""
    return demonstration["portal"]


@pytest.fixture
def whole(demo):
    """The demonstration, with a record of each type that it has none of."""
    with api.env.adopt_user(username="imio-manager"):
        create_in(demo["adherents"]["andenne"], "Sitting", title="Séance")
        act = demo["adherents"]["andenne"]["deliberation"]
        said = {"assigned_to": "Service", "until": clock.today()}
        create_in(act, "Followup", title="Suite", **said)
        signer = {"account": "agent-andenne", "function": "agente"}
        create_unasked(act, "Signing", signers=[signer])
        draft = demo["adherents"]["durbuy"]["deliberation"]
        create_in(draft, "Advice", service="Service juridique", obligatory=True)
        create_in(demo["marches"], "WatchedTender", ocid="ocds-x-1")
    return demo


class Client(requests.Session):
    """A person who talks to the site over REST; paths are relative to the site."""

    def __init__(self, url: str, login: str | None):
        super().__init__()
        self.trust_env = False  # each request would look for a proxy in it
        self.url = url
        self.headers["Accept"] = "application/json"
        self.mount("http://", Steps(FUNCTIONAL_TESTING.stage))
        if login:
            self.auth = (login, PASSWORD)

    def request(self, method, path, *args, **kwargs):
        address = path if path.startswith("http") else f"{self.url}/{path}"
        return super().request(method, address, *args, **kwargs)


@pytest.fixture
def site(functional, request):
    """A site with the demonstration content behind a real server."""
    functional.stage.remembers = "monkeypatch" not in request.fixturenames
    return functional["portal"]


@pytest.fixture
def client(site):
    """`client("agent-andenne")`: a REST client; without a login, the public."""
    return lambda login=None: Client(site.absolute_url(), login)


@pytest.fixture
def travel():
    """`travel(days=16)`: the clock of the site goes on by so much, real seconds too."""

    def go(**delta):
        present.ahead += timedelta(**delta)

    yield go
    present.ahead = timedelta()


@pytest.fixture
def real_day(monkeypatch):
    """The clock of the machine, where another program on it tells the time, too."""
    monkeypatch.setattr(clock, "now", present.machine)


@pytest.fixture
def once(site):
    """`once(do)`: what `do(site)` writes and returns, which is done once in a worker."""

    def written(do):
        told = do(site)
        transaction.commit()
        return told

    def once(do):
        transaction.begin()  # on what other accounts have written meanwhile
        told = FUNCTIONAL_TESTING.stage.once(do, partial(written, do))
        transaction.begin()
        return told

    return once


def add_technician(site):
    site.acl_users.userFolderAddUser("technician", PASSWORD, ["Manager"], [])


@pytest.fixture
def technician(once, client):
    """A client of the technical administrator of the site."""
    once(add_technician)
    return client("technician")


@pytest.fixture
def queries(monkeypatch):
    """The queries put to the catalogue, in order."""
    asked = []
    search = Catalog.searchResults
    monkeypatch.setattr(
        Catalog,
        "searchResults",
        lambda self, query=None, **kw: (
            asked.append(query or kw) or search(self, query, **kw)
        ),
    )
    return asked
