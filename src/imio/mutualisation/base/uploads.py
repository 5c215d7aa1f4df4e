"""The one field of a file that people send, and the one question put to each of them."""

from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.reasons import or_unfit
from imio.mutualisation.base.scanning import may_come_in
from imio.mutualisation.base.settings import figure_due
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.standards.uploads import DOCUMENTS
from imio.mutualisation.standards.uploads import may_upload
from plone.namedfile.field import NamedBlobFile
from typing import Any
from zope.i18nmessageid import Message


HELP = _("help_upload", default="${kinds}; ${most} MB at most.")


class Upload(NamedBlobFile):
    """A file that somebody sends. What is stored already is not asked again."""

    def __init__(self, **kw: Any):
        self.said = kw.pop("description", "")
        super().__init__(**kw)

    @property
    def description(self) -> str:
        """What may be chosen, as the settings say today, before it is chosen."""
        return " ".join(filter(None, (words(self.said), upload_help())))

    @description.setter
    def description(self, value: str) -> None:
        """Given as `said`: Zope writes an empty one."""

    def _validate(self, value: Any) -> None:
        super()._validate(value)
        or_unfit(may_take(value.filename or "", value.data))


def may_take(name: str, data: bytes) -> Verdict:
    """Refused: as `may_upload`, then as `may_come_in`."""
    known = may_upload(name, data, largest())
    return known if isinstance(known, Refused) else may_come_in(name, data)


def largest() -> int:
    """How large a file may be, in megabytes. Raises `Refusal`: as `figure_due`."""
    return int(figure_due("upload_megabytes"))


def upload_help(endings: tuple[str, ...] = DOCUMENTS, most: int | None = None) -> str:
    """What may be chosen: `pdf, docx, … ; 20 Mo au plus.`; `most` in megabytes."""
    mapping = {"kinds": ", ".join(endings), "most": str(most or largest())}
    return words(Message(HELP, mapping=mapping))


def taken(name: str, data: bytes) -> bytes:
    """A file that comes by no field of a record. Raises `Refusal`: as `may_take`."""
    or_refuse(may_take(name, data))
    return data
