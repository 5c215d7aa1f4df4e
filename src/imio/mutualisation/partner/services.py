"""A partner over REST, beside its record: the commitments that it did not keep; and
candidacies.
"""

from imio.mutualisation.base.broken import as_json
from imio.mutualisation.base.broken import broken_by
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.base.typed import text
from imio.mutualisation.base.words import words
from imio.mutualisation.base.writing import sent
from imio.mutualisation.partner import candidacy
from imio.mutualisation.partner.messages import CONFIRMED
from imio.mutualisation.partner.messages import KEPT
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.services import Service
from typing import Any
from zope.interface import alsoProvides


class BrokenGet(ReadingService):
    """`GET @broken-commitments`, for IMIO and the partner itself."""

    def reply(self) -> dict[str, Any]:
        return {"items": [as_json(each) for each in broken_by(uid(self.context))]}


class CandidacyPost(Service):
    """`POST @candidacies`, of anybody: 202, and the same answer whoever is known."""

    def reply(self) -> dict[str, str]:
        alsoProvides(self.request, IDisableCSRFProtection)
        body = sent(self.request, *candidacy.FIELDS)
        candidacy.ask(body, self.request.getClientAddr())
        self.request.response.setStatus(202)
        return {"message": words(KEPT)}


class ConfirmationPost(Service):
    """`POST @confirm-candidacy` with `{"secret": …}`, of whoever has the mail."""

    def reply(self) -> dict[str, str]:
        alsoProvides(self.request, IDisableCSRFProtection)
        body = sent(self.request, "secret")
        candidacy.confirm(text(body, "secret"))
        self.request.response.setStatus(202)
        return {"message": words(CONFIRMED)}
