"""A seal over a PDF shows any change of it, and the document that was there stays."""

from datetime import datetime
from datetime import UTC
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.standards import pades
from io import BytesIO
from pathlib import Path
from pyhanko.pdf_utils.generic import ArrayObject
from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.generic import NumberObject
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject
from pyhanko.sign.fields import append_signature_field
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.sign.signers import PdfSignatureMetadata
from pyhanko.sign.signers import sign_pdf

import pytest
import typst


pytestmark = pytest.mark.row("G21")


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    source = Path(tmp_path_factory.mktemp("typst"), "x.typ")
    source.write_text('#set document(title: "Acte")\n#set text(lang: "fr")\n= Acte\n')
    return typst.compile(source, format="pdf", pdf_standards=["ua-1"])


@pytest.fixture(scope="module")
def signer():
    pack = pades.self_signed("Autorité fictive", datetime(2026, 5, 4, tzinfo=UTC))
    return pades.signer_of(pack)


def test_what_is_sealed_holds_the_document_and_says_who(document, signer):
    sealed = pades.seal(document, signer, "Signé par A")
    (found,) = pades.signed_copy(sealed, document)
    assert "Autorité fictive" in found.name
    assert found.covers_all
    assert pades.is_self_signed(signer)


def test_a_changed_byte_is_seen(document, signer):
    sealed = pades.seal(document, signer, "Signé par A")
    changed = sealed.replace(b"/Title", b"/Tilte", 1)
    assert changed != sealed
    assert isinstance(pades.signatures(changed), Refused)


def test_what_is_added_after_a_signature_is_not_covered_by_it(document, signer):
    sealed = pades.seal(document, signer, "Signé par A")
    assert not pades.signatures(sealed + b"\n% plus\n")[0].covers_all


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda sealed, document: document, "signature_missing"),
        (lambda sealed, document: b"%PDF-1.7\n" + sealed, "another_document"),
        (lambda sealed, document: document + b"x", "signature_missing"),
    ],
)
def test_what_comes_back_is_the_same_and_signed(document, signer, change, reason):
    sealed = pades.seal(document, signer, "Signé par A")
    assert pades.signed_copy(change(sealed, document), document).reason == reason


def changed(document, change):
    """The document with an update at its end, as an editor of PDF would write it."""
    writer = IncrementalPdfFileWriter(BytesIO(document))
    change(writer)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def other_content(writer):
    page = writer.find_page_for_modification(0)[0].get_object()
    page["/Contents"] = writer.add_object(StreamObject(stream_data=b"0 0 9 9 re f"))
    writer.update_container(page)


def content_over(writer):
    content = writer.find_page_for_modification(0)[0].get_object()["/Contents"]
    content._data, content._encoded_data = b"0 0 9 9 re f", None
    writer.update_container(content)


def one_more_page(writer):
    box = ArrayObject(map(NumberObject, (0, 0, 99, 99)))
    content = writer.add_object(StreamObject(stream_data=b"0 0 9 9 re f"))
    writer.insert_page(PageObject(contents=content, media_box=box))


def note_over(writer):
    page = writer.find_page_for_modification(0)[0].get_object()
    note = DictionaryObject({pdf_name("/Subtype"): pdf_name("/FreeText")})
    page["/Annots"] = ArrayObject([writer.add_object(note)])
    writer.update_container(page)


@pytest.mark.parametrize(
    "change", [other_content, content_over, one_more_page, note_over]
)
def test_an_update_that_shows_something_else_is_another_document(
    document, signer, change
):
    forged = changed(document, change)
    assert forged.startswith(document)
    once = pades.seal(forged, signer, "Signé par A")
    assert pades.signed_copy(once, document).reason == "another_document"
    sealed = pades.seal(document, signer, "Signé par A")
    with_field = PdfSignatureMetadata(field_name="Deux")
    writer = IncrementalPdfFileWriter(BytesIO(changed(sealed, change)))
    later = sign_pdf(writer, with_field, signer=signer).getvalue()
    assert pades.signed_copy(later, document).reason == "another_document"


def test_signatures_one_after_the_other_may_leave_a_mark_on_the_page(document, signer):
    writer = IncrementalPdfFileWriter(
        BytesIO(pades.seal(document, signer, "Signé par A"))
    )
    append_signature_field(writer, SigFieldSpec("Deux", box=(10, 10, 90, 50)))
    with_field = PdfSignatureMetadata(field_name="Deux")
    both = sign_pdf(writer, with_field, signer=signer).getvalue()
    assert len(pades.signed_copy(both, document)) == 2


def test_what_is_no_pdf_or_no_key_is_said():
    assert pades.signatures(b"rien").reason == "pdf_unreadable"
    assert pades.signer_of(b"rien") is None
