"""REST names a product by UID, path, address or short name."""

from imio.mutualisation.base.deserializer import ReferenceDeserializer
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.request.schema import IServiceRequest
from plone.restapi.interfaces import IFieldDeserializer
from zope.component import adapter
from zope.interface import implementer
from zope.schema.interfaces import IChoice


@implementer(IFieldDeserializer)
@adapter(IChoice, IServiceRequest, IMutualisationLayer)
class RequestDeserializer(ReferenceDeserializer):
    named = {"product": "Product"}
