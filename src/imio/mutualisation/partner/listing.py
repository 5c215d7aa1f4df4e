"""The partners that a person may see, by name."""

from functools import cached_property
from imio.mutualisation.base import facets
from imio.mutualisation.base.acting import may_bring_in
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.charts import bar_chart
from imio.mutualisation.base.charts import BarChart
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.base.listing import Facet
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.listing import Option
from imio.mutualisation.base.spreadsheet import Cell
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.partner.vocabularies import SIZE_TITLES
from imio.mutualisation.security import PARTNER_FILE
from plone import api
from plone.base.batch import Batch
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


class Partners(Listing):
    """The page of the section."""

    filters = ("state", "size", "text")
    none = _(
        "partners_none",
        default="No partner here yet: partners enter the network by a tender.",
    )
    sorts = {"label_name": "sortable_title", "label_state": "review_state"}
    columns = (
        _("label_name", default="Name"),
        _("label_partner_size", default="Size"),
        _("label_state", default="State"),
    )

    @cached_property
    def listed(self) -> Batch:
        state, size = self.asked("state"), self.asked("size")
        query: dict[str, Any] = {**self.order(), **self.text_query()}
        if state:
            query["review_state"] = state
        brains = found("Partner", **query)
        chosen = [each for each in brains if each.size == size] if size else brains
        return self.batch(chosen)

    def facets(self) -> list[Facet]:
        sizes = tuple(Option(each, words(said)) for each, said in SIZE_TITLES.items())
        return facets.known(
            facets.states(self, PARTNER_FILE),
            Facet("size", self.columns[1], sizes, self.asked("size")),
        )

    def state_title(self, brain: ICatalogBrain) -> str:
        return state_title("Partner", brain.review_state)

    def size(self, brain: ICatalogBrain) -> str:
        return words(SIZE_TITLES[brain.size])

    def cells(self, brain: ICatalogBrain) -> tuple[Cell, ...]:
        return (
            brain.Title,
            self.size(brain),
            self.state_title(brain),
        )

    may_import = staticmethod(may_bring_in)

    def may_add(self) -> bool:
        return may_create(self.context, "Partner")

    def may_apply(self) -> bool:
        """Who has an account needs no other one."""
        return bool(api.user.is_anonymous())

    @cached_property
    def sizes(self) -> list[tuple[str, int]]:
        """The selected partners by size: a public figure."""
        brains = existing("Partner", review_state="selected")
        sizes = [brain.size for brain in brains]
        return [
            (words(title), sizes.count(size)) for size, title in SIZE_TITLES.items()
        ]

    def chart(self) -> BarChart:
        return bar_chart((title, count, str(count)) for title, count in self.sizes)
