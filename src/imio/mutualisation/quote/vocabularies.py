"""What the quote form may choose."""

from imio.mutualisation.base.terms import vocabulary
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.quoting import LINE_KINDS


LINE_TITLES = {
    "annual_fee": _("line_annual_fee", default="Annual fee"),
    "set_up_fee": _("line_set_up_fee", default="Set-up"),
    "days": _("line_days", default="Days of work"),
    "function": _("line_function", default="Further function"),
    "licence": _("line_licence", default="Licence"),
    "other": _("line_other", default="Other"),
    "discount": _("line_discount", default="Discount"),
    "yearly_discount": _("line_yearly_discount", default="Discount, every year"),
    "option": _("line_option", default="Option"),
    "yearly_option": _("line_yearly_option", default="Option, every year"),
}
UNIT_TITLES = {
    "year": _("unit_year", default="year"),
    "flat": _("unit_flat", default="flat rate"),
    "day": _("unit_day", default="day"),
}

line_kinds = vocabulary({kind: LINE_TITLES[kind] for kind in LINE_KINDS})
