"""A line of a contract that begins brings seats: those who wait are served."""

from collections.abc import Iterator
from imio.mutualisation.allotment.drawing import serve
from imio.mutualisation.asked.licence import Licence
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.daily import Done
from imio.mutualisation.base.daily import each
from imio.mutualisation.base.daily import Line
from imio.mutualisation.base.guard import workflow
from imio.mutualisation.rules.states import LICENCE_DRAWN


def settle() -> list[Line]:
    """Serve every waiting list."""
    return each(found("Licence", review_state=LICENCE_DRAWN), go_on)


def go_on(licence: Licence) -> Iterator[Done]:
    """What one licence has for those who wait."""
    for allotment in serve(licence):
        title = workflow(allotment).transitions["serve"].title
        yield Done(allotment, "serve", title)
