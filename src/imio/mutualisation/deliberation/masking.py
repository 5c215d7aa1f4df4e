"""Masked passages leave the server for those who may read them only."""

from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.pdf import sha256
from imio.mutualisation.base.typed import about
from imio.mutualisation.deliberation.schema import IDeliberation
from imio.mutualisation.deliberation.schema import MASKABLE
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.rules.masking import mask
from imio.mutualisation.rules.masking import missing
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from plone import api
from plone.restapi.interfaces import IFieldSerializer
from plone.restapi.serializer.dxfields import CollectionFieldSerializer
from typing import Any
from zope.component import adapter
from zope.event import notify
from zope.interface import implementer
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent
from zope.schema import getFields
from zope.schema.interfaces import IList

import json


READ = "imio.mutualisation: Read Masked Text"


def may_read_all(act: IDeliberation) -> bool:
    """Whether the current user reads the masked passages too."""
    return api.user.has_permission(READ, obj=act)


def texts(act: IDeliberation, name: str, masked: bool) -> list[str]:
    """The texts of one of the grids `visas`, `recitals` or `articles`."""
    passages = act.masked_passages or () if masked else ()
    return [mask(row["text"], passages) for row in getattr(act, name) or ()]


def masked_digest(act: IDeliberation) -> str:
    """The SHA-256 of what the public reads of the text by today's rules."""
    said = [texts(act, name, masked=True) for name in MASKABLE]
    return sha256(json.dumps(said).encode())


def hide(act: IDeliberation, passage: str) -> None:
    """One more passage, chosen in the text: as it stands there, on one line.

    Raises `Refusal`: `value_missing`, `masked_passage_unknown` (passage), `masked_title`.
    """
    passage = " ".join(passage.split())
    if not passage:
        field = getFields(IDeliberation)["masked_passages"]
        raise Refusal(about(Refused("value_missing"), field))
    words = [row["text"] for name in MASKABLE for row in getattr(act, name) or ()]
    unknown = missing([passage], words)
    or_refuse(
        first_refusal(
            require(not unknown, "masked_passage_unknown", passage=passage),
            require(mask(act.title, [passage]) == act.title, "masked_title"),
        )
    )
    known = act.masked_passages or []
    act.masked_passages = list(dict.fromkeys([*known, passage]))
    notify(ObjectModifiedEvent(act, Attributes(IDeliberation, "masked_passages")))


@implementer(IFieldSerializer)
@adapter(IList, IDeliberation, IMutualisationLayer)
class MaskedSerializer(CollectionFieldSerializer):
    """The rows of a grid as JSON, without what their reader may not read."""

    def __call__(self) -> Any:
        value = super().__call__()
        if self.field.__name__ not in MASKABLE or may_read_all(self.context):
            return value
        shown = texts(self.context, self.field.__name__, masked=True)
        return [{"text": text} for text in shown]
