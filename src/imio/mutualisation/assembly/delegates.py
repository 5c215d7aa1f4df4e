"""The members whose list of delegates to the general assembly is not complete."""

from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base import facets
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.listing import Facet
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

    filters = ("province",)
    none = _("delegates_all_named", default="Every member has valid delegates.")
    at_hand = True
    headed = "column_member"
    columns = (
        _("column_member", default="Member"),
        _("delegates_complete", default="Complete until"),
    )

    def address(self) -> str:
        return f"{super().address()}/@@delegues"

    @cached_property
    def listed(self) -> Batch:
        province = self.asked("province")
        of_it = (each for each in self._missing if province in ("", each.province))
        return self.batch(self.in_order([*of_it]))

    @cached_property
    def _missing(self) -> list[Any]:
        return members(valid=False)

    def facets(self) -> list[Facet]:
        return facets.known(facets.provinces(self, self._missing))

    def cells(self, brain: ICatalogBrain) -> tuple[Cell, ...]:
        return (
            brain.Title,
            brain.delegates_until or None,
        )
