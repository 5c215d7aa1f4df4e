"""Opens Zope and a section of the site, for a command."""

from AccessControl.users import User
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from Testing.makerequest import makerequest
from typing import Any
from zc.lockfile import LockError
from Zope2.Startup.run import configure_wsgi

import Zope2


ZOPE_CONF = Path("parts") / "instance" / "etc" / "zope.conf"


class Unusable(Exception):
    """The sentence to show."""


def application(zope_conf: Path, locked: str) -> Any:
    """The root of Zope, with a request.

    Raises `Unusable` without the configuration, and with the sentence `locked` where
    the server holds the database.
    """
    if not zope_conf.is_file():
        raise Unusable(
            f"La configuration {zope_conf} n'existe pas : lancez la commande depuis "
            "le dossier du buildout, ou indiquez --zope-conf."
        )
    try:
        configure_wsgi(str(zope_conf.resolve()))
        return makerequest(Zope2.app())
    except LockError:
        raise Unusable(locked) from None


def application_as(zope_conf: Path, locked: str, change: Callable[[str], str]) -> Any:
    """The same, by a configuration whose text is changed. Raises as `application`."""
    if not zope_conf.is_file():
        return application(zope_conf, locked)  # which says so
    with TemporaryDirectory() as folder:
        changed = Path(folder) / "zope.conf"
        changed.write_text(change(zope_conf.read_text("utf-8")), "utf-8")
        return application(changed, locked)


def read_only(text: str) -> str:
    """A configuration with which a site is read while its server runs."""
    return text.replace("<filestorage>", "<filestorage>\n      read-only true")


def technician(app: Any, name: str) -> Any:
    """The technical administrator, under the name that the history shows.

    A user, since a step of a workflow asks whose roles they are; nobody signs in so.
    """
    return User(name, "", ("Manager",), ()).__of__(app.acl_users)


def section_of(app: Any, site: str, name: str) -> Any:
    """The section of that name. Raises `Unusable` where there is none."""
    section = app.unrestrictedTraverse(f"{site}/{name}", None)
    if getattr(section, "portal_type", None) != "imio.mutualisation.Section":
        raise Unusable(f"Il n'y a pas de site {site} avec une rubrique {name}.")
    return section
