"""`members-import`: a table of members into the site, from the terminal.

Nothing is written unless `--apply` is given, and then all or nothing: one
transaction. Exit status: 0 clean, 1 some lines are refused, 2 the import cannot run.
"""

from argparse import ArgumentParser
from argparse import Namespace
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from imio.mutualisation.base.reasons import message
from imio.mutualisation.member.importing.apply import write
from imio.mutualisation.member.importing.plan import Line
from imio.mutualisation.member.importing.plan import OUTCOMES
from imio.mutualisation.member.importing.plan import refused_count
from imio.mutualisation.member.importing.plan import to_write
from imio.mutualisation.member.importing.report import as_text
from imio.mutualisation.member.importing.report import counts
from imio.mutualisation.member.importing.report import outcome_title
from imio.mutualisation.member.importing.report import report_lines
from imio.mutualisation.member.importing.report import ReportLine
from imio.mutualisation.member.importing.site import planned
from imio.mutualisation.member.importing.table import MAX_BYTES
from imio.mutualisation.member.importing.table import read_table
from imio.mutualisation.rules.verdict import Refused
from pathlib import Path
from plone import api
from Testing.makerequest import makerequest
from typing import Any
from typing import TextIO
from zc.lockfile import LockError
from zope.component.hooks import site as in_site
from Zope2.Startup.run import configure_wsgi

import sys
import transaction
import Zope2


CLEAN, SOME_REFUSED, UNUSABLE = 0, 1, 2

ZOPE_CONF = Path("parts") / "instance" / "etc" / "zope.conf"
SECTION = "adherents"
LOCKED = (
    "La base de données est occupée par le serveur : arrêtez-le, ou importez depuis "
    "la page /adherents/@@import-members du site."
)
BAR = 30


class _Unusable(Exception):
    """The sentence to show."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and give its exit status."""
    options = _options(argv)
    try:
        return run(options)
    except _Unusable as error:
        print(error, file=sys.stderr)
        return UNUSABLE


def _options(argv: Sequence[str] | None) -> Namespace:
    parser = ArgumentParser(
        "members-import",
        description="Importe un tableau d'adhérents (CSV en UTF-8 ou XLSX).",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="le tableau")
    parser.add_argument(
        "--apply", action="store_true", help="écrire ; sinon, simple vérification"
    )
    parser.add_argument(
        "--skip-refused",
        action="store_true",
        help="écrire les autres lignes même si certaines sont refusées",
    )
    parser.add_argument("--site", default="mutualisation", help="chemin du site")
    parser.add_argument(
        "--zope-conf", type=Path, default=ZOPE_CONF, help="configuration de Zope"
    )
    return parser.parse_args(argv)


def run(options: Namespace) -> int:
    """Read the file, start Zope and import; raise `_Unusable` where that fails."""
    data = _content(options.file)
    app = makerequest(_application(options.zope_conf))
    section = _section(app, options.site)
    with in_site(section.aq_parent), api.env.adopt_roles(["Manager"]):
        return import_members(section, data, options.apply, options.skip_refused)


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as source:
            return source.read(MAX_BYTES + 1)
    except OSError as error:
        sentence = f"Le fichier {file} ne peut être lu : {error.strerror}."
        raise _Unusable(sentence) from None


def _application(zope_conf: Path) -> Any:
    if not zope_conf.is_file():
        raise _Unusable(
            f"La configuration {zope_conf} n'existe pas : lancez la commande depuis "
            "le dossier du buildout, ou indiquez --zope-conf."
        )
    try:
        configure_wsgi(str(zope_conf.resolve()))
        return Zope2.app()
    except LockError:
        raise _Unusable(LOCKED) from None


def _section(app: Any, site: str) -> Any:
    section = app.unrestrictedTraverse(f"{site}/{SECTION}", None)
    if getattr(section, "portal_type", None) != "imio.mutualisation.Section":
        raise _Unusable(f"Il n'y a pas de site {site} avec une rubrique {SECTION}.")
    return section


def import_members(section: Any, data: bytes, apply: bool, skip_refused: bool) -> int:
    """Plan the lines, show them, write them if that was asked for; the exit status."""
    table = read_table(data)
    lines = table if isinstance(table, Refused) else planned(section, table)
    if isinstance(lines, Refused):
        raise _Unusable(message(lines))
    rows = report_lines(lines)
    print(*as_text(rows), _summary(rows), sep="\n")
    if not apply:
        print("Rien n'a été écrit : ajoutez --apply pour écrire.")
    elif refused_count(lines) and not skip_refused:
        print(
            "Rien n'a été écrit : corrigez les lignes refusées, ou ajoutez "
            "--skip-refused pour écrire les autres."
        )
    else:
        _write(section, to_write(lines))
    return SOME_REFUSED if refused_count(lines) else CLEAN


def _summary(rows: list[ReportLine]) -> str:
    found = counts(rows)
    return ", ".join(f"{outcome_title(name)} : {found[name]}" for name in OUTCOMES)


def _write(section: Any, lines: Sequence[Line]) -> None:
    for _line in progress(write(section, lines), len(lines), sys.stderr):
        pass
    transaction.commit()
    print(f"{len(lines)} ligne(s) écrite(s).")


def progress(lines: Iterable[Line], total: int, stream: TextIO) -> Iterator[Line]:
    """The lines as they come, with a bar on a terminal and nothing elsewhere."""
    if not stream.isatty():
        yield from lines
        return
    for done, line in enumerate(lines, 1):
        bar = "#" * (BAR * done // total)
        stream.write(f"\r[{bar:<{BAR}}] {done}/{total}")
        stream.flush()
        yield line
    stream.write("\n")
