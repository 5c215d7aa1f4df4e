"""Documents that were sent or closed are kept as they were, with their SHA-256.

What is made anew at each reading would follow what changes afterwards: nobody could say
any more what the members of a council, or the bidders of a tender, were sent.
"""

from collections.abc import Callable
from datetime import datetime
from datetime import UTC
from imio.mutualisation.base import clock
from imio.mutualisation.base.moments import exact
from imio.mutualisation.base.pdf import sha256
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.security import READ_RESERVED
from persistent import Persistent
from persistent.list import PersistentList
from plone import api
from plone.namedfile.file import NamedBlobFile
from typing import Any
from zope.annotation.interfaces import IAnnotations


KEY = "imio.mutualisation.kept"
SPECIFICATION = "cahier-des-charges"
SIGNED_QUOTE = "devis-signe"
ACCEPTANCE = "proces-verbal-de-reception"
TITLES = {
    "convocation": _("kept_notice", default="Convocation"),
    "ordre-du-jour": _("kept_agenda", default="Agenda"),
    "proces-verbal": _("kept_minutes", default="Minutes"),
    SPECIFICATION: _("kept_specification", default="Specifications"),
    SIGNED_QUOTE: _("kept_signed_quote", default="Signed quote"),
    ACCEPTANCE: _("kept_acceptance", default="Report of the acceptance"),
}
# Those that hold what a partner who is called does not read.
RESERVED = frozenset({ACCEPTANCE})


class Kept(Persistent):
    """A document as it was at a moment (UTC); `name` is one of `TITLES`."""

    def __init__(self, name: str, at: datetime, document: bytes):
        self.name, self.at, self.sha256 = name, at, sha256(document)
        self.file = NamedBlobFile(document, "application/pdf", f"{name}.pdf")

    @property
    def title(self) -> str:
        return words(TITLES[self.name])

    @property
    def when(self) -> str:
        """The moment as a page writes it."""
        return exact(self.at)


def keep(record: Any, name: str, document: bytes) -> None:
    """Keep a document of a record; the same one twice is kept once."""
    known = last(record, name)
    if known is None or known.sha256 != sha256(document):
        documents = IAnnotations(record).setdefault(KEY, PersistentList())
        documents.append(Kept(name, clock.now().astimezone(UTC), document))


def kept(record: Any) -> tuple[Kept, ...]:
    """What is kept of a record, the oldest first."""
    return tuple(IAnnotations(record).get(KEY, ()))


def readable(record: Any) -> list[Kept]:
    """Those that the current user reads, of a record that it sees."""
    within = api.user.has_permission(READ_RESERVED, obj=record)
    return [each for each in kept(record) if within or each.name not in RESERVED]


def as_json(record: Any) -> list[dict[str, str]]:
    """The same over REST; `download` is the address that gives the document."""
    url = f"{record.absolute_url()}/@@document-conserve"
    return [
        {
            "name": each.name,
            "title": each.title,
            "at": each.at.isoformat(),
            "sha256": each.sha256,
            "download": f"{url}?sha256={each.sha256}",
        }
        for each in readable(record)
    ]


def as_kept(record: Any, name: str, make: Callable[[], bytes]) -> bytes:
    """The document that was sent last; before that, as `make` makes it of the record."""
    sent = last(record, name)
    return bytes(sent.file.data) if sent else make()


def last(record: Any, name: str) -> Kept | None:
    """The document of that name that was sent last; `None` before that."""
    found = [each for each in kept(record) if each.name == name]
    return found[-1] if found else None
