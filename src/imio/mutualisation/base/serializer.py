"""The fields of a record as JSON: what the stock serializer answers, read at once.

The stock one asks of every field what the record is, what it stands in for and what it
is when nothing was stored, which for a record of forty fields is most of a GET.
"""

from Acquisition import aq_base
from collections.abc import Iterator
from collections.abc import Mapping
from functools import cached_property
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.interfaces import IRecord
from plone.autoform.interfaces import READ_PERMISSIONS_KEY
from plone.restapi.interfaces import IFieldSerializer
from plone.restapi.interfaces import ISchemaSerializer
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.serializer.dxfields import ChoiceFieldSerializer
from plone.restapi.serializer.dxfields import CollectionFieldSerializer
from plone.restapi.serializer.dxfields import DefaultFieldSerializer
from plone.restapi.serializer.schema import _check_permission
from plone.restapi.serializer.schema import SerializeSchemaToJson
from plone.supermodel.utils import mergedTaggedValueDict
from typing import Any
from zope.component import adapter
from zope.component import getSiteManager
from zope.interface import implementer
from zope.interface import providedBy
from zope.interface.interfaces import IInterface
from zope.schema import Choice
from zope.schema import getFields
from zope.schema.interfaces import IField


PLAIN = (str, int, type(None))
# Those that say of nothing that it is nothing, and of a value what it is.
STOCK = (DefaultFieldSerializer, ChoiceFieldSerializer, CollectionFieldSerializer)
UNSET = object()


@implementer(ISchemaSerializer)
@adapter(IInterface, IRecord, IMutualisationLayer)
class RecordSchemaSerializer(SerializeSchemaToJson):
    """The fields of one schema, held to their permissions as ever."""

    def __call__(self) -> dict[str, Any]:
        return dict(self._values())

    def _values(self) -> Iterator[tuple[str, Any]]:
        asked = mergedTaggedValueDict(self.schema, READ_PERMISSIONS_KEY)
        told = providedBy(self.context), providedBy(self.request)
        itself = self.schema in told[0].flattened()
        lookup = getSiteManager().adapters.lookup
        for name, field in getFields(self.schema).items():
            if not _check_permission(asked.get(name), self):
                continue
            made = lookup((providedBy(field), *told), IFieldSerializer)
            value = self._held(name, field) if itself and made in STOCK else UNSET
            if value is UNSET or (value is not None and _chosen(field)):
                value = made(field, self.context, self.request)()
            yield name, value if isinstance(value, PLAIN) else json_compatible(value)

    def _held(self, name: str, field: IField) -> Any:
        """What the record holds; `UNSET` where its class or the day says what it is."""
        held = self._state.get(name, UNSET)
        if held is not UNSET or hasattr(self._class, name):
            return held
        return UNSET if field.defaultFactory else field.default

    @cached_property
    def _state(self) -> Mapping[str, Any]:
        record = aq_base(self.context)
        record._p_activate()
        return vars(record)

    @cached_property
    def _class(self) -> type:
        return type(aq_base(self.context))


def _chosen(field: IField) -> bool:
    """Whether a value is told by its term, or its values are."""
    values = getattr(field, "value_type", None)
    return isinstance(field, Choice) or isinstance(values, Choice)
