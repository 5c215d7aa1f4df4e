"""The resources as people search them: words, and what they are about."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping
from functools import cached_property
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import titles
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.base.listing import Facet
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.listing import Option
from imio.mutualisation.base.settings import setting
from imio.mutualisation.base.spreadsheet import Cell
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.i18n import _
from imio.mutualisation.resource.facts import tied_records
from imio.mutualisation.resource.facts import TYPES
from imio.mutualisation.resource.facts import uids_tied
from imio.mutualisation.resource.messages import said_by
from imio.mutualisation.resource.views import badge
from imio.mutualisation.resource.views import kind_title
from imio.mutualisation.resource.views import KINDS
from imio.mutualisation.resource.views import unusual_state
from plone.base.batch import Batch
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any
from zope.i18nmessageid import Message


# The names in the address.
TITLES: Mapping[str, Message] = {
    "kind": _("label_product_kind", default="Kind"),
    "product": _("label_product", default="Product"),
    "need": _("label_need_link", default="Need"),
    "tender": _("label_tender", default="Tender"),
    "state": _("label_state", default="State"),
}


class Resources(Listing):
    """The page of the section: one query, whatever is asked; two more for names."""

    kind_title = staticmethod(kind_title)
    unusual_state = staticmethod(unusual_state)
    badge = staticmethod(badge)
    said_by = staticmethod(said_by)
    filters = ("text", *TITLES)
    batch_size = 24
    sorts = {
        "label_name": "sortable_title",
        "label_product_kind": "mutualisation_kind",
        "label_state": "review_state",
    }
    usual_sort = "-created"
    columns = (
        _("label_name", default="Name"),
        _("label_product_kind", default="Kind"),
        _("label_state", default="State"),
        _("column_sharer", default="Shared by"),
        _("column_tied", default="About"),
        _("label_summary", default="Summary"),
    )

    @cached_property
    def brains(self) -> list[Any]:
        """What this person may see that has all that is asked, the latest first."""
        query: dict[str, Any] = {**self.order(), **self.text_query()}
        indexes = {"mutualisation_kind": "kind", "review_state": "state"}
        query |= {
            index: self.asked(name)
            for index, name in indexes.items()
            if self.asked(name)
        }
        ties = [self.asked(name) for name in TYPES if self.asked(name)]
        if ties:
            query["tied_uids"] = {"query": ties, "operator": "and"}
        return found("Resource", **query)

    @cached_property
    def listed(self) -> Batch:
        return self.batch(self.brains)

    def facets(self) -> list[Facet]:
        """Those that narrow the list, their most frequent value first."""
        counts = Counter(
            (name, value) for b in self.brains for name, value in self._values(b)
        )
        facets = [self._facet(name, counts) for name in TITLES]
        return [each for each in facets if each.chosen or self._narrows(each)]

    def _narrows(self, facet: Facet) -> bool:
        return any((option.count or 0) < len(self.brains) for option in facet.options)

    def _facet(self, name: str, counts: Counter[tuple[str, str]]) -> Facet:
        options = tuple(
            Option(value, self._title(name, value), count)
            for (of, value), count in counts.most_common()
            if of == name
        )
        return Facet(name, TITLES[name], options, self.asked(name))

    def _values(self, brain: ICatalogBrain) -> Iterable[tuple[str, str]]:
        yield "kind", brain.mutualisation_kind
        yield "state", brain.review_state
        for tie in self.ties(brain):
            yield tie.portal_type.rpartition(".")[2].lower(), tie.UID

    @cached_property
    def _tied(self) -> Mapping[int, list[str]]:
        return uids_tied(self.brains)

    @cached_property
    def _ties(self) -> dict[str, Any]:
        """What the resources shown are tied to, as far as this person may see it."""
        uids = set().union(*self._tied.values())
        return {brain.UID: brain for brain in tied_records(sorted(uids))}

    def _title(self, name: str, value: str) -> str:
        if name == "kind":
            return title_of(KINDS, value)
        if name == "state":
            return state_title("Resource", value)
        return self._ties[value].Title

    def ties(self, brain: ICatalogBrain) -> list[Any]:
        """What a resource is tied to, as far as this person may see it."""
        tied = self._tied[brain.getRID()]
        return [self._ties[uid] for uid in tied if uid in self._ties]

    @cached_property
    def _members(self) -> dict[str, str]:
        return titles("Member", filter(None, (b.member_uid for b in self.listed)))

    def sharer(self, brain: ICatalogBrain) -> str:
        """The member that shares it, or IMIO."""
        return self._members.get(brain.member_uid) or setting("own_name")

    def cells(self, brain: ICatalogBrain) -> tuple[Cell, ...]:
        return (
            brain.Title,
            kind_title(brain),
            state_title("Resource", brain.review_state),
            self.sharer(brain),
            ", ".join(tie.Title for tie in self.ties(brain)),
            brain.Description,
        )

    def may_add(self) -> bool:
        return may_create(self.context, "Resource")
