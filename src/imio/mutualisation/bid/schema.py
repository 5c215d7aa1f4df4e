"""The record of a bid: sealed, it holds nothing of what is offered."""

from decimal import Decimal
from imio.mutualisation.base.fields import fact
from imio.mutualisation.base.fields import Instant
from imio.mutualisation.base.fields import money
from imio.mutualisation.base.grid import rows
from imio.mutualisation.i18n import _
from imio.mutualisation.interfaces import INumbered
from plone.autoform import directives
from plone.namedfile.field import NamedBlobFile
from plone.supermodel import model
from zope import schema
from zope.interface import Interface


ZERO = Decimal(0)
RECORD = (
    "sealed_at",
    "sealed_sha256",
    "price_sha256",
    "terms_version",
    "prices",
    "answers",
    "letter",
)


class IPriceRow(Interface):
    """What is offered for a lot; the form asks for it in the words of the description."""

    lot = schema.TextLine(title=_("column_lot", default="Lot"))
    price = money(
        title=_("column_price", default="Price (€, excl. VAT)"),
        description=_(
            "label_bid_price", default="Price for the whole lot (€, excl. VAT)"
        ),
    )
    open_source = schema.Bool(
        title=_("column_open_source", default="Open source"),
        description=_(
            "label_bid_open_source",
            default="What I deliver is under an open-source licence",
        ),
        required=False,
        default=False,
    )


class IAnswerRow(Interface):
    """What is said on a criterion of a lot."""

    lot = schema.TextLine(title=_("column_lot", default="Lot"))
    criterion = schema.TextLine(title=_("column_criterion", default="Criterion"))
    text = schema.Text(title=_("column_answer", default="Answer"))


class IBid(INumbered, model.Schema):
    """The offer of a partner for a tender."""

    tender = schema.Choice(
        title=_("label_tender", default="Tender"),
        vocabulary="imio.mutualisation.open_tenders",
    )

    model.fieldset(
        "record", label=_("fieldset_record", default="Record"), fields=list(RECORD)
    )
    sealed_at = fact(
        _("label_sealed_at", default="Sealed on"),
        kind=Instant,
        readonly=True,
        required=False,
    )
    sealed_sha256 = schema.TextLine(
        title=_("label_sealed_sha256", default="SHA-256 of the envelope"),
        readonly=True,
        required=False,
    )
    price_sha256 = schema.TextLine(
        title=_("label_price_sha256", default="SHA-256 of the price envelope"),
        readonly=True,
        required=False,
    )
    terms_version = schema.Int(
        title=_("label_terms_version", default="Version of the terms"),
        readonly=True,
        required=False,
    )
    prices = rows(_("label_prices", default="Prices"), IPriceRow, readonly=True)
    answers = rows(
        _("label_bid_answers", default="Answers to the criteria"),
        IAnswerRow,
        readonly=True,
    )
    letter = NamedBlobFile(
        title=_("label_letter", default="Letter of award"),
        readonly=True,
        required=False,
    )
    directives.omitted(*RECORD)
