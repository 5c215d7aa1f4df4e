"""What the services of before bring to the import."""

from imio.mutualisation.i18n import _
from imio.mutualisation.importing import console
from imio.mutualisation.importing.console import Command
from imio.mutualisation.importing.importer import Importer
from imio.mutualisation.past.apply import write
from imio.mutualisation.past.columns import COLUMNS
from imio.mutualisation.past.plan import planned


SERVICES = Importer(
    holds="Member",
    name="import-services",
    columns=COLUMNS,
    plan=planned,
    write=write,
    title=_("title_import_services", default="Import services that run already"),
    file_label=_(
        "label_import_services", default="Table of services (CSV, XLSX or JSON)"
    ),
    file_help=_(
        "help_import_services",
        default="Each line: an authority, a product of the catalogue, since when "
        "it is supported, its yearly fee, its signed quote. Known columns:",
    ),
    batch=10,
)
COMMAND = Command(
    name="services-import",
    description="Importe un tableau de services en cours (CSV, XLSX ou JSON).",
    section="adherents",
    importer=SERVICES,
)


def main(argv: list[str] | None = None) -> int:
    """`services-import`: run the command and give its exit status."""
    return console.main(COMMAND, argv)
