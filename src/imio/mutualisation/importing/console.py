"""The command of an import: a table into the site, from the terminal.

Nothing is written unless `--apply` is given, and then all or nothing: one
transaction. Exit status: 0 clean, 1 some lines are refused, 2 the import cannot run.
"""

from argparse import ArgumentParser
from argparse import Namespace
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from imio.mutualisation.base.hearing import unheard
from imio.mutualisation.base.reasons import message
from imio.mutualisation.importing.columns import known_alone
from imio.mutualisation.importing.importer import Importer
from imio.mutualisation.importing.instance import application
from imio.mutualisation.importing.instance import section_of
from imio.mutualisation.importing.instance import technician
from imio.mutualisation.importing.instance import Unusable
from imio.mutualisation.importing.instance import ZOPE_CONF
from imio.mutualisation.importing.outcome import Line
from imio.mutualisation.importing.outcome import OUTCOMES
from imio.mutualisation.importing.outcome import refused_count
from imio.mutualisation.importing.outcome import to_write
from imio.mutualisation.importing.report import as_text
from imio.mutualisation.importing.report import counts
from imio.mutualisation.importing.report import outcome_title
from imio.mutualisation.importing.report import report_lines
from imio.mutualisation.importing.report import ReportLine
from imio.mutualisation.importing.table import MAX_BYTES
from imio.mutualisation.importing.table import read_table
from imio.mutualisation.importing.table import Table
from imio.mutualisation.rules.verdict import Refused
from pathlib import Path
from plone import api
from typing import Any
from typing import TextIO
from zope.component.hooks import site as in_site

import sys
import transaction


CLEAN, SOME_REFUSED, UNUSABLE = 0, 1, 2

LOCKED = (
    "La base de données est occupée par le serveur : arrêtez-le, ou importez depuis "
    "la page /{section}/@@{page} du site."
)
BAR = 30


@dataclass(frozen=True, slots=True)
class Command:
    """What a command is called, and into which section of the site it imports."""

    name: str
    description: str
    section: str
    importer: Importer


def main(command: Command, argv: Sequence[str] | None = None) -> int:
    """Run the command and give its exit status."""
    options = _options(command, argv)
    try:
        return _run(command, options)
    except Unusable as error:
        print(error, file=sys.stderr)
        return UNUSABLE


def _options(command: Command, argv: Sequence[str] | None) -> Namespace:
    parser = ArgumentParser(command.name, description=command.description)
    parser.add_argument("file", type=Path, metavar="FILE", help="le tableau")
    parser.add_argument(
        "--apply", action="store_true", help="écrire ; sinon, simple vérification"
    )
    parser.add_argument(
        "--skip-refused",
        action="store_true",
        help="écrire les autres lignes même si certaines sont refusées",
    )
    parser.add_argument(
        "--leave-out",
        action="store_true",
        help="laisser de côté les colonnes inconnues",
    )
    parser.add_argument("--site", default="mutualisation", help="chemin du site")
    parser.add_argument(
        "--zope-conf", type=Path, default=ZOPE_CONF, help="configuration de Zope"
    )
    return parser.parse_args(argv)


def _run(command: Command, options: Namespace) -> int:
    table = read_table(_content(options.file), options.file.name)
    if isinstance(table, Table) and options.leave_out:
        table = known_alone(table, command.importer.columns)
    locked = LOCKED.format(section=command.section, page=command.importer.name)
    app = application(options.zope_conf, locked)
    section = section_of(app, options.site, command.section)
    user = technician(app, command.name)
    with in_site(section.aq_parent), api.env.adopt_user(user=user):
        return import_table(
            command.importer, section, table, options.apply, options.skip_refused
        )


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as source:
            return source.read(MAX_BYTES + 1)
    except OSError as error:
        sentence = f"Le fichier {file} ne peut être lu : {error.strerror}."
        raise Unusable(sentence) from None


def import_table(
    importer: Importer,
    section: Any,
    table: Table | Refused,
    apply: bool,
    skip_refused: bool,
) -> int:
    """Plan the lines, show them, write them if that was asked for; the exit status."""
    lines = importer.plan(section, table) if isinstance(table, Table) else table
    if isinstance(lines, Refused):
        raise Unusable(message(lines))
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
        writing = to_write(lines)
        with unheard():
            _write(importer.write(section, writing), len(writing))
    return SOME_REFUSED if refused_count(lines) else CLEAN


def _summary(rows: list[ReportLine]) -> str:
    found = counts(rows)
    return ", ".join(f"{outcome_title(name)} : {found[name]}" for name in OUTCOMES)


def _write(lines: Iterator[Line], total: int) -> None:
    for _line in progress(lines, total, sys.stderr):
        pass
    transaction.commit()
    print(f"{total} ligne(s) écrite(s).")


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
