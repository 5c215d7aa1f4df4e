"""Why something is refused: what `rules/sitting.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "item_unknown": Reason(
        _(
            "reason_item_unknown",
            default="The agenda has no item ${item} that is still to be decided.",
        ),
        400,
    ),
    "item_not_ready": Reason(
        _(
            "reason_item_not_ready",
            default="Item ${item} is not ready: its levels have not all validated it, or an "
            "obligatory advice on it is awaited.",
        )
    ),
    "sitting_hour_missing": Reason(
        _(
            "reason_sitting_hour_missing",
            default="Give the hour of the sitting: it stands on the convocation.",
        )
    ),
    "agenda_frozen": Reason(
        _(
            "reason_agenda_frozen",
            default="The agenda of this sitting is settled: only an item whose urgency is "
            "declared, or that a councillor asked for in time, still comes on it, and none "
            "leaves it.",
        )
    ),
    "convocation_sent": Reason(
        _(
            "reason_convocation_sent",
            default="The members were convened with something else under “${changed}”: go back to "
            "the settled agenda, correct it there, and convene them again.",
        )
    ),
    "item_settled": Reason(
        _(
            "reason_item_settled",
            default="The agenda was settled with this object, in public or in closed sitting: "
            "open it again to change it, or wait until the sitting is held.",
        )
    ),
    "vote_contradicted": Reason(
        _(
            "reason_vote_contradicted",
            default="Item ${item}: the vote that was recorded no longer fits those who were "
            "there. Mend the vote first: take the act back to the agenda, and record both.",
        )
    ),
    "item_not_there": Reason(
        _(
            "reason_item_not_there",
            default="${name}: the agenda has no item ${item}, its last one is ${last}. Correct "
            "at which items this person comes, leaves or does not sit.",
        )
    ),
    "voted_otherwise": Reason(
        _(
            "reason_voted_otherwise",
            default="The names that are noted, or the item that it is voted with, say "
            "otherwise: ${said}. Correct them, or record the decision without figures.",
        )
    ),
    "items_decided": Reason(
        _(
            "reason_items_decided",
            default="${count} item(s) of this sitting are decided: take these acts back to the "
            "agenda first.",
        )
    ),
    "minutes_closed": Reason(
        _(
            "reason_minutes_closed",
            default="The sitting that decided on this act is closed, and its minutes are kept: "
            "open the sitting again first.",
        )
    ),
    "minutes_before_sitting": Reason(
        _(
            "reason_minutes_before_sitting",
            default="A sitting has minutes once it was held: record that it was held first.",
        )
    ),
    "minutes_open": Reason(
        _(
            "reason_minutes_open",
            default="The sitting that postponed this item is not closed yet, and its minutes say "
            "so: close it first.",
        )
    ),
    "item_convened": Reason(
        _(
            "reason_item_convened",
            default="The members were convened for this object, in public or in closed sitting: "
            "it stays until the sitting is held, or the agenda is settled anew.",
        )
    ),
    "item_twice": Reason(
        _("reason_item_twice", default="An item stands twice in this list."), 400
    ),
    "agenda_incomplete": Reason(
        _(
            "reason_agenda_incomplete",
            default="The agenda has changed meanwhile: open the page again.",
        )
    ),
    "draft_unknown": Reason(
        _(
            "reason_draft_unknown",
            default="${value}: this is no draft of this authority and this body that waits "
            "for a sitting.",
        ),
        400,
    ),
    "agenda_closed": Reason(
        _(
            "reason_agenda_closed",
            default="This sitting has ended: its agenda no longer changes.",
        )
    ),
    "items_missing": Reason(
        _(
            "reason_items_missing",
            default="The agenda has no item: put a draft on it, or add an item.",
        )
    ),
    "items_undecided": Reason(
        _(
            "reason_items_undecided",
            default="${count} item(s) are not decided yet: record what became of them.",
        )
    ),
}
