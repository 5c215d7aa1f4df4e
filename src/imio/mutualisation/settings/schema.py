"""What IMIO may change without a developer.

Defaults come from the two articles of 2012 and 2014; where a figure has no public
source it says so in the column that holds it, or in the description of the field.
"""

from datetime import date
from decimal import Decimal
from imio.mutualisation.base.grid import rows
from imio.mutualisation.i18n import _
from plone.autoform import directives
from plone.supermodel import model
from typing import Any
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope import schema
from zope.interface import Interface
from zope.schema.interfaces import IList


FOUNDED = date(2012, 1, 1)
ARTICLE = date(2014, 1, 1)


class IDatedNumberRow(Interface):
    """A value from a day on."""

    valid_from = schema.Date(title=_("column_valid_from", default="Valid from"))
    value = schema.Decimal(title=_("column_value", default="Value"))
    source = schema.TextLine(
        title=_("column_source", default="Source"), required=False, default=""
    )


class ISizeCategoryRow(Interface):
    """A category of size: up to and including so many inhabitants."""

    valid_from = schema.Date(title=_("column_valid_from", default="Valid from"))
    code = schema.TextLine(title=_("column_code", default="Code"))
    title = schema.TextLine(title=_("column_title", default="Title"))
    up_to = schema.Int(
        title=_("column_up_to", default="Up to (inhabitants)"), required=False, min=1
    )


class IStaffRow(Interface):
    """The staff of IMIO and the ceiling its growth is held to."""

    valid_from = schema.Date(title=_("column_valid_from", default="Valid from"))
    staff = schema.Int(title=_("column_staff", default="Staff"), min=0)
    ceiling = schema.Int(title=_("column_ceiling", default="Ceiling"), min=0)


def dated(title: str, **kw: Any) -> IList:
    """A grid of dated values."""
    return rows(title, IDatedNumberRow, **kw)


def value(valid_from: date, amount: str, source: str) -> dict[str, object]:
    """One default row of a dated parameter."""
    return {"valid_from": valid_from, "value": Decimal(amount), "source": source}


def category(code: str, title: str, up_to: int | None) -> dict[str, object]:
    """One default category of size."""
    return {"valid_from": FOUNDED, "code": code, "title": title, "up_to": up_to}


class ISettings(model.Schema):
    """The dated parameters of the mutualisation."""

    size_categories = rows(
        _("label_size_categories", default="Size categories"),
        ISizeCategoryRow,
        description=_(
            "help_size_categories",
            default="About half a dozen (IMIO, 2014). The bounds 10 000 and 50 000 are "
            "published; the others are illustrative.",
        ),
        default=[
            category("A", "Jusqu’à 5 000 habitants", 5000),
            category("B", "De 5 001 à 10 000 habitants", 10000),
            category("C", "De 10 001 à 20 000 habitants", 20000),
            category("D", "De 20 001 à 30 000 habitants", 30000),
            category("E", "De 30 001 à 50 000 habitants", 50000),
            category("F", "Plus de 50 000 habitants", None),
        ],
    )
    large_authority = schema.Int(
        title=_("label_large_authority", default="Large authority above (inhabitants)"),
        description=_(
            "help_large_authority",
            default="Above, IMIO comes in for integration projects: a mark, never a "
            "refusal (2014).",
        ),
        default=50000,
        min=1,
    )
    inheriting_kinds = schema.List(
        title=_(
            "label_inheriting_kinds", default="Covered by the commune’s membership"
        ),
        description=_(
            "help_inheriting_kinds",
            default="Kinds of authorities that may order when their commune is a member.",
        ),
        value_type=schema.Choice(vocabulary="imio.mutualisation.member_kinds"),
        default=["cpas"],
        missing_value=[],
        required=False,
    )
    directives.widget("inheriting_kinds", CheckBoxFieldWidget)
    day_limit = dated(
        _("label_day_limit", default="In-house day limit"),
        description=_(
            "help_day_limit",
            default="Up to and including so many days IMIO does the work; above, a "
            "partner (2014).",
        ),
        default=[value(FOUNDED, "10", "Article de 2014")],
    )
    share_fee = dated(
        _("label_share_fee", default="Share fee (€)"),
        default=[value(FOUNDED, "4", "Article de 2014")],
    )
    quote_validity = dated(
        _("label_quote_validity", default="Validity of a quote (days)"),
        description=_(
            "help_quote_validity",
            default="Illustrative: no public source; a council needs time to decide.",
        ),
        default=[value(FOUNDED, "90", "Illustratif")],
    )
    vat_rate = dated(
        _("label_vat_rate", default="VAT rate (%)"),
        default=[value(date(1996, 1, 1), "21", "Taux normal belge")],
    )
    index_values = dated(
        _("label_index_values", default="Index values"),
        description=_(
            "help_index_values",
            default="A price is multiplied by the index in force over the one in force "
            "when its price list began. Without values nothing is indexed.",
        ),
    )
    member_target = dated(
        _("label_member_target", default="Target: members on that day"),
        description=_(
            "help_member_target", default="How many members IMIO aims at, and when."
        ),
    )
    staff = rows(
        _("label_staff", default="Staff capacity"),
        IStaffRow,
        default=[
            {"valid_from": FOUNDED, "staff": 15, "ceiling": 20},
            {"valid_from": ARTICLE, "staff": 22, "ceiling": 25},
        ],
    )
