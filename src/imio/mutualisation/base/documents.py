"""Texts with markup and files over REST: read or refused, on every type."""

from base64 import b64decode
from collections.abc import Mapping
from imio.mutualisation.base.answers import gathered
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.typed import about
from imio.mutualisation.base.typed import held
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.rules.verdict import Refused
from plone.app.textfield.interfaces import IRichText
from plone.dexterity.interfaces import IDexterityContent
from plone.namedfile.interfaces import INamedField
from plone.restapi.deserializer.dxfields import NamedFieldDeserializer
from plone.restapi.deserializer.dxfields import RichTextFieldDeserializer
from plone.restapi.interfaces import IFieldDeserializer
from plone.restapi.interfaces import IFieldSerializer
from typing import Any
from zope.component import adapter
from zope.component import getMultiAdapter
from zope.interface import implementer


HTML = "text/html"
CODED = "base64"
UTF_8 = ("utf8", "utf-8")
TEXT = ("data", "encoding", "content-type")
FILE = (*TEXT, "filename")
# What GET says of a file beside these.
TOLD = frozenset({"download", "size"})
TEXT_UNREADABLE = Refused("unreadable_body")
DOCUMENT_UNREADABLE = Refused("document_unreadable")


def are_texts(value: Any, *names: str) -> bool:
    """Whether it is an object of these names, each of them a text where it is there."""
    return isinstance(value, dict) and all(
        name in names and isinstance(each, str) for name, each in value.items()
    )


def read_file(value: Any) -> dict[str, Any]:
    """What a body says of a file, with its `data`. Raises `Refusal`:
    `document_unreadable`.
    """
    if not isinstance(value, dict):
        raise Refusal(DOCUMENT_UNREADABLE)
    sent = {name: each for name, each in value.items() if name not in TOLD}
    sound = are_texts(sent, *FILE) and sent.get("encoding", CODED) == CODED
    if not sound or "data" not in sent:
        raise Refusal(DOCUMENT_UNREADABLE)
    return sent


def decoded(said: Any) -> bytes:
    """What a body holds in base64. Raises `Refusal`: `document_unreadable`."""
    try:
        return b64decode(said, validate=True)
    except (TypeError, ValueError):  # of which the error of base64 is one
        raise Refusal(DOCUMENT_UNREADABLE) from None


def file_sent(value: Any) -> tuple[str, bytes]:
    """A file of a body that is no field: its name and what is in it. Raises `Refusal`:
    `document_unreadable`.
    """
    sent = read_file(value)
    return sent.get("filename", ""), decoded(sent["data"])


def uploaded(form: Mapping[str, Any]) -> list[tuple[str, bytes]]:
    """The `files` of a form: each one's name and what is in it.

    Raises `Refusal`: `document_unreadable`, where a text comes in the place of one.
    """
    sent = form.get("files") or []
    files = sent if isinstance(sent, list) else [sent]
    if any(isinstance(each, str) for each in files):
        raise Refusal(DOCUMENT_UNREADABLE)
    chosen = (each for each in files if getattr(each, "filename", ""))
    return [(each.filename, each.read()) for each in chosen]


@implementer(IFieldDeserializer)
@adapter(IRichText, IDexterityContent, IMutualisationLayer)
class TextDeserializer(RichTextFieldDeserializer):
    """HTML, or an object with it as `data`. Raises `Refusal`: `unreadable_body`,
    `text_too_long`.
    """

    @gathered
    def __call__(self, value: Any) -> Any:
        given = {"data": value} if isinstance(value, str) else value
        if not are_texts(given, *TEXT) or "data" not in given:
            raise Refusal(TEXT_UNREADABLE)
        if given.get("content-type", HTML) != HTML:
            raise Refusal(TEXT_UNREADABLE)
        if given.get("encoding", UTF_8[0]) not in UTF_8:
            raise Refusal(TEXT_UNREADABLE)
        found = super().__call__(given)
        verdict = held(self.field, found)
        if isinstance(verdict, Refused):
            raise Refusal(about(verdict, self.field))
        return found


@implementer(IFieldDeserializer)
@adapter(INamedField, IDexterityContent, IMutualisationLayer)
class DocumentDeserializer(NamedFieldDeserializer):
    """An object with the `data` of the file, in clear or in base64; to take it
    away, null. What GET answers, which has no data, changes nothing.

    Raises `Refusal`: `document_unreadable`.
    """

    @gathered
    def __call__(self, value: Any) -> Any:
        if isinstance(value, dict) and "data" not in value:
            return self._same(value)
        try:
            document = super().__call__(read_file(value))
        except ValueError:
            document = None
        if document is None:
            raise Refusal(DOCUMENT_UNREADABLE)
        return document

    def _same(self, value: dict[str, Any]) -> Any:
        """The file that is there, where it is what GET says of it."""
        asked = (self.field, self.context, self.request)
        told = getMultiAdapter(asked, IFieldSerializer)() or {}
        if not value or any(
            name not in told or told[name] != each for name, each in value.items()
        ):
            raise Refusal(DOCUMENT_UNREADABLE)
        return super().__call__(value)
