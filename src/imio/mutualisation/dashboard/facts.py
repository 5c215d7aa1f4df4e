"""What the figures of the activity rest on: the tallies, and the marks of the partners."""

from collections.abc import Iterator
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import records
from imio.mutualisation.base.tally import ACCEPTED
from imio.mutualisation.base.tally import MEMBERSHIP
from imio.mutualisation.base.tally import REFUSED
from imio.mutualisation.base.tally import repeated
from imio.mutualisation.base.tally import SIGNED
from imio.mutualisation.base.tally import tally
from imio.mutualisation.rules.cascade import Evaluation
from imio.mutualisation.rules.quality import Activity
from imio.mutualisation.rules.revenue import Signed
from imio.mutualisation.rules.versions import Release
from Products.ZCatalog.interfaces import ICatalogBrain


def signed() -> Iterator[Signed]:
    """What members signed for, a line for each year."""
    for year, (_quotes, *parts) in tally(SIGNED).items():
        yield Signed(year, *parts)


def activity() -> Activity:
    """Memberships, acceptances, refusals and evaluations, whenever they were."""
    return Activity(
        memberships=tuple(repeated(MEMBERSHIP)),
        acceptances=dict(tally(ACCEPTED)),
        refusals={year: count for year, (count,) in tally(REFUSED).items()},
        evaluations=_evaluations(),
    )


def releases(brain: ICatalogBrain) -> Iterator[Release]:
    """The versions of a product, from the catalogue."""
    return (Release(*each) for each in brain.product_versions["releases"])


def _evaluations() -> tuple[Evaluation, ...]:
    """Those of the whole network, which is small: the catalogue holds no mark, since
    everybody sees the partners and nobody but staff their marks.
    """
    partners = records("Partner", [brain.UID for brain in existing("Partner")])
    return tuple(mark for each in partners for mark in each.evaluations_for_rules())
