"""What a file says of itself beside its pages: author, title, organisation, last writer.

The properties of PDF (ISO 32000, 14.3), of office packages (ISO 29500, docProps; ISO 26300,
meta.xml), of JPEG and PNG (EXIF, XMP, comments). Nothing is parsed that may hold entities.
"""

from collections.abc import Callable
from collections.abc import Iterator
from html import unescape
from imio.mutualisation.standards.uploads import ending_of
from imio.mutualisation.standards.uploads import PACKAGED
from io import BytesIO
from pyhanko.pdf_utils.generic import TextStringObject
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from typing import Any
from zipfile import BadZipFile
from zipfile import ZipFile

import re
import zlib


LONGEST = 100_000  # of a part of a package that is read
MOST = 50  # properties that are told
PARTS = (
    "docProps/core.xml",
    "docProps/app.xml",
    "docProps/custom.xml",
    "meta.xml",
)
BETWEEN_TAGS = re.compile(r">\s*([^<>]*?[^<>\s][^<>]*?)\s*<")
LEGIBLE = re.compile(rb"[^\x00-\x1f\x7f]{3,}")
# JPEG: APP1 to APP15 and comments; after the start of the scan there is but the picture.
JPEG_TOLD, JPEG_SCAN = (*range(0xE1, 0xF0), 0xFE), 0xDA
PNG_TOLD = (b"tEXt", b"iTXt", b"eXIf")
UNREADABLE = (
    PdfError,
    BadZipFile,
    AttributeError,
    EOFError,
    IndexError,
    KeyError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    zlib.error,
)


def properties(name: str, data: bytes) -> tuple[str, ...]:
    """The texts, each once; what cannot be read says nothing."""
    read = READERS.get(ending_of(name))
    found: list[str] = []
    try:
        for text in read(data) if read else ():
            found.append(" ".join(text.split()))
    except UNREADABLE:
        pass
    said = (each for each in dict.fromkeys(found) if any(map(str.isalpha, each)))
    return tuple(said)[:MOST]


def _of_pdf(data: bytes) -> Iterator[str]:
    document: Any = PdfFileReader(BytesIO(data), strict=False)
    told = document.trailer_view.get("/Info")
    for value in told.get_object().values() if told is not None else ():
        said = value.get_object()
        if isinstance(said, TextStringObject):
            yield str(said)
    described = document.root.get("/Metadata")
    if described is not None:
        yield from _between_tags(described.get_object().data)


def _of_package(data: bytes) -> Iterator[str]:
    with ZipFile(BytesIO(data)) as package:
        for name in set(PARTS).intersection(package.namelist()):
            with package.open(name) as part:
                yield from _between_tags(part.read(LONGEST))


def _between_tags(markup: bytes) -> Iterator[str]:
    text = markup[:LONGEST].decode("utf-8", "replace")
    yield from map(unescape, BETWEEN_TAGS.findall(text))


def _of_jpeg(data: bytes) -> Iterator[str]:
    at = 2
    while data[at] == 0xFF and data[at + 1] != JPEG_SCAN:
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if data[at + 1] in JPEG_TOLD:
            yield from _legible(data[at + 4 : end])
        at = end


def _of_png(data: bytes) -> Iterator[str]:
    at = 8
    while kind := data[at + 4 : at + 8]:
        end = at + 8 + int.from_bytes(data[at : at + 4])
        if kind in PNG_TOLD:
            yield from _legible(data[at + 8 : end])
        at = end + 4


def _legible(segment: bytes) -> Iterator[str]:
    for found in LEGIBLE.findall(segment[:LONGEST]):
        try:
            yield found.decode()
        except UnicodeDecodeError:
            yield found.decode("latin-1")


READERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    "pdf": _of_pdf,
    "jpg": _of_jpeg,
    "jpeg": _of_jpeg,
    "png": _of_png,
    **dict.fromkeys(PACKAGED, _of_package),
}
