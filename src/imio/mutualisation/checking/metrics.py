"""`@metrics`: what a watch draws over time, as Prometheus reads it.

Measured when it is asked for, from what is counted already: no record is read.
"""

from imio.mutualisation.base import room
from imio.mutualisation.base.catalog import counts
from imio.mutualisation.base.lane import in_line
from imio.mutualisation.base.outbox import Outbox
from imio.mutualisation.base.reading import SAFE
from imio.mutualisation.base.typed import only
from imio.mutualisation.security import WORKFLOWS
from imio.mutualisation.upgrades.sites import PROFILE
from plone import api
from Products.Five.browser import BrowserView
from prometheus_client import CollectorRegistry
from prometheus_client import CONTENT_TYPE_LATEST
from prometheus_client import Gauge
from prometheus_client import generate_latest
from typing import Any


class Metrics(BrowserView):
    """The text of all figures; for who reads the figures of IMIO."""

    answers_to = SAFE

    def __call__(self) -> bytes:
        only(self.request.form)
        self.request.response.setHeader("Content-Type", CONTENT_TYPE_LATEST)
        self.request.response.setHeader("Cache-Control", "no-store")
        return generate_latest(measured(api.portal.get()))


def measured(site: Any) -> CollectorRegistry:
    """All figures of a site, as they are now."""
    registry = CollectorRegistry()

    def gauge(name: str, what: str, *labels: str) -> Gauge:
        return Gauge(f"mutualisation_{name}", what, labels, registry=registry)

    records = gauge("records", "Records by type and state.", "type", "state")
    for workflow in WORKFLOWS:
        states = [state.id for state in workflow.states]
        for state, many in counts(workflow.name, "review_state", states).items():
            records.labels(workflow.name, state).set(many)
    mails = gauge("mails", "Mails that wait, and that failed.", "state")
    outbox = Outbox(site.getId())
    mails.labels("waiting").set(len(outbox.paths()))
    mails.labels("failed").set(outbox.count_failed())
    database = site._p_jar.db()
    gauge("database_bytes", "Size of the database file.").set(database.getSize())
    gauge("database_objects", "Objects in the database.").set(database.objectCount())
    gauge("disk_free_bytes", "Bytes left where the data lie.").set(room.free())
    gauge("writers", "Who writes or waits to write.").set(in_line())
    lacking = len(api.portal.get_tool("portal_setup").listUpgrades(PROFILE))
    gauge("upgrade_steps_lacking", "Steps that the site lacks.").set(lacking)
    return registry
