"""REST names a member or a product by UID, path, address or short name."""

from imio.mutualisation.base.deserializer import ReferenceDeserializer
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.product.schema import IProduct
from plone.restapi.interfaces import IFieldDeserializer
from zope.component import adapter
from zope.interface import implementer
from zope.schema.interfaces import IChoice


@implementer(IFieldDeserializer)
@adapter(IChoice, IProduct, IMutualisationLayer)
class ProductDeserializer(ReferenceDeserializer):
    named = {"member": "Member", "tied_to": "Product", "successor": "Product"}
