"""`export-site`, `import-site`: a whole site as files, from the terminal.

Exit status: 0 done, 1 the files or the site do not allow it, 2 the command cannot run.
"""

from argparse import ArgumentParser
from collections.abc import Callable
from collections.abc import Sequence
from imio.mutualisation.importing.instance import application
from imio.mutualisation.importing.instance import application_as
from imio.mutualisation.importing.instance import read_only
from imio.mutualisation.importing.instance import technician
from imio.mutualisation.importing.instance import Unusable
from imio.mutualisation.importing.instance import ZOPE_CONF
from imio.mutualisation.moving.folder import read
from imio.mutualisation.moving.folder import Unfit
from imio.mutualisation.moving.folder import write
from imio.mutualisation.moving.values import Unknown
from pathlib import Path
from plone import api
from plone.exportimport import logger
from plone.exportimport.utils.cli import setup_logger_console
from typing import Any
from zope.component.hooks import site as in_site

import sys


DONE, UNFIT, UNUSABLE = 0, 1, 2
LOCKED = "La base de données est occupée par le serveur : arrêtez-le pour importer."
UNKNOWN = (
    "Une valeur ne sait pas s’écrire ({name}) : rien n’est complet, dites-le-nous."
)


def export_site(argv: Sequence[str] | None = None) -> int:
    """Write all of a site into a new folder, while it runs or not."""
    return _run("export-site", export_site.__doc__, _readable, write, argv)


def import_site(argv: Sequence[str] | None = None) -> int:
    """Make in an empty site all that such a folder holds; interrupted, call it again."""
    return _run("import-site", import_site.__doc__, _writable, read, argv)


def _readable(zope_conf: Path) -> Any:
    return application_as(zope_conf, LOCKED, read_only)


def _writable(zope_conf: Path) -> Any:
    return application(zope_conf, LOCKED)


def _run(
    name: str,
    what: str | None,
    opened: Callable[[Path], Any],
    move: Callable[[Any, Path], int],
    argv: Sequence[str] | None,
) -> int:
    parser = ArgumentParser(name, description=what)
    parser.add_argument("folder", type=Path, help="le dossier de l’exportation")
    parser.add_argument("--site", default="mutualisation", help="l’adresse du site")
    parser.add_argument("--zope-conf", type=Path, default=ZOPE_CONF)
    options = parser.parse_args(argv)
    setup_logger_console(logger)
    try:
        app = opened(options.zope_conf)
        site = app.get(options.site)
        if site is None:
            raise Unusable(f"Il n’y a pas de site {options.site}.")
    except Unusable as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    try:
        with in_site(site), api.env.adopt_user(user=technician(app, name)):
            moved = move(site, options.folder)
    except (Unfit, OSError) as error:
        print(error, file=sys.stderr)
        return UNFIT
    except Unknown as error:
        print(UNKNOWN.format(name=error), file=sys.stderr)
        return UNFIT
    print(f"{moved} fiche(s), avec leurs fichiers, leurs comptes et leur journal.")
    return DONE
