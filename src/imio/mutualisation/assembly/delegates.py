"""The members whose list of delegates to the general assembly is not complete."""

from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.spreadsheet import Cell
from imio.mutualisation.i18n import _
from plone.base.batch import Batch
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


def has_delegates(brain: ICatalogBrain) -> bool:
    """Whether the list of a member is complete today (CDLD L1523-11)."""
    until = brain.delegates_until
    return bool(until) and until > clock.today()


def members(valid: bool) -> list[Any]:
    """The members with or without valid delegates, in the order of their names."""
    brains = found("Member", review_state="member", sort_on="sortable_title")
    return [brain for brain in brains if has_delegates(brain) == valid]


class MissingDelegates(Listing):
    """`@@delegues`: whom to remind."""

    columns = (
        _("column_member", default="Member"),
        _("delegates_complete", default="Complete until"),
    )

    def address(self) -> str:
        return f"{super().address()}/@@delegues"

    @cached_property
    def listed(self) -> Batch:
        return self.batch(members(valid=False))

    def cells(self, brain: ICatalogBrain) -> tuple[Cell, ...]:
        return (
            brain.Title,
            brain.delegates_until or None,
        )

    def until(self, brain: ICatalogBrain) -> str:
        """Until when the list was complete, if it ever was."""
        return day(brain.delegates_until or None)
