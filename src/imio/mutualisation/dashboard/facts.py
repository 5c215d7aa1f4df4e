"""What the figures of the activity rest on: tallies, marks of the partners, the staff."""

from collections.abc import Iterator
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import records
from imio.mutualisation.base.settings import setting
from imio.mutualisation.base.tally import ACCEPTED
from imio.mutualisation.base.tally import by_state
from imio.mutualisation.base.tally import MEMBERSHIP
from imio.mutualisation.base.tally import REFUSED
from imio.mutualisation.base.tally import repeated
from imio.mutualisation.base.tally import SIGNED
from imio.mutualisation.base.tally import tally
from imio.mutualisation.rules.capacity import Capacity
from imio.mutualisation.rules.capacity import Staff
from imio.mutualisation.rules.cascade import Evaluation
from imio.mutualisation.rules.dated import in_force
from imio.mutualisation.rules.quality import Activity
from imio.mutualisation.rules.revenue import Signed
from imio.mutualisation.rules.states import REQUEST_RUNNING
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


def staff() -> list[Staff]:
    """The people of IMIO as the settings know them, the latest first."""
    rows = (Staff(**row) for row in setting("staff") or ())
    return sorted(rows, key=lambda row: row.valid_from, reverse=True)


def capacity() -> Capacity | None:
    """The people of today beside the requests on their way; none before the first row."""
    now = in_force(staff(), clock.today())
    running = by_state("ServiceRequest")
    in_hand = sum(running.get(state, 0) for state in REQUEST_RUNNING)
    return Capacity(now, in_hand) if now else None


def releases(brain: ICatalogBrain) -> Iterator[Release]:
    """The versions of a product, from the catalogue."""
    return (Release(*each) for each in brain.product_versions["releases"])


def _evaluations() -> tuple[Evaluation, ...]:
    """Those of the whole network, which is small: the catalogue holds no mark, since
    everybody sees the partners and nobody but staff their marks.
    """
    partners = records("Partner", [brain.UID for brain in existing("Partner")])
    return tuple(mark for each in partners for mark in each.evaluations_for_rules())
