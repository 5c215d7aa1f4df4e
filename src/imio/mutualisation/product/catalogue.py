"""The catalogue as people search it: words, facets, and products side by side."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping
from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base.acting import sees_figures
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import holder
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.base.listing import Facet
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.listing import Option
from imio.mutualisation.base.sizes import categories
from imio.mutualisation.base.sizes import size_category
from imio.mutualisation.base.spreadsheet import Cell
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from plone.base.batch import Batch
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any
from urllib.parse import quote
from zope.i18nmessageid import Message


# The name in the address: the index, what people read, where its values have names.
FACETS: Mapping[str, tuple[str, Message, str]] = {
    "domain": (
        "domain",
        _("label_domain", default="Functional domain"),
        "imio.mutualisation.domains",
    ),
    "kind": (
        "mutualisation_kind",
        _("label_product_kind", default="Kind"),
        "imio.mutualisation.product_kinds",
    ),
    "licence": ("spdx", _("facet_licence", default="Licence"), ""),
    "maturity": (
        "development_status",
        _("facet_maturity", default="Maturity"),
        "imio.mutualisation.development_statuses",
    ),
    "interface": (
        "interface_systems",
        _("facet_interface", default="Works with"),
        "",
    ),
}
USED = _("facet_used", default="Used by members")
SIZE, PROVINCE = "size", "province"


class Catalogue(Listing):
    """The page of the section: one query of the catalogue, whatever is asked.

    Which members use a product is asked of their requests, once, and only when the
    address names a size or a province.
    """

    filters = ("text", *FACETS, "used", "state")
    batch_size = 24
    sorts = {
        "label_product": "sortable_title",
        "label_product_kind": "mutualisation_kind",
        "label_state": "review_state",
    }
    columns = (
        _("label_product", default="Product"),
        _("label_product_kind", default="Kind"),
        _("label_domain", default="Functional domain"),
        _("facet_licence", default="Licence"),
        _("facet_maturity", default="Maturity"),
        _("label_state", default="State"),
        _("label_summary", default="Summary"),
    )

    @cached_property
    def brains(self) -> list[Any]:
        """The products this person may see that have all that is asked."""
        query: dict[str, Any] = {**self.order(), **self.text_query()}
        for name, (index, _title, _terms) in FACETS.items():
            if self.asked(name):
                query[index] = self.asked(name)
        if self.asked("state"):
            query["review_state"] = self.asked("state")
        if self.asked("used"):
            query["UID"] = _used_by(self.asked("used")) or [""]
        return found("Product", **query)

    @cached_property
    def listed(self) -> Batch:
        return self.batch(self.brains)

    def facets(self) -> list[Facet]:
        """Each facet with the values of what is shown, the most frequent first."""
        return [
            Facet(name, title, self._options(index, terms), self.asked(name))
            for name, (index, title, terms) in FACETS.items()
        ]

    def _options(self, index: str, terms: str) -> tuple[Option, ...]:
        counts = Counter(value for b in self.brains for value in _values(b, index))
        return tuple(
            Option(value, title_of(terms, value) if terms else value, count)
            for value, count in sorted(counts.items(), key=lambda each: -each[1])
        )

    def users(self) -> list[Option]:
        """The sizes and the provinces of the members that may use a product."""
        sizes = [(f"{SIZE}:{each.code}", each.title) for each in categories()]
        return [Option(value, title, 0) for value, title in (*sizes, *_provinces())]

    def kind(self, brain: ICatalogBrain) -> str:
        return title_of("imio.mutualisation.product_kinds", brain.mutualisation_kind)

    def state(self, brain: ICatalogBrain) -> str:
        """The state, where it is not that of the catalogue."""
        quiet = brain.review_state == "catalogued"
        return "" if quiet else state_title("Product", brain.review_state)

    def maturity(self, brain: ICatalogBrain) -> str:
        status = brain.development_status or None
        return title_of("imio.mutualisation.development_statuses", status)

    def cells(self, brain: ICatalogBrain) -> tuple[Cell, ...]:
        return (
            brain.Title,
            self.kind(brain),
            title_of("imio.mutualisation.domains", brain.domain),
            brain.spdx,
            self.maturity(brain),
            state_title("Product", brain.review_state),
            brain.Description,
        )

    def may_add(self) -> bool:
        return may_create(self.context, "Product")

    def may_resolve(self) -> bool:
        """Whether this person follows what is there twice."""
        return sees_figures()

    def used_title(self) -> str:
        return words(USED)

    def quoted_text(self) -> str:
        """What was typed, for the address of another page."""
        return quote(self.asked("text"))


def _values(brain: ICatalogBrain, index: str) -> Iterable[str]:
    value = getattr(brain, index)
    if isinstance(value, str):
        return [value] if value else []
    return value or ()


def _provinces() -> list[tuple[str, str]]:
    names = {brain.province for brain in existing("Member") if brain.province}
    return [(f"{PROVINCE}:{name}", name) for name in sorted(names)]


def _used_by(asked: str) -> list[str]:
    """UIDs of the products in support at members of a size or a province."""
    what, _colon, value = asked.partition(":")
    alike = {SIZE: _of_size, PROVINCE: _of_province}.get(what)
    members = {
        brain.getId for brain in existing("Member") if alike and alike(brain, value)
    }
    supported = existing("ServiceRequest", review_state="support")
    return sorted(
        {
            brain.product_uid
            for brain in supported
            if brain.product_uid and holder(brain) in members
        }
    )


def _of_size(brain: ICatalogBrain, code: str) -> bool:
    category = size_category(brain.inhabitants or 0, clock.today())
    return bool(brain.inhabitants) and category is not None and category.code == code


def _of_province(brain: ICatalogBrain, name: str) -> bool:
    return brain.province == name
