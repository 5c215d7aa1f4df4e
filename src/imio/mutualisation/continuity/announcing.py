"""What a declaration would do, told to who is about to make it."""

from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.words import words
from imio.mutualisation.continuity.facts import touched
from imio.mutualisation.continuity.schema import IIncident
from imio.mutualisation.i18n import _
from zope.i18nmessageid import Message


WHOM = _(
    "declare_whom",
    default="${members} member(s), ${population} inhabitants: each member gets a request "
    "of continuity, and its agents a mail.",
)
NOBODY = _(
    "declare_nobody",
    default="No member is known to use it: no request will be opened.",
)
WHEN = _("declare_when", default="From ${day}. A declaration is not taken back.")


def told_before(incident: IIncident) -> list[str]:
    """Who is touched, and from when."""
    known = touched(incident).exposure
    figures = {
        "members": number(known.members),
        "population": number(known.population),
    }
    whom = Message(WHOM, mapping=figures) if known.members else NOBODY
    when = Message(WHEN, mapping={"day": long_day(incident.effective_on)})
    return [words(whom), words(when)]
