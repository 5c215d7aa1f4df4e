"""Seals over a PDF (PAdES, ETSI EN 319 142-1), and what the signatures in one say.

A seal is an update at the end of the file: what was there stays, byte for byte, so that whoever
holds the document before it can tell that the sealed one is the same.
"""

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import NoEncryption
from cryptography.hazmat.primitives.serialization import pkcs12
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from imio.mutualisation.rules.verdict import Refused
from io import BytesIO
from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata
from pyhanko.sign.signers import sign_pdf
from pyhanko.sign.signers import SimpleSigner
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from typing import Any


FIELD = "Sceau"
VALID_FOR = timedelta(days=3653)


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature in a PDF: whose certificate, the time it states, what it covers."""

    name: str
    at: datetime | None
    covers_all: bool


# --- Certificates -----------------------------------------------------------------


def self_signed(name: str, now: datetime) -> bytes:
    """A key (P-256) with a certificate that it signs itself, as PKCS#12."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    usage = dict.fromkeys(
        (
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "key_cert_sign",
            "crl_sign",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + VALID_FOR)
        .add_extension(x509.BasicConstraints(False, None), critical=True)
        .add_extension(
            x509.KeyUsage(digital_signature=True, content_commitment=True, **usage),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )
    return pkcs12.serialize_key_and_certificates(
        name.encode(), key, certificate, None, NoEncryption()
    )


def signer_of(pack: bytes, password: bytes | None = None) -> SimpleSigner | None:
    """The key and certificates of a PKCS#12; none where it cannot be read."""
    try:
        found: SimpleSigner | None = SimpleSigner.load_pkcs12_data(pack, [], password)
    except (SigningError, ValueError):
        return None
    return found


def subject_of(signer: SimpleSigner) -> str:
    """The name in its certificate."""
    certificate: Any = signer.signing_cert
    return str(certificate.subject.human_friendly)


def is_self_signed(signer: SimpleSigner) -> bool:
    """Whether nobody else vouches for it."""
    certificate: Any = signer.signing_cert
    return certificate.self_signed in ("yes", "maybe")


# --- Sealing and reading -------------------------------------------------------------


def seal(document: bytes, signer: SimpleSigner, reason: str) -> bytes:
    """The document with a seal over all of it; `reason` says what it stands for."""
    writer = IncrementalPdfFileWriter(BytesIO(document))
    meaning = PdfSignatureMetadata(
        field_name=FIELD,
        subfilter=SigSeedSubFilter.PADES,
        name=subject_of(signer),
        reason=reason,
    )
    return bytes(sign_pdf(writer, meaning, signer=signer).getvalue())


def signatures(document: bytes) -> tuple[Signature, ...] | Refused:
    """The signatures of a PDF, each whole, whoever vouches for their certificates.

    Refused: `pdf_unreadable`, `signature_broken` (name).
    """
    try:
        embedded = PdfFileReader(BytesIO(document)).embedded_signatures
    except (PdfError, ValueError, KeyError):
        return Refused("pdf_unreadable")
    found = []
    for each in embedded:
        name = str(each.signer_cert.subject.human_friendly)
        context = ValidationContext(
            trust_roots=[each.signer_cert], allow_fetching=False
        )
        try:
            status = validate_pdf_signature(each, context)
        except (SignatureValidationError, PdfError, ValueError):
            return Refused("signature_broken", {"name": name})
        if not (status.intact and status.valid):
            return Refused("signature_broken", {"name": name})
        covers = status.coverage is SignatureCoverageLevel.ENTIRE_FILE
        found.append(Signature(name, each.self_reported_timestamp, covers))
    return tuple(found)


def signed_copy(document: bytes, of: bytes) -> tuple[Signature, ...] | Refused:
    """The signatures that were added to a document, which is still the same.

    Refused: as `signatures`, `another_document`, `signature_missing`.
    """
    if not document.startswith(of):
        return Refused("another_document")
    found = signatures(document)
    if isinstance(found, Refused):
        return found
    if not found or not found[-1].covers_all:
        return Refused("signature_missing")
    return found if _shows_the_same(document, of) else Refused("another_document")


# What signing adds to the catalog of a document, and to its pages.
_OF_CATALOG = frozenset(
    ("/AcroForm", "/DSS", "/Extensions", "/Metadata", "/Perms", "/Version")
)
_OF_PAGE = frozenset(("/Annots",))


def _shows_the_same(document: bytes, of: bytes) -> bool:
    """Whether what was added writes over nothing that was there.

    An update at the end of a file leaves its first bytes and may show other pages all
    the same: signatures bring fields, and their marks on pages, nothing else.
    """
    then: Any = PdfFileReader(BytesIO(of))
    now: Any = PdfFileReader(BytesIO(document))
    pages = [
        then.find_page_for_modification(place)[0].reference
        for place in range(then.root["/Pages"]["/Count"])
    ]
    added = {then.root_ref: _OF_CATALOG} | dict.fromkeys(pages, _OF_PAGE)
    spared = {then.root.get_value_as_reference("/Metadata", optional=True)}
    spared |= {then.trailer_view.get_value_as_reference("/Info", optional=True)}
    known = then.xrefs.explicit_refs_in_revision
    try:
        return (
            now.root_ref == then.root_ref
            and all(
                _kept(then, now, ref, added.get(ref, frozenset()))
                for revision in range(then.total_revisions)
                for ref in known(revision) - spared
            )
            and all(_marked(then, now, page) for page in pages)
        )
    except (PdfError, ValueError, KeyError, TypeError):
        return False


def _kept(then: Any, now: Any, ref: Any, added: frozenset[str]) -> bool:
    """Whether an object is as it was, but for those entries."""
    old, new = then.get_object(ref), now.get_object(ref)
    if not isinstance(old, DictionaryObject):
        return bool(old == new)
    streams = [
        each.encoded_data if isinstance(each, StreamObject) else None
        for each in (old, new)
    ]
    entries = [
        {name: value for name, value in each.items() if name not in added}
        for each in (old, new)
    ]
    return entries[0] == entries[1] and streams[0] == streams[1]


def _marked(then: Any, now: Any, page: Any) -> bool:
    """Whether a page bears what it did, and marks of signatures."""
    old, new = (list(each.get_object(page).get("/Annots", ())) for each in (then, now))
    marks = [each.get_object() for each in new[len(old) :]]
    return new[: len(old)] == old and all(
        each["/Subtype"] == "/Widget" and each["/FT"] == "/Sig" for each in marks
    )
