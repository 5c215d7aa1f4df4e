"""`@@import-deliberations` on the section of the deliberations."""

from imio.mutualisation.base.importing.page import ImportView
from imio.mutualisation.deliberation.importing.importer import DELIBERATIONS


class ImportDeliberationsView(ImportView):
    importer = DELIBERATIONS
