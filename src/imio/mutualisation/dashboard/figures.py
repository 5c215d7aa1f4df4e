"""The figures of the activity, from the catalogue: revenue, quality, versions."""

from dataclasses import dataclass
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.tally import by_subject
from imio.mutualisation.base.tally import SUPPORT
from imio.mutualisation.base.words import words
from imio.mutualisation.dashboard import facts
from imio.mutualisation.i18n import _
from imio.mutualisation.rules import quality
from imio.mutualisation.rules import revenue
from imio.mutualisation.rules import versions
from imio.mutualisation.rules.capacity import Capacity
from imio.mutualisation.rules.quality import YearOfQuality
from imio.mutualisation.rules.revenue import YearOfRevenue
from imio.mutualisation.rules.versions import Spread
from Products.ZCatalog.interfaces import ICatalogBrain
from zope.i18nmessageid import Message


IN_HAND = _(
    "capacity_in_hand",
    default="${requests} requests on their way for ${people} people: ${each} each. "
    "The ceiling is ${ceiling} people.",
)


@dataclass(frozen=True, slots=True)
class Deployment:
    """A product in support, and the versions of it in use."""

    title: str
    url: str
    spread: Spread


def revenue_by_year() -> tuple[YearOfRevenue, ...]:
    """What members signed for, year by year."""
    return revenue.by_year(facts.signed())


def quality_by_year() -> tuple[YearOfQuality, ...]:
    """Growth and quality, year by year, the present one up to today."""
    return quality.by_year(facts.activity(), clock.today())


def told(now: Capacity) -> str:
    """`14 demandes en cours pour 22 personnes : 0,6 chacune.`"""
    mapping = {
        "requests": number(now.in_hand),
        "people": number(now.staff.staff),
        "each": "–" if now.each is None else number(now.each),
        "ceiling": number(now.staff.ceiling),
    }
    return words(Message(IN_HAND, mapping=mapping))


def deployments() -> list[Deployment]:
    """The products that somebody has in support, by name."""
    # A member counts once, however many requests it has for a product.
    uses = by_subject(SUPPORT)
    members = {product: len(of) for product, of in uses.items() if product and of}
    brains = found("Product", UID=sorted(members) or [""])
    return [
        Deployment(brain.Title, brain.getURL(), _spread(brain, members[brain.UID]))
        for brain in sorted(brains, key=lambda brain: brain.Title)
    ]


def _spread(brain: ICatalogBrain, in_support: int) -> Spread:
    known = brain.product_versions
    last = versions.latest(facts.releases(brain), clock.today())
    recommended = known["recommended"] or (last.version if last else "")
    return versions.spread(recommended, known["used"], in_support)
