"""REST names what a licence ties together by UID, path, address or short name."""

from imio.mutualisation.base.deserializer import ReferenceDeserializer
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.licence.schema import ILicence
from plone.restapi.interfaces import IFieldDeserializer
from zope.component import adapter
from zope.interface import implementer
from zope.schema.interfaces import IChoice


@implementer(IFieldDeserializer)
@adapter(IChoice, ILicence, IMutualisationLayer)
class LicenceDeserializer(ReferenceDeserializer):
    named = {
        "supplier": "Partner",
        "product": "Product",
        "tender": "Tender",
        "owner_member": "Member",
        "successor": "Licence",
    }
