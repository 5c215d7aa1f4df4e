"""The fields of a record as JSON: what the stock serializer answers, read at once.

The stock one asks of every field what the record is, what it stands in for and what it
is when nothing was stored, which for a record of forty fields is most of a GET.
"""

from Acquisition import aq_base
from collections.abc import Callable
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
from typing import NamedTuple
from zope.annotation.interfaces import IAnnotations
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
KEY = "imio.mutualisation.serializer"


class Told(NamedTuple):
    """How a field is told; `asked` is the permission that reading it takes."""

    field: IField
    asked: str | None
    made: Callable[[IField, Any, Any], Callable[[], Any]]
    is_stock: bool
    is_chosen: bool


@implementer(ISchemaSerializer)
@adapter(IInterface, IRecord, IMutualisationLayer)
class RecordSchemaSerializer(SerializeSchemaToJson):
    """The fields of one schema, held to their permissions as ever."""

    def __call__(self) -> dict[str, Any]:
        return dict(self._values())

    def _values(self) -> Iterator[tuple[str, Any]]:
        for each in self._told:
            if not _check_permission(each.asked, self):
                continue
            value = self._held(each.field) if each.is_stock else UNSET
            if value is UNSET or (value is not None and each.is_chosen):
                value = each.made(each.field, self.context, self.request)()
            told = value if isinstance(value, PLAIN) else json_compatible(value)
            yield each.field.__name__, told

    @property
    def _told(self) -> tuple[Told, ...]:
        """The same for all records of one kind that an answer tells of."""
        kept = IAnnotations(self.request).setdefault(KEY, {})
        kind = self.schema, providedBy(self.context).__iro__
        if kind not in kept:
            kept[kind] = tuple(self._fields())
        return kept[kind]

    def _fields(self) -> Iterator[Told]:
        asked = mergedTaggedValueDict(self.schema, READ_PERMISSIONS_KEY)
        told = providedBy(self.context), providedBy(self.request)
        itself = self.schema in told[0].flattened()
        lookup = getSiteManager().adapters.lookup
        for name, field in getFields(self.schema).items():
            made = lookup((providedBy(field), *told), IFieldSerializer)
            is_stock = itself and made in STOCK
            yield Told(field, asked.get(name), made, is_stock, _is_chosen(field))

    def _held(self, field: IField) -> Any:
        """What the record holds; `UNSET` where its class or the day says what it is."""
        held = self._state.get(field.__name__, UNSET)
        if held is not UNSET or hasattr(self._class, field.__name__):
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


def _is_chosen(field: IField) -> bool:
    """Whether a value is told by its term, or its values are."""
    values = getattr(field, "value_type", None)
    return isinstance(field, Choice) or isinstance(values, Choice)
