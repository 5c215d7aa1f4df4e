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
    return found
