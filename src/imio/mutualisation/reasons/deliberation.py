"""Why something is refused: what `rules/deliberation.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "nothing_opened": Reason(
        _(
            "reason_nothing_opened",
            default="An act of this purpose opens nothing in this site.",
        )
    ),
    "act_decides_nothing": Reason(
        _(
            "reason_act_decides_nothing",
            default="An item for information or for advice decides nothing: what it is about "
            "needs a decision.",
        )
    ),
    "body_not_competent": Reason(
        _(
            "reason_body_not_competent",
            default="This body is not competent for that decision: the council of the "
            "authority takes it.",
        )
    ),
    "act_not_voted": Reason(
        _(
            "reason_act_not_voted",
            default="No vote carries this act: record the votes, or how they voted.",
        )
    ),
    "supervision_lessened": Reason(
        _(
            "reason_supervision_lessened",
            default="Such an act is sent to the supervising authority: choose that kind of "
            "supervision again, or ask IMIO, which alone may say why not.",
        )
    ),
    "articles_missing": Reason(
        _(
            "reason_articles_missing",
            default="Write at least one article before putting the act on the agenda.",
        )
    ),
    "assembly_missing": Reason(
        _(
            "reason_assembly_missing",
            default="Choose the general assembly that the mandate is for.",
        ),
        400,
    ),
    "attendance_missing": Reason(
        _(
            "reason_attendance_missing",
            default="Record the members in office and the members present.",
        )
    ),
    "closed_sitting": Reason(
        _(
            "reason_closed_sitting",
            default="Decided in a closed sitting: it is never published.",
        )
    ),
    "convocation_missing": Reason(
        _(
            "reason_convocation_missing",
            default="Record the day on which the members were convened.",
        )
    ),
    "convocation_too_late": Reason(
        _(
            "reason_convocation_too_late",
            default="The members had to be convened by ${latest} at the latest: "
            "move the sitting, or record the urgency declared.",
        )
    ),
    "kind_unknown": Reason(
        _(
            "reason_kind_unknown",
            default="The kind ${value} is unknown: use ${known}.",
        ),
        400,
    ),
    "majority_missing": Reason(
        _(
            "reason_majority_missing",
            default="${for} vote(s) for, ${against} against: it is not adopted. "
            "Record its rejection.",
        )
    ),
    "majority_reached": Reason(
        _(
            "reason_majority_reached",
            default="The votes recorded carry it: correct them, or record its adoption.",
        )
    ),
    "masked_passage_unknown": Reason(
        _(
            "reason_masked_passage_unknown",
            default="The passage to mask “${passage}” is not in the text: copy it exactly.",
        )
    ),
    "masked_annex": Reason(
        _(
            "reason_masked_annex",
            default="The annex “${name}” names what is masked: rename it and its file, or keep "
            "it confidential.",
        )
    ),
    "masked_properties": Reason(
        _(
            "reason_masked_properties",
            default="The properties of the file “${name}” (author, title…) say “${said}”, which "
            "is masked: save the file without its properties, or keep the annex confidential.",
        )
    ),
    "masked_title": Reason(
        _(
            "reason_masked_title",
            default="The object of the act is public and holds a masked passage: it"
            " cannot be published.",
        )
    ),
    "named_votes_differ": Reason(
        _(
            "reason_named_votes_differ",
            default="The votes by name and the totals differ: correct one of them.",
        )
    ),
    "not_of_a_college": Reason(
        _(
            "reason_not_of_a_college",
            default="Only what a college has adopted is brought before the council.",
        )
    ),
    "not_published": Reason(
        _(
            "reason_not_published",
            default="This act is not published: publish it first.",
        )
    ),
    "outcome_missing": Reason(
        _(
            "reason_outcome_missing",
            default="Record what supervision decided: annulled or not approved.",
        )
    ),
    "outcome_not_in_use": Reason(
        _(
            "reason_outcome_not_in_use",
            default="This outcome is not in use: IMIO may allow it in the settings.",
        ),
        elsewhere=True,
    ),
    "points_missing": Reason(
        _(
            "reason_points_missing",
            default="Record the votes on each point of the assembly.",
        )
    ),
    "purpose_unknown": Reason(
        _(
            "reason_purpose_unknown",
            default="There is no draft for ${purpose}: use join, withdrawal, "
            "central_purchasing, delegates or assembly_mandate.",
        ),
        400,
    ),
    "secret_vote_named": Reason(
        _(
            "reason_secret_vote_named",
            default="A secret ballot has no names: remove the votes by name.",
        )
    ),
    "sitting_date_missing": Reason(
        _(
            "reason_sitting_date_missing",
            default="Record the day of the sitting.",
        )
    ),
    "sitting_not_held": Reason(
        _(
            "reason_sitting_not_held",
            default="The sitting of ${on} has not been held yet.",
        )
    ),
    "sitting_not_marked": Reason(
        _(
            "reason_sitting_not_marked",
            default="Nobody has noted yet that the sitting of ${on} was held: do so on its "
            "page.",
        )
    ),
    "timestamp_failed": Reason(
        _(
            "reason_timestamp_failed",
            default="The time-stamp service did not answer as it should (${cause}):"
            " try again later.",
        )
    ),
    "timestamp_not_set_up": Reason(
        _(
            "reason_timestamp_not_set_up",
            default="No time-stamp service is set up: IMIO gives its address in the"
            " settings.",
        )
    ),
    "form_closed": Reason(
        _(
            "reason_form_closed",
            default="Nothing of this form changes any more (state of the act: ${state}): "
            "go back to the act.",
        )
    ),
    "votes_missing": Reason(
        _(
            "reason_votes_missing",
            default="Record the votes for, against and the abstentions.",
        )
    ),
}
