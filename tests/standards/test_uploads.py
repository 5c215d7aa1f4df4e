"""A file is what its name says, of a kind that is taken, and not too large."""

from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.standards.uploads import BINARY
from imio.mutualisation.standards.uploads import DOCUMENTS
from imio.mutualisation.standards.uploads import is_media_type
from imio.mutualisation.standards.uploads import may_upload
from imio.mutualisation.standards.uploads import PACKAGED
from io import BytesIO
from openpyxl import Workbook
from zipfile import ZipFile

import pytest


PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + bytes(64)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(24)
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(24)
PDF = b"%PDF-1.7\n%%EOF"


def workbook():
    kept = BytesIO()
    Workbook().save(kept)
    return kept.getvalue()


def package(member):
    kept = BytesIO()
    with ZipFile(kept, "w") as file:
        file.writestr(member, "<x/>")
    return kept.getvalue()


SOUND = [
    ("Devis.PDF", PDF),
    ("plan.png", PNG),
    ("photo.jpeg", JPG),
    ("table.xlsx", workbook()),
    *((f"x.{ending}", package(member)) for ending, member in PACKAGED.items()),
    ("note.txt", "Été".encode("latin-1")),
    ("courrier.eml", b"From: a@example.org\n\nBonjour"),
    ("table.csv", "\ufeffa;b".encode("utf-16")),
]


@pytest.mark.parametrize("name", ["a\r\nX: y.txt", "a\u2028.txt", "\0.txt", "x" * 300])
def test_a_name_is_one_line_that_can_be_shown(name):
    refused = may_upload(name, b"x", 1)
    assert refused.reason == "file_name_unfit"
    assert refused.details["file"].isprintable()


@pytest.mark.parametrize("name", ["C:\\a\\b.txt", "../b.txt", "a/b.txt", ".."])
def test_a_name_is_no_way_through_folders(name):
    assert may_upload(name, b"x", 1).reason == "file_name_unfit"


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("application/pdf", True),
        ("image/svg+xml", True),
        ("application/vnd.oasis.opendocument.text", True),
        ("text/html ;charset=x", False),
        ("text", False),
        ("text/plain\r\nX: y", False),
        ("é/x", False),
    ],
)
def test_a_media_type_has_a_type_and_a_subtype(text, sound):
    assert is_media_type(text) is sound


@pytest.mark.parametrize(("name", "data"), SOUND, ids=[each for each, _ in SOUND])
def test_what_it_says_it_is_comes_in(name, data):
    assert may_upload(name, data, 1)


@pytest.mark.parametrize("ending", DOCUMENTS)
def test_a_program_comes_in_under_no_name(ending):
    refused = may_upload(f"virus.{ending}", PROGRAM, 1)
    assert refused.reason == "file_not_its_kind"
    assert refused.details["file"] == f"virus.{ending}"


@pytest.mark.parametrize("name", ["virus.exe", "page.html", "dessin.svg", "sans", ""])
def test_other_kinds_are_refused_by_their_name(name):
    assert may_upload(name, b"x", 1).reason == "file_kind_refused"


def test_a_large_file_is_refused_by_its_size():
    refused = may_upload("a.txt", b"x" * (1024 * 1024 + 1), 1)
    assert (refused.reason, refused.details["most"]) == ("upload_too_large", 1)


@given(st.binary(max_size=200), st.sampled_from([*BINARY, *PACKAGED]))
def test_bytes_of_no_kind_are_no_kind(data, ending):
    assert not may_upload(f"x.{ending}", b"\x00" + data, 1)
