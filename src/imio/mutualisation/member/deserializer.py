"""REST names the products that a member leaves, and takes, by UID or short name."""

from imio.mutualisation.base.deserializer import ReferenceDeserializer
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.member.schema import IMember
from plone.restapi.interfaces import IFieldDeserializer
from zope.component import adapter
from zope.interface import implementer
from zope.schema.interfaces import IChoice


@implementer(IFieldDeserializer)
@adapter(IChoice, IMember, IMutualisationLayer)
class MemberDeserializer(ReferenceDeserializer):
    named = {"product": "Product", "target": "Product"}
