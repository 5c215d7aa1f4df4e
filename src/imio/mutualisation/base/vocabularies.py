"""Lists of choices over REST: those of the suite's own fields, and no other.

Plone lets anybody read all its lists: the people of the site among them, and the groups
of each authority by name.
"""

from plone import api
from plone.restapi.services.vocabularies.get import VocabulariesGet


OWN = "imio.mutualisation."

# Whose work it is to give people accounts.
KEEPS_ACCOUNTS = "Plone Site Setup: Users and Groups"


class OwnVocabulariesGet(VocabulariesGet):
    """`GET @vocabularies` and `@vocabularies/<name>`."""

    def _has_permission_to_access_vocabulary(self, vocabulary_name: str) -> bool:
        own = vocabulary_name.startswith(OWN)
        return own or bool(api.user.has_permission(KEEPS_ACCOUNTS))

    def reply(self) -> object:
        told = super().reply()
        if self.params:
            return told
        return [
            each
            for each in told
            if self._has_permission_to_access_vocabulary(each["title"])
        ]
