"""The figures of the activity, from the catalogue: revenue, quality, versions."""

from collections import Counter
from dataclasses import dataclass
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import holder
from imio.mutualisation.base.catalog import records
from imio.mutualisation.rules import quality
from imio.mutualisation.rules import revenue
from imio.mutualisation.rules import versions
from imio.mutualisation.rules.cascade import Evaluation
from imio.mutualisation.rules.quality import Activity
from imio.mutualisation.rules.quality import YearOfQuality
from imio.mutualisation.rules.revenue import Signed
from imio.mutualisation.rules.revenue import YearOfRevenue
from imio.mutualisation.rules.states import MEMBER_ADMITTED
from imio.mutualisation.rules.versions import Release
from imio.mutualisation.rules.versions import Spread
from typing import Any


@dataclass(frozen=True, slots=True)
class Deployment:
    """A product in support, and the versions of it in use."""

    title: str
    url: str
    spread: Spread


def revenue_by_year() -> tuple[YearOfRevenue, ...]:
    """What members signed for, year by year."""
    return revenue.by_year(
        Signed(brain.signed_on, *brain.quote_split)
        for brain in existing("Quote", review_state="accepted")
        if brain.signed_on and brain.quote_split
    )


def quality_by_year() -> tuple[YearOfQuality, ...]:
    """Growth and quality, year by year, the present one up to today."""
    members = existing("Member", review_state=MEMBER_ADMITTED)
    requests = existing("ServiceRequest")
    activity = Activity(
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
    return quality.by_year(activity, clock.today())


def _evaluations() -> tuple[Evaluation, ...]:
    """Those of the whole network, which is small: the catalogue holds no mark, since
    everybody sees the partners and nobody but staff their marks.
    """
    partners = records("Partner", [brain.UID for brain in existing("Partner")])
    return tuple(mark for each in partners for mark in each.evaluations_for_rules())


def deployments() -> list[Deployment]:
    """The products that somebody has in support, by name."""
    supported = existing("ServiceRequest", review_state="support")
    # A member counts once, however many requests it has for a product.
    uses = {(holder(brain), brain.product_uid) for brain in supported}
    members = Counter(product for _member, product in uses)
    brains = found("Product", UID=sorted(filter(None, members)) or [""])
    return [
        Deployment(brain.Title, brain.getURL(), _spread(brain, members[brain.UID]))
        for brain in sorted(brains, key=lambda brain: brain.Title)
    ]


def _spread(brain: Any, in_support: int) -> Spread:
    known = brain.product_versions
    releases = (Release(*each) for each in known["releases"])
    last = versions.latest(releases, clock.today())
    recommended = known["recommended"] or (last.version if last else "")
    return versions.spread(recommended, known["used"], in_support)
