"""`@@prix-a-venir`: what a price list to come changes, member by member."""

from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base import parameters
from imio.mutualisation.base.charts import bar_chart
from imio.mutualisation.base.charts import BarChart
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.reasons import message
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.product.price_changes import days_to_come
from imio.mutualisation.product.price_changes import member_changes
from imio.mutualisation.product.price_changes import MemberChange
from imio.mutualisation.product.price_changes import total
from imio.mutualisation.rules.tariff import FeeChange
from Products.Five.browser import BrowserView


CHART = _("chart_price_changes", default="The largest differences a year")
DRAWN = 10


class PriceChanges(BrowserView):
    """One day of those to come; `?on=2027-01-01` for another one, or any day."""

    day = staticmethod(day)
    euros = staticmethod(euros)
    number = staticmethod(number)
    message = staticmethod(message)

    @cached_property
    def days(self) -> tuple[date, ...]:
        return days_to_come(self.context)

    @cached_property
    def on(self) -> date | None:
        """The day asked for, or the next one. Raises `Refusal` as `parameters.day`."""
        if parameters.given(self.request, "on"):
            return parameters.day(self.request, "on")
        return self.days[0] if self.days else None

    def today(self) -> date:
        return clock.today()

    @cached_property
    def rows(self) -> list[MemberChange]:
        return [] if self.on is None else member_changes(self.context, self.on)

    @cached_property
    def priced(self) -> list[MemberChange]:
        return [row for row in self.rows if isinstance(row.change, FeeChange)]

    @cached_property
    def unpriced(self) -> list[MemberChange]:
        """The members that have no fee, with the reason."""
        return [row for row in self.rows if not isinstance(row.change, FeeChange)]

    def mixed_years(self) -> str:
        """`2020 : 207 ; 2024 : 54`, where the populations are of several years."""
        dates = (row.population.reference_date for row in self.priced if row.population)
        years = Counter(each.year for each in dates)
        told = " ; ".join(f"{year} : {years[year]}" for year in sorted(years))
        return told if len(years) > 1 else ""

    def total(self) -> FeeChange:
        return total(self.rows)

    def difference(self, change: FeeChange) -> str:
        return signed(change.difference, euros(change.difference))

    def percent(self, change: FeeChange) -> str:
        return percent(change)

    def chart(self) -> BarChart:
        changes = [
            (row.title, row.change)
            for row in self.rows
            if isinstance(row.change, FeeChange)
        ]
        changes.sort(key=lambda each: -abs(each[1].difference))
        return bar_chart(
            (title, abs(change.difference), self.difference(change))
            for title, change in changes[:DRAWN]
            if change.difference
        )

    def chart_title(self) -> str:
        return words(CHART)


def percent(change: FeeChange) -> str:
    """`+12,5 %`; empty where the fee is nothing today."""
    if change.percent is None:
        return ""
    return signed(change.percent, f"{number(change.percent)} %")


def signed(value: Decimal, shown: str) -> str:
    """`+` before what is more than zero; less than zero has its sign already."""
    return f"+{shown}" if value > 0 else shown
