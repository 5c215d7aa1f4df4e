"""Why something is refused: what `rules/bidding.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "tender_not_open": Reason(
        _(
            "reason_tender_not_open",
            default="This tender takes no bids now: look at its dates.",
        )
    ),
    "tender_not_published": Reason(
        _(
            "reason_tender_not_published",
            default="This tender is not published: it is asked about and followed as long "
            "as it takes bids.",
        )
    ),
    "bid_late": Reason(
        _(
            "reason_bid_late",
            default="Bids were due by ${due}: it is too late to deposit, confirm or "
            "withdraw one.",
        )
    ),
    "already_sealed": Reason(
        _(
            "reason_already_sealed",
            default="This bid is sealed already: withdraw it to deposit another one.",
        )
    ),
    "nothing_to_confirm": Reason(
        _(
            "reason_nothing_to_confirm",
            default="The terms have not changed since this bid was sealed: there is nothing "
            "to confirm.",
        )
    ),
    "not_decrypted": Reason(
        _(
            "reason_not_decrypted",
            default="The envelope of this bid has not been opened: two members of the "
            "committee turn their keys first.",
        )
    ),
    "nothing_to_set_aside": Reason(
        _(
            "reason_nothing_to_set_aside",
            default="Only a bid whose envelope the opening could not read is set aside.",
        )
    ),
    "evaluation_over": Reason(
        _(
            "reason_evaluation_over",
            default="A bid is excluded or taken back during the opening and the evaluation "
            "only: go back to the evaluation first.",
        )
    ),
    "no_lot": Reason(
        _(
            "reason_no_lot",
            default="The bid is for no lot: choose one.",
        ),
        400,
    ),
    "price_not_positive": Reason(
        _(
            "reason_price_not_positive",
            default="The price for the lot ${lot} is not above zero: correct it.",
        ),
        400,
    ),
    "continuity_commitment_missing": Reason(
        _(
            "reason_continuity_commitment_missing",
            default="The commitment to continuity for the lot ${lot} is missing: write it.",
        ),
        400,
    ),
    "answer_missing": Reason(
        _(
            "reason_answer_missing",
            default="The lot ${lot} has no answer on “${title}”: write it.",
        ),
        400,
    ),
    "files_too_large": Reason(
        _(
            "reason_files_too_large",
            default="The documents weigh more than ${most} MB together: make them lighter.",
        ),
        400,
    ),
    "bid_twice": Reason(
        _(
            "reason_bid_twice",
            default="You already have a bid for this tender: withdraw it before preparing "
            "another one.",
        )
    ),
    "not_sealed_yet": Reason(
        _(
            "reason_not_sealed_yet",
            default="Nothing is sealed in this bid yet: fill it in first.",
        )
    ),
    "not_invited": Reason(
        _(
            "reason_not_invited",
            default="Only the candidates that are invited bid for this tender.",
        ),
        403,
    ),
    "selection_unmet": Reason(
        _(
            "reason_selection_unmet",
            default="This bidder does not meet the selection: correct the check first, "
            "with its reason.",
        )
    ),
}
