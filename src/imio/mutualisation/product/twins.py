"""The pages of products that look the same: what staff resolves, what a member finds."""

from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.words import words
from imio.mutualisation.product.similar import all_twins
from imio.mutualisation.product.similar import Named
from imio.mutualisation.product.similar import OUTCOMES
from imio.mutualisation.product.similar import resembling
from imio.mutualisation.product.similar import SIGNS
from imio.mutualisation.product.similar import Twins
from Products.Five.browser import BrowserView
from urllib.parse import urlencode
from zope.i18nmessageid import Message


def signs(twins: Twins) -> list[str]:
    """Why two products look the same, as sentences."""
    mapping = {"words": ", ".join(twins.pair.shared)}
    return [words(Message(SIGNS[each], mapping=mapping)) for each in twins.pair.signs]


def outcome(twins: Twins) -> str:
    """How a pair is resolved, with the reason where there is one."""
    said = words(OUTCOMES[twins.pair.outcome])
    return f"{said} : {twins.pair.reason}" if twins.pair.reason else said


class Duplicates(BrowserView):
    """`@@doublons`: the pairs, those to decide first."""

    signs = staticmethod(signs)
    outcome = staticmethod(outcome)

    def pairs(self) -> list[Twins]:
        return all_twins()


class NewProduct(Listing):
    """`@@nouveau-produit`: a few words, and what resembles them, before a new product."""

    def text(self) -> str:
        return self.asked("text")

    def alike(self) -> list[Named]:
        return resembling(self.text())

    def add_url(self) -> str:
        add = "++add++imio.mutualisation.Product"
        return f"{self.address()}/{add}?{urlencode({'title': self.text()})}"
