"""`@messages` of a record that has a conversation."""

from collections.abc import Mapping
from datetime import UTC
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.batched import batched
from imio.mutualisation.base.documents import DOCUMENT_UNREADABLE
from imio.mutualisation.base.documents import file_sent
from imio.mutualisation.base.documents import uploaded
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.base.talk import file_url
from imio.mutualisation.base.talk import Message
from imio.mutualisation.base.talk import messages
from imio.mutualisation.base.talk import place_of
from imio.mutualisation.base.talk import roles_in
from imio.mutualisation.base.typed import flag
from imio.mutualisation.base.typed import only
from imio.mutualisation.base.typed import text
from imio.mutualisation.base.writing import sent
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.interfaces import ITalked
from imio.mutualisation.rules.talking import THREAD
from imio.mutualisation.talk.writing import say
from imio.mutualisation.talk.writing import settle
from imio.mutualisation.talk.writing import Typed
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.interfaces import IExpandableElement
from plone.restapi.services import Service
from typing import Any
from zExceptions import Unauthorized
from zope.component import adapter
from zope.interface import alsoProvides
from zope.interface import implementer


SAID = ("text", "audience", "asks", "files")


class MessagesGet(ReadingService):
    """`GET @messages`: those that one reads, the oldest first."""

    asks = ("b_start", "b_size")

    def reply(self) -> dict[str, Any]:
        place = place_of(self.context)
        if not roles_in(place):
            raise Unauthorized
        return batched(
            self.request,
            messages(place),
            lambda found: [as_json(place, each) for each in found],
        )


class MessagesPost(Service):
    """`POST @messages`: write one, as JSON or as a form with `files`; 201 and the message."""

    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        body, files = self._sent()
        typed = Typed(
            text(body, "text"),
            text(body, "audience") or THREAD,
            flag(body, "asks"),
            files,
        )
        told = as_json(place_of(self.context), say(self.context, typed))
        self.request.response.setStatus(201)
        self.request.response.setHeader("Location", told["@id"])
        return told

    def _sent(self) -> tuple[Mapping[str, Any], list[tuple[str, bytes]]]:
        """The body, as JSON or as a form with its files."""
        kind = self.request.getHeader("Content-Type") or ""
        if kind.startswith("multipart/form-data"):
            only(self.request.form, *SAID)
            return self.request.form, uploaded(self.request.form)
        body = sent(self.request, *SAID)
        files = body.get("files")
        if not isinstance(files, list | None):
            raise Refusal(DOCUMENT_UNREADABLE)
        return body, [file_sent(each) for each in files or ()]


class NoAnswerPost(Service):
    """`POST @no-answer`: nothing said so far needs an answer; 204."""

    def reply(self) -> None:
        alsoProvides(self.request, IDisableCSRFProtection)
        sent(self.request)
        settle(self.context)
        self.reply_no_content()


def as_json(place: Any, message: Message) -> dict[str, Any]:
    """A message; its files by the address that gives them."""
    return {
        "@id": f"{place.absolute_url()}#{message.anchor}",
        "id": message.id,
        "at": message.at.astimezone(UTC).isoformat(),
        "name": message.name,
        "authority": message.authority,
        "side": message.side,
        "audience": message.audience,
        "asks": message.asks,
        "about": message.about,
        "text": message.text,
        "files": [
            {
                "filename": each.name,
                "content-type": each.file.contentType,
                "size": each.file.getSize(),
                "sha256": each.sha256,
                "download": file_url(place, message, number),
            }
            for number, each in enumerate(message.files)
        ],
    }


@implementer(IExpandableElement)
@adapter(ITalked, IMutualisationLayer)
class Messages:
    """How many one reads, in the JSON of a record; all of them are behind the address."""

    def __init__(self, context: Any, request: Any):
        self.context, self.request = context, request

    def __call__(self, expand: bool = False) -> dict[str, Any]:
        url = f"{self.context.absolute_url()}/@messages"
        told = {"@id": url, "items_total": len(messages(self.context))}
        return {"messages": told}
