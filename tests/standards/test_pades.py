"""A seal over a PDF shows any change of it, and the document that was there stays."""

from datetime import datetime
from datetime import UTC
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.standards import pades
from pathlib import Path

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


def test_what_is_no_pdf_or_no_key_is_said():
    assert pades.signatures(b"rien").reason == "pdf_unreadable"
    assert pades.signer_of(b"rien") is None
