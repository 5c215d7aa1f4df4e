"""The types that somebody edits, and what the demonstration lacks of them."""

from imio.mutualisation.base import clock
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.security import MANAGER
from imio.mutualisation.security import WORKFLOWS
from plone import api
from present import numbered


# By IMIO; an advice is for those who give it alone.
EDITED = [
    flow.name
    for flow in WORKFLOWS
    if any(MANAGER in state.edit for state in flow.states)
]


def make_more(site):
    """A record of each type that the demonstration has none to edit of."""
    with api.env.adopt_user(username="imio-manager"):
        create_in(site["adherents"]["andenne"], "Sitting", title="Séance")
        act = site["adherents"]["andenne"]["deliberation"]
        said = {"assigned_to": "Service", "until": clock.today()}
        create_in(act, "Followup", title="Suite", **said)
        create_in(site["assemblees"], "Assembly", title="Assemblée")
        create_in(site["marches"], "Tender", title="Marché")
        create_in(site["adherents"]["andenne"][numbered("mut", 4)], "Quote")
