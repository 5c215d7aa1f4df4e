"""REST names a member or a product by UID, path, address or short name."""

from imio.mutualisation.base.catalog import by_reference
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.deserializer import ChoiceDeserializer
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.need.schema import INeed
from plone.restapi.interfaces import IFieldDeserializer
from typing import Any
from zope.component import adapter
from zope.interface import implementer
from zope.schema.interfaces import IChoice


NAMED = {"member": "Member", "pilot": "Member", "product": "Product"}


@implementer(IFieldDeserializer)
@adapter(IChoice, INeed, IMutualisationLayer)
class ReferenceDeserializer(ChoiceDeserializer):
    """Every other choice of a need is taken as it always was."""

    def __call__(self, value: Any) -> Any:
        named = NAMED.get(self.field.__name__)
        if named and isinstance(value, str):
            record = by_reference(named, value)
            value = uid(record) if record is not None else value
        return super().__call__(value)
