"""What REST may say of a resource: texts and files are read or refused."""

from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.resource.schema import IResource
from imio.mutualisation.rules.verdict import Refused
from plone.app.textfield.interfaces import IRichText
from plone.namedfile.interfaces import INamedField
from plone.restapi.deserializer.dxfields import NamedFieldDeserializer
from plone.restapi.deserializer.dxfields import RichTextFieldDeserializer
from plone.restapi.interfaces import IFieldDeserializer
from typing import Any
from zope.component import adapter
from zope.interface import implementer


HTML = "text/html"
CODED = "base64"
NAMES = ("data", "encoding", "content-type", "filename")
TEXT_UNREADABLE = Refused("unreadable_body")
DOCUMENT_UNREADABLE = Refused("document_unreadable")


def read(value: Any, otherwise: Refused) -> Any:
    """An object of texts, as it is. Raises `Refusal`."""
    texts = isinstance(value, dict) and all(
        isinstance(value.get(name) or "", str) for name in NAMES
    )
    if not texts:
        raise Refusal(otherwise)
    return value


@implementer(IFieldDeserializer)
@adapter(IRichText, IResource, IMutualisationLayer)
class TextDeserializer(RichTextFieldDeserializer):
    """HTML, or an object with it as `data`. Raises `Refusal`: `unreadable_body`."""

    def __call__(self, value: Any) -> Any:
        given = {"data": value} if isinstance(value, str) else value
        said = read(given, TEXT_UNREADABLE)
        if said.get("content-type", HTML) != HTML:
            raise Refusal(TEXT_UNREADABLE)
        return super().__call__(said)


@implementer(IFieldDeserializer)
@adapter(INamedField, IResource, IMutualisationLayer)
class DocumentDeserializer(NamedFieldDeserializer):
    """An object with the `data` of the file, in clear or in base64; to take it
    away, null. What GET answers, which has no data, changes nothing.

    Raises `Refusal`: `document_unreadable`.
    """

    def __call__(self, value: Any) -> Any:
        if "data" not in read(value, DOCUMENT_UNREADABLE):
            return super().__call__(value)
        if value.get("encoding", CODED) != CODED:
            raise Refusal(DOCUMENT_UNREADABLE)
        try:
            document = super().__call__(value)
        except ValueError:
            document = None
        if document is None:
            raise Refusal(DOCUMENT_UNREADABLE)
        return document
