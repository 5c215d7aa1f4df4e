"""`deliberations-import`: a table of acts into the site, from the terminal."""

from collections.abc import Sequence
from imio.mutualisation.deliberation.importing.importer import DELIBERATIONS
from imio.mutualisation.importing import console
from imio.mutualisation.importing.console import Command


COMMAND = Command(
    name="deliberations-import",
    description="Importe un tableau de délibérations (CSV en UTF-8, XLSX ou JSON).",
    section="deliberations",
    importer=DELIBERATIONS,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and give its exit status."""
    return console.main(COMMAND, argv)
