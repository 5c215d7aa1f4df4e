"""What time alone brings about: the requests of members that are touched later."""

from collections.abc import Iterator
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.daily import Done
from imio.mutualisation.base.daily import each
from imio.mutualisation.base.daily import Line
from imio.mutualisation.base.daily import take
from imio.mutualisation.continuity.facts import to_open
from imio.mutualisation.continuity.schema import IIncident


def settle() -> list[Line]:
    """Open the requests that are missing, of each incident that is declared."""
    return each(found("Incident", review_state="declared"), go_on)


def go_on(incident: IIncident) -> Iterator[Done]:
    """As many at once as one step opens, until none is missing."""
    while to_open(incident):
        yield take(incident, "open_missing")
