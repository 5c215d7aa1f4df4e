"""Deliberations: what was a date typed in becomes an act.

Dates of joining and of orders that members and requests held as plain fields are kept
as executory deliberations, whose text is to be completed.
"""

from Acquisition import aq_base
from Acquisition import aq_parent
from DateTime import DateTime
from datetime import date
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.reference import next_reference
from imio.mutualisation.security import DELIBERATION
from imio.mutualisation.setuphandlers import add_sections
from imio.mutualisation.upgrades.letter import bring_types
from imio.mutualisation.upgrades.letter import import_profile
from imio.mutualisation.upgrades.letter import index_again
from plone import api
from typing import Any

import logging


logger = logging.getLogger(__name__)

TYPES = (
    "Annex",
    "Assembly",
    "Deliberation",
    "Member",
    "Product",
    "Quote",
    "Section",
    "ServiceRequest",
    "Sitting",
)
COMMENT = "Repris de la date enregistrée avant les délibérations."


def upgrade(setup_tool: Any) -> None:
    """The new types and sections, then the records that hold a plain date."""
    import_profile(setup_tool, __name__)
    bring_types(setup_tool, *TYPES)
    add_sections("deliberations", "assemblees")
    with api.env.adopt_roles(["Manager"]):
        convert("Member", "joining_decision_on", joined)
        convert("ServiceRequest", "deliberation_executory_on", ordered)
    # Members are found by their enterprise number, too.
    index_again("Member", "SearchableText")


def convert(type_name: str, name: str, make: Any) -> None:
    """Make an act of each date kept under a name, and forget the date."""
    records = [brain._unrestrictedGetObject() for brain in existing(type_name)]
    held = [record for record in records if name in vars(aq_base(record))]
    for number, record in enumerate(held, 1):
        on = vars(aq_base(record)).pop(name)
        record._p_changed = True
        if on is not None:
            make(record, on)
        record.reindexObject(idxs=["SearchableText"])
        logger.info("%s %s of %s", type_name, number, len(held))


def joined(member: Any, on: date) -> None:
    keep(member, on, "join", f"Adhésion à l’intercommunale : {member.title}")


def ordered(request: Any, on: date) -> None:
    title = f"Commande : {request.title}"
    keep(aq_parent(request), on, "order", title, thread=request.thread)


def keep(member: Any, on: date, purpose: str, title: str, **values: Any) -> None:
    """An executory act of a member, as far as it is known."""
    act = create_in(
        member, "Deliberation", title=title, purpose=purpose, adopted_on=on, **values
    )
    act.number, act.executory_on = next_reference("DEL"), on
    tool = api.portal.get_tool("portal_workflow")
    status = {
        "action": "execute",
        "actor": api.user.get_current().getId(),
        "comments": COMMENT,
        "review_state": "executory",
        "time": DateTime(clock.now()),
    }
    tool.setStatusOf(DELIBERATION.id, act, status)
    tool[DELIBERATION.id].updateRoleMappingsFor(act)
    act.note_next_deadline()
    act.reindexObject()
