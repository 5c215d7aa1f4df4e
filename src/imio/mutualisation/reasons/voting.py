"""Why something is refused: what `rules/voting.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "figures_negative": Reason(
        _(
            "reason_figures_negative",
            default="A number of members or votes is negative: correct it.",
        )
    ),
    "present_exceeds_office": Reason(
        _(
            "reason_present_exceeds_office",
            default="${present} members present for ${in_office} in office: correct"
            " the numbers.",
        )
    ),
    "quorum_missing": Reason(
        _(
            "reason_quorum_missing",
            default="${present} members present of ${in_office}: more than half are"
            " due. Convene again.",
        )
    ),
    "votes_below_present": Reason(
        _(
            "reason_votes_below_present",
            default="${votes} votes for ${present} members present: note who left, or how many "
            "took no part in the vote (${missing}).",
        )
    ),
    "voter_twice": Reason(
        _("reason_voter_twice", default="${name} votes twice: keep one row.")
    ),
    "voter_away": Reason(
        _(
            "reason_voter_away",
            default="${name} does not sit for this item: correct the vote or the attendance.",
        )
    ),
    "voted_with_elsewhere": Reason(
        _(
            "reason_voted_with_elsewhere",
            default="Items are voted together at one sitting: choose another item of the same "
            "sitting.",
        ),
        400,
    ),
    "person_twice": Reason(
        _(
            "reason_person_twice",
            default="${name} stands twice in the attendance: keep one row.",
        ),
        400,
    ),
    "proxy_of_present": Reason(
        _(
            "reason_proxy_of_present",
            default="${name} is represented by nobody with this attendance: take its proxy out, "
            "or say that it is represented.",
        ),
        400,
    ),
    "away_unknown": Reason(
        _(
            "reason_away_unknown",
            default="${name} is not among those who came: correct the name, or the attendance.",
        ),
        400,
    ),
    "away_twice": Reason(
        _(
            "reason_away_twice",
            default="${name} is said to be out for item ${item} twice: keep one row.",
        ),
        400,
    ),
    "movement_of_absent": Reason(
        _(
            "reason_movement_of_absent",
            default="${name} was not there: take the items out at which it comes or leaves.",
        ),
        400,
    ),
    "leaves_before_arriving": Reason(
        _(
            "reason_leaves_before_arriving",
            default="${name} leaves before it arrives: correct the items.",
        ),
        400,
    ),
    "represented_in_person": Reason(
        _(
            "reason_represented_in_person",
            default="${name}: in this body nobody is represented, members are there "
            "themselves (CDLD, art. L1122-17).",
        ),
        400,
    ),
    "proxy_missing": Reason(
        _("reason_proxy_missing", default="${name}: say who represents that member."),
        400,
    ),
    "proxy_away": Reason(
        _(
            "reason_proxy_away",
            default="${name}: ${proxy} is not among those who are present.",
        ),
        400,
    ),
    "proxies_too_many": Reason(
        _(
            "reason_proxies_too_many",
            default="${proxy} represents more members than one may.",
        ),
        400,
    ),
    "votes_exceed_present": Reason(
        _(
            "reason_votes_exceed_present",
            default="${votes} votes for ${present} members present: correct the numbers.",
        )
    ),
}
