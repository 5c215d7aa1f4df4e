"""Why something is refused: what `rules/assembly.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "agenda_missing": Reason(
        _(
            "reason_agenda_missing",
            default="The agenda has no point yet: add the points first.",
        )
    ),
    "agenda_differs": Reason(
        _(
            "reason_agenda_differs",
            default="A second assembly decides on the agenda of the first one alone: put "
            "its points back as they were.",
        )
    ),
    "assembly_date_missing": Reason(
        _("reason_assembly_date_missing", default="Set the day of the assembly first.")
    ),
    "assembly_convened_late": Reason(
        _(
            "reason_assembly_convened_late",
            default="The assembly had to be convened on ${latest} at the latest: choose a "
            "later day for it.",
        )
    ),
    "documents_missing": Reason(
        _(
            "reason_documents_missing",
            default="The documents go with the agenda: add at least one.",
        )
    ),
    "assembly_not_yet": Reason(
        _(
            "reason_assembly_not_yet",
            default="The assembly is on ${on}: wait for that day.",
        )
    ),
    "quorum_missing_shares": Reason(
        _(
            "reason_quorum_missing_shares",
            default="Only ${represented} of ${total} shares are represented: record all "
            "members represented, or note that the quorum is missing.",
        )
    ),
    "quorum_reached": Reason(
        _("reason_quorum_reached", default="The quorum is reached: open the session.")
    ),
    "results_missing": Reason(
        _(
            "reason_results_missing",
            default="No member represented has voted on anything: record the votes of "
            "their delegates.",
        )
    ),
    "assembly_not_adjourned": Reason(
        _(
            "reason_assembly_not_adjourned",
            default="A second assembly follows one that had no quorum: record that first.",
        )
    ),
    "second_exists": Reason(
        _(
            "reason_second_exists",
            default="The second assembly is there already: open it from this page.",
        )
    ),
    "point_number_twice": Reason(
        _(
            "reason_point_number_twice",
            default="Two points have the number ${number}: give each one its own.",
        )
    ),
    "session_vote_twice": Reason(
        _(
            "reason_session_vote_twice",
            default="A member has two rows of votes for the point ${point}: keep one.",
        )
    ),
    "session_vote_absent": Reason(
        _(
            "reason_session_vote_absent",
            default="A member votes on the point ${point} without being represented: add "
            "it to the members represented, or remove the row.",
        )
    ),
    "session_votes_exceed_delegates": Reason(
        _(
            "reason_session_votes_exceed_delegates",
            default="${votes} votes for ${delegates} delegates on the point ${point}: "
            "correct them.",
        )
    ),
}
