"""What the deliberations bring to the import."""

from imio.mutualisation.deliberation.importing.apply import write
from imio.mutualisation.deliberation.importing.columns import COLUMNS
from imio.mutualisation.deliberation.importing.plan import planned
from imio.mutualisation.i18n import _
from imio.mutualisation.importing.importer import Importer


DELIBERATIONS = Importer(
    holds="Deliberation",
    name="import-deliberations",
    columns=COLUMNS,
    plan=planned,
    write=write,
    title=_("title_import_deliberations", default="Import deliberations"),
    file_label=_(
        "label_import_deliberations_file",
        default="Table of deliberations (CSV, XLSX or JSON)",
    ),
    file_help=_(
        "help_import_deliberations_file",
        default="The first line names the columns; only “objet” "
        "is needed. An empty cell changes nothing. Give each act its “identifiant”: "
        "it is found again by it. Known columns:",
    ),
    batch=10,
)
