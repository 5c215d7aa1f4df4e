"""Why something is refused: what `rules/continuity.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "subject_missing": Reason(
        _(
            "reason_subject_missing",
            default="Say what the incident befalls: name a product, a licence or a "
            "contract.",
        )
    ),
    "commitment_own": Reason(
        _(
            "reason_commitment_own",
            default="IMIO itself maintains this product: there is no provider that breaks "
            "its commitment.",
        )
    ),
    "effective_date_missing": Reason(
        _(
            "reason_effective_date_missing",
            default="Give the day from which nothing is supported any more.",
        )
    ),
    "commitment_unchecked": Reason(
        _(
            "reason_commitment_unchecked",
            default="Say what the provider had promised: no clause, a clause that it "
            "keeps, or one that it breaks.",
        )
    ),
    "commitment_note_missing": Reason(
        _(
            "reason_commitment_note_missing",
            default="Write what the provider had promised, and where: the clause, the "
            "contract, the offer.",
        )
    ),
    "migration_cost_missing": Reason(
        _(
            "reason_migration_cost_missing",
            default="A forced migration costs something: give the yearly cost or the "
            "investment.",
        )
    ),
    "continuity_open": Reason(
        _(
            "reason_continuity_open",
            default="${count} continuity request(s) still wait for an end: conclude, "
            "close or refuse them first.",
        )
    ),
    "package_not_continued": Reason(
        _(
            "reason_package_not_continued",
            default="IMIO does not go on with a package in place of its editor: agree "
            "with the member on a temporary support or a replacement, or refuse "
            "with the reason.",
        )
    ),
    "not_continuity": Reason(
        _(
            "reason_not_continuity",
            default="Only a continuity request is concluded by its roadmap.",
        ),
        elsewhere=True,
    ),
    "roadmap_missing": Reason(
        _(
            "reason_roadmap_missing",
            default="Draw up the roadmap first: at least one measure.",
        )
    ),
    "roadmap_open": Reason(
        _(
            "reason_roadmap_open",
            default="${count} measure(s) of the roadmap are not done yet: finish them or "
            "take them off first.",
        )
    ),
    "none_missing": Reason(
        _(
            "reason_none_missing",
            default="Each member that this touches has its request: nothing is left to "
            "open.",
        ),
        elsewhere=True,
    ),
}
