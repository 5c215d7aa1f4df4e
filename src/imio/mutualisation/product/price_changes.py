"""What a price list to come changes for those who use a product, from the catalogue."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import holder
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.settings import dated_numbers
from imio.mutualisation.product.rows import price_bands
from imio.mutualisation.product.schema import IProduct
from imio.mutualisation.rules import tariff
from imio.mutualisation.rules.tariff import Authority
from imio.mutualisation.rules.tariff import FeeChange
from imio.mutualisation.rules.tariff import Population
from imio.mutualisation.rules.tariff import PriceList
from imio.mutualisation.rules.verdict import Refused
from typing import Any


COMMUNE = "commune"


@dataclass(frozen=True, slots=True)
class MemberChange:
    """A member in support, the population it is priced by, and its fee on two days.

    The change is the reason why there is no fee, where there is none.
    """

    uid: str
    title: str
    url: str
    population: Population | None
    change: FeeChange | Refused


def days_to_come(product: IProduct) -> tuple[date, ...]:
    """The days on which a price list of a product takes force, the next one first."""
    return tariff.days_to_come(_lists(product), clock.today())


def fee_changes(
    product: IProduct, authorities: Iterable[Authority | Refused], on: date
) -> Iterator[FeeChange | Refused]:
    """The fee today and on a day, or why there is none, for each of the authorities."""
    lists, indices = _lists(product), dated_numbers("index_values")
    today = clock.today()
    for each in authorities:
        known = each if isinstance(each, Authority) else None
        yield tariff.fee_change(known, lists, today, on, indices)


def coming(
    product: IProduct, authority: Authority | Refused
) -> list[tuple[date, FeeChange]]:
    """What each price list to come changes for one authority, the next one first."""
    return [
        (day, change)
        for day in days_to_come(product)
        for change in fee_changes(product, [authority], day)
        if isinstance(change, FeeChange)
    ]


def member_changes(
    product: IProduct, on: date, only: Iterable[str] | None = None
) -> list[MemberChange]:
    """Every member in support on a product, by name; `only` some, by UID.

    Three queries, however many members.
    """
    members = _in_support(product)
    if only is not None:
        wanted = frozenset(only)
        members = [brain for brain in members if brain.UID in wanted]
    authorities = _authorities(members)
    changes = fee_changes(product, (authorities[b.UID] for b in members), on)
    return [
        MemberChange(
            b.UID, b.Title, b.getURL(), _population(authorities[b.UID]), change
        )
        for b, change in zip(members, changes, strict=True)
    ]


def total(changes: Iterable[MemberChange]) -> FeeChange:
    """What the members that have a fee on both days pay together."""
    known = (each.change for each in changes)
    return tariff.total_change(each for each in known if isinstance(each, FeeChange))


def _lists(product: IProduct) -> tuple[PriceList, ...]:
    return tariff.price_lists(price_bands(product.price_rows))


def _in_support(product: IProduct) -> list[Any]:
    query = {"product_uid": uid(product), "review_state": "support"}
    names = {holder(b) for b in existing("ServiceRequest", **query)}
    if not names:
        return []
    return list(existing("Member", id=sorted(names), sort_on="sortable_title"))


def _authorities(members: Iterable[Any]) -> Mapping[str, Authority | Refused]:
    """Each member as it is priced: by its own population, or that of what it serves."""
    members = list(members)
    communes = _communes(members)
    return {
        brain.UID: tariff.authority(
            tariff.combined_population(map(communes.get, brain.served or ()))
        )
        for brain in members
    }


def _communes(members: Iterable[Any]) -> Mapping[str, Population]:
    """The living communes that these members serve, by NIS code."""
    served = sorted({nis for brain in members for nis in brain.served or ()})
    if not served:
        return {}
    today = clock.today()
    return {
        brain.nis: Population(brain.population_date or today, brain.inhabitants)
        for brain in existing("Member", nis=served, mutualisation_kind=COMMUNE)
        if brain.review_state != "former" and brain.inhabitants
    }


def _population(known: Authority | Refused) -> Population | None:
    return known.population if isinstance(known, Authority) else None
