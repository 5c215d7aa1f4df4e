"""`@@incidents`: the incidents that a person may see, the latest first."""

from collections import Counter
from functools import cached_property
from imio.mutualisation.base import facets
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.listing import Facet
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.listing import SINCE
from imio.mutualisation.base.listing import UNTIL
from imio.mutualisation.base.people import full_name
from imio.mutualisation.base.spreadsheet import Cell
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.i18n import _
from imio.mutualisation.security import INCIDENT
from plone.base.batch import Batch
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any
from zExceptions import NotFound


KINDS = "imio.mutualisation.incident_kinds"
KIND = _("label_incident_kind", default="What happens")
EFFECTIVE = _("label_effective_on", default="Takes effect on")


class Incidents(Listing):
    """A page of the section."""

    filters = ("kind", "state", "officer", "text", SINCE, UNTIL)
    none = _("incidents_empty", default="No incident is known to you.")
    between = "effective_on"
    between_title = EFFECTIVE
    dated = "label_effective_on"
    at_hand = True
    headed = "type_incident"
    usual_sort = "-created"
    numeric = ("column_requests",)
    columns = (
        _("type_incident", default="Incident"),
        KIND,
        EFFECTIVE,
        _("label_state", default="State"),
        _("column_requests", default="Requests"),
        _("label_officer", default="Looked after by"),
    )

    def __call__(self) -> Any:
        if self.context.holds != "Incident":
            raise NotFound("incidents")
        return super().__call__()

    def address(self) -> str:
        return f"{super().address()}/@@incidents"

    @cached_property
    def brains(self) -> list[Any]:
        """Those that have all that is asked, the latest first."""
        asked = {
            "mutualisation_kind": self.asked("kind"),
            "review_state": self.asked("state"),
            "handled_by": self.asked("officer"),
        }
        query = {index: value for index, value in asked.items() if value}
        latest = {"sort_on": "created", "sort_order": "reverse"}
        return found("Incident", **query, **latest, **self.text_query())

    @cached_property
    def listed(self) -> Batch:
        return self.batch(self.in_order(self.in_days(self.brains)))

    def facets(self) -> list[Facet]:
        return facets.known(
            facets.terms(self, "kind", KIND, KINDS),
            facets.states(self, INCIDENT),
            facets.officers(self),
        )

    @cached_property
    def _requests(self) -> Counter[str]:
        """How many requests of each incident this person may see, by its UID."""
        uids = [brain.UID for brain in self.brains]
        brains = found("ServiceRequest", incident_uid=uids) if uids else ()
        return Counter(brain.incident_uid for brain in brains)

    def cells(self, brain: ICatalogBrain) -> tuple[Cell, ...]:
        return (
            brain.Title,
            title_of(KINDS, brain.mutualisation_kind),
            brain.effective_on or None,
            state_title("Incident", brain.review_state),
            self._requests[brain.UID],
            full_name(brain.officer) if brain.officer else None,
        )
