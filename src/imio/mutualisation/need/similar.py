"""Needs and products that resemble some words, so that nothing is asked for twice."""

from dataclasses import dataclass
from decimal import Decimal
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.rules import pooling
from imio.mutualisation.rules.states import NEED_LIVING
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


@dataclass(frozen=True, slots=True)
class Resembling:
    """A need or a product (`type`), and the part of the words (0 to 1) it shares."""

    uid: str
    url: str
    title: str
    type: str
    state: str
    score: Decimal
    shared: tuple[str, ...]


def resembling(text: str) -> list[Resembling]:
    """What the current user may see of needs and products, the most alike first."""
    brains = {brain.UID: brain for brain in _candidates()}
    texts = ((key, f"{each.Title} {each.Description}") for key, each in brains.items())
    alike = pooling.similar(text, texts)
    return [_shown(brains[each.key], each) for each in alike]


def _candidates() -> list[Any]:
    products = found("Product", review_state="catalogued")
    return [*found("Need", review_state=NEED_LIVING), *products]


def _shown(brain: ICatalogBrain, alike: pooling.Similar) -> Resembling:
    kind = brain.portal_type.rpartition(".")[2]
    return Resembling(
        uid=brain.UID,
        url=brain.getURL(),
        title=brain.Title,
        type=kind,
        state=state_title(kind, brain.review_state),
        score=alike.score,
        shared=alike.shared,
    )
