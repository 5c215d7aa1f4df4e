"""The licences that a person may see, with what is left of each pool."""

from collections.abc import Callable
from collections.abc import Mapping
from functools import cached_property
from imio.mutualisation.base import facets
from imio.mutualisation.base.acting import may_bring_in
from imio.mutualisation.base.acting import sees_figures
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.charts import gauge
from imio.mutualisation.base.charts import Part
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.listing import Facet
from imio.mutualisation.base.listing import filled
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.base.metrics import counted
from imio.mutualisation.base.metrics import TITLES
from imio.mutualisation.base.spreadsheet import Cell
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.licence.messages import STOCK
from imio.mutualisation.rules.seats import Seats
from imio.mutualisation.security import LICENCE
from plone.base.batch import Batch
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


UNLIMITED = TITLES["unlimited"]
GAUGE = (
    '<svg xmlns="http://www.w3.org/2000/svg" class="mut-gauge" aria-hidden="true"'
    ' preserveAspectRatio="none" viewBox="0 0 320 16">{}</svg>'
)
PART = '<rect height="16" class="mut-part-{}" x="{}" width="{}"></rect>'


class Licences(Listing):
    """The page of the section."""

    filters: tuple[str, ...] = ("state", "product", "officer", "text")
    none = _(
        "licences_empty",
        default="No licence here. Sign in to see those that members draw from, or try "
        "other words.",
    )
    sorts = {"type_licence": "sortable_title", "label_state": "review_state"}
    numeric: tuple[str, ...] = (
        *("column_free", "column_price_of_one"),
        "label_public_price_short",
    )
    columns = (
        _("type_licence", default="Shared licence"),
        _("label_state", default="State"),
        _("column_taken", default="Held"),
        _("column_free", default="Free"),
        _("column_price_of_one", default="Unit price"),
        _("label_public_price_short", default="Public price"),
    )

    @cached_property
    def listed(self) -> Batch:
        query: dict[str, Any] = self.order()
        asked = {
            "review_state": self.asked("state"),
            "product_uid": self.asked("product"),
            "handled_by": self.asked("officer"),
        }
        query |= {index: value for index, value in asked.items() if value}
        return self.batch(found("Licence", **query, **self.text_query()))

    def facets(self) -> list[Facet]:
        return facets.known(
            facets.states(self, LICENCE), facets.products(self), facets.officers(self)
        )

    def notes(self, brain: ICatalogBrain) -> Mapping[str, str]:
        return {"label_state": self.stock_alert(brain)}

    def pictures(self) -> Mapping[str, Callable[[Any], str]]:
        return {"column_taken": self._picture}

    def _picture(self, brain: ICatalogBrain) -> str:
        parts = "".join(
            filled(PART, part.kind, part.x, part.width) for part in self.gauge(brain)
        )
        drawn = GAUGE.format(parts) if parts else ""
        return drawn + filled(
            '<span class="visually-hidden">{}</span>', self.held(brain)
        )

    def state_title(self, brain: ICatalogBrain) -> str:
        return state_title("Licence", brain.review_state)

    def seats(self, brain: ICatalogBrain) -> Seats:
        return Seats(*brain.seats)

    def free(self, brain: ICatalogBrain) -> str:
        """`12 utilisateurs`; the word for no limit."""
        free = self.seats(brain).free
        return words(UNLIMITED) if free is None else counted(brain.metric, free)

    def stock_alert(self, brain: ICatalogBrain) -> str:
        """What is to be decided of its stock; empty when nothing is."""
        return words(STOCK[brain.stock_alert]) if brain.stock_alert else ""

    def held(self, brain: ICatalogBrain) -> str:
        """`18 / 40`."""
        seats = self.seats(brain)
        limit = "∞" if seats.pool is None else number(seats.pool)
        return f"{number(seats.granted)} / {limit}"

    def gauge(self, brain: ICatalogBrain) -> tuple[Part, ...]:
        return gauge_of(self.seats(brain))

    def cells(self, brain: ICatalogBrain) -> tuple[Cell, ...]:
        return (
            brain.Title,
            self.state_title(brain),
            self.held(brain),
            self.free(brain),
            brain.price or None,
            brain.public_price or None,
        )

    may_import = staticmethod(may_bring_in)

    def may_add(self) -> bool:
        return may_create(self.context, "Licence")

    def has_own(self) -> bool:
        """Whether this person acts for a member that may draw."""
        return bool(owners_of_current_user())

    def sees_deadlines(self) -> bool:
        return sees_figures()


def gauge_of(seats: Seats) -> tuple[Part, ...]:
    """A pool as a picture; nothing to draw without a limit."""
    if seats.free is None:
        return ()
    return gauge({"granted": seats.granted, "asked": seats.asked, "free": seats.free})
