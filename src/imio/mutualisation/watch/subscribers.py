"""A watched tender comes in by import alone."""

from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.watch.schema import IWatchedTender
from zope.component import adapter
from zope.lifecycleevent.interfaces import IObjectAddedEvent


@adapter(IWatchedTender, IObjectAddedEvent)
def refuse_empty(tender: IWatchedTender, event: IObjectAddedEvent) -> None:
    """What is added otherwise has no process: nobody may write its fields."""
    if not tender.ocid:
        raise Refusal(Refused("watched_by_import"))
