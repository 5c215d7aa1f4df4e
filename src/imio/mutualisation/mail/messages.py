"""What the pages of the mails say."""

from imio.mutualisation.base.outbox import COPIED
from imio.mutualisation.base.outbox import REFUSED
from imio.mutualisation.base.outbox import UNREACHABLE
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.mailing import NEVER
from imio.mutualisation.rules.mailing import NOW
from imio.mutualisation.rules.mailing import WEEKLY


WHY = {
    REFUSED: _("mail_why_refused", default="The mail server answered: ${said}"),
    UNREACHABLE: _(
        "mail_why_unreachable", default="The mail server was not reached: ${said}"
    ),
    COPIED: _(
        "mail_why_copied",
        default="Held: it waited in a folder that was copied from another site or from a "
        "backup, and may have been sent already.",
    ),
}
NO_SERVER = _(
    "mail_no_server",
    default="No mail leaves: the site names no mail server or no sender.",
)
SOME_FAILED = _("mail_some_failed", default="${count} mail(s) could not be sent.")
DONE = _("mail_done", default="Done: what is to be sent again leaves within seconds.")

# For whom has chosen to hear once a week.
DIGEST_SUBJECT = _(
    "mail_digest_subject", default="[IMIO] This week: ${count} change(s)"
)
DIGEST_TEXT = _("mail_digest", default="What has changed:\n\n${news}\n\n${url}")

KIND_TITLES = {
    "requests": _("mail_kind_requests", default="Requests and quotes"),
    "licences": _("mail_kind_licences", default="Licences and seats"),
    "markets": _("mail_kind_markets", default="Tenders and bids"),
    "acts": _("mail_kind_acts", default="Acts, sittings and assemblies"),
    "needs": _("mail_kind_needs", default="Needs"),
    "catalogue": _("mail_kind_catalogue", default="Catalogue, resources, continuity"),
    "messages": _("mail_kind_messages", default="Messages on a record"),
}
CHOICE_TITLES = {
    NOW: _("mail_choice_now", default="At once"),
    WEEKLY: _("mail_choice_weekly", default="Once a week"),
    NEVER: _("mail_choice_never", default="Not at all"),
}
# The mails are written in these languages, in French where a word is missing.
LANGUAGES = {
    "fr": _("mail_in_french", default="French"),
    "de": _("mail_in_german", default="German"),
}
CHOSEN = _("mail_chosen", default="Your choice counts from now on.")

REMINDER_SUBJECT = _(
    "mail_reminder_subject", default="[${number}] Reminder: ${what} – ${title}"
)
REMINDER_TEXT = _(
    "mail_reminder",
    default="${title}\n\n${what}: by ${day} at the latest (days left: ${left}).\n\n${url}",
)
REMINDER_WHAT = {
    "quote": _("mail_reminder_quote", default="a quote waits for your signature"),
    "transmission": _(
        "mail_reminder_transmission", default="an act is to be sent to the supervision"
    ),
    "supervision": _(
        "mail_reminder_supervision", default="the delay of the supervision ends"
    ),
    "followup": _("mail_reminder_followup", default="an act is to be followed up"),
}
REMINDED = _("due_reminded", default="Those whose turn it is were reminded")

SERVER_HELP = _(
    "mail_server_help",
    default="Another server or sender counts from the next round, some seconds later. What "
    "waits and what failed is on the page of the mails.",
)
TEST_SUBJECT = _("mail_test_subject", default="Test of the mail server")
TEST_TEXT = _(
    "mail_test",
    default="This mail was sent from the mail settings of the site, to the address of its "
    "sender: the mail server works.",
)
TEST_SENT = _("mail_test_sent", default="The mail server took a test for ${to}.")
TEST_FAILED = _("mail_test_failed", default="The test was not sent: ${said}")
