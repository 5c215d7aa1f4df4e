"""`POST @import-deliberations` on the section of the deliberations."""

from imio.mutualisation.deliberation.importing.importer import DELIBERATIONS
from imio.mutualisation.importing.service import ImportPost


class ImportDeliberationsPost(ImportPost):
    importer = DELIBERATIONS
