"""Why something is refused: what `rules/notices.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "notice_unpublished": Reason(
        _(
            "reason_notice_unpublished",
            default="This tender was never published: no gazette has a notice of it.",
        )
    ),
    "notice_twice": Reason(
        _(
            "reason_notice_twice",
            default="The notice ${number} of this gazette is noted already: take it away "
            "first to note it otherwise.",
        )
    ),
    "notice_number_ted": Reason(
        _(
            "reason_notice_number_ted",
            default="TED numbers its notices like 123456-${year} or ${year}/S 012-123456, "
            "by the year of publication: correct the number, or the day.",
        ),
        400,
    ),
    "notice_number_bare": Reason(
        _(
            "reason_notice_number_bare",
            default="A notice of this gazette has a number, such as 2026-512345: copy it.",
        ),
        400,
    ),
    "notice_without_award": Reason(
        _(
            "reason_notice_without_award",
            default="This tender is not awarded: no gazette tells its result yet.",
        )
    ),
    "notice_too_early": Reason(
        _(
            "reason_notice_too_early",
            default="What this notice tells was so on ${since} only: correct its day, or "
            "its kind.",
        ),
        400,
    ),
    "notice_after_bids": Reason(
        _(
            "reason_notice_after_bids",
            default="Nobody is invited to bid after ${until}: correct the day of this "
            "notice, or its kind.",
        ),
        400,
    ),
    "notice_unknown": Reason(
        _(
            "reason_notice_unknown",
            default="No notice of that number is noted: somebody has taken it away, maybe.",
        ),
        400,
    ),
}
