"""`members-import` and `populations-import`: tables into the site, from the terminal."""

from collections.abc import Sequence
from imio.mutualisation.importing import console
from imio.mutualisation.importing.console import Command
from imio.mutualisation.member.importing.importer import MEMBERS
from imio.mutualisation.member.importing.populations import POPULATIONS


COMMAND = Command(
    name="members-import",
    description="Importe un tableau d'adhérents (CSV en UTF-8, XLSX ou JSON).",
    section="adherents",
    importer=MEMBERS,
)

YEAR = Command(
    name="populations-import",
    description="Importe les populations d'une année (classeur de Statbel, CSV ou JSON).",
    section="adherents",
    importer=POPULATIONS,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and give its exit status."""
    return console.main(COMMAND, argv)


def populations(argv: Sequence[str] | None = None) -> int:
    """The same with the populations of a year."""
    return console.main(YEAR, argv)
