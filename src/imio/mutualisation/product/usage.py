"""Who uses a product, and what proves it: an act or an order, not a declaration."""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from imio.mutualisation.asked.member import Member
from imio.mutualisation.base.acts import opening_acts
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import holder
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.reading import read_once
from imio.mutualisation.product.schema import IProduct
from imio.mutualisation.rules.states import REQUEST_ALIVE
from imio.mutualisation.rules.states import REQUEST_HAD
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


# A request that goes on; its executory deliberation proves that it is meant.
ORDER = "order"


@dataclass(frozen=True, slots=True)
class Usage:
    """How many requests are in support, and how many of them an act or a signed
    quote proves.
    """

    in_support: int
    proven: int


@dataclass(frozen=True, slots=True)
class Proof:
    """What shows that a member uses a product, and since when.

    `kind`: `support` or `deliberation`; `url` where the present user may read it.
    """

    kind: str
    on: date | None
    url: str


@dataclass(frozen=True, slots=True)
class User:
    """A member that uses a product, with the proofs of it, the first one first."""

    uid: str
    title: str
    proofs: tuple[Proof, ...]

    @property
    def since(self) -> date | None:
        return min((proof.on for proof in self.proofs if proof.on), default=None)


def requests_for(product: IProduct, member: Member) -> list[ICatalogBrain]:
    """What a member has or asks of a product already, as far as this person sees it."""
    return found(
        "ServiceRequest",
        path=path(member),
        product_uid=uid(product),
        review_state=REQUEST_HAD,
    )


@read_once
def requests_of(product: IProduct) -> list[ICatalogBrain]:
    """What the catalogue knows of the requests of a product that go on."""
    query = {"product_uid": uid(product), "review_state": REQUEST_ALIVE}
    return list(existing("ServiceRequest", **query))


def usage_of(product: IProduct) -> Usage:
    """The figures of a product; public, for they name nobody."""
    threads = {b.thread for b in requests_of(product) if b.review_state == "support"}
    if not threads:
        return Usage(0, 0)
    named = sorted(threads)
    quotes = existing("Quote", thread=named, review_state="accepted")
    proven = {each.thread for each in (*opening_acts(ORDER, thread=named), *quotes)}
    return Usage(len(threads), len(proven))


def users_of(product: IProduct) -> list[User]:
    """The members in support, and those whose order is executory, by name.

    Public, as the acts of the members are. Who holds seats of a licence is not: that
    is for the member alone.
    """
    brains = requests_of(product)
    proofs: dict[str, list[Proof]] = {}
    for member, proof in (*_supports(brains), *_acts(brains)):
        proofs.setdefault(member, []).append(proof)
    if not proofs:
        return []
    members = existing("Member", id=sorted(proofs), sort_on="sortable_title")
    return [User(b.UID, b.Title, _dated(proofs[b.getId])) for b in members]


def _supports(brains: Iterable[Any]) -> Iterator[tuple[str, Proof]]:
    for brain in brains:
        if brain.review_state == "support":
            yield holder(brain), Proof("support", brain.support_from or None, "")


def _acts(brains: Iterable[Any]) -> Iterator[tuple[str, Proof]]:
    members = {brain.thread: holder(brain) for brain in brains if brain.thread}
    if not members:
        return
    threads = sorted(members)
    seen = {
        brain.UID: brain.getURL() for brain in found("Deliberation", thread=threads)
    }
    for brain in opening_acts(ORDER, thread=threads):
        on, url = brain.executory_on or None, seen.get(brain.UID, "")
        yield members[brain.thread], Proof("deliberation", on, url)


def _dated(proofs: Iterable[Proof]) -> tuple[Proof, ...]:
    return tuple(sorted(proofs, key=lambda proof: proof.on or date.max))
