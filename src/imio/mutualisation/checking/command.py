"""`check-site`, `backup-site`, `restore-site`: the data of a site, from the terminal.

Exit status: 0 all is well, 1 something is wrong, 2 the command cannot run.
"""

from argparse import ArgumentParser
from collections.abc import Iterator
from collections.abc import Sequence
from imio.mutualisation.checking.backup import back_up
from imio.mutualisation.checking.backup import JOURNAL
from imio.mutualisation.checking.backup import restore
from imio.mutualisation.checking.backup import Unsound
from imio.mutualisation.checking.records import record_troubles
from imio.mutualisation.checking.storage import storage_troubles
from imio.mutualisation.checking.trouble import Trouble
from imio.mutualisation.importing.instance import application_as
from imio.mutualisation.importing.instance import read_only
from imio.mutualisation.importing.instance import technician
from imio.mutualisation.importing.instance import Unusable
from imio.mutualisation.importing.instance import ZOPE_CONF
from imio.mutualisation.journal.lines import FOLDER
from pathlib import Path
from plone import api
from subprocess import run
from tempfile import TemporaryDirectory
from typing import Any
from zope.component.hooks import site as in_site

import os
import re
import sys
import transaction


SOUND, WRONG, UNUSABLE = 0, 1, 2
LOCKED = "La base de données est occupée par le serveur : arrêtez-le pour réparer."
BROKEN = (
    "La base de données ne s’ouvre pas ({error}). Gardez-la telle quelle, et restaurez "
    "la dernière copie dans un autre dossier."
)
# What is checked; all else, such as the cache of templates, stays that of the instance.
DATA = re.compile(r"(path|blob-dir) .*/(filestorage/Data\.fs|blobstorage)")


def check(argv: Sequence[str] | None = None) -> int:
    """Look through everything: objects, files, catalogue, numbers, seats, documents."""
    parser = ArgumentParser("check-site", description=check.__doc__)
    parser.add_argument("--var", type=Path, help="les données, si ce n’est var/")
    parser.add_argument("--zope-conf", type=Path, default=ZOPE_CONF)
    parser.add_argument(
        "--repair",
        action="store_true",
        help="remettre en ordre le catalogue et les totaux ; le serveur est arrêté",
    )
    options = parser.parse_args(argv)
    try:
        app = _opened(options.zope_conf, options.var, options.repair)
    except Unusable as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    # What does not load cannot be compared with anything.
    found = [*storage_troubles(app._p_jar.db().storage)]
    found = found or [*_of_the_sites(app, options.repair)]
    for each in found:
        print(each)
    left = [each for each in found if not (options.repair and each.mend)]
    print(f"{len(found)} anomalie(s), dont {len(found) - len(left)} réparée(s).")
    return WRONG if left else SOUND


def _of_the_sites(app: Any, repair: bool) -> Iterator[Trouble]:
    """What is wrong in each; mended there, but what only a person can mend."""
    for site in app.objectValues("Plone Site"):
        with in_site(site), api.env.adopt_user(user=technician(app, "check-site")):
            found = [*record_troubles(site)]
            if repair:
                _mend(found)
        yield from found


def _mend(found: Sequence[Trouble]) -> None:
    for mend in filter(None, (each.mend for each in found)):
        mend()
    transaction.commit()


def _opened(zope_conf: Path, var: Path | None, repair: bool) -> Any:
    """The root of Zope; of a site that runs, as its database is now. Raises `Unusable`."""

    def changed(text: str) -> str:
        if var:
            os.environ[FOLDER] = str(var / JOURNAL)
            text = DATA.sub(rf"\1 {var.resolve()}/\2", text)
        return text if repair else read_only(text)

    try:
        return application_as(zope_conf, LOCKED, changed)
    except Unusable:
        raise
    except Exception as error:
        raise Unusable(BROKEN.format(error=error)) from error


def backup(argv: Sequence[str] | None = None) -> int:
    """Copy a site that runs, then restore the copy elsewhere and look through it."""
    parser = ArgumentParser("backup-site", description=backup.__doc__)
    parser.add_argument("to", type=Path, help="le dossier des copies")
    parser.add_argument("--var", type=Path, default=Path("var"), help="les données")
    parser.add_argument("--zope-conf", type=Path, default=ZOPE_CONF)
    options = parser.parse_args(argv)
    if not (options.var / "filestorage" / "Data.fs").is_file():
        print(f"Il n’y a pas de site dans {options.var}.", file=sys.stderr)
        return UNUSABLE
    try:
        back_up(options.var, options.to)
    except OSError as error:
        print(f"Rien n’a pu être copié dans {options.to} : {error}", file=sys.stderr)
        return UNUSABLE
    with TemporaryDirectory(dir=options.to) as folder:
        conf = str(options.zope_conf)
        status = restoring([str(options.to), "--var", folder, "--zope-conf", conf])
    print(f"Copie dans {options.to}" + (", vérifiée." if status == SOUND else "."))
    return status


def restoring(argv: Sequence[str] | None = None) -> int:
    """Make a site of a copy, and look through it."""
    parser = ArgumentParser("restore-site", description=restoring.__doc__)
    parser.add_argument("copy", type=Path, help="le dossier des copies")
    parser.add_argument("--var", type=Path, default=Path("var"), help="les données")
    parser.add_argument("--zope-conf", type=Path, default=ZOPE_CONF)
    parser.add_argument("--at", help="comme c’était alors : 2027-01-31-12-00, en UTC")
    options = parser.parse_args(argv)
    try:
        restore(options.copy, options.var, options.at)
    except Unsound as error:
        print(error, file=sys.stderr)
        return WRONG
    # A process opens one database.
    called = "from imio.mutualisation.checking.command import check; raise SystemExit(check())"
    command = [sys.executable, "-W", "ignore", "-c", called]
    command += ["--var", str(options.var), "--zope-conf", str(options.zope_conf)]
    return run(command, check=False).returncode
