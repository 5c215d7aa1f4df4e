"""The figures of the activity, from the catalogue: revenue, quality, versions."""

from dataclasses import dataclass
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.tally import by_subject
from imio.mutualisation.base.tally import SUPPORT
from imio.mutualisation.dashboard import facts
from imio.mutualisation.rules import quality
from imio.mutualisation.rules import revenue
from imio.mutualisation.rules import versions
from imio.mutualisation.rules.quality import YearOfQuality
from imio.mutualisation.rules.revenue import YearOfRevenue
from imio.mutualisation.rules.versions import Spread
from Products.ZCatalog.interfaces import ICatalogBrain


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
