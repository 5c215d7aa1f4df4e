"""The clock and the next steps of a deliberation, in words."""

from collections.abc import Iterable
from collections.abc import Mapping
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.deadlines import Shift
from zope.i18nmessageid import Message


MILESTONES: Mapping[str, Message] = {
    "convocation": _("milestone_convocation", default="Convene at the latest"),
    "transmission": _(
        "milestone_transmission", default="Send to supervision at the latest"
    ),
    "supervision": _("milestone_supervision", default="Supervision decides until"),
    "publication": _("milestone_publication", default="Publication"),
    "entry_into_force": _("milestone_entry_into_force", default="Entry into force"),
}
SHIFTS: Mapping[str, Message] = {
    "saturday": _("shift_saturday", default="a Saturday"),
    "sunday": _("shift_sunday", default="a Sunday"),
    "new_year": _("shift_new_year", default="New Year’s Day"),
    "easter_monday": _("shift_easter_monday", default="Easter Monday"),
    "labour_day": _("shift_labour_day", default="Labour Day"),
    "ascension": _("shift_ascension", default="Ascension Day"),
    "whit_monday": _("shift_whit_monday", default="Whit Monday"),
    "national_day": _("shift_national_day", default="the National Day"),
    "assumption": _("shift_assumption", default="Assumption Day"),
    "wallonia_day": _("shift_wallonia_day", default="the Day of Wallonia"),
    "all_saints": _("shift_all_saints", default="All Saints’ Day"),
    "all_souls": _("shift_all_souls", default="All Souls’ Day"),
    "armistice": _("shift_armistice", default="Armistice Day"),
    "dynasty_day": _("shift_dynasty_day", default="the King’s Feast"),
    "christmas": _("shift_christmas", default="Christmas Day"),
    "boxing_day": _("shift_boxing_day", default="Boxing Day"),
}
MOVED = _("deadline_moved", default="${day} is ${reason}: the next day counts.")
NEXT_STEPS: Mapping[str, Message] = {
    "draft": _(
        "act_next_draft", default="Complete the draft and put it on the agenda."
    ),
    "scheduled": _(
        "act_next_scheduled",
        default="After the sitting, record the attendance and the vote.",
    ),
    "adopted_transmit": _(
        "act_next_transmit",
        default="Send the act to supervision with its documents; it may not be carried "
        "out before.",
    ),
    "adopted": _(
        "act_next_execute",
        default="Nothing is to be sent: record that it is executory.",
    ),
    "in_supervision_receipt": _(
        "act_next_receipt",
        default="Record the day on which supervision received the act with all its "
        "documents.",
    ),
    "in_supervision": _(
        "act_next_supervision",
        default="Wait for supervision, or for the end of its delay.",
    ),
    "in_supervision_passed": _(
        "act_next_passed", default="Supervision is over: record that it is executory."
    ),
    "executory": _(
        "act_next_publish", default="The act may be carried out. Publish it."
    ),
    "closed": _(
        "act_next_closed",
        default="The act may be carried out. Decided in a closed sitting, it stays "
        "unpublished.",
    ),
    "published": _("act_next_published", default="Published: nothing to do."),
    "archived": _("act_next_archived", default="Archived: nothing to do."),
    "rejected": _("act_next_rejected", default="The body has rejected it."),
    "postponed": _("act_next_postponed", default="Put it on the agenda again."),
    "removed": _("act_next_removed", default="It was taken off the agenda."),
    "annulled": _(
        "act_next_annulled", default="Supervision annulled or did not approve it."
    ),
}


def moved(shifts: Iterable[Shift]) -> list[str]:
    """One sentence per day that a deadline was moved over."""
    return [
        words(
            Message(MOVED, mapping={"day": day(each.day), "reason": shift_reason(each)})
        )
        for each in shifts
    ]


def shifted(shifts: Iterable[Shift]) -> list[dict[str, str]]:
    """The same as JSON: `{"from": "2026-04-06", "reason": "le lundi de Pâques"}`."""
    return [
        {"from": each.day.isoformat(), "reason": shift_reason(each)} for each in shifts
    ]


def shift_reason(shift: Shift) -> str:
    """Why a day does not count."""
    return words(SHIFTS[shift.reason])
