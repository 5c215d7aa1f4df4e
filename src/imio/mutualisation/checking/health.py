"""`@health`: whether the site can do its work, for a balancer or a watch, without a name."""

from collections.abc import Iterator
from imio.mutualisation.base import room
from imio.mutualisation.base.lane import comes
from imio.mutualisation.base.reading import SAFE
from imio.mutualisation.base.typed import only
from imio.mutualisation.upgrades.sites import PROFILE
from plone import api
from Products.Five.browser import BrowserView

import json


PATIENCE = 5  # seconds to wait for a turn, as a writer would


class Health(BrowserView):
    """200 `{"wrong": []}`, or 503 with what is wrong: `lane_held`, `disk_low`, `not_upgraded`.

    One who only reads would see nothing of the first two.
    """

    answers_to = SAFE

    def __call__(self) -> str:
        only(self.request.form)
        wrong = list(_wrong())
        self.request.response.setHeader("Content-Type", "application/json")
        self.request.response.setHeader("Cache-Control", "no-store")
        if wrong:
            self.request.response.setStatus(503)
        return json.dumps({"wrong": wrong})


def _wrong() -> Iterator[str]:
    if not comes(PATIENCE):
        yield "lane_held"
    if room.free() < room.LOW:
        yield "disk_low"
    if api.portal.get_tool("portal_setup").listUpgrades(PROFILE):
        yield "not_upgraded"
