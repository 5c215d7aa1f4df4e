"""Why something is refused: what `rules/migration.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "closing_date_missing": Reason(
        _(
            "reason_closing_date_missing",
            default="A migration that is done has a closing date: give the day on which "
            "it ended.",
        ),
        400,
    ),
    "closing_date_ahead": Reason(
        _(
            "reason_closing_date_ahead",
            default="A migration that is done cannot close on ${on}, which is still to "
            "come: correct the date or the state.",
        ),
        400,
    ),
    "migration_twice": Reason(
        _(
            "reason_migration_twice",
            default="The same product is left twice: keep one row for each product.",
        ),
        400,
    ),
    "migration_to_itself": Reason(
        _(
            "reason_migration_to_itself",
            default="A product cannot be left for itself: choose what takes over, or "
            "leave it blank for its successor.",
        ),
        400,
    ),
}
