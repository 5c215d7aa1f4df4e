"""The tenders that a person may see, the open ones and the latest first."""

from datetime import timedelta
from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base import facets
from imio.mutualisation.base.acting import may_bring_in
from imio.mutualisation.base.acting import sees_figures
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.listing import Facet
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.listing import SINCE
from imio.mutualisation.base.listing import UNTIL
from imio.mutualisation.base.settings import setting
from imio.mutualisation.base.spreadsheet import Cell
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.security import TENDER
from plone import api
from plone.base.batch import Batch
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


# What is shown before it is due.
SOON = timedelta(days=60)
DOMAIN = _("label_domain", default="Functional domain")
LATE = _("tender_late", default="should be published by now")


class Tenders(Listing):
    """The page of the section."""

    filters = ("state", "domain", "text", SINCE, UNTIL)
    none = _(
        "tenders_none",
        default="No tender here. Try another state, or no words at all.",
    )
    threads = ("label_tender_number",)
    dated = "column_due_by"
    between = "published_on"
    between_title = _("label_published_on", default="Published on")
    further = ("label_published_on", "column_due_by")
    sorts = {"label_tender_title": "sortable_title", "label_state": "review_state"}
    usual_sort = "-created"
    columns = (
        _("label_tender_number", default="Number"),
        _("label_tender_title", default="Object"),
        _("label_state", default="State"),
        _("label_bids_due", default="Bids due by"),
        _("label_published_on", default="Published on"),
        _("column_due_by", default="Due by"),
    )

    @cached_property
    def listed(self) -> Batch:
        query: dict[str, Any] = self.order()
        if self.asked("state"):
            query["review_state"] = self.asked("state")
        if self.asked("domain"):
            query["domain"] = self.asked("domain")
        brains = found("Tender", **query, **self.text_query())
        return self.batch(self.in_days(brains))

    def facets(self) -> list[Facet]:
        return facets.known(
            facets.states(self, TENDER),
            facets.terms(self, "domain", DOMAIN, "imio.mutualisation.domains"),
        )

    def notes(self, brain: ICatalogBrain) -> dict[str, str]:
        return {"label_state": words(LATE)} if self.late(brain) else {}

    def state_title(self, brain: ICatalogBrain) -> str:
        return state_title("Tender", brain.review_state)

    def due(self) -> list[Any]:
        """What the tenders look to soon, for IMIO: bids, standstills, milestones, years
        to renew; what is late comes first.
        """
        until = clock.today() + SOON
        query = {"next_deadline": {"query": until, "range": "max"}}
        return (
            found("Tender", **query, sort_on="next_deadline") if sees_figures() else []
        )

    def long_day(self, brain: ICatalogBrain) -> str:
        return long_day(brain.next_deadline)

    def overdue(self, brain: ICatalogBrain) -> bool:
        return bool(brain.next_deadline < clock.today())

    def late(self, brain: ICatalogBrain) -> bool:
        """Whether it should have been published by now."""
        return bool(brain.planned_for) and brain.planned_for < clock.today()

    def cells(self, brain: ICatalogBrain) -> tuple[Cell, ...]:
        return (
            brain.number,
            brain.Title,
            self.state_title(brain),
            brain.bids_due or None,
            brain.published_on or None,
            brain.next_deadline or None,
        )

    def may_add(self) -> bool:
        return may_create(self.context, "Tender")

    may_import = staticmethod(may_bring_in)

    def may_watch(self) -> bool:
        return may_create(self.context, "WatchedTender")

    def watched(self) -> list[Any]:
        return found("WatchedTender", sort_on="created", sort_order="reverse")[:20]

    def other_bodies(self) -> list[dict[str, Any]]:
        return setting("other_bodies") or []

    def site_url(self) -> str:
        return api.portal.get().absolute_url()
