"""What REST may write: nothing is dropped without a word.

The stock deserializer skips a name that it does not know and a field that is
read-only or that the user may not write, and answers success. Here they are
refused, unless the value is the present one: a client may send back all it was
given.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import replace
from imio.mutualisation.base.answers import gathered
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.answers import Unsound
from imio.mutualisation.base.guard import workflow
from imio.mutualisation.base.lasting import upheld
from imio.mutualisation.base.reasons import Unfit
from imio.mutualisation.base.terms import named_by
from imio.mutualisation.base.typed import about
from imio.mutualisation.base.typed import held
from imio.mutualisation.base.typed import no_choice
from imio.mutualisation.base.typed import only
from imio.mutualisation.base.typed import read
from imio.mutualisation.base.typed import reference
from imio.mutualisation.interfaces import IGuarded
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.interfaces import INumbered
from imio.mutualisation.interfaces import IRecord
from imio.mutualisation.rules.typed import quoted
from imio.mutualisation.rules.verdict import refusals
from imio.mutualisation.rules.verdict import Refused
from itertools import chain
from plone import api
from plone.autoform.interfaces import WRITE_PERMISSIONS_KEY
from plone.dexterity.interfaces import IDexterityContent
from plone.dexterity.utils import iterSchemata
from plone.restapi.deserializer import json_body
from plone.restapi.deserializer.dxcontent import DeserializeFromJson
from plone.restapi.deserializer.dxfields import ChoiceFieldDeserializer
from plone.restapi.deserializer.dxfields import CollectionFieldDeserializer
from plone.restapi.deserializer.dxfields import DefaultFieldDeserializer
from plone.restapi.exceptions import DeserializationError
from plone.restapi.interfaces import IDeserializeFromJson
from plone.restapi.interfaces import IFieldDeserializer
from plone.restapi.interfaces import IFieldSerializer
from plone.restapi.interfaces import ISerializeToJson
from plone.supermodel.utils import mergedTaggedValueDict
from typing import Any
from zExceptions import BadRequest
from zope.component import adapter
from zope.component import getMultiAdapter
from zope.interface import implementer
from zope.schema import getFields
from zope.schema.interfaces import ConstraintNotSatisfied
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IField
from zope.schema.interfaces import IText
from zope.schema.interfaces import ITextLine
from zope.schema.interfaces import RequiredMissing
from zope.schema.interfaces import TooBig
from zope.schema.interfaces import TooSmall

import json


# What a GET answers beside the fields, for every type.
ENVELOPE = frozenset(
    {
        "@components",
        "@id",
        "@type",
        "UID",
        "allow_discussion",
        "batching",
        "created",
        "id",
        "is_folderish",
        "items",
        "items_total",
        "layout",
        "lock",
        "modified",
        "next_item",
        "parent",
        "previous_item",
        "review_state",
        "transitions",
        "type_title",
        "version",
        "working_copy",
        "working_copy_of",
    }
)
# Of these, what a new record may be given: its type and, where it has none of its own,
# its short name; the state and the layout that it begins with change nothing.
AT_BIRTH = frozenset({"@type", "id", "layout", "review_state"})
# What tells of other records, which may have changed since they were read.
AROUND = frozenset({"@components", "batching", "items", "next_item", "previous_item"})


@implementer(IDeserializeFromJson)
@adapter(IRecord, IMutualisationLayer)
class GuardedDeserializer(DeserializeFromJson):
    """Refuses what the user may not write, then does as always."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        data = kwargs.get("data") or _body(self.request)
        create = kwargs.get("create", False)
        serializer = getMultiAdapter((self.context, self.request), ISerializeToJson)
        fields = frozenset().union(*map(getFields, iterSchemata(self.context)))
        beside = ENVELOPE.union(getattr(serializer, "adds", ())) - fields
        only(data, *fields, *beside)
        for name, present in self._kept(data, create):
            if data[name] != present:
                raise Refusal(Refused("field_not_yours", {"field": name}))
        sent = {name: data[name] for name in data if name in beside - AT_BIRTH}
        answered = {} if create or not sent else _as_json(serializer())
        for name, value in sent.items():
            if create or not self._answered(name, value, answered.get(name)):
                raise Refusal(Refused("field_not_yours", {"field": name}))
        with upheld(self.context) if self._stands(kwargs) else nullcontext():
            return self._written(*args, **kwargs)

    def _stands(self, kwargs: Any) -> bool:
        """Whether steps may have been taken: not while it is being made."""
        return not kwargs.get("create") and IGuarded.providedBy(self.context)

    def _written(self, *args: Any, **kwargs: Any) -> Any:
        if kwargs.get("create"):
            # Plone gave it the title as it was sent, of whatever kind.
            self.context.title = ""
        try:
            return super().__call__(*args, mask_validation_errors=False, **kwargs)
        except BadRequest as bad:
            fields = dict(
                chain.from_iterable(
                    getFields(schema).items() for schema in iterSchemata(self.context)
                )
            )
            raise Unsound(_coded(bad, fields)) from bad

    def _kept(self, data: Any, create: bool) -> Iterator[tuple[str, Any]]:
        """The names in the data that the user may not change, with their value."""
        yield from ((name, here) for name, here in self._fixed(create) if name in data)
        for name, field in self._protected():
            if name in data:
                yield name, field.default if create else self._present(field)

    def _answered(self, name: str, value: Any, present: Any) -> bool:
        """Whether a GET may have answered this beside the fields."""
        if name == "@id" and isinstance(value, str):
            # How it was asked for stands behind it.
            return value.partition("?")[0] == self.context.absolute_url()
        if name not in AROUND:
            return bool(value == present)
        here = api.portal.get().absolute_url()
        told = value if name == "items" and isinstance(value, list) else [value]
        return isinstance(value, list) == (name == "items") and all(
            isinstance(each, dict) and str(each.get("@id", here)).startswith(here)
            for each in told
        )

    def _fixed(self, create: bool) -> Iterator[tuple[str, Any]]:
        if IGuarded.providedBy(self.context):
            rules = workflow(self.context)
            yield "review_state", rules._getWorkflowStateOf(self.context, id_only=1)
        yield "layout", self.context.getLayout()
        if not create:
            yield from (
                ("id", self.context.getId()),
                ("@type", self.context.portal_type),
            )
        elif INumbered.providedBy(self.context):
            yield "id", None

    def _protected(self) -> Iterator[tuple[str, IField]]:
        for schema in iterSchemata(self.context):
            asked = mergedTaggedValueDict(schema, WRITE_PERMISSIONS_KEY)
            for name, field in getFields(schema).items():
                if field.readonly or not self.check_permission(asked.get(name)):
                    yield name, field

    def _present(self, field: IField) -> Any:
        request = self.request
        return getMultiAdapter((field, self.context, request), IFieldSerializer)()


