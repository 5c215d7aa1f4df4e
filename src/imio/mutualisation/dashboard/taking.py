"""`@@prendre-en-charge`: who of IMIO looks after several records at once, and by when."""

from collections.abc import Iterator
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.brief import BRIEF
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.facets import MINE_TO_TAKE
from imio.mutualisation.base.facets import OF_NOBODY
from imio.mutualisation.base.facets import OFFICER
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.journal import watch
from imio.mutualisation.base.officer import IHandled
from imio.mutualisation.base.officer import staff_logins
from imio.mutualisation.base.parameters import several
from imio.mutualisation.base.people import full_name
from imio.mutualisation.base.reasons import Unfit
from imio.mutualisation.base.titles import options
from imio.mutualisation.base.typed import no_choice
from imio.mutualisation.base.typed import value
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.verdict import Refused
from plone import api
from typing import Any
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent
from zope.schema import getFields


HANDLED = tuple(
    name.rpartition(".")[2] for name, names in BRIEF.items() if "officer" in names
)
MOST = 100  # records at once


class Taking(FormView):
    """Each box says the record and who looked after it when it was shown."""

    done = _("taking_done", default="It is noted who looks after these records.")

    def act(self) -> None:
        officer = self.typed("officer") or api.user.get_current().getId()
        if officer not in staff_logins():
            raise Refusal(no_choice(officer).about(label=words(OFFICER)))
        day = value(self.request.form, IHandled, "answer_by")
        for record in self._records():
            _take(record, officer, day)

    def _records(self) -> Iterator[Any]:
        """Raises `Refusal`: `nothing_chosen`, `taken_meanwhile` (title, name), `not_to_take`
        (title).
        """
        shown = self._shown()
        brains = self._brains()
        if not brains:
            raise Refusal(Refused("nothing_chosen"))
        for brain in brains:
            record = brain.getObject()
            if not api.user.has_permission("Modify portal content", obj=record):
                raise Refusal(Refused("not_to_take", {"title": record.title}))
            if (record.officer or "") != shown[brain.UID]:
                by = full_name(record.officer) if record.officer else words(OF_NOBODY)
                told = {"title": record.title, "name": by}
                raise Refusal(Refused("taken_meanwhile", told))
            yield record

    def _shown(self) -> dict[str, str]:
        """Who looked after each record, by its UID, when it was ticked."""
        return dict(each.partition(":")[::2] for each in self.chosen()[:MOST])

    def _brains(self) -> list[Any]:
        uids = [*self._shown()]
        return [each for name in HANDLED for each in found(name, UID=uids)]

    def records(self) -> list[tuple[str, str]]:
        """What was ticked and is refused, to be sent again: as it is now, and its title."""
        return [
            (f"{each.UID}:{each.officer or ''}", each.Title) for each in self._brains()
        ]

    def officers(self) -> list[tuple[str, str]]:
        """As on the page where they were ticked."""
        return officers()

    def chosen(self) -> list[str]:
        return several(self.request, "record")

    def next_url(self) -> str:
        """Back to the one record, or to one's work."""
        brains = self._brains() if len(self.chosen()) == 1 else []
        whole = self.typed("back") == "record" and brains
        return brains[0].getURL() if whole else str(self.context.absolute_url())


def officers() -> list[tuple[str, str]]:
    """Who may look after a record, by login; oneself first."""
    me = api.user.get_current().getId()
    others = dict(options("imio.mutualisation.staff"))
    mine = [(me, words(MINE_TO_TAKE))] if others.pop(me, None) else []
    return [*mine, *others.items()]


def _take(record: Any, officer: str, day: Any) -> None:
    """Raises `Refusal`: `answer_day_past` (day)."""
    try:
        getFields(IHandled)["answer_by"].bind(record).validate(day)
    except Unfit as unfit:
        raise Refusal(unfit.refused) from None
    watch(record)
    values = {"officer": officer} | ({"answer_by": day} if day else {})
    for name, given in values.items():
        setattr(record, name, given)
    notify(ObjectModifiedEvent(record, Attributes(IHandled, *values)))
