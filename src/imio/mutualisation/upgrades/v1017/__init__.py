"""Names stand with the steps; passwords are sent by the suite; what is typed is no log's."""

from Acquisition import aq_base
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.unspoken import keep_log_silent
from imio.mutualisation.security import SITE
from imio.mutualisation.security import TYPES
from imio.mutualisation.upgrades.letter import import_profile
from plone import api
from typing import Any


HISTORY = "workflow_history"
NAME = "actor_name"
PASSWORDS = "Mail forgotten password"


def upgrade(setup_tool: Any) -> None:
    """The permission, the closed form, the log; then the names in the histories."""
    import_profile(setup_tool, __name__)
    api.portal.get().manage_permission(PASSWORDS, list(SITE[PASSWORDS]), acquire=0)
    keep_log_silent()
    names = {
        user.getId(): user.getProperty("fullname", "") for user in api.user.get_users()
    }
    for name in TYPES:
        for brain in existing(name):
            keep_names(brain._unrestrictedGetObject(), names)


def keep_names(record: Any, names: dict[str, str]) -> None:
    """The name of today is what is known of the past; steps that have one keep it."""
    history = getattr(aq_base(record), HISTORY, None)
    for workflow, entries in dict(history or {}).items():
        if all(NAME in entry for entry in entries):
            continue
        record.workflow_history[workflow] = tuple(
            {NAME: names.get(entry.get("actor")) or entry.get("actor"), **entry}
            for entry in entries
        )
