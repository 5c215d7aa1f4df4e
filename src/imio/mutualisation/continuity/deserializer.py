"""REST names a product or a licence by UID, path, address or short name."""

from imio.mutualisation.base.deserializer import ReferenceDeserializer
from imio.mutualisation.continuity.schema import IIncident
from imio.mutualisation.interfaces import IMutualisationLayer
from plone.restapi.interfaces import IFieldDeserializer
from zope.component import adapter
from zope.interface import implementer
from zope.schema.interfaces import IChoice


@implementer(IFieldDeserializer)
@adapter(IChoice, IIncident, IMutualisationLayer)
class IncidentDeserializer(ReferenceDeserializer):
    named = {"product": "Product", "licence": "Licence"}
