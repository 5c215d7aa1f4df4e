"""The page of the section: the radar, drawn, and the incidents."""

from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.charts import Timeline
from imio.mutualisation.base.charts import timeline
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.listing import filled
from imio.mutualisation.base.listing import Heading
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.populations import of_all
from imio.mutualisation.base.spreadsheet import Cell
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.base.words import words
from imio.mutualisation.continuity import facts
from imio.mutualisation.continuity.messages import LEVELS
from imio.mutualisation.continuity.messages import RISKS
from imio.mutualisation.continuity.radar import Blip
from imio.mutualisation.continuity.radar import Radar
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.deadlines import months_after
from plone.base.batch import Batch
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any
from zope.i18n import translate
from zope.i18nmessageid import Message


SOURCES = "imio.mutualisation.source_accesses"
HORIZONS = ("6", "12", "24", "60")
LEVEL = _("column_radar_level", default="Where it stands")
COST = _("column_yearly_cost", default="Yearly cost (€)")
LATEST = 10  # incidents
# What a solution is, by the name of a flag of its blip.
BADGES = {
    "is_contract": _("badge_contract", default="contract"),
    "mine": _("badge_mine", default="yours"),
}
EXPOSURE_RESERVED = _("exposure_reserved", default="Known to IMIO")
# The parts of a row.
NAMED = '<tr id="row-{}"><th class="mut-wide" scope="row"><a href="{}">{}</a>'
BADGE, RISK = ' <span class="mut-badge">{}</span>', "<li>{}</li>"
ENDS = '</th><td>{} <span class="mut-badge mut-level-{}">{}</span></td><td>{}</td>'
KEPT = '<td>{}</td><td class="mut-number">{}</td><td>{}</td>'
FIGURE = '<td class="mut-number">{}</td>'
RESERVED = '<td class="mut-muted" colspan="2">{}</td>'


class RadarPage(Listing):
    """`?months=` looks further, `?level=` and `?mine=1` narrow it."""

    day = staticmethod(day)
    euros = staticmethod(euros)
    number = staticmethod(number)
    filters = ("months", "level", "mine")
    at_hand = True
    headed = "column_solution"
    numeric = (
        *("column_providers", "column_members"),
        *("column_inhabitants", "column_yearly_cost"),
    )
    dated = "column_act_by"
    horizons = HORIZONS
    levels = LEVELS
    columns = (
        _("column_solution", default="Solution"),
        _("label_support_until", default="Last day of support"),
        LEVEL,
        _("column_act_by", default="To act by"),
        _("label_maintainer", default="Maintained by"),
        _("column_providers", default="Providers"),
        _("label_source_access", default="Source code"),
        _("column_members", default="Members"),
        _("column_inhabitants", default="Inhabitants"),
        COST,
    )

    @property
    def months(self) -> int:
        asked = self.asked("months")
        return int(asked) if asked in HORIZONS else facts.horizon()

    @cached_property
    def radar(self) -> Radar:
        return Radar(self.months)

    @cached_property
    def blips(self) -> list[Blip]:
        level, mine = self.asked("level"), bool(self.asked("mine"))
        return [
            blip
            for blip in self.radar.blips
            if level in ("", blip.level) and (blip.mine or not mine)
        ]

    @cached_property
    def listed(self) -> Batch:
        return self.batch(self.in_order(self.blips))

    populations = staticmethod(of_all)

    @cached_property
    def _places(self) -> list[int]:
        """Costs are told to those of IMIO, in files as well."""
        cost, told = self.columns.index(COST), super()._places
        return [each for each in told if self.radar.reads_figures or each != cost]

    def headings(self) -> list[Heading]:
        """Where a solution stands is told beside its end."""
        return [each for each in super().headings() if each.title != LEVEL]

    def record_of(self, line: Blip) -> ICatalogBrain:
        return line.brain

    def url_of(self, line: Blip) -> str:
        return line.brain.getURL()

    def cells(self, line: Blip) -> tuple[Cell, ...]:
        known, told = line.situation, line.exposure
        figures = (told.members, told.population) if told else (None, None)
        return (
            line.brain.Title,
            known.support_until,
            words(LEVELS[line.level]),
            line.act_by,
            known.maintainer,
            known.providers,
            title_of(SOURCES, known.source or None),
            *figures,
            told.yearly_cost if told and self.radar.reads_figures else None,
        )

    def timeline(self) -> Timeline:
        """The ends to come within the horizon, the first one on top."""
        today = self.radar.today
        ends = (
            (blip.situation.support_until, blip.brain.Title, blip.level)
            for blip in self.blips
            if blip.situation.support_until
        )
        return timeline(sorted(ends), today, months_after(today, self.months))

    def table_body(self) -> str:
        """The markup of the batch."""
        return "".join(map(self._row, self.listed))

    def _row(self, blip: Blip) -> str:
        known, brain = blip.situation, blip.brain
        source = title_of(SOURCES, known.source or None)
        level = (blip.level, translate(LEVELS[blip.level], context=self.request))
        return (
            filled(NAMED, brain.getId, brain.getURL(), brain.Title)
            + self._marks(blip)
            + filled(ENDS, day(known.support_until), *level, day(blip.act_by))
            + filled(KEPT, known.maintainer, number(known.providers), source)
            + self._exposed(blip)
            + "</tr>"
        )

    def _marks(self, blip: Blip) -> str:
        """Whose it is, and what it risks."""
        badges = [BADGES[name] for name in BADGES if getattr(blip, name)]
        risks = "".join(self._told(RISK, RISKS[code]) for code in blip.risks)
        listed = f'<ul class="mut-risks">{risks}</ul>' if risks else ""
        return "".join(self._told(BADGE, each) for each in badges) + listed

    def _exposed(self, blip: Blip) -> str:
        """Who hangs on it; what that costs for those who read the figures."""
        told = blip.exposure
        if told is None:
            return self._told(RESERVED, EXPOSURE_RESERVED)
        cost = euros(told.yearly_cost) if told.yearly_cost else "–"
        figures = [number(told.members), number(told.population)]
        figures += [cost] if self.radar.reads_figures else []
        return "".join(filled(FIGURE, each) for each in figures)

    def _told(self, markup: str, message: Message) -> str:
        return filled(markup, translate(message, context=self.request))

    def incidents(self) -> list[Any]:
        """The latest that this person may see."""
        latest = {"sort_on": "created", "sort_order": "reverse"}
        return found("Incident", **latest)[:LATEST]

    def incident_state(self, brain: ICatalogBrain) -> str:
        return state_title("Incident", brain.review_state)

    def may_add(self) -> bool:
        return may_create(self.context, "Incident")

    def has_own(self) -> bool:
        return bool(self.radar.own)

    def today(self) -> str:
        return day(clock.today())
