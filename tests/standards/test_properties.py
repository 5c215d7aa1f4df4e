"""What files say of themselves is read, whatever they are; what is broken says nothing."""

from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.standards.properties import properties
from imio.mutualisation.standards.properties import READERS
from io import BytesIO
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfWriter
from zipfile import ZipFile

import pytest


pytestmark = pytest.mark.row("G10")

WHO = "Zoé Exemple"


def pdf():
    written, document = PdfWriter(), BytesIO()
    written.add_blank_page(72, 72)
    written.add_metadata({"/Author": WHO})
    written.write(document)
    return document.getvalue()


def package(part):
    kept = BytesIO()
    with ZipFile(kept, "w") as archive:
        archive.writestr(part, f"<a><b x=''>{WHO}</b></a>")
    return kept.getvalue()


def picture(kind, **more):
    kept = BytesIO()
    Image.new("L", (1, 1)).save(kept, kind, **more)
    return kept.getvalue()


def exif():
    told = Image.Exif()
    told[0x013B] = WHO
    return told


def png():
    told = PngInfo()
    told.add_itxt("Author", WHO)
    return picture("png", pnginfo=told)


FILES = {
    "a.pdf": pdf,
    "a.docx": lambda: package("docProps/core.xml"),
    "a.XLSX": lambda: package("docProps/app.xml"),
    "a.odt": lambda: package("meta.xml"),
    "a.jpg": lambda: picture("jpeg", exif=exif()),
    "a.png": png,
}


@pytest.mark.parametrize("name", FILES)
def test_who_wrote_it_is_read(name):
    assert any("Exemple" in said for said in properties(name, FILES[name]()))


@given(st.sampled_from(sorted(READERS)), st.binary(max_size=200))
def test_what_is_broken_says_nothing_and_breaks_nothing(ending, data):
    for begins in (b"", b"%PDF-1.7\n", b"PK\3\4", b"\xff\xd8", b"\x89PNG\r\n\x1a\n"):
        properties(f"a.{ending}", begins + data)
