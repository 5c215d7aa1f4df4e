"""The pages of the sections; that of the members, from catalogue values."""

from datetime import date
from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base import facets
from imio.mutualisation.base.acting import may_bring_in
from imio.mutualisation.base.catalog import counts
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.charts import bar_chart
from imio.mutualisation.base.charts import BarChart
from imio.mutualisation.base.clients import services
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.listing import Facet
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.populations import of_all
from imio.mutualisation.base.settings import dated_numbers
from imio.mutualisation.base.sizes import legend
from imio.mutualisation.base.sizes import size_category
from imio.mutualisation.base.spreadsheet import Cell
from imio.mutualisation.base.tally import MEMBERSHIP
from imio.mutualisation.base.tally import repeated
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules import membership
from imio.mutualisation.rules.clients import by_kind
from imio.mutualisation.rules.clients import held_on
from imio.mutualisation.rules.clients import Service
from imio.mutualisation.rules.membership import KINDS
from imio.mutualisation.security import MEMBER
from plone.base.batch import Batch
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any
from zope.component import getMultiAdapter


YEAR_CHART = _("chart_members_by_year", default="Members by year")
KIND_CHART = _("chart_members_by_kind", default="Members by kind")


class SectionView(Listing):
    """One address, several pages: what the section holds decides."""

    filters = ("kind", "state", "province", "text")
    words_label = _("label_search_member", default="Name, postal code or NIS code")
    none = _(
        "members_empty",
        default="No authority that you may see answers: sign in, or widen the filter.",
    )
    numeric = ("column_inhabitants",)
    further = ("label_bce", "column_inhabitants", "label_admitted_on")
    sorts = {
        "label_name": "sortable_title",
        "label_member_kind": "mutualisation_kind",
        "label_state": "review_state",
    }
    members = ViewPageTemplateFile("members.pt")
    columns = (
        _("label_name", default="Name"),
        _("label_member_kind", default="Kind"),
        _("label_province", default="Province"),
        _("column_size", default="Size"),
        _("label_state", default="State"),
        _("label_bce", default="Enterprise number (BCE)"),
        _("column_inhabitants", default="Inhabitants"),
        _("label_admitted_on", default="Member since"),
    )

    def __call__(self) -> str | bytes:
        if self.context.holds == "Member":
            return self.file() if self.is_taken_out() else self.members()
        name = f"list-{self.context.holds}"
        return getMultiAdapter((self.context, self.request), name=name)()

    def state_title(self, brain: ICatalogBrain) -> str:
        return state_title(self.context.holds, brain.review_state)

    # --- members

    def kinds(self) -> list[dict[str, str]]:
        return [
            {"id": kind, "title": title_of("imio.mutualisation.member_kinds", kind)}
            for kind in KINDS
        ]

    def facets(self) -> list[Facet]:
        kinds = "imio.mutualisation.member_kinds"
        return facets.known(
            facets.terms(self, "kind", self.columns[1], kinds),
            facets.states(self, MEMBER),
            facets.provinces(self, found("Member")),
        )

    def kind_title(self, kind: str) -> str:
        return title_of("imio.mutualisation.member_kinds", kind)

    def size_of(self, brain: ICatalogBrain) -> str:
        """The code of the size category of a commune."""
        inhabitants = brain.inhabitants or None
        category = inhabitants and size_category(inhabitants, clock.today())
        return category.code if category else ""

    def sizes(self) -> list[tuple[str, str]]:
        """What the codes of the sizes stand for."""
        return legend(clock.today())

    @cached_property
    def figures(self) -> list[dict[str, Any]]:
        """Members and prospects by kind: public figures, counted by index."""
        members = counts("Member", "mutualisation_kind", KINDS, review_state="member")
        prospects = counts(
            "Member", "mutualisation_kind", KINDS, review_state="prospect"
        )
        clients = by_kind(self._services, clock.today())
        return [
            {
                **kind,
                "clients": clients.get(kind["id"], (0, 0))[0],
                "services": clients.get(kind["id"], (0, 0))[1],
                "members": members[kind["id"]],
                "prospects": prospects[kind["id"]],
            }
            for kind in self.kinds()
        ]

    @cached_property
    def _services(self) -> list[Service]:
        return services()

    def total(self, column: str) -> int:
        return sum(row[column] for row in self.figures)

    def chart(self) -> BarChart:
        return bar_chart(
            (row["title"], row["members"], str(row["members"])) for row in self.figures
        )

    def chart_title(self) -> str:
        return words(KIND_CHART)

    @cached_property
    def _periods(self) -> list[tuple[date, date | None]]:
        return repeated(MEMBERSHIP)

    @cached_property
    def years(self) -> list[dict[str, int]]:
        """Members and clients at the end of each year since the first one, and today."""
        today = clock.today()
        first = min((begun.year for begun, _ended in self._periods), default=today.year)
        ends = [date(year, 12, 31) for year in range(first, today.year)] + [today]
        return [
            {
                "year": end.year,
                "members": membership.members_on(self._periods, end),
                "clients": len(held_on(self._services, end)),
            }
            for end in ends
        ]

    def years_chart(self) -> BarChart:
        return bar_chart(
            (str(row["year"]), row["members"], str(row["members"]))
            for row in self.years
        )

    def years_chart_title(self) -> str:
        return words(YEAR_CHART)

    def growth(self) -> str | None:
        """Since the end of the first year, in percent."""
        first, now = self.years[0]["members"], self.years[-1]["members"]
        percent = membership.growth(first, now) if len(self.years) > 1 else None
        return None if percent is None else f"{percent:+}"

    def targets(self) -> list[dict[str, str]]:
        """The targets of the settings that are not past, and how far that is."""
        today, members = clock.today(), self.years[-1]["members"]
        return [
            {
                "day": day(row.valid_from),
                "members": number(row.value),
                "percent": number(membership.percent_of(members, row.value)) or "–",
            }
            for row in dated_numbers("member_target")
            if row.valid_from >= today
        ]

    @cached_property
    def listed(self) -> Batch:
        """The members this person may see, filtered, in batches."""
        query: dict[str, Any] = self.order()
        if self.asked("kind"):
            query["mutualisation_kind"] = self.asked("kind")
        if self.asked("state"):
            query["review_state"] = self.asked("state")
        brains = found("Member", **query, **self.text_query())
        province = self.asked("province")
        of_it = [each for each in brains if each.province == province]
        return self.batch(of_it if province else brains)

    def cells(self, brain: ICatalogBrain) -> tuple[Cell, ...]:
        return (
            brain.Title,
            self.kind_title(brain.mutualisation_kind),
            brain.province,
            self.size_of(brain),
            self.state_title(brain),
            brain.bce_number,
            brain.inhabitants or None,
            brain.admitted_on or None,
        )

    populations = staticmethod(of_all)
    may_import = staticmethod(may_bring_in)

    def may_add(self) -> bool:
        return may_create(self.context, self.context.holds)
