"""What the pages of the mails say."""

from imio.mutualisation.base.outbox import COPIED
from imio.mutualisation.base.outbox import REFUSED
from imio.mutualisation.base.outbox import UNREACHABLE
from imio.mutualisation.i18n import _


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
