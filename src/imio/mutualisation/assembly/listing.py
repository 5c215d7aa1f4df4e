"""The assemblies that a person may see, the latest first."""

from datetime import date
from functools import cached_property
from imio.mutualisation.base.acting import sees_figures
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.spreadsheet import Cell
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.i18n import _
from plone.base.batch import Batch
from Products.ZCatalog.interfaces import ICatalogBrain


class Assemblies(Listing):
    """The page of the section."""

    columns = (
        _("column_day", default="Day"),
        _("label_assembly", default="General assembly"),
        _("label_state", default="State"),
    )

    @cached_property
    def listed(self) -> Batch:
        brains = found("Assembly")
        return self.batch(sorted(brains, key=_held, reverse=True))

    def day(self, brain: ICatalogBrain) -> str:
        return long_day(brain.sitting_on or None)

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
