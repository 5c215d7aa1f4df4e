"""What the figures of the activity rest on, read from the catalogue."""

from collections.abc import Iterator
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import records
from imio.mutualisation.rules.cascade import Evaluation
from imio.mutualisation.rules.quality import Activity
from imio.mutualisation.rules.revenue import Signed
from imio.mutualisation.rules.states import MEMBER_ADMITTED
from imio.mutualisation.rules.versions import Release
from Products.ZCatalog.interfaces import ICatalogBrain


def signed() -> Iterator[Signed]:
    """What members signed for."""
    for brain in existing("Quote", review_state="accepted"):
        if brain.signed_on and brain.quote_split:
            yield Signed(brain.signed_on, *brain.quote_split)


def activity() -> Activity:
    """Memberships, acceptances, refusals and evaluations, whenever they were."""
    members = existing("Member", review_state=MEMBER_ADMITTED)
    requests = existing("ServiceRequest")
    return Activity(
        memberships=tuple(
            (b.admitted_on, b.left_on or None) for b in members if b.admitted_on
        ),
        acceptances=tuple(
            (b.acceptance_signed_on, bool(b.reservations))
            for b in requests
            if b.acceptance_signed_on
        ),
        refusals=tuple(
            b.requested_on
            for b in requests
            if b.review_state == "refused" and b.requested_on
        ),
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
