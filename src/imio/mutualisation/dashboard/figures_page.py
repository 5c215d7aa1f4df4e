"""`@@chiffres` and `@figures`: the figures of the activity, drawn and as JSON."""

from dataclasses import asdict
from decimal import Decimal
from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base.charts import bar_chart
from imio.mutualisation.base.charts import BarChart
from imio.mutualisation.base.charts import gauge
from imio.mutualisation.base.charts import Part
from imio.mutualisation.base.clients import services
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.base.settings import number_in_force
from imio.mutualisation.base.tally import POPULATIONS
from imio.mutualisation.base.tally import tally
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.base.words import words
from imio.mutualisation.dashboard.facts import capacity
from imio.mutualisation.dashboard.facts import staff
from imio.mutualisation.dashboard.figures import Deployment
from imio.mutualisation.dashboard.figures import deployments
from imio.mutualisation.dashboard.figures import quality_by_year
from imio.mutualisation.dashboard.figures import revenue_by_year
from imio.mutualisation.dashboard.figures import told
from imio.mutualisation.i18n import _
from imio.mutualisation.rules import clients
from imio.mutualisation.rules.capacity import Capacity
from imio.mutualisation.rules.capacity import Staff
from imio.mutualisation.rules.clients import YearOfClients
from imio.mutualisation.rules.quality import YearOfQuality
from imio.mutualisation.rules.revenue import YearOfRevenue
from Products.Five.browser import BrowserView
from typing import Any
from zope.i18nmessageid import Message


QUALITY_CHART = _("chart_quality", default="Members by year, and the reservations")
CLIENTS_CHART = _("chart_clients", default="Clients by year")
KINDS = "imio.mutualisation.member_kinds"
SHOWN = _("members_and_reservations", default="${members} (reservations: ${share})")


class Figures(BrowserView):
    """Each picture has its table."""

    day = staticmethod(day)
    euros = staticmethod(euros)
    number = staticmethod(number)
    staff = staticmethod(staff)

    def capacity_told(self) -> str:
        """What is in hand today; empty before the first row."""
        now = capacity()
        return told(now) if now else ""

    def staff_parts(self, row: Staff) -> tuple[Part, ...]:
        return gauge({"granted": row.staff, "free": row.room})

    def percent(self, value: Decimal | None) -> str:
        """`85 %`; a dash of nothing."""
        return "–" if value is None else f"{number(value)} %"

    @cached_property
    def revenue(self) -> tuple[YearOfRevenue, ...]:
        return revenue_by_year()

    @cached_property
    def quality(self) -> tuple[YearOfQuality, ...]:
        return quality_by_year()

    @cached_property
    def deployments(self) -> list[Deployment]:
        return deployments()

    @cached_property
    def years_of_clients(self) -> tuple[YearOfClients, ...]:
        return clients.by_year(services(), clock.today())

    def clients_chart(self) -> BarChart:
        return bar_chart(
            (str(row.year), row.clients, number(row.clients))
            for row in self.years_of_clients
        )

    def clients_title(self) -> str:
        return words(CLIENTS_CHART)

    def clients_by_kind(self) -> list[tuple[str, int, int, str]]:
        """Kind, clients, services, services a client; the largest first."""
        held = clients.by_kind(services(), clock.today())
        rows = sorted(held.items(), key=lambda row: (-row[1][0], row[0]))
        return [
            (title_of(KINDS, kind), *row, number(clients.per_head(row[1], row[0])))
            for kind, row in rows
        ]

    def reference(self) -> str:
        """The share of software that the settings compare with; empty without one."""
        share = number_in_force("revenue_software_share")
        return "" if share is None else self.percent(share)

    def revenue_parts(self, row: YearOfRevenue) -> tuple[Part, ...]:
        return gauge({"granted": int(row.software), "asked": int(row.services)})

    def versions_parts(self, row: Deployment) -> tuple[Part, ...]:
        told = row.spread
        return gauge({"granted": told.same, "asked": told.other, "free": told.silent})

    def quality_chart(self) -> BarChart:
        return bar_chart(
            (str(row.year), row.members, self._members(row)) for row in self.quality
        )

    def quality_title(self) -> str:
        return words(QUALITY_CHART)

    def _members(self, row: YearOfQuality) -> str:
        """`6 (réserves : 33,3 %)`."""
        said = {"members": number(row.members), "share": self.percent(row.share)}
        return words(Message(SHOWN, mapping=said))


class FiguresGet(ReadingService):
    """`GET @figures`: the same; amounts, percents and marks are texts."""

    def reply(self) -> dict[str, Any]:
        today = clock.today()
        return {
            "revenue": [_revenue(row) for row in revenue_by_year()],
            "quality": [_quality(row) for row in quality_by_year()],
            "capacity": _capacity(capacity()),
            "versions": [_versions(row) for row in deployments()],
            "clients": [
                {**asdict(row), "services_per_client": _text(row.each)}
                for row in clients.by_year(services(), today)
            ],
            "clients_by_kind": {
                kind: {"clients": row[0], "services": row[1]}
                for kind, row in clients.by_kind(services(), today).items()
            },
            "populations": [
                {"reference_date": str(on), "communes": count, "inhabitants": total}
                for on, (count, total) in sorted(tally(POPULATIONS).items())
            ],
        }


def _revenue(row: YearOfRevenue) -> dict[str, Any]:
    return {
        "year": row.year,
        "software": str(row.software),
        "services": str(row.services),
        "software_percent": _text(row.share),
        "currency": "EUR",
    }


def _quality(row: YearOfQuality) -> dict[str, Any]:
    return {
        "year": row.year,
        "members": row.members,
        "accepted": row.accepted,
        "with_reservations": row.reserved,
        "with_reservations_percent": _text(row.share),
        "refused": row.refused,
        "partners_mark": _text(row.mark),
    }


def _capacity(now: Capacity | None) -> dict[str, Any] | None:
    if now is None:
        return None
    return {
        "valid_from": str(now.staff.valid_from),
        "staff": now.staff.staff,
        "ceiling": now.staff.ceiling,
        "room": now.staff.room,
        "requests_in_hand": now.in_hand,
        "requests_each": _text(now.each),
    }


def _versions(row: Deployment) -> dict[str, Any]:
    return {
        "@id": row.url,
        "title": row.title,
        "recommended": row.spread.version or None,
        "same": row.spread.same,
        "other": row.spread.other,
        "silent": row.spread.silent,
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)
