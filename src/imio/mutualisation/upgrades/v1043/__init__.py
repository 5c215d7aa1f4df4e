"""The financial director may be given as much time again; a model of acts may be of a body."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.upgrades.letter import bring_types
from plone import api
from typing import Any


MODELS = "act_models"


def upgrade(setup_tool: Any) -> None:
    """The step that extends the delay of an advice; models are of no body."""
    bring_types(setup_tool, "Advice")
    setting = f"mutualisation.{MODELS}"
    known = api.portal.get_registry_record(setting, default=None)
    if known:
        api.portal.set_registry_record(setting, _of_no_body(known))
    for brain in existing("Member"):
        member = brain._unrestrictedGetObject()
        if member.act_models:
            member.act_models = _of_no_body(member.act_models)


def _of_no_body(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"body": None, **row} for row in rows]
