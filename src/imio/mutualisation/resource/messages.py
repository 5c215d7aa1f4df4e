"""Who reads a resource, who it is from, and what comes next, for each state."""

from collections.abc import Mapping
from imio.mutualisation.i18n import _
from zope.i18nmessageid import Message


NEXT_STEPS: Mapping[str, Message] = {
    "draft": _(
        "resource_next_draft",
        default="Only its member and IMIO see it. Complete it, then propose it.",
    ),
    "proposed": _(
        "resource_next_proposed",
        default="IMIO reads it, then shares it among the members.",
    ),
    "shared": _("resource_next_shared", default="Whoever acts for a member reads it."),
    "public": _("resource_next_public", default="Everybody reads it."),
    "archived": _(
        "resource_next_archived",
        default="It is out of use: only its member and IMIO still see it.",
    ),
}

SHARED_BY = _("resource_shared_by", default="Shared by")
FROM: Mapping[str, Message] = {
    "draft": _("resource_prepared_by", default="Prepared by"),
    "proposed": _("resource_proposed_by", default="Proposed by"),
}


def said_by(state: str) -> Message:
    """What comes before the name of who it is from."""
    return FROM.get(state, SHARED_BY)
