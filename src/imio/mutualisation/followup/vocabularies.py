"""Who may do what follows an act: the people of the roster of its authority."""

from Acquisition import aq_base
from Acquisition import aq_chain
from Acquisition import aq_inner
from collections.abc import Iterator
from imio.mutualisation.base import clock
from imio.mutualisation.base.roster import roster_of
from imio.mutualisation.base.terms import on_demand
from plone import api
from typing import Any
from zope.schema.vocabulary import SimpleTerm


def _names(context: Any) -> Iterator[SimpleTerm]:
    """Those in office, and whoever was chosen when still in office; for those who see the
    authority.
    """
    around = aq_chain(aq_inner(context))
    owner = next((each for each in around if hasattr(aq_base(each), "roster")), None)
    if owner is not None and not api.user.has_permission("View", obj=owner):
        return
    today = clock.today()
    names = {
        seat.name: seat.function
        for seat in roster_of(owner)
        if seat.since <= today and (seat.until is None or today < seat.until)
    }
    chosen = getattr(aq_base(context), "seat", None)
    if chosen:
        names.setdefault(chosen, "")
    for name, function in names.items():
        yield SimpleTerm(name, name, f"{name}, {function}" if function else name)


roster_names = on_demand(_names)
