"""What follows an incident: its name, its requests, the end that everybody sees."""

from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import record
from imio.mutualisation.base.consequences import Consequences
from imio.mutualisation.base.consequences import follow
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.continuity.opening import open_requests
from imio.mutualisation.continuity.opening import subject_title
from imio.mutualisation.continuity.schema import IIncident
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from zope.component import adapter
from zope.interface.interfaces import IObjectEvent


ENDS = ("end_of_support", "end_of_life")


@adapter(IIncident, IObjectEvent)
def give_title(incident: IIncident, event: IObjectEvent) -> None:
    """Registered for creation and change: what happens, and to what.

    From the creation on, for the short name comes from the title.
    """
    # The default of a form is that of its author, not of each reader.
    incident.product, incident.licence = incident.product, incident.licence
    kind = title_of("imio.mutualisation.incident_kinds", incident.kind)
    made = " – ".join(filter(None, (kind, subject_title(incident))))
    if incident.title in ("", None, incident.made_title):
        incident.title = made
    incident.made_title = made


@adapter(IIncident, IAfterTransitionEvent)
def after_step(incident: IIncident, event: IAfterTransitionEvent) -> None:
    """Who is touched gets a request; the product and the contract say when they end."""
    follow(CONSEQUENCES, incident, event)


def declared(incident: IIncident, comment: str) -> None:
    incident.declared_on = clock.today()
    _announce_end(incident)
    missing_opened(incident, comment)


def missing_opened(incident: IIncident, comment: str) -> None:
    open_requests(incident)
    incident.reindexObject()


def _announce_end(incident: IIncident) -> None:
    if incident.kind not in ENDS:
        return
    for type_name in ("Product", "Licence"):
        solution = record(type_name, getattr(incident, type_name.lower()))
        if solution is not None:
            solution.support_until = incident.effective_on
            solution.reindexObject(idxs=["maintained_until"])


CONSEQUENCES: Consequences = {"declare": declared, "open_missing": missing_opened}
