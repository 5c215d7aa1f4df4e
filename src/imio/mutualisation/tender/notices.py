"""The notices of a tender in the gazettes: noted by their number, and taken away again."""

from collections.abc import Mapping
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.changes import note
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.open_data import to_publish
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.base.typed import row
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.notices import may_note
from imio.mutualisation.rules.notices import named
from imio.mutualisation.rules.notices import written
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.tender.facts import notice
from imio.mutualisation.tender.facts import noticed
from imio.mutualisation.tender.facts import notices_of
from imio.mutualisation.tender.rows import INoticeRow
from imio.mutualisation.tender.schema import ITender
from typing import Any
from zope.i18nmessageid import Message


NOTED = ("gazette", "kind", "number", "on", "url")
NAMED = ("gazette", "number")
IS_NOTED = _("title_notice_noted", default="Notice in a gazette noted")
IS_GONE = _("title_notice_gone", default="Notice taken away: ${reason}")


def note_notice(tender: ITender, given: Mapping[str, Any]) -> None:
    """Note a notice. Raises `Refusal`: as `typed.row`, as `notices.may_note`."""
    noted = row(given, INoticeRow, NOTED)
    or_refuse(may_note(noticed(tender), notices_of(tender), notice(noted)))
    noted["number"] = written(noted["gazette"], noted["number"])
    tender.notices = [*(tender.notices or ()), noted]
    note(tender, words(IS_NOTED), "", said(noted))
    to_publish(tender)


def take_away(tender: ITender, gazette: str, number: str, reason: str) -> None:
    """A number that was noted by mistake; the history keeps it, and why.

    Raises `Refusal`: `notice_unknown`, `comment_missing`.
    """
    rows, name = list(tender.notices or ()), named(gazette, number)
    gone = [each for each in rows if named(each["gazette"], each["number"]) == name]
    or_refuse(require(bool(gone), "notice_unknown"))
    or_refuse(require(bool(reason.strip()), "comment_missing"))
    tender.notices = [each for each in rows if each not in gone]
    what = words(Message(IS_GONE, mapping={"reason": reason.strip()}))
    note(tender, what, said(gone[0]), "")
    to_publish(tender)


def said(noted: Mapping[str, Any]) -> str:
    """`TED 123456-2026, avis de marché, 01/12/2026`."""
    gazette = title_of("imio.mutualisation.gazettes", noted["gazette"])
    kind = title_of("imio.mutualisation.notice_kinds", noted["kind"])
    return f"{gazette} {noted['number']}, {kind}, {day(noted['on'])}"
