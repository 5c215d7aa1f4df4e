"""Why something is refused: what `rules/resources.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "resource_empty": Reason(
        _(
            "reason_resource_empty",
            default="There is nothing to share yet: write the text, or add the document.",
        )
    ),
    "reuse_licence_unknown": Reason(
        _(
            "reason_reuse_licence_unknown",
            default="${value} is no SPDX licence: write CC-BY-4.0, CC0-1.0 or EUPL-1.2, "
            "say, or leave it blank.",
        ),
        400,
    ),
}
