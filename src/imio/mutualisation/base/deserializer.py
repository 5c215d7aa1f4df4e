"""What REST may write: nothing is dropped without a word.

The stock deserializer skips a field that is read-only or that the user may not
write, and answers success. Here a changed value of such a field is refused; the
same value (a client that sends back all it was given) passes.
"""

from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.interfaces import IGuarded
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.rules.verdict import Refused
from plone.autoform.interfaces import WRITE_PERMISSIONS_KEY
from plone.dexterity.utils import iterSchemata
from plone.restapi.deserializer import json_body
from plone.restapi.deserializer.dxcontent import DeserializeFromJson
from plone.restapi.interfaces import IDeserializeFromJson
from plone.restapi.interfaces import IFieldSerializer
from plone.supermodel.utils import mergedTaggedValueDict
from typing import Any
from zope.component import adapter
from zope.component import queryMultiAdapter
from zope.interface import implementer
from zope.schema import getFields


@implementer(IDeserializeFromJson)
@adapter(IGuarded, IMutualisationLayer)
class GuardedDeserializer(DeserializeFromJson):
    """Refuses what the user may not write, then does as always."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        data = kwargs.get("data") or json_body(self.request)
        for name in self._protected():
            if name in data and data[name] != self._present(name):
                raise Refusal(Refused("field_not_yours", {"field": name}))
        return super().__call__(*args, **kwargs)

    def _protected(self) -> list[str]:
        names = []
        for schema in iterSchemata(self.context):
            asked = mergedTaggedValueDict(schema, WRITE_PERMISSIONS_KEY)
            for name, field in getFields(schema).items():
                if field.readonly or not self.check_permission(asked.get(name)):
                    names.append(name)
        return names

    def _present(self, name: str) -> Any:
        field = next(
            getFields(schema)[name]
            for schema in iterSchemata(self.context)
            if name in getFields(schema)
        )
        serializer = queryMultiAdapter(
            (field, self.context, self.request), IFieldSerializer
        )
        return serializer()
