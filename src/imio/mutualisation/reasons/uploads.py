"""Why a file is refused: what `standards/uploads.py` and `base/scanning.py` decide, and
`base/documents.py` reads."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "document_unreadable": Reason(
        _(
            "reason_document_unreadable",
            default="The document cannot be read: choose its file again.",
        ),
        400,
        service=_(
            "service_document_unreadable",
            default="The document cannot be read: send an object with its `data` in "
            "base64, `encoding`, `filename` and `content-type`, or null to take "
            "it away.",
        ),
    ),
    "file_infected": Reason(
        _(
            "reason_file_infected",
            default="“${file}” is not taken: the scanner found ${found} in it. Have your "
            "computer looked through, then send another copy.",
        ),
        400,
    ),
    "scanner_silent": Reason(
        _(
            "reason_scanner_silent",
            default="“${file}” could not be looked through for viruses and was not taken: "
            "send it again later, or tell IMIO.",
        ),
        503,
    ),
    "file_name_unfit": Reason(
        _(
            "reason_file_name_unfit",
            default="The name “${file}” is not one that can be kept: give the file a name "
            "of one line, without / nor \\, and ${most} signs at most.",
        ),
        400,
    ),
    "media_type_unfit": Reason(
        _(
            "reason_media_type_unfit",
            default="“${kind}” is no media type of the file “${file}”: send one such as "
            "application/pdf, or none.",
        ),
        400,
    ),
    "file_kind_refused": Reason(
        _(
            "reason_file_kind_refused",
            default="“${file}” is not of a kind that is taken here: choose one of "
            "${kinds}.",
        ),
        400,
    ),
    "upload_too_large": Reason(
        _(
            "reason_upload_too_large",
            default="“${file}” is too large: ${most} MB at most.",
        ),
        400,
    ),
    "file_not_its_kind": Reason(
        _(
            "reason_file_not_its_kind",
            default="“${file}” is no ${kind} file, whatever its name says: save it again "
            "in that format.",
        ),
        400,
    ),
}
