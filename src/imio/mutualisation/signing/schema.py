"""The record of a session of signature."""

from imio.mutualisation.base.fields import fact
from imio.mutualisation.base.fields import Instant
from imio.mutualisation.base.fields import plan
from imio.mutualisation.base.grid import rows
from imio.mutualisation.i18n import _
from imio.mutualisation.signing.proposed import proposed_signers
from plone.autoform import directives
from plone.namedfile.field import NamedBlobFile
from plone.supermodel import model
from zope import schema
from zope.interface import Interface


# What the session is given when it begins and by who signs; nobody writes it.
RECORD = (
    "title",
    "document",
    "document_sha256",
    "about_sha256",
    "signatures",
    "signed",
    "signed_sha256",
    "signed_at",
    "seal",
)


class ISignerRow(Interface):
    """Somebody who signs, in the order of the rows."""

    account = schema.TextLine(
        title=_("column_signer_account", default="Login or e-mail")
    )
    function = schema.TextLine(
        title=_("column_function", default="Function"), required=False, default=""
    )


class ISignatureRow(Interface):
    """A signature that was given."""

    name = schema.TextLine(title=_("column_name", default="Name"))
    function = schema.TextLine(
        title=_("column_function", default="Function"), required=False, default=""
    )
    account = schema.TextLine(
        title=_("column_signer_account", default="Login or e-mail"),
        required=False,
        default="",
    )
    at = schema.TextLine(title=_("column_signed_at", default="Signed at"))


class ISigning(model.Schema):
    """A document that people sign one after the other."""

    signers = rows(
        _("label_signers", default="Who signs, in this order"),
        ISignerRow,
        description=_(
            "help_signers",
            default="Proposed from the roster: the director general, then the mayor. Each acts "
            "for the authority and signs here with the password.",
        ),
        defaultFactory=proposed_signers,
    )
    until = plan(
        _("label_signing_until", default="Until"),
        description=_(
            "help_signing_until",
            default="Whose turn it is is reminded before that day.",
        ),
        required=False,
    )

    title = schema.TextLine(
        title=_("label_title", default="Title"), readonly=True, required=False
    )
    document = NamedBlobFile(
        title=_("label_signing_document", default="Document to sign"),
        readonly=True,
        required=False,
    )
    document_sha256 = schema.TextLine(
        title=_("label_pdf_sha256", default="SHA-256 of the PDF"),
        readonly=True,
        required=False,
    )
    about_sha256 = schema.TextLine(
        title=_("label_signing_about", default="SHA-256 of the text that is signed"),
        readonly=True,
        required=False,
    )
    signatures = rows(
        _("label_signatures", default="Signatures"), ISignatureRow, readonly=True
    )
    signed = NamedBlobFile(
        title=_("label_signed_document", default="Signed document"),
        readonly=True,
        required=False,
    )
    signed_sha256 = schema.TextLine(
        title=_("label_signed_sha256", default="SHA-256 of the signed document"),
        readonly=True,
        required=False,
    )
    signed_at = fact(
        _("label_signed_at", default="Sealed at"),
        kind=Instant,
        readonly=True,
        required=False,
    )
    seal = schema.TextLine(
        title=_("label_seal", default="Seal"), readonly=True, required=False
    )

    directives.omitted(*RECORD)
