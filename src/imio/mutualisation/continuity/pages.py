"""The page of the section: the radar, drawn, and the incidents."""

from collections import Counter
from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.charts import Timeline
from imio.mutualisation.base.charts import timeline
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.continuity import facts
from imio.mutualisation.continuity.messages import LEVELS
from imio.mutualisation.continuity.messages import RISKS
from imio.mutualisation.continuity.radar import Blip
from imio.mutualisation.continuity.radar import Radar
from imio.mutualisation.rules.deadlines import months_after
from plone.base.batch import Batch
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any
from zope.i18nmessageid import Message


HORIZONS = ("6", "12", "24", "60")


class RadarPage(Listing):
    """`?months=` looks further, `?level=` and `?mine=1` narrow it."""

    day = staticmethod(day)
    euros = staticmethod(euros)
    number = staticmethod(number)
    filters = ("months", "level", "mine")
    horizons = HORIZONS
    levels = LEVELS

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
        return self.batch(self.blips)

    def timeline(self) -> Timeline:
        """The ends to come within the horizon, the first one on top."""
        today = self.radar.today
        ends = (
            (blip.situation.support_until, blip.brain.Title, blip.level)
            for blip in self.blips
            if blip.situation.support_until
        )
        return timeline(sorted(ends), today, months_after(today, self.months))

    def level(self, blip: Blip) -> Message:
        return LEVELS[blip.level]

    def risks(self, blip: Blip) -> list[Message]:
        return [RISKS[code] for code in blip.risks]

    def source(self, blip: Blip) -> str:
        source = blip.situation.source or None
        return title_of("imio.mutualisation.source_accesses", source)

    def incidents(self) -> list[Any]:
        """The incidents this person may see, the latest first."""
        return found("Incident", sort_on="created", sort_order="reverse")

    @cached_property
    def _requests(self) -> Counter[str]:
        """How many requests of each incident this person may see, by its UID."""
        uids = [brain.UID for brain in self.incidents()]
        brains = found("ServiceRequest", incident_uid=uids) if uids else ()
        return Counter(brain.incident_uid for brain in brains)

    def requests_of(self, brain: ICatalogBrain) -> int:
        return self._requests[brain.UID]

    def incident_kind(self, brain: ICatalogBrain) -> str:
        kind = brain.mutualisation_kind
        return title_of("imio.mutualisation.incident_kinds", kind)

    def incident_state(self, brain: ICatalogBrain) -> str:
        return state_title("Incident", brain.review_state)

    def may_add(self) -> bool:
        return may_create(self.context, "Incident")

    def has_own(self) -> bool:
        return bool(self.radar.own)

    def today(self) -> str:
        return day(clock.today())
