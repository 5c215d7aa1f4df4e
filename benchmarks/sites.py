"""Two sites in one database of its own: ours, and vanilla Plone.

Both lie in the same Zope, are served by the same process and store in the same file,
so that they differ in nothing but what they are. They are two sites and not two folders
of one: in one, vanilla would write our columns and indexes for its records.
"""

from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import noSecurityManager
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from imio.mutualisation.importing.instance import technician
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from Testing.makerequest import makerequest
from typing import Any
from zope.component.hooks import setSite
from zope.event import notify
from zope.globalrequest import setRequest
from zope.traversing.interfaces import BeforeTraverseEvent
from Zope2.App.zcml import load_string
from Zope2.Startup.run import configure_wsgi

import hashlib
import shutil
import subprocess
import sys
import transaction
import Zope2


HERE = Path(__file__).parent
ROOT = HERE.parent
CONF = ROOT / "parts" / "instance" / "etc" / "zope.conf"
KEPT = ROOT / "var" / "bench"
VAR = ("cache", "blobstorage", "filestorage", "instance", "log")
# What the content of a kept database depends on.
MAKERS = ("keep.py", "records.py", "vanilla.py")

OURS, VANILLA = "mutualisation", "vanilla"
OFFICER = "imio-officer"


class Place:
    """A site and a person in it; `with place:` acts there."""

    def __init__(self, app: Any, name: str, login: str):
        self.app = makerequest(app, environ={"SERVER_NAME": "localhost"})
        self.request = self.app.REQUEST
        self.site = self.app[name]
        self.login = login

    def __enter__(self) -> Any:
        setRequest(self.request)
        setSite(self.site)
        notify(BeforeTraverseEvent(self.site, self.request))
        users = self.site.acl_users
        user = users.getUserById(self.login)
        newSecurityManager(None, (user or technician(self.app, "admin")).__of__(users))
        return self.site

    def __exit__(self, *error: object) -> None:
        noSecurityManager()
        setSite(None)
        setRequest(None)


class Scratch:
    """A database that nobody keeps, opened when it is asked for, and its two sites."""

    def __init__(self, size: int, folder: Path):
        self.size, self.folder = size, folder

    @cached_property
    def app(self) -> Any:
        return open_zope(self.folder)

    @cached_property
    def ours(self) -> Place:
        return Place(self.app, OURS, OFFICER)

    @cached_property
    def vanilla(self) -> Place:
        return Place(self.app, VANILLA, OFFICER)

    def configure(self, directives: str) -> None:
        """Register, in ZCML, what only a benchmark serves."""
        assert self.app is not None  # opened, since that registers all the rest
        load_string(
            f"""
            <configure xmlns="http://namespaces.zope.org/zope"
                       xmlns:browser="http://namespaces.zope.org/browser"
                       xmlns:plone="http://namespaces.plone.org/plone">
              <include package="Products.Five.browser" file="meta.zcml" />
              <include package="plone.rest" file="meta.zcml" />
              {directives}
            </configure>"""
        )

    def close(self) -> None:
        """Give it up, if it was opened."""
        if "app" in vars(self):
            transaction.abort()
            Zope2.DB.close()


def open_zope(folder: Path) -> Any:
    """The root of Zope on the database below `folder`/var; once in a process."""
    for name in VAR:
        (folder / "var" / name).mkdir(parents=True, exist_ok=True)
    conf = folder / "zope.conf"
    conf.write_text(CONF.read_text().replace(f"{ROOT}/var", f"{folder}/var"))
    configure_wsgi(str(conf))
    return Zope2.app()


@contextmanager
def scratch(size: int) -> Iterator[Scratch]:
    """A copy of the kept database of that size, thrown away afterwards."""
    kept = made(size)
    with TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        copytree(kept / "var", folder / "var")
        place = Scratch(size, folder)
        yield place
        place.close()


def made(size: int) -> Path:
    """The kept database of that size; made where the code has none yet."""
    kept = KEPT / key() / str(size)
    if not kept.is_dir():
        for old in KEPT.glob("*/*"):
            if old.parent.name not in (key(), "tryton"):
                shutil.rmtree(old.parent, ignore_errors=True)
        subprocess.run([sys.executable, HERE / "keep.py", str(size)], check=True)
    return kept


def key() -> str:
    """Of the sources: another code keeps another database."""
    digest = hashlib.sha256()
    source = ROOT / "src"
    for path in (*sorted(source.rglob("*")), *(HERE / name for name in MAKERS)):
        if path.is_file() and path.suffix not in (".pyc", ".mo", ".po", ".pot"):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
