"""Why something is refused: what `rules/membership.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "admission_day_missing": Reason(
        _(
            "reason_admission_day_missing",
            default="Say since when it is or was a member: fill in “admis_le”.",
        )
    ),
    "admission_day_early": Reason(
        _(
            "reason_admission_day_early",
            default="A prospect was never admitted: write “adherent” or “ancien” in "
            "“statut”, or take “admis_le” away.",
        )
    ),
    "state_by_step": Reason(
        _(
            "reason_state_by_step",
            default="This authority is known in another state, which is left by a step on "
            "its record, not by a table: take “statut” away.",
        )
    ),
    "contact_name_missing": Reason(
        _(
            "reason_contact_name_missing",
            default="A contact has a name: fill in “contact_nom”.",
        )
    ),
    "leaving_day_missing": Reason(
        _(
            "reason_leaving_day_missing",
            default="A former member has left: fill in “parti_le”.",
        )
    ),
    "leaving_day_early": Reason(
        _(
            "reason_leaving_day_early",
            default="Only a former member has left: write “ancien” in “statut”, or take "
            "“parti_le” away.",
        )
    ),
    "state_missing": Reason(
        _(
            "reason_state_missing",
            default="Days of membership ask for a “statut”: “prospect”, “adherent” or "
            "“ancien”.",
        )
    ),
    "bce_missing": Reason(
        _(
            "reason_bce_missing",
            default="The enterprise number (BCE) is missing: record it.",
        )
    ),
    "bce_invalid": Reason(
        _(
            "reason_bce_invalid",
            default="This enterprise number (BCE) is not valid: ten digits, such as "
            "0841.470.248; check them.",
        )
    ),
    "joining_act_missing": Reason(
        _(
            "reason_joining_act_missing",
            default="The council’s deliberation to join is not executory yet: prepare it, "
            "have it voted and sent to supervision.",
        )
    ),
    "withdrawal_act_missing": Reason(
        _(
            "reason_withdrawal_act_missing",
            default="The council’s deliberation to leave is not executory yet: prepare it, "
            "have it voted and sent to supervision.",
        )
    ),
    "share_missing": Reason(
        _(
            "reason_share_missing",
            default="Record the share subscribed: the number and the day.",
        )
    ),
    "open_requests": Reason(
        _(
            "reason_open_requests",
            default="${count} request(s) are still running: close or withdraw them first.",
        )
    ),
    "successor_missing": Reason(
        _(
            "reason_successor_missing",
            default="Record the NIS code of the authority born of the merger.",
        )
    ),
    "successor_unknown": Reason(
        _(
            "reason_successor_unknown",
            default="No authority has the NIS code recorded as successor: create it first.",
        )
    ),
    "merger_date_missing": Reason(
        _("reason_merger_date_missing", default="Record the day of the merger.")
    ),
    "own_successor": Reason(
        _(
            "reason_own_successor",
            default="An authority cannot be its own successor: correct the NIS code.",
        )
    ),
    "never_admitted": Reason(
        _(
            "reason_never_admitted",
            default="This authority was never admitted: take it back as a prospect.",
        ),
        elsewhere=True,
    ),
    "once_admitted": Reason(
        _(
            "reason_once_admitted",
            default="This authority was a member: take it back as one.",
        ),
        elsewhere=True,
    ),
    "member_already": Reason(
        _(
            "reason_member_already",
            default="This authority is a member of IMIO already: it joins no second time.",
        )
    ),
    "not_a_member": Reason(
        _(
            "reason_not_a_member",
            default="This authority is not a member of IMIO yet: apply for membership "
            "first.",
        )
    ),
}
