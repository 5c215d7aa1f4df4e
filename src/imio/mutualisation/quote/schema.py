"""The record of a quote; all but the lines, the validity and the remarks is computed."""

from imio.mutualisation.base.fields import fact
from imio.mutualisation.base.fields import plan
from imio.mutualisation.base.grid import rows
from imio.mutualisation.base.reasons import or_unfit
from imio.mutualisation.base.uploads import Upload
from imio.mutualisation.i18n import _
from imio.mutualisation.interfaces import INumbered
from imio.mutualisation.quote.rows import ILineRow
from imio.mutualisation.quote.rows import may_keep_lines
from plone.autoform import directives
from plone.namedfile.field import NamedBlobFile
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.interface import invariant


COMPUTED = (
    "title",
    "number",
    "thread",
    "issued_on",
    "signed_on",
    "signed_by",
    "signed_name",
    "basis_population",
    "basis_population_date",
    "basis_size_category",
    "basis_price_list",
    "basis_index",
    "basis_base_index",
    "basis_illustrative",
    "basis_explanation",
    "basis_estimated_days",
    "basis_route",
    "basis_product",
    "first_year_from",
    "vat_by_line",
    "pdf",
    "pdf_sha256",
    "issuer",
    "issuer_title",
    "tracking_code",
)


class IQuote(INumbered, model.Schema):
    """An offer of IMIO to a member."""

    lines = rows(_("label_lines", default="Lines"), ILineRow)

    @invariant
    def sound_lines(data: Any) -> None:
        or_unfit(may_keep_lines(data.lines))

    valid_until = plan(
        _("label_valid_until", default="Valid until"),
        "issued_on",
        description=_(
            "help_valid_until",
            default="Left empty, the validity of the settings counts from sending.",
        ),
        required=False,
    )
    replaces_signed = schema.Bool(
        title=_("label_replaces_signed", default="Replaces what is signed"),
        description=_(
            "help_replaces_signed",
            default="Once signed, it takes the place of the signed quotes of whoever "
            "issues it. Otherwise it adds to them.",
        ),
        required=False,
        default=False,
    )
    document = Upload(
        title=_("label_partner_document", default="Quote of the partner (file)"),
        required=False,
    )
    remarks = schema.Text(
        title=_("label_remarks", default="Remarks"), required=False, default=""
    )

    model.fieldset(
        "computed", label=_("fieldset_record", default="Record"), fields=list(COMPUTED)
    )
    title = schema.TextLine(
        title=_("label_title", default="Title"), readonly=True, required=False
    )
    number = schema.TextLine(
        title=_("label_quote_number", default="Quote number"),
        readonly=True,
        required=False,
    )
    thread = schema.TextLine(
        title=_("label_thread", default="Thread"), readonly=True, required=False
    )
    issued_on = fact(
        _("label_issued_on", default="Sent on"), readonly=True, required=False
    )
    signed_on = fact(
        _("label_signed_on", default="Signed on"),
        "issued_on",
        readonly=True,
        required=False,
    )
    signed_by = schema.TextLine(
        title=_("label_signed_login", default="Signed by (login)"),
        readonly=True,
        required=False,
    )
    signed_name = schema.TextLine(
        title=_("label_signed_name", default="Signed by"), readonly=True, required=False
    )
    basis_population = schema.Int(
        title=_("label_basis_population", default="Official population"),
        readonly=True,
        required=False,
    )
    basis_population_date = fact(
        _("label_basis_population_date", default="Population of"),
        readonly=True,
        required=False,
    )
    basis_size_category = schema.TextLine(
        title=_("label_basis_size_category", default="Size category"),
        readonly=True,
        required=False,
    )
    basis_price_list = plan(
        _("label_basis_price_list", default="Price list of"),
        readonly=True,
        required=False,
    )
    basis_index = schema.Decimal(
        title=_("label_basis_index", default="Index"), readonly=True, required=False
    )
    basis_base_index = schema.Decimal(
        title=_("label_basis_base_index", default="Base index"),
        readonly=True,
        required=False,
    )
    basis_illustrative = schema.Bool(
        title=_("label_basis_illustrative", default="Illustrative price"),
        readonly=True,
        required=False,
        default=False,
    )
    basis_explanation = schema.List(
        title=_("label_basis_explanation", default="How the price was computed"),
        value_type=schema.TextLine(),
        readonly=True,
        required=False,
        default=[],
    )
    basis_estimated_days = schema.Decimal(
        title=_("label_estimated_days", default="Estimated days"),
        readonly=True,
        required=False,
    )
    basis_route = schema.Choice(
        title=_("label_route", default="Done by"),
        vocabulary="imio.mutualisation.routes",
        readonly=True,
        required=False,
    )
    basis_product = schema.TextLine(
        title=_("label_product_uid", default="Product (UID)"),
        readonly=True,
        required=False,
    )
    first_year_from = plan(
        _("label_first_year_from", default="First year from"),
        readonly=True,
        required=False,
    )
    # Of the quotes that were sent before; those sent since say no.
    vat_by_line = schema.Bool(
        title=_("label_vat_by_line", default="VAT rounded line by line"),
        readonly=True,
        required=False,
        default=True,
    )
    pdf = NamedBlobFile(
        title=_("label_pdf", default="PDF"), readonly=True, required=False
    )
    pdf_sha256 = schema.TextLine(
        title=_("label_pdf_sha256", default="SHA-256 of the PDF"),
        readonly=True,
        required=False,
    )
    issuer = schema.TextLine(
        title=_("label_issuer_uid", default="Partner (UID)"),
        readonly=True,
        required=False,
    )
    issuer_title = schema.TextLine(
        title=_("label_issuer", default="Issued by"), readonly=True, required=False
    )
    tracking_code = schema.TextLine(
        title=_("column_tracking_code", default="Tracking code"),
        readonly=True,
        required=False,
    )

    directives.omitted(*COMPUTED)
