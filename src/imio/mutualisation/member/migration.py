"""The move from the solutions of before to the common ones, product by product."""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base.acting import sees_figures
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.charts import gauge
from imio.mutualisation.base.charts import Part
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.i18n import _
from imio.mutualisation.member import facts
from imio.mutualisation.member.schema import IMember
from imio.mutualisation.rules.migration import DONE
from imio.mutualisation.rules.migration import LATE
from imio.mutualisation.rules.migration import Migration
from imio.mutualisation.rules.migration import once_left
from imio.mutualisation.rules.migration import OUT_OF_SUPPORT
from imio.mutualisation.rules.migration import Progress
from imio.mutualisation.rules.migration import progress
from imio.mutualisation.rules.migration import standing
from Products.Five.browser import BrowserView
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any
from zope.i18nmessageid import Message


# An index holds texts: every UID comes after this one.
ANY = {"query": "0", "range": "min"}

NEXT: Mapping[str, Message] = {
    DONE: _("migration_next_done", default="Nothing is left to do."),
    "under_way": _(
        "migration_next_under_way",
        default="Finish before the day agreed; IMIO then notes it as done.",
    ),
    "to_do": _(
        "migration_next_to_do",
        default="Make a request of the kind Migration, and agree on a day with IMIO.",
    ),
    LATE: _(
        "migration_next_late",
        default="The day agreed has passed: agree on another one with IMIO.",
    ),
    OUT_OF_SUPPORT: _(
        "migration_next_out_of_support",
        default="IMIO no longer supports this solution, which the authority pursues "
        "alone. A request of the kind Migration brings it back to the common one.",
    ),
}


def standing_title(code: str) -> str:
    return title_of("imio.mutualisation.migration_standings", code)


# --- For one member ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Move:
    """What a member leaves, for what, and what comes next; products as in the
    catalogue.
    """

    product: Any
    target: Any | None
    standing: str
    closing_date: date | None
    note: str

    @property
    def next(self) -> Message:
        return NEXT[self.standing]


def moves_of(member: IMember) -> list[Move]:
    """The moves of a member between products that the present user may see."""
    rows = member.migrations or ()
    products = _products() if rows else {}
    return [
        _move(row, each, products)
        for row, each in zip(rows, facts.migrations(rows), strict=True)
        if each.product in products
    ]


def _move(
    row: Mapping[str, Any], migration: Migration, products: Mapping[str, Any]
) -> Move:
    product = products[migration.product]
    return Move(
        product,
        products.get(row["target"] or product.successor),
        standing(migration, _until(product), clock.today()),
        migration.closing_date,
        row["note"] or "",
    )


# --- For all of them --------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Follower:
    """A member that uses, or used, a legacy product."""

    member: Any
    standing: str
    closing_date: date | None


@dataclass(frozen=True, slots=True)
class Legacy:
    """A product that members leave; `support_until` is its last day of support."""

    product: Any
    successor: Any | None
    support_until: date | None
    progress: Progress
    followers: tuple[Follower, ...]


def legacy_products() -> list[Legacy]:
    """Those that the present user may see, by name, with every member concerned.

    The caller names the members to nobody but those who see the figures.
    """
    recorded = _recorded()
    products = _products()
    return [
        _legacy(product, products.get(product.successor), recorded[uid])
        for uid, product in products.items()
        if uid in recorded
    ]


def _legacy(
    product: ICatalogBrain, successor: Any | None, recorded: list[tuple[Any, Migration]]
) -> Legacy:
    until, today = _until(product), clock.today()
    return Legacy(
        product,
        successor,
        until,
        progress([migration for _member, migration in recorded], until, today),
        tuple(
            Follower(member, standing(each, until, today), each.closing_date)
            for member, each in recorded
        ),
    )


def _recorded() -> Mapping[str, list[tuple[Any, Migration]]]:
    """Members and what they record, by product; members by name."""
    by_product = defaultdict(list)
    for brain in existing("Member", migrations=ANY, sort_on="sortable_title"):
        for migration in _of(brain):
            by_product[migration.product].append((brain, migration))
    return by_product


def _of(brain: ICatalogBrain) -> Iterable[Migration]:
    """One that merged is counted with its successor, one that left is on its own."""
    recorded = map(facts.migration_from, brain.migrations)
    if brain.review_state != "former":
        return recorded
    return map(once_left, recorded) if brain.left_on else ()


def _products() -> Mapping[str, Any]:
    """The products that the present user may see, by UID, in the order of their names."""
    return {brain.UID: brain for brain in found("Product", sort_on="sortable_title")}


def _until(product: ICatalogBrain) -> date | None:
    return product.maintained_until or None


class MigrationView(BrowserView):
    """`@@migration`: figures for all, names for those who see the figures."""

    day = staticmethod(day)
    standing_title = staticmethod(standing_title)

    @cached_property
    def products(self) -> list[Legacy]:
        return legacy_products()

    def sees_members(self) -> bool:
        return sees_figures()

    def is_past(self, until: date) -> bool:
        """Whether the support has ended."""
        return until < clock.today()

    def gauge(self, legacy: Legacy) -> tuple[Part, ...]:
        """What is done, what moves, what does not."""
        counts = legacy.progress.counts
        return gauge(
            {
                "granted": counts[DONE],
                "asked": counts["under_way"] + counts[LATE],
                "free": counts["to_do"] + counts[OUT_OF_SUPPORT],
            }
        )
