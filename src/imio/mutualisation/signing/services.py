"""REST: to sign, to entrust a service with it, and what that service brings back."""

from imio.mutualisation.base.documents import decoded
from imio.mutualisation.base.typed import text
from imio.mutualisation.base.unspoken import unspoken
from imio.mutualisation.base.writing import sent
from imio.mutualisation.base.writing import WritingService
from imio.mutualisation.signing.signing import callback
from imio.mutualisation.signing.signing import entrust
from imio.mutualisation.signing.signing import sign
from imio.mutualisation.signing.signing import take_back
from plone.protect.interfaces import IDisableCSRFProtection
from typing import Any
from zope.interface import alsoProvides


class SignPost(WritingService):
    """`POST <signing>/@sign` with `{"password": …}`, by whose turn it is."""

    takes = ("password",)

    @unspoken()
    def write(self) -> Any:
        return sign(self.context, text(self.body, "password"))


class EntrustPost(WritingService):
    """`POST <signing>/@entrust`: a token for a service, and where it goes with it."""

    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        sent(self.request)
        return {
            "token": entrust(self.context),
            "callback": callback(),
            "sha256": self.context.document_sha256,
        }


class SignedDocumentPost(WritingService):
    """`POST @signed-document` with the `token` and the signed `document` in base64."""

    takes = ("token", "document")

    @unspoken()
    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        body = sent(self.request, *self.takes)
        session = take_back(text(body, "token"), decoded(body.get("document")))
        return {"sha256": session.signed_sha256}
