"""What the members bring to the import."""

from imio.mutualisation.i18n import _
from imio.mutualisation.importing.importer import Importer
from imio.mutualisation.member.importing.apply import write
from imio.mutualisation.member.importing.columns import COLUMNS
from imio.mutualisation.member.importing.site import planned


MEMBERS = Importer(
    holds="Member",
    name="import-members",
    columns=COLUMNS,
    plan=planned,
    write=write,
    title=_("title_import_members", default="Import members"),
    file_label=_("label_import_file", default="Table of members (CSV, XLSX or JSON)"),
    file_help=_(
        "help_import_file",
        default="The first line names the columns; only “nom” is "
        "needed. An empty cell changes nothing. Known columns:",
    ),
)
