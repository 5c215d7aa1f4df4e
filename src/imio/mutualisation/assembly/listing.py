"""The assemblies that a person may see, the latest first."""

from datetime import date
from functools import cached_property
from imio.mutualisation.base import facets
from imio.mutualisation.base.acting import sees_figures
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.base.listing import Facet
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.listing import SINCE
from imio.mutualisation.base.listing import UNTIL
from imio.mutualisation.base.spreadsheet import Cell
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.i18n import _
from imio.mutualisation.security import ASSEMBLY
from plone.base.batch import Batch
from Products.ZCatalog.interfaces import ICatalogBrain


class Assemblies(Listing):
    """The page of the section."""

    filters = ("state", "text", SINCE, UNTIL)
    none = _("assemblies_none", default="No assembly is announced.")
    between = "sitting_on"
    between_title = _("column_day", default="Day")
    dated = "column_day"
    at_hand = True
    headed = "label_assembly"
    columns = (
        _("column_day", default="Day"),
        _("label_assembly", default="General assembly"),
        _("label_state", default="State"),
    )

    @cached_property
    def listed(self) -> Batch:
        asked = {"review_state": self.asked("state")} if self.asked("state") else {}
        brains = found("Assembly", **asked, **self.text_query())
        latest = sorted(brains, key=_held, reverse=True)
        return self.batch(self.in_order(self.in_days(latest)))

    def facets(self) -> list[Facet]:
        return facets.known(facets.states(self, ASSEMBLY))

    def state_title(self, brain: ICatalogBrain) -> str:
        return state_title("Assembly", brain.review_state)

    def cells(self, brain: ICatalogBrain) -> tuple[Cell, ...]:
        return (
            brain.sitting_on or None,
            brain.Title,
            self.state_title(brain),
        )

    def may_add(self) -> bool:
        return may_create(self.context, "Assembly")

    def is_staff(self) -> bool:
        return sees_figures()


def _held(brain: ICatalogBrain) -> date:
    # One without a day yet is still to come.
    return brain.sitting_on or date.max