def _body(request: Any) -> Any:
    """Plone answers what cannot be read in words of its own, and for a PATCH alone."""
    try:
        return json_body(request)
    except DeserializationError:
        raise Refusal(Refused("unreadable_body")) from None


def _as_json(answer: Any) -> Any:
    """As a client reads it: messages are texts."""
    return json.loads(json.dumps(answer))


def _coded(bad: BadRequest, fields: Mapping[str, IField]) -> Refused:
    """All that is refused, with a reason each."""
    found: list[Refused] = []
    for each in bad.args[0]:
        # Where null was sent for what is required, Plone has a sentence and no error.
        error = each.get("error", RequiredMissing())
        field = getattr(error, "field", None)
        # An item of a list has no title of its own.
        if not getattr(field, "title", None):
            field = fields.get(each.get("field"), field)
        found.extend(refusals(_refused(error, field, each["message"])))
    return replace(found[0], also=tuple(found[1:]))


def _refused(error: Exception, field: IField | None, said: str) -> Refused:
    """The reason of what a field refuses, of ours or of Plone's own kinds."""
    match error:
        case RequiredMissing() if field is not None:
            return about(Refused("value_missing"), field)
        case TooSmall() if field is not None:
            value, least = error.args[:2]
            return about(
                Refused("number_too_small", {"value": value, "least": least}), field
            )
        case TooBig() if field is not None:
            value, most = error.args[:2]
            return about(Refused("number_above", {"value": value, "most": most}), field)
    unnamed = Refused("value_invalid", {"why": said, "label": ""})
    refused: Refused = getattr(error, "refused", unnamed)
    is_named = field is None or "field" in refused.details
    return refused if is_named else about(refused, field)


@implementer(IFieldDeserializer)
class TypedDeserializer(DefaultFieldDeserializer):
    """What is read by its kind: registered for each kind of `typed.READERS`
    but choices.

    The stock ones guess an hour, take 2 for yes and answer an internal error to an
    infinity.
    """

    @gathered
    def __call__(self, value: Any) -> Any:
        found = read(self.field, value)
        if found is None:
            prose = value == "" and not ITextLine.providedBy(self.field)
            found = (
                ""
                if prose and IText.providedBy(self.field)
                else self.field.missing_value
            )
        # A field may ask what is there now.
        self.field.bind(self.context).validate(found)
        return found


@implementer(IFieldDeserializer)
@adapter(IChoice, IDexterityContent, IMutualisationLayer)
class ChoiceDeserializer(ChoiceFieldDeserializer):
    """One rule for all choices: a text, or an object with `token`, `@id` or `UID`.

    Where the vocabulary names the records of a type, they are named by UID, path, address
    or short name. The stock one takes an object without `token` for nothing, and erases.
    """

    @gathered
    def __call__(self, value: Any) -> Any:
        said, naming = reference(value), named_by(self.field)
        if isinstance(said, Refused):
            raise Refusal(about(said, self.field))
        try:
            return super().__call__(naming.value(said) if naming else said)
        except ConstraintNotSatisfied:
            raise Refusal(about(no_choice(said), self.field)) from None


@implementer(IFieldDeserializer)
@adapter(ICollection, IDexterityContent, IMutualisationLayer)
class ListDeserializer(CollectionFieldDeserializer):
    """A list is a list: the stock one takes anything else for its only item.

    What is refused in it says where: the field, or that of the list, and its `place`.
    """

    @gathered
    def __call__(self, value: Any) -> Any:
        if not isinstance(value, list):
            refused = Refused("list_invalid", {"value": quoted(value)})
            raise Refusal(about(refused, self.field))
        many = held(self.field, value)
        if isinstance(many, Refused):
            raise Refusal(about(many, self.field))
        items = [self._item(place, item) for place, item in enumerate(value, 1)]
        found = self.field._type(items)
        self.field.validate(found)
        return found

    def _item(self, place: int, item: Any) -> Any:
        asked = (self.field.value_type, self.context, self.request)
        try:
            return getMultiAdapter(asked, IFieldDeserializer)(item)
        except (Refusal, Unfit) as unfit:
            refused = unfit.refused
            if not refused.details.get("field"):
                refused = about(refused, self.field)
            raise Refusal(refused.about(place=place)) from None
