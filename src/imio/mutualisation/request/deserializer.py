"""REST names a product by UID, path, address or short name."""

from imio.mutualisation.base.catalog import by_reference
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.deserializer import ChoiceDeserializer
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.request.schema import IServiceRequest
from plone.restapi.interfaces import IFieldDeserializer
from typing import Any
from zope.component import adapter
from zope.interface import implementer
from zope.schema.interfaces import IChoice


@implementer(IFieldDeserializer)
@adapter(IChoice, IServiceRequest, IMutualisationLayer)
class ProductDeserializer(ChoiceDeserializer):
    """Every other choice of a request is taken as it always was."""

    def __call__(self, value: Any) -> Any:
        if self.field.__name__ == "product" and isinstance(value, str):
            product = by_reference("Product", value)
            value = uid(product) if product is not None else value
        return super().__call__(value)
