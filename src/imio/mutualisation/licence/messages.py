"""What a licence says to people: its deadlines, what happens next, its mails."""

from collections.abc import Mapping
from imio.mutualisation.i18n import _
from zope.i18nmessageid import Message


DEADLINES: Mapping[str, Message] = {
    "notice": _("deadline_notice", default="Last day to give notice"),
    "decision": _("deadline_decision", default="Last day to decide on the renewal"),
    "end": _("deadline_end", default="Last day of the contract"),
}
IN_NOTICE = _(
    "licence_warning_in_notice",
    default="Notice was given: the contract, and the seats drawn from it, end on ${end}.",
)
WARNINGS: Mapping[str, Message] = {
    "public_below_own": _(
        "licence_public_below_own",
        default="The price of one, ${price}, is above the public price, ${public}: who "
        "buys alone pays less. Check both.",
    ),
    "notice_over_period": _(
        "licence_notice_over_period",
        default="Notice (${notice} months) is longer than each renewal (${period} "
        "months): it is due before the period that it ends has begun.",
    ),
}
PERIOD_END = _("deadline_period_end", default="Last day of the period")
STEPS: Mapping[str, Message] = {
    "negotiation": _("licence_step_negotiation", default="Negotiated"),
    "active": _("licence_step_active", default="Active"),
    "in_notice": _("licence_step_in_notice", default="In notice"),
    "ended": _("licence_step_ended", default="Ended"),
}
OFFICER = _("actor_officer", default="A project officer of IMIO")
AGENTS = _("actor_agent", default="The agents of the member")
# By state, and by what an active licence waits for: what happens and who acts.
NEXT_STEPS: Mapping[str, tuple[Message, Message | None]] = {
    "negotiation": (
        _(
            "licence_next_negotiation",
            default="IMIO completes the contract, then activates it: members may draw "
            "from it from then on.",
        ),
        OFFICER,
    ),
    "stock": (
        _(
            "licence_next_stock",
            default="Few seats are left: IMIO orders some more, or decides to leave it.",
        ),
        OFFICER,
    ),
    "upcoming": (
        _(
            "licence_next_upcoming",
            default="The contract begins later; seats may be asked for already.",
        ),
        AGENTS,
    ),
    "notice": (
        _(
            "licence_next_notice",
            default="It renews by itself unless IMIO gives notice by ${day}.",
        ),
        OFFICER,
    ),
    "committed": (
        _(
            "licence_next_committed",
            default="It is too late for notice: it renews by itself after ${end}. The "
            "next day to give notice is ${day}.",
        ),
        OFFICER,
    ),
    "decision": (
        _(
            "licence_next_decision",
            default="It ends on ${end} unless IMIO renews it: to be decided by ${day}.",
        ),
        OFFICER,
    ),
    "overdue": (
        _(
            "licence_next_overdue",
            default="The day to decide on the renewal has passed: it ends on ${end} "
            "unless IMIO renews it.",
        ),
        OFFICER,
    ),
    "end": (
        _("licence_next_end", default="It ends on ${end}; nothing renews it."),
        OFFICER,
    ),
    "endless": (
        _("licence_next_endless", default="It runs without an end, until notice."),
        OFFICER,
    ),
    "in_notice": (
        _(
            "licence_next_in_notice",
            default="Notice was given: it ends on ${end}. Members look for what comes "
            "after.",
        ),
        AGENTS,
    ),
    "ended": (
        _("licence_next_ended", default="This contract is over: nothing follows."),
        None,
    ),
}
STOCK: Mapping[str, Message] = {
    "unlimited": _("stock_unlimited", default="Without a limit"),
    "ample": _("stock_ample_shown", default="Enough seats are left"),
    "low": _("stock_low", default="Fewer seats are left than wanted"),
    "exhausted": _("stock_exhausted", default="No seat is left"),
    "over": _("stock_over", default="More seats are held than bought"),
}
LINE_STATES: Mapping[str, Message] = {
    "upcoming": _("line_upcoming", default="Upcoming"),
    "in_progress": _("line_in_progress", default="In progress"),
    "replaced": _("line_replaced", default="Replaced"),
    "ended": _("line_ended", default="Ended"),
}
REMINDER_DONE = _("licence_reminded", default="Reminder ${days} days before sent")
REMINDER_SUBJECT = _(
    "licence_reminder_subject", default="In ${left} days: ${what} – ${title}"
)
REMINDER_TEXT = _(
    "licence_reminder_mail",
    default="${title}\n\n${what}: ${day}.\n${seats}\n\n${url}",
)
SEATS_TEXT = _(
    "mail_reminder_seats", default="${granted} of ${pool} seats are held by members."
)
NOTICE_SUBJECT = _("mail_notice_subject", default="${title} ends on ${end}")
NOTICE_TEXT = _(
    "mail_notice",
    default="IMIO gave notice of the licence ${title}: it ends on ${end}.\n"
    "Your authority draws from it.\n\nReason: ${reason}\n\n${url}",
)
WITHDRAWN_SUBJECT = _("mail_notice_withdrawn_subject", default="${title} goes on")
WITHDRAWN_TEXT = _(
    "mail_notice_withdrawn",
    default="IMIO takes back the notice of the licence ${title}: it goes on.\n\n"
    "Reason: ${reason}\n\n${url}",
)
