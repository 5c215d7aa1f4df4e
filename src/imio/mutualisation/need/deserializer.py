"""REST names a member, a product or a licence by UID, path, address or short name."""

from imio.mutualisation.base.deserializer import ReferenceDeserializer
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.need.schema import INeed
from plone.restapi.interfaces import IFieldDeserializer
from zope.component import adapter
from zope.interface import implementer
from zope.schema.interfaces import IChoice


@implementer(IFieldDeserializer)
@adapter(IChoice, INeed, IMutualisationLayer)
class NeedDeserializer(ReferenceDeserializer):
    named = {
        "member": "Member",
        "pilot": "Member",
        "product": "Product",
        "licence": "Licence",
    }
