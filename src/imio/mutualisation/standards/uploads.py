"""Which files may come in: their ending, what they begin with, and how large they are.

A program that is renamed is still a program: what a file begins with must be what its
ending says. The formats are those that an administration exchanges and can still read
later (PDF, ISO 26300, ISO 29500, images, mail, plain text).
"""

from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from io import BytesIO
from zipfile import BadZipFile
from zipfile import ZipFile

import codecs
import filetype
import re


MEGABYTE = 1024 * 1024
# What the library calls the kind of a file, by the ending of its name.
BINARY = {"pdf": "pdf", "jpg": "jpg", "jpeg": "jpg", "png": "png"}
# A member that a package of that ending has, as its standard lays down.
PACKAGED = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
    "odt": "content.xml",
    "ods": "content.xml",
    "odp": "content.xml",
}
TEXTS = ("txt", "csv", "tsv", "eml", "md", "json", "ics", "yml")
DOCUMENTS = (*BINARY, *PACKAGED, *TEXTS)
# With tabs, Excel writes `.txt`, LibreOffice `.tsv`.
TABLES = ("csv", "txt", "tsv", "xlsx", "json")
LONGEST_NAME = 200  # characters
WAY = re.compile(r"[/\\]|^\.+$")
_NAME = r"[A-Za-z0-9][\w!#$&^.+-]{0,126}"
_MEDIA_TYPE = re.compile(f"{_NAME}/{_NAME}", re.ASCII)
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def may_upload(
    name: str, data: bytes, most: int, endings: tuple[str, ...] = DOCUMENTS
) -> Verdict:
    """`most` in megabytes. Refused, each with the name of the file: as `may_name`,
    `file_kind_refused` (kinds), `upload_too_large` (most), `file_not_its_kind` (kind).
    """
    ending = ending_of(name)
    return first_refusal(
        may_name(name),
        require(
            ending in endings, "file_kind_refused", file=name, kinds=", ".join(endings)
        ),
        require(len(data) <= most * MEGABYTE, "upload_too_large", file=name, most=most),
        require(
            ending not in endings or is_what_it_says(ending, data),
            "file_not_its_kind",
            file=name,
            kind=ending,
        ),
    )


def may_name(name: str) -> Verdict:
    """A name is one line that can be shown, and no longer than file systems keep it; it is
    no way through folders, which a copy on another machine would follow.

    Refused: `file_name_unfit` (file, most).
    """
    fit = name.isprintable() and len(name) <= LONGEST_NAME and not WAY.search(name)
    shown = "".join(sign for sign in name if sign.isprintable())[:LONGEST_NAME]
    return require(fit, "file_name_unfit", file=shown, most=LONGEST_NAME)


def is_media_type(text: str) -> bool:
    """Whether it is a type and a subtype (RFC 6838, 4.2), without parameters."""
    return _MEDIA_TYPE.fullmatch(text) is not None


def ending_of(name: str) -> str:
    """`pdf` for `Devis.PDF`; empty for a name without one."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def is_what_it_says(ending: str, data: bytes) -> bool:
    """Whether what a file begins with is of the kind that its ending says."""
    if ending in TEXTS:
        return b"\0" not in data or data.startswith(_WIDE)
    if ending in PACKAGED:
        return PACKAGED[ending] in _members(data)
    found = filetype.guess(data)
    return found is not None and found.extension == BINARY[ending]


def _members(data: bytes) -> frozenset[str]:
    try:
        with ZipFile(BytesIO(data)) as package:
            return frozenset(package.namelist())
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        return frozenset()
