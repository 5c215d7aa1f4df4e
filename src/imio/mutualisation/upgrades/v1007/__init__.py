"""Steps have the natural words of their type for an id: in the workflows, and in the histories."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.upgrades.letter import bring_types
from imio.mutualisation.upgrades.letter import import_profile
from typing import Any

import logging


logger = logging.getLogger(__name__)

RENAMED = {
    "Allotment": {
        "accept_seats": "accept",
        "cancel_claim": "cancel",
        "refuse_seats": "refuse",
    },
    "Assembly": {"close_assembly": "close"},
    "Bid": {"withdraw_bid": "withdraw"},
    "Licence": {"end_licence": "end"},
    "Need": {"close_need": "close"},
    "Quote": {"return_quote": "send_back", "submit_quote": "submit"},
    "Resource": {"archive_resource": "archive", "return_to_author": "send_back"},
    "Sitting": {"close_sitting": "close"},
    "Tender": {"close_tender": "close"},
}


def upgrade(setup_tool: Any) -> None:
    """The permissions that were not said, the new ids; then the steps that were taken."""
    import_profile(setup_tool, __name__)
    bring_types(setup_tool, "Section", *RENAMED)
    for name, ids in RENAMED.items():
        brains = existing(name)
        for brain in brains:
            rename_steps(brain._unrestrictedGetObject().workflow_history, ids)
        logger.info("%s: histories of %s records", name, len(brains))


def rename_steps(histories: Any, ids: dict[str, str]) -> None:
    """Each entry of a record's histories names its step by the new id."""
    for workflow, entries in histories.items():
        histories[workflow] = tuple(
            {**entry, "action": ids.get(entry["action"], entry["action"])}
            for entry in entries
        )
