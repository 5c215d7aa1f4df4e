"""REST: the radar."""

from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.parameters import invalid
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.base.parameters import whole
from imio.mutualisation.continuity import facts
from imio.mutualisation.continuity.radar import Blip
from imio.mutualisation.continuity.radar import LEVELS
from imio.mutualisation.continuity.radar import Radar
from plone.restapi.serializer.converters import json_compatible
from typing import Any


MOST_MONTHS = 600


class RadarGet(ReadingService):
    """`GET @radar?months=&level=`: what comes to an end, what presses first."""

    asks = ("months", "level")

    def reply(self) -> dict[str, Any]:
        radar, level = Radar(self._months()), self._level()
        blips = [b for b in radar.blips if level in ("", b.level)]
        items = [_as_json(blip, radar.reads_figures) for blip in blips]
        return {"months": radar.months, "items": items, "items_total": len(items)}

    def _months(self) -> int:
        if not given(self.request, "months"):
            return facts.horizon()
        months = whole(self.request, "months")
        if not 0 < months <= MOST_MONTHS:
            raise invalid("months", str(months))
        return months

    def _level(self) -> str:
        level = given(self.request, "level")
        if level not in ("", *LEVELS):
            raise invalid("level", level)
        return level


def _as_json(blip: Blip, reads_figures: bool) -> dict[str, Any]:
    known = blip.situation
    return json_compatible(
        {
            "@id": blip.brain.getURL(),
            "@type": blip.brain.portal_type,
            "title": blip.brain.Title,
            "level": blip.level,
            "risks": list(blip.risks),
            "support_until": known.support_until,
            "act_by": blip.act_by,
            "maintainer": known.maintainer,
            "notice_months": known.notice_months,
            "providers": known.providers,
            "source": known.source or None,
            "mine": blip.mine,
            "exposure": _exposure(blip, reads_figures),
        }
    )


def _exposure(blip: Blip, reads_figures: bool) -> dict[str, Any] | None:
    told = blip.exposure
    if told is None:
        return None
    shown = {"members": told.members, "population": told.population}
    return shown | ({"yearly_cost": str(told.yearly_cost)} if reads_figures else {})
