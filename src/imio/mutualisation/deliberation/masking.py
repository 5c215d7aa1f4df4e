"""Masked passages leave the server for those who may read them only."""

from imio.mutualisation.deliberation.schema import IDeliberation
from imio.mutualisation.deliberation.schema import MASKABLE
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.rules.masking import mask
from plone import api
from plone.restapi.interfaces import IFieldSerializer
from plone.restapi.serializer.dxfields import CollectionFieldSerializer
from typing import Any
from zope.component import adapter
from zope.interface import implementer
from zope.schema.interfaces import IList


READ = "imio.mutualisation: Read Masked Text"


def may_read_all(act: IDeliberation) -> bool:
    """Whether the current user reads the masked passages too."""
    return api.user.has_permission(READ, obj=act)


def texts(act: IDeliberation, name: str, masked: bool) -> list[str]:
    """The texts of one of the grids `visas`, `recitals` or `articles`."""
    passages = act.masked_passages or () if masked else ()
    return [mask(row["text"], passages) for row in getattr(act, name) or ()]


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
