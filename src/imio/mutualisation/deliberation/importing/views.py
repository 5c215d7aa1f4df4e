"""`@@import-deliberations` on the section of the deliberations."""

from imio.mutualisation.deliberation.importing.importer import DELIBERATIONS
from imio.mutualisation.importing.page import ImportView


class ImportDeliberationsView(ImportView):
    importer = DELIBERATIONS
