"""The kept sites, each brought up to date by what `make start` runs."""

from AccessControl.SecurityManagement import noSecurityManager
from contextlib import closing
from contextlib import contextmanager
from datetime import datetime
from imio.mutualisation.base import clock
from imio.mutualisation.upgrades.sites import PROFILE
from kept_sites import catalogue
from kept_sites import definitions
from kept_sites import held
from kept_sites import KEPT
from kept_sites import owned
from kept_sites import registry
from kept_sites import rights_due
from kept_sites import Upgraded
from pathlib import Path
from persistent.timestamp import TimeStamp
from plone import api
from plone.testing.zope import zopeApp
from Products.CMFCore.indexing import processQueue
from Testing.makerequest import makerequest
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage
from zope.component.hooks import setSite

import had
import os
import pickle
import pytest
import runpy
import shutil
import transaction


OLDEST = min(KEPT)
# Every fifth, the oldest and the newest; all of them by `make test-upgrades`, as each
# takes as long as a hundred other tests.
ALL = sorted(KEPT)
TRIED = ALL if os.environ.get("UPGRADES") == "all" else sorted({*ALL[::5], ALL[-1]})
SCRIPT = Path(__file__).parents[2] / "scripts" / "create_site.py"


@contextmanager
def opened(app):
    """The site of a Zope root; what is not committed is forgotten."""
    app = makerequest(app)
    site = next(iter(app.objectValues("Plone Site")))
    setSite(site)
    try:
        with api.env.adopt_roles(["Manager"]):
            yield site
    finally:
        transaction.abort()
        setSite(None)
        noSecurityManager()
        app.REQUEST.close()


@contextmanager
def kept(version, folder):
    """The site that a version left, unpacked into a folder, on the day it was left.

    The catalogue holds what was due on that day.
    """
    # Python 3.11.2, which Debian 12 has, knows no filters of `tarfile`.
    shutil.unpack_archive(KEPT[version], folder)
    database, blobs = folder / "filestorage" / "Data.fs", folder / "blobstorage"
    db = DB(FileStorage(str(database), blob_dir=str(blobs)))
    left = TimeStamp(db.lastTransaction()).timeTime()
    with (
        pytest.MonkeyPatch.context() as patch,
        closing(db),
        closing(db.open()) as connection,
        opened(connection.root()["Application"]) as site,
    ):
        patch.setattr(
            clock, "now", lambda: datetime.fromtimestamp(left, clock.BRUSSELS)
        )
        yield site


@pytest.fixture(scope="module")
def run_script(tmp_path_factory):
    """Run what `make start` runs on the database of a site."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("home")
        (folder / "var").mkdir()
        patch.chdir(folder)
        yield lambda site: runpy.run_path(str(SCRIPT), {"app": site.aq_parent})


def upgrade(site, version, run):
    """All steps from a version on."""
    site.portal_setup.setLastVersionForProfile(PROFILE, version)
    transaction.commit()
    run(site)


@pytest.fixture(scope="module", params=TRIED)
def upgraded(request, integration_session, run_script, tmp_path_factory):
    """Each kept site in turn; what one worker has upgraded, the others read."""
    base = tmp_path_factory.getbasetemp()
    told = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / (
        f"upgraded-{request.param}"
    )
    if not told.exists():
        made = upgrade_kept(request.param, run_script, tmp_path_factory)
        writing = told.with_suffix(f".{os.getpid()}")
        writing.write_bytes(pickle.dumps(made))
        writing.rename(told)
    return pickle.loads(told.read_bytes())


def upgrade_kept(version, run_script, tmp_path_factory):
    """A kept site before and after, with what its owner has set."""
    with kept(version, tmp_path_factory.mktemp(version)) as site:
        had.set_by_owner(site)
        had.fill(site)
        before = held(site)
        upgrade(site, version, run_script)
        after, again = now(site), ()
        if version == OLDEST:
            upgrade(site, version, run_script)
            again = now(site)
        return Upgraded(version, before, *after, again, catalogue(rebuilt(site)))


def now(site):
    return (
        held(site),
        definitions(site),
        rights_due(site),
        owned(site),
        catalogue(site),
    )


def rebuilt(site):
    site.portal_catalog.clearFindAndRebuild()
    processQueue()
    # What a record waits for rests on others, that were not there yet.
    site.portal_catalog.reindexIndex("waits", None)
    return site


@pytest.fixture(scope="module")
def fresh(integration_session):
    """The definitions and the registry of a site that today's profile has made."""
    with zopeApp() as app, opened(app) as site:
        return definitions(site), registry(site)
