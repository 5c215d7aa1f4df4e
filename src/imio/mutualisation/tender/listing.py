"""The tenders that a person may see, the open ones and the latest first."""

from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.settings import setting
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.security import TENDER
from plone import api
from plone.base.batch import Batch
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


class Tenders(Listing):
    """The page of the section."""

    filters = ("state", "text")

    @cached_property
    def listed(self) -> Batch:
        query: dict[str, Any] = {"sort_on": "created", "sort_order": "reverse"}
        if self.asked("state"):
            query["review_state"] = self.asked("state")
        return self.batch(found("Tender", **query, **self.text_query()))

    def states(self) -> list[dict[str, str]]:
        return [{"id": state.id, "title": state.title} for state in TENDER.states]

    def state_title(self, brain: ICatalogBrain) -> str:
        return state_title("Tender", brain.review_state)

    def late(self, brain: ICatalogBrain) -> bool:
        """Whether it should have been published by now."""
        return bool(brain.planned_for) and brain.planned_for < clock.today()

    def may_add(self) -> bool:
        return may_create(self.context, "Tender")

    def may_watch(self) -> bool:
        return may_create(self.context, "WatchedTender")

    def watched(self) -> list[Any]:
        return found("WatchedTender", sort_on="created", sort_order="reverse")[:20]

    def other_bodies(self) -> list[dict[str, Any]]:
        return setting("other_bodies") or []

    def site_url(self) -> str:
        return api.portal.get().absolute_url()
