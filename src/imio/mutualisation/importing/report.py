"""The report of an import: the same rows for the page, the API and the terminal."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from imio.mutualisation.base.reasons import message
from imio.mutualisation.base.shown import text
from imio.mutualisation.i18n import _
from imio.mutualisation.importing.outcome import CHANGED
from imio.mutualisation.importing.outcome import CREATED
from imio.mutualisation.importing.outcome import Line
from imio.mutualisation.importing.outcome import OUTCOMES
from imio.mutualisation.importing.outcome import REFUSED
from imio.mutualisation.importing.outcome import UNCHANGED
from typing import Any
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.schema.interfaces import IField


OUTCOME_TITLES: Mapping[str, Message] = {
    CREATED: _("outcome_created", default="created"),
    CHANGED: _("outcome_changed", default="changed"),
    UNCHANGED: _("outcome_unchanged", default="unchanged"),
    REFUSED: _("outcome_refused", default="refused"),
}

ReportLine = dict[str, Any]
NOTHING = "–"
LONG = 500


def report_lines(lines: Iterable[Line]) -> list[ReportLine]:
    """Each line as plain data: `line`, `name`, `outcome`, `reasons`, `changes`."""
    return [
        {
            "line": line.number,
            "name": line.name,
            "outcome": line.outcome,
            "reasons": [
                {"reason": refused.reason, "message": message(refused)}
                for refused in line.reasons
            ],
            "changes": [
                {
                    "column": change.column,
                    "before": _shown(change.field, change.before),
                    "after": _shown(change.field, change.after),
                }
                for change in line.changes
            ],
        }
        for line in lines
    ]


def _shown(field: IField, value: Any) -> str:
    """As people read it; of a long text, how it begins."""
    told = text(field, value)
    return told if len(told) <= LONG else f"{told[:LONG]}…"


def counts(lines: Iterable[ReportLine]) -> dict[str, int]:
    """How many lines have each outcome, every outcome named."""
    found = Counter(line["outcome"] for line in lines)
    return {outcome: found[outcome] for outcome in OUTCOMES}


def report(lines: Iterable[Line], written: bool) -> dict[str, Any]:
    """The counts, whether anything was written, and the lines, as JSON."""
    rows = report_lines(lines)
    return {**counts(rows), "written": written, "lines": rows}


def outcome_title(outcome: str) -> str:
    """What became of a line, in the language of the request."""
    request = getRequest()
    if request is None:
        return translate(OUTCOME_TITLES[outcome], target_language="fr")
    return translate(OUTCOME_TITLES[outcome], context=request)


# The columns of a report as a file.
TITLES = ("ligne", "nom", "issue", "motifs et changements")


def as_row(line: ReportLine) -> tuple[int, str, str, str]:
    """A line of the report under these columns."""
    told = [each["message"] for each in line["reasons"]]
    told += map(as_change, line["changes"])
    return line["line"], line["name"], outcome_title(line["outcome"]), " ; ".join(told)


def as_text(lines: Iterable[ReportLine]) -> Iterator[str]:
    """One text a line, its reasons below it."""
    for line in lines:
        yield f"{line['line']:>5}  {outcome_title(line['outcome']):<10}  {line['name']}"
        for reason in line["reasons"]:
            yield f"{'':>7}{reason['message']}"
        for change in line["changes"]:
            yield f"{'':>7}{as_change(change)}"


def as_change(change: Mapping[str, str]) -> str:
    """`population : 27 573 → 27 900`."""
    before, after = (change[name] or NOTHING for name in ("before", "after"))
    return f"{change['column']} : {before} → {after}"
