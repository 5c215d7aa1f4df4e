"""Of which day the official populations are, said beside what is made of them."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.tally import POPULATIONS
from imio.mutualisation.base.tally import tally
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from Products.ZCatalog.interfaces import ICatalogBrain
from zope.i18nmessageid import Message


ONE_DAY = _("populations_of", default="Official populations on ${day}.")
SEVERAL = _(
    "populations_differ",
    default="Official populations of different days: ${days}. Bring in the table of the last "
    "year before you compare them.",
)
OF_A_DAY = _("populations_on", default="${count} on ${day}")


def of_all() -> str:
    """The days of all communes that have not left."""
    return dated({on: count for on, (count, *_sum) in tally(POPULATIONS).items()})


def of(members: Iterable[ICatalogBrain]) -> str:
    """The days of these members, of which those that are priced by others have none."""
    days = (each.population_date for each in members)
    return dated(Counter(each for each in days if each))


def dated(counts: dict[date, int]) -> str:
    """The sentence; empty without a population."""
    told = sorted(counts.items(), reverse=True)
    if len(told) < 2:
        return "".join(
            words(Message(ONE_DAY, mapping={"day": day(on)})) for on, _n in told
        )
    each = (
        words(Message(OF_A_DAY, mapping={"count": number(count), "day": day(on)}))
        for on, count in told
    )
    return words(Message(SEVERAL, mapping={"days": ", ".join(each)}))
