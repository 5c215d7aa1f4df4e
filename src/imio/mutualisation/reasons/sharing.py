"""Why something is refused: what `rules/sharing.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "revision_empty": Reason(
        _(
            "reason_revision_empty",
            default="A revision gives either an index or a percentage: fill in one of the "
            "two.",
        ),
        400,
    ),
    "index_not_positive": Reason(
        _(
            "reason_index_not_positive",
            default="An index is a number above zero: correct it, or the base index of the "
            "contract.",
        ),
        400,
    ),
    "index_jumps": Reason(
        _(
            "reason_index_jumps",
            default="An index between ${least} and ${most} is expected after the last one: "
            "correct it.",
        ),
        400,
    ),
    "nothing_revised": Reason(
        _(
            "reason_nothing_revised",
            default="No part of this contract’s price may be revised: its part that "
            "follows the index is 0 %.",
        )
    ),
    "indexed_part_too_large": Reason(
        _(
            "reason_indexed_part_too_large",
            default="At most ${limit} % of a price may be revised, by an index or by a "
            "percentage (law of 30 March 1976, article 57): lower the indexed part.",
        )
    ),
    "percent_too_low": Reason(
        _(
            "reason_percent_too_low",
            default="A revision lowers a price by less than 100 %: correct the percentage.",
        ),
        400,
    ),
    "percent_too_high": Reason(
        _(
            "reason_percent_too_high",
            default="A revision raises a price by ${most} % at most: correct the "
            "percentage.",
        ),
        400,
    ),
    "revision_before_contract": Reason(
        _(
            "reason_revision_before_contract",
            default="The contract begins on ${since}: its price is not revised before.",
        )
    ),
    "revision_not_after": Reason(
        _(
            "reason_revision_not_after",
            default="The last revision holds from ${until}: date this one later.",
        )
    ),
    "revision_base_missing": Reason(
        _(
            "reason_revision_base_missing",
            default="The contract names no index at its start: revise by a percentage.",
        )
    ),
}
