"""The mails of the site over REST."""

from dataclasses import asdict
from imio.mutualisation.base.mail import may_send
from imio.mutualisation.base.mailhost import outbox
from imio.mutualisation.base.outbox import Letter
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.base.writing import sent
from imio.mutualisation.mail.choosing import choose_own
from imio.mutualisation.mail.choosing import own_choices
from imio.mutualisation.mail.choosing import TAKEN
from imio.mutualisation.mail.handling import handle
from imio.mutualisation.mail.handling import why
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.services import Service
from typing import Any
from zope.interface import alsoProvides


LATEST = 1000


class MailsGet(ReadingService):
    """`GET @mails`: what waits, what failed and why, what was sent."""

    def reply(self) -> dict[str, Any]:
        return told()


class MailsPost(Service):
    """`POST @mails`: `what` is `retry` or `drop`, of the mail of that `name`, or of all
    that failed where none is sent.
    """

    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        body = sent(self.request, "what", "name")
        names = [str(body["name"])] if "name" in body else []
        handle(str(body.get("what")), names)
        return told()


def told() -> dict[str, Any]:
    """Instants with their offset; `again` is when a mail that waits is tried next."""
    box = outbox()
    answer = {
        "@id": f"{api.portal.get().absolute_url()}/@mails",
        "may_send": may_send(),
        "waiting": [_told(letter) for letter in box.waiting()],
        "failed": [_told(letter) for letter in box.failed()],
        "sent": [asdict(each) for each in box.sent()[:LATEST]],
    }
    answered: dict[str, Any] = json_compatible(answer)
    return answered


def _told(letter: Letter) -> dict[str, Any]:
    return {**asdict(letter), "why": why(letter)}


class OwnMailsGet(ReadingService):
    """`GET @my-mails`: what the person has chosen for each kind, and the language."""

    def reply(self) -> dict[str, Any]:
        return _own()


class OwnMailsPost(Service):
    """`POST @my-mails`: the same names; what is left out stays."""

    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        choose_own(sent(self.request, *TAKEN))
        return _own()


def _own() -> dict[str, Any]:
    address = f"{api.portal.get().absolute_url()}/@my-mails"
    return {"@id": address, **own_choices()}
