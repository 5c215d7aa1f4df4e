"""`members-import`: a table of members into the site, from the terminal."""

from collections.abc import Sequence
from imio.mutualisation.importing import console
from imio.mutualisation.importing.console import Command
from imio.mutualisation.member.importing.importer import MEMBERS


COMMAND = Command(
    name="members-import",
    description="Importe un tableau d'adhérents (CSV en UTF-8, XLSX ou JSON).",
    section="adherents",
    importer=MEMBERS,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and give its exit status."""
    return console.main(COMMAND, argv)
