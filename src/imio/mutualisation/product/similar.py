"""Products that may be there twice, from the catalogue: shown, then resolved."""

from collections.abc import Iterable
from dataclasses import dataclass
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.i18n import _
from imio.mutualisation.product.schema import IProduct
from imio.mutualisation.rules import duplicates
from imio.mutualisation.rules import pooling
from imio.mutualisation.rules.duplicates import Candidate
from imio.mutualisation.rules.duplicates import OPEN
from imio.mutualisation.rules.duplicates import Pair
from imio.mutualisation.rules.states import PRODUCT_COMPARED
from imio.mutualisation.rules.states import PRODUCT_OFFERED
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


SIGNS = {
    "source": _("sign_source", default="the same source code"),
    "named": _("sign_named", default="one is named as the alternative of the other"),
    "words": _("sign_words", default="same domain, like words: ${words}"),
}
OUTCOMES = {
    OPEN: _("outcome_open", default="To be decided"),
    "successor": _("outcome_successor", default="One succeeds the other"),
    "retired": _("outcome_retired", default="One has left the catalogue"),
    "kept": _("outcome_kept", default="Both stay"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """A product as a link."""

    uid: str
    title: str
    url: str
    state: str


@dataclass(frozen=True, slots=True)
class Twins:
    """A pair with the names of its two products."""

    one: Named
    other: Named
    pair: Pair

    @property
    def is_open(self) -> bool:
        return self.pair.outcome == OPEN


def all_twins() -> list[Twins]:
    """Every pair of products that the present user may see, those to decide first."""
    brains = _brains()
    return _named(brains, duplicates.duplicates(map(_candidate, brains)))


def twins_of(product: IProduct) -> list[Twins]:
    """The pairs that a product is in; it comes first in each."""
    brains = _brains()
    found_pairs = duplicates.duplicates_of(uid(product), map(_candidate, brains))
    return _named(brains, found_pairs)


def resembling(text: str) -> list[Named]:
    """The products on offer that share words with a text, the most alike first."""
    brains = {
        brain.UID: brain for brain in found("Product", review_state=PRODUCT_OFFERED)
    }
    texts = ((key, f"{each.Title} {each.Description}") for key, each in brains.items())
    return [_link(brains[each.key]) for each in pooling.similar(text, texts)]


def _brains() -> list[Any]:
    return list(found("Product", review_state=PRODUCT_COMPARED))


def _named(brains: Iterable[Any], pairs: Iterable[Pair]) -> list[Twins]:
    links = {brain.UID: _link(brain) for brain in brains}
    return [Twins(links[pair.one], links[pair.other], pair) for pair in pairs]


def _link(brain: ICatalogBrain) -> Named:
    state = state_title("Product", brain.review_state)
    return Named(brain.UID, brain.Title, brain.getURL(), state)


def _candidate(brain: ICatalogBrain) -> Candidate:
    known = brain.product_likeness
    return Candidate(
        key=brain.UID,
        names=frozenset({brain.UID, brain.getId}),
        domain=brain.domain,
        text=" ".join((brain.Title, *known["features"])),
        source=known["source"],
        alternatives=frozenset(known["alternatives"]),
        successor=known["successor"],
        retired=brain.review_state == "retired",
        kept=known["kept"],
    )
