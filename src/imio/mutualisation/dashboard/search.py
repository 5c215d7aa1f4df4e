"""`@@search`: what answers to the words, of all types, as a list of ours."""

from functools import cached_property
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.brief import Entry
from imio.mutualisation.base.listing import Facet
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.listing import Option
from imio.mutualisation.base.moments import minute
from imio.mutualisation.base.spreadsheet import Cell
from imio.mutualisation.base.stumbles import STUMBLES
from imio.mutualisation.base.titles import STATES
from imio.mutualisation.base.words import words
from imio.mutualisation.dashboard.inbox import owner_path
from imio.mutualisation.dashboard.inbox import owners_of
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.names import alphabetical
from imio.mutualisation.rules.verdict import Refused
from plone import api
from plone.base.batch import Batch
from Products.CMFPlone.browser import search
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


class Search(Listing, search.Search):
    """Plone says what is searched, and whom for; a number leads to its record."""

    filters = ("SearchableText", "portal_type")
    words_in = "SearchableText"
    sorts = {
        "label_search_title": "sortable_title",
        "label_state": "review_state",
        "column_changed_at": "modified",
    }
    usual_sort = "relevance"
    words_label = _("label_search_all", default="Number or words")
    none = _(
        "search_none", default="Nothing answers: try fewer words, or another kind."
    )
    threads = ("label_search_number",)
    columns = (
        _("label_search_number", default="Number"),
        _("label_search_kind", default="Kind"),
        _("label_search_title", default="Title"),
        _("label_state", default="State"),
        _("column_authority", default="Authority"),
        _("column_changed_at", default="Last changed"),
    )

    def __call__(self) -> Any:
        """Raises `Refusal`: `value_misread` of what the catalogue cannot be asked."""
        try:
            self.listed  # noqa: B018
        except STUMBLES as error:
            raise Refusal(Refused("value_misread")) from error
        return super().__call__()

    def address(self) -> str:
        return f"{super().address()}/@@search"

    def filter_query(self, query: dict[str, Any]) -> dict[str, Any]:
        """With the order of a heading, which Plone would turn to ascending."""
        asked: dict[str, Any] = super().filter_query(query)
        chosen = self._sort() != self.usual_sort
        return {**asked, **self.order()} if asked and chosen else asked

    @cached_property
    def listed(self) -> Batch:
        return self.batch(self.results(batch=False, use_content_listing=False))

    @cached_property
    def _owners(self) -> dict[str, str]:
        return owners_of(self.listed)

    def cells(self, brain: ICatalogBrain) -> tuple[Cell, ...]:
        entry = Entry(brain)
        name = brain.portal_type.rpartition(".")[2]
        return (
            entry.number or entry.thread,
            self.kind_title(brain.portal_type),
            brain.Title,
            STATES.get((name, brain.review_state or ""), ""),
            self._owners.get(owner_path(brain), ""),
            minute(brain.modified.asdatetime()),
        )

    def kind_title(self, portal_type: str) -> str:
        return words(api.portal.get_tool("portal_types")[portal_type].Title())

    def facets(self) -> list[Facet]:
        """The types to choose from, by name."""
        named = [Option(each, self.kind_title(each)) for each in self.types_list()]
        kinds = tuple(sorted(named, key=lambda kind: alphabetical(kind.title)))
        chosen = self.asked("portal_type")
        return [Facet("portal_type", self.columns[1], kinds, chosen)]
