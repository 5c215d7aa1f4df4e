"""Why something is refused: tables that are brought in."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "unknown_kind": Reason(
        _("reason_unknown_kind", default="The kind ${value} is unknown: use ${known}.")
    ),
    "unknown_nis": Reason(
        _(
            "reason_unknown_nis",
            default="The NIS code ${value} is not that of a Walloon commune: check it.",
        )
    ),
    "duplicate_line": Reason(
        _(
            "reason_duplicate_line",
            default="The same record stands on line ${line} already: keep one.",
        )
    ),
    "duplicate_bce": Reason(
        _(
            "reason_duplicate_bce",
            default="The enterprise number ${value} belongs to ${name} already.",
        )
    ),
    "unknown_column": Reason(
        _(
            "reason_unknown_column",
            default="Unknown column: ${column}. Correct its name, remove it, or ask to "
            "leave out what is not known.",
        )
    ),
    "column_missing": Reason(
        _("reason_column_missing", default="The column ${column} is missing: add it.")
    ),
    "unreadable_file": Reason(
        _(
            "reason_unreadable_file",
            default="The file cannot be read: give CSV in UTF-8, an XLSX workbook or a "
            "JSON list of objects.",
        ),
        400,
    ),
    "file_too_large": Reason(
        _(
            "reason_file_too_large",
            default="The file is too large: at most ${limit} lines and ${megabytes} MB "
            "at once.",
        ),
        400,
    ),
    "file_missing": Reason(_("reason_file_missing", default="Choose a file first.")),
    "not_utf8": Reason(
        _(
            "reason_not_utf8",
            default="The file is not in UTF-8: save it as “CSV UTF-8” or as XLSX.",
        )
    ),
    "unreadable_line": Reason(
        _(
            "reason_unreadable_line",
            default="Line ${line} cannot be read: check its quotation marks, or, in JSON, "
            "that it is an object of texts, numbers and yes or no.",
        )
    ),
    "empty_file": Reason(
        _(
            "reason_empty_file",
            default="The file has no line below its column titles: add one.",
        )
    ),
    "duplicate_column": Reason(
        _(
            "reason_duplicate_column",
            default="The column ${column} says the same as another one: keep one.",
        )
    ),
    "stray_cell": Reason(
        _(
            "reason_stray_cell",
            default="${value} stands under no column title: check the separators.",
        )
    ),
    "cell_in_error": Reason(
        _(
            "reason_cell_in_error",
            default="${label}: the spreadsheet could not compute this cell (${value}): "
            "correct its formula, or empty it.",
        )
    ),
    "formula_uncomputed": Reason(
        _(
            "reason_formula_uncomputed",
            default="No spreadsheet has computed the formula of the cell ${cell}: open the "
            "workbook in one, save it, and send it again.",
        )
    ),
    "unknown_choice": Reason(
        _(
            "reason_unknown_choice",
            default="${column}: ${value} is unknown; use ${known}.",
        )
    ),
    "outside_belgium": Reason(
        _(
            "reason_outside_belgium",
            default="${column}: ${value} is outside Belgium; check latitude and longitude.",
        )
    ),
    "population_date_missing": Reason(
        _(
            "reason_population_date_missing",
            default="The population has no reference date: fill in population_date.",
        )
    ),
    "no_commune": Reason(
        _(
            "reason_no_commune",
            default="No line bears the NIS code of a Walloon commune: send the table of the "
            "population by commune.",
        ),
        400,
    ),
    "population_missing": Reason(
        _(
            "reason_population_missing",
            default="The reference date has no population: fill in population.",
        )
    ),
    "duplicate_name": Reason(
        _(
            "reason_duplicate_name",
            default="Another authority of this kind is called ${value} already: check the "
            "NIS code.",
        )
    ),
    "ambiguous": Reason(
        _(
            "reason_ambiguous",
            default="Several authorities are called ${value} (${addresses}): add the "
            "enterprise number (BCE) or the NIS code.",
        )
    ),
    "other_identity": Reason(
        _(
            "reason_other_identity",
            default="${column}: ${value} differs from ${known} on the record of ${name}: "
            "correct the one that is wrong.",
        )
    ),
    "former_member": Reason(
        _(
            "reason_former_member",
            default="${name} has left: take it back before importing anything about it.",
        )
    ),
    "member_missing": Reason(
        _(
            "reason_member_missing",
            default="type_membre stands without a member: fill in membre, or empty it for "
            "an act of IMIO itself.",
        )
    ),
    "member_not_found": Reason(
        _(
            "reason_member_not_found",
            default="No member answers to ${value}: give its enterprise number (BCE), its "
            "NIS code or its exact name.",
        )
    ),
    "member_ambiguous": Reason(
        _(
            "reason_member_ambiguous",
            default="Several members answer to ${value} (${addresses}): fill in "
            "type_membre, or give the enterprise number (BCE).",
        )
    ),
    "act_ambiguous": Reason(
        _(
            "reason_act_ambiguous",
            default="Several acts of this member bear the identifier ${value} "
            "(${addresses}): correct it on the page of one of them.",
        )
    ),
    "bad_thread": Reason(
        _(
            "reason_bad_thread",
            default="${column}: ${value} is not a thread; write MUT-2026-00042, as on the "
            "request.",
        )
    ),
    "vote_differs": Reason(
        _(
            "reason_vote_differs",
            default="The vote sentence and the figures beside it differ: keep one of them.",
        )
    ),
    "act_frozen": Reason(
        _(
            "reason_act_frozen",
            default="${field} can no longer change (state of the act: ${state}): leave the "
            "cell empty, or put the recorded value back.",
        )
    ),
    "state_behind": Reason(
        _(
            "reason_state_behind",
            default="The act has gone further (its state: ${state}), and an import takes "
            "nothing back: leave etat empty.",
        )
    ),
    "lines_refused": Reason(
        _(
            "reason_lines_refused",
            default="${count} line(s) are refused, so nothing was written: correct them or "
            "skip them.",
        )
    ),
    "import_gone": Reason(
        _(
            "reason_import_gone",
            default="This import is no longer there: send the file again.",
        )
    ),
}
