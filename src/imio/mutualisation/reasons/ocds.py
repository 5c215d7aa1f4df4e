"""Why something is refused: open contracting data that is brought in."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "json_too_large": Reason(
        _(
            "reason_json_too_large",
            default="The file is larger than ${megabytes} MB: cut it into several packages.",
        ),
        400,
    ),
    "json_not_utf8": Reason(
        _(
            "reason_json_not_utf8",
            default="The file is not in UTF-8: save it as JSON in UTF-8.",
        ),
        400,
    ),
    "json_unreadable": Reason(
        _(
            "reason_json_unreadable",
            default="The file is no JSON from line ${line} on: correct it there.",
        ),
        400,
    ),
    "json_name_twice": Reason(
        _(
            "reason_json_name_twice",
            default="An object has the name ${name} twice: keep one of them.",
        ),
        400,
    ),
    "json_bad_number": Reason(
        _(
            "reason_json_bad_number",
            default="${value} is no number that can be kept: correct it.",
        ),
        400,
    ),
    "json_too_deep": Reason(
        _(
            "reason_json_too_deep",
            default="The data is nested in more than ${limit} levels: send a package of "
            "open contracting data.",
        ),
        400,
    ),
    "too_many_processes": Reason(
        _(
            "reason_too_many_processes",
            default="The package holds more than ${limit} processes: cut it into several "
            "packages.",
        ),
        400,
    ),
    "ocds_problems": Reason(
        _(
            "reason_ocds_problems",
            default="The data has problems (${count}), so nothing is imported: have them "
            "corrected by the publisher, or import in spite of them.",
        ),
        400,
    ),
    "ocds_unreadable": Reason(
        _(
            "reason_ocds_unreadable",
            default="Something is missing (${count}) to know which process the data is "
            "about, so nothing is imported: have it added by the publisher.",
        ),
        400,
    ),
    "ocds_only_links": Reason(
        _(
            "reason_ocds_only_links",
            default="The releases are links (${count}) that are not followed, so nothing "
            "is imported: send the files behind the links.",
        ),
        400,
    ),
    "watched_by_import": Reason(
        _(
            "reason_watched_by_import",
            default="A watched tender comes from an import: send its open contracting data "
            "to the page “Market watch”.",
        )
    ),
}
