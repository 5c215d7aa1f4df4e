"""`@@import-members` on the section of the members."""

from imio.mutualisation.importing.page import ImportView
from imio.mutualisation.member.importing.importer import MEMBERS


class ImportMembersView(ImportView):
    importer = MEMBERS
