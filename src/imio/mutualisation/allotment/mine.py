"""« Mes licences »: what the members of this person hold, from the catalogue."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.base.metrics import counted
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.rules.money import total
from imio.mutualisation.rules.sharing import Saving
from imio.mutualisation.rules.sharing import saving
from imio.mutualisation.rules.states import SEATS_HELD
from imio.mutualisation.rules.states import SEATS_OPEN
from Products.Five.browser import BrowserView
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """An allotment with what its licence says of it today."""

    brain: Any
    licence: Any
    saving: Saving | None


class Mine(BrowserView):
    """One line for each allotment that is open, with what it saves."""

    day = staticmethod(day)
    euros = staticmethod(euros)

    @cached_property
    def own(self) -> list[str]:
        return owners_of_current_user()

    @cached_property
    def rows(self) -> list[Row]:
        brains = found("Allotment", review_state=SEATS_OPEN, sort_on="created")
        mine = [brain for brain in brains if brain.member_uid in self.own]
        licences = self._licences({brain.licence_uid for brain in mine})
        known = [brain for brain in mine if brain.licence_uid in licences]
        return [self._row(brain, licences[brain.licence_uid]) for brain in known]

    def _licences(self, uids: set[str]) -> dict[str, Any]:
        brains = found("Licence", UID=sorted(uids)) if uids else ()
        return {brain.UID: brain for brain in brains}

    def _row(self, brain: ICatalogBrain, licence: ICatalogBrain) -> Row:
        held = brain.review_state in SEATS_HELD and licence.price is not None
        quantity = 1 if licence.metric == "unlimited" else brain.quantity
        public = licence.public_price or None
        saved = saving(public, licence.price, quantity) if held else None
        return Row(brain, licence, saved)

    def saved(self) -> Decimal:
        """What the members of this person save in a year, in all."""
        return total(row.saving.amount for row in self.rows if row.saving)

    @cached_property
    def members(self) -> dict[str, str]:
        brains = found("Member", UID=self.own) if self.own else ()
        return {brain.UID: brain.Title for brain in brains}

    def quantity(self, row: Row) -> str:
        return counted(row.licence.metric, row.brain.quantity)

    def state(self, row: Row) -> str:
        return state_title("Allotment", row.brain.review_state)

    def offered(self) -> list[Any]:
        """The licences one may draw from."""
        return found("Licence", review_state="active", sort_on="sortable_title")
