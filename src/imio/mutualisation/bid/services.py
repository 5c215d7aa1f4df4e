"""A bid over REST: sealed in one call, read again with its code."""

from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.base.site_key import shown_receipt
from imio.mutualisation.base.typed import named
from imio.mutualisation.base.typed import text
from imio.mutualisation.base.unspoken import unspoken
from imio.mutualisation.base.writing import sent
from imio.mutualisation.base.writing import WritingService
from imio.mutualisation.bid.deposit import deposit
from imio.mutualisation.bid.deposit import last_receipt
from imio.mutualisation.bid.deposit import prepare_bid
from imio.mutualisation.bid.deposit import read_again
from imio.mutualisation.bid.packing import as_json
from imio.mutualisation.bid.packing import Enclosed
from imio.mutualisation.bid.typed import from_json
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from typing import Any
from zope.interface import alsoProvides

import base64


class PrepareBidPost(WritingService):
    """`POST <partner>/@bids` with `{"tender": <UID, path or short name>}`."""

    takes = ("tender",)
    creates = True

    def write(self) -> Any:
        return prepare_bid(self.context, named(self.body, "tender"))


class SealPost(Service):
    """`POST <bid>/@seal`: 201 with the receipt; the reading code is shown this once."""

    @unspoken()
    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        content, files = from_json(json_body(self.request))
        receipt = deposit(self.context, content, files)
        self.request.response.setStatus(201)
        self.request.response.setHeader("Cache-Control", "no-store")
        return {
            "@id": self.context.absolute_url(),
            "sealed_at": receipt.sealed_at.isoformat(),
            **receipt.hashes,
            "reading_code": receipt.reading_code,
            "receipt": shown_receipt(receipt.receipt),
            # What was understood: the envelope tells nobody.
            "lots": [as_json(each) for each in content.lots],
        }


class ReceiptGet(ReadingService):
    """`GET <bid>/@receipt`: the last one that the site signed, for its bidder."""

    def reply(self) -> dict[str, Any]:
        return shown_receipt(last_receipt(self.context))


class ReadPost(Service):
    """`POST <bid>/@read` with `{"code": …}`: what was sealed, for its bidder."""

    @unspoken()
    def reply(self) -> dict[str, Any]:
        code = text(sent(self.request, "code"), "code")
        content, files = read_again(self.context, code)
        self.request.response.setHeader("Cache-Control", "no-store")
        return {
            "lots": [as_json(each) for each in content.lots],
            "files": [_file(each) for each in files],
        }


def _file(enclosed: Enclosed) -> dict[str, str]:
    return {
        "filename": enclosed.name,
        "content-type": enclosed.content_type,
        "encoding": "base64",
        "data": base64.b64encode(enclosed.data).decode(),
    }
