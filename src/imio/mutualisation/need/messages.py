"""What happens next with a need, in words."""

from collections.abc import Mapping
from imio.mutualisation.i18n import _
from zope.i18nmessageid import Message


STEPS: Mapping[str, Message] = {
    "open": _("need_step_open", default="Open"),
    "pooled": _("need_step_pooled", default="Pooled"),
    "in_tender": _("need_step_in_tender", default="In a tender"),
    "satisfied": _("need_step_satisfied", default="Satisfied"),
}
OTHERS = _("actor_other_members", default="The agents of the other members")
OFFICER = _("actor_officer", default="A project officer of IMIO")
# By state (`ready`: open, and enough members buy): what happens and who acts.
NEXT_STEPS: Mapping[str, tuple[Message, Message | None]] = {
    "open": (
        _(
            "need_next_open",
            default="Other members join, or IMIO writes why one is enough.",
        ),
        OTHERS,
    ),
    "ready": (
        _("need_next_ready", default="Enough members buy: IMIO pools the need."),
        OFFICER,
    ),
    "pooled": (
        _(
            "need_next_pooled",
            default="IMIO prepares the tender. Members may still join.",
        ),
        OFFICER,
    ),
    "in_tender": (
        _(
            "need_next_in_tender",
            default="The tender runs its course; once it is awarded, IMIO records what "
            "came of it.",
        ),
        OFFICER,
    ),
    "satisfied": (
        _(
            "need_next_satisfied",
            default="The solution is there for all members: ask for it.",
        ),
        None,
    ),
    "closed": (
        _("need_next_closed", default="This need was given up: nothing follows."),
        None,
    ),
}
