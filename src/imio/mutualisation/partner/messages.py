"""What people are told about candidacies and accounts."""

from imio.mutualisation.i18n import _


KEPT = _(
    "candidacy_kept",
    default="A mail is on its way to the address that you gave: follow its link within "
    "two days, and IMIO checks your candidacy.",
)
CONFIRMED = _(
    "candidacy_confirmed",
    default="Your address is confirmed. IMIO checks your candidacy and answers by mail.",
)
ASKED = (
    _("mail_candidacy_subject", default="Confirm your candidacy: ${title}"),
    _(
        "mail_candidacy",
        default="Somebody, you no doubt, gave this address for the candidacy of "
        "“${title}” to the tenders of IMIO. Confirm it within two days:\n\n${url}\n\n"
        "If it was not you, do nothing: what was typed is then erased.",
    ),
)
KNOWN = (
    _("mail_known_subject", default="Candidate already known: ${title}"),
    _(
        "mail_known",
        default="${contact} (${email}) applied in the name of “${title}”, whose "
        "enterprise number is known already. Nothing was written. Invite this person "
        "from the page of the partner if all is right:\n\n${url}",
    ),
)
DECLINED = (
    _("mail_declined_subject", default="Your candidacy: ${title}"),
    _(
        "mail_declined",
        default="IMIO does not accept the candidacy of “${title}”:\n\n${reason}",
    ),
)
