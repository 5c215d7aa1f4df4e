"""The page of a watched tender."""

from babel.numbers import format_currency
from datetime import datetime
from decimal import Decimal
from imio.mutualisation.base.clock import BRUSSELS
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import LOCALE
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.watch.titles import AWARDS
from imio.mutualisation.watch.titles import CATEGORIES
from imio.mutualisation.watch.titles import CRITERIA
from imio.mutualisation.watch.titles import METHODS
from imio.mutualisation.watch.titles import shown
from imio.mutualisation.watch.titles import STATUSES
from plone import api
from Products.Five.browser import BrowserView
from typing import Any


NOBODY = _("watched_nobody", default="Nobody named")


class WatchedTenderView(BrowserView):
    """Read-only: what the publisher says."""

    day = staticmethod(day)
    number = staticmethod(number)

    def status(self, code: str | None) -> str:
        return shown(STATUSES, code)

    def buyers(self) -> str:
        return ", ".join(self.context.buyers or ())

    def supplier(self, row: dict[str, Any]) -> str:
        """Its name; where there is none, that nobody is named."""
        return row["name"] or words(NOBODY)

    def together(self, row: dict[str, Any]) -> bool:
        """Whether the value is that of several suppliers."""
        return bool(row.get("together")) and row["value"] is not None

    def award(self, code: str | None) -> str:
        return shown(AWARDS, code)

    def method(self) -> str:
        return shown(METHODS, self.context.method)

    def category(self) -> str:
        return shown(CATEGORIES, self.context.category)

    def criterion(self, row: dict[str, Any]) -> str:
        return row["title"] or shown(CRITERIA, row["kind"])

    def kind(self, row: dict[str, Any]) -> str:
        return shown(CRITERIA, row["kind"]) if row["title"] else ""

    def money(self, value: Decimal | None, currency: str | None) -> str:
        """`1 234,50 £GB`; a bare number without a currency."""
        if value is None or not currency:
            return number(value)
        return format_currency(value, currency, locale=LOCALE)

    def instant(self, when: datetime | None) -> str:
        return when.astimezone(BRUSSELS).strftime("%d/%m/%Y %H:%M") if when else ""

    def link(self, address: str | None) -> str | None:
        """An address that a browser may follow without harm."""
        is_web = (address or "").lower().startswith(("https://", "http://"))
        return address if is_web else None

    def may_delete(self) -> bool:
        return api.user.has_permission("Delete objects", obj=self.context)
