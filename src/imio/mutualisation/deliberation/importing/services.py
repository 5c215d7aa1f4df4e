"""`POST @import-deliberations` on the section of the deliberations."""

from imio.mutualisation.base.importing.service import ImportPost
from imio.mutualisation.deliberation.importing.importer import DELIBERATIONS


class ImportDeliberationsPost(ImportPost):
    importer = DELIBERATIONS
