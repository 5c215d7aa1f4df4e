"""`POST @import-members` on the section of the members."""

from imio.mutualisation.importing.service import ImportPost
from imio.mutualisation.member.importing.importer import MEMBERS


class ImportMembersPost(ImportPost):
    importer = MEMBERS
