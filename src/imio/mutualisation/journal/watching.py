"""What was taken away of what is not for everybody, and what was refused to whom.

In files of the machine, as sign-ins are: reading writes nothing in the database. One line a
minute for each person and address, and no more in an hour than a bound, so that nobody
fills a disk with them; the last one says that more came.
"""

from collections import Counter
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.doors import Act
from imio.mutualisation.base.doors import act
from imio.mutualisation.base.doors import PAGE
from imio.mutualisation.base.doors import REST
from imio.mutualisation.base.methods import is_head
from imio.mutualisation.base.reasons import message
from imio.mutualisation.base.talk import FILE_PAGE
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.journal.lines import write
from imio.mutualisation.journal.words import FORBIDDEN
from imio.mutualisation.journal.words import TAKEN
from imio.mutualisation.rules.typed import legible
from plone import api
from plone.rest.interfaces import IAPIRequest
from typing import Any
from typing import NamedTuple
from zExceptions import Forbidden
from zExceptions import Unauthorized
from ZPublisher.interfaces import IPubBeforeAbort
from ZPublisher.interfaces import IPubBeforeCommit


# In an hour, of one person, and of all together.
OF_ONE, OF_ALL = {TAKEN: 600, FORBIDDEN: 30}, {TAKEN: 6000, FORBIDDEN: 120}
LONGEST = 200  # signs of an address
# Of a record that everybody may see, these are not for everybody all the same.
RESERVED = ("@@document-conserve", FILE_PAGE)


NO_TOKEN = _("journal_no_token", default="The form was not of this site, or too old.")
NO_RIGHT = _("journal_no_right", default="No right to it.")
MORE = _("journal_more", default="Others followed within the hour and are not told.")


class _Place(NamedTuple):
    """An address of the site, and the record that it is of: its UID, empty for none."""

    path: str
    uid: str = ""
    public: bool = False


class _Bound:
    """What was written in this hour, by kind and person."""

    def __init__(self) -> None:
        self.hour, self.seen = 0, set[tuple[Any, ...]]()
        self.counts = Counter[tuple[str, ...]]()

    def takes(self, kind: str, login: str, path: str) -> str | None:
        """What a line says of those that follow; `None` where there is no line any more."""
        now = clock.now().timestamp()
        if int(now // 3600) != self.hour:
            self.__init__()  # type: ignore[misc]
            self.hour = int(now // 3600)
        key = (int(now // 60), kind, login, path)
        room = min(
            OF_ONE[kind] - self.counts[kind, login], OF_ALL[kind] - self.counts[kind,]
        )
        if room <= 0 or key in self.seen:
            return None
        self.seen.add(key)
        self.counts.update([(kind, login), (kind,)])
        return words(MORE) if room == 1 else ""


_bound = _Bound()


def watch(event: IPubBeforeCommit | IPubBeforeAbort) -> None:
    """Before an answer leaves, whether something was kept of it or not."""
    request = event.request
    if not IMutualisationLayer.providedBy(request):
        return
    error = getattr(event, "exc_info", (None, None))[1]
    why = _refused(error, request.response)
    if why is not None:
        _tell(FORBIDDEN, request, _place(request), f"{request.method} ", why)
    elif error is None and _is_file(request):
        place = _place(request)
        if not place.public or place.path.rpartition("/")[2] in RESERVED:
            _tell(TAKEN, request, place, "", "")


def _refused(error: Any, response: Any) -> str | None:
    """Why somebody was kept out; who has not signed in is only asked to."""
    anonymous = api.user.is_anonymous()
    match error:
        case Refusal():
            kept_out = error.status == 403 or error.refused.reason == "other_address"
            return message(error.refused) if kept_out else None
        case Forbidden():
            return words(NO_TOKEN)
        case Unauthorized():
            return None if anonymous else words(NO_RIGHT)
        case None:
            return words(NO_RIGHT) if response.getStatus() == 403 else None
    return None


def _is_file(request: Any) -> bool:
    """Whether a file goes out to somebody who has signed in."""
    disposed = request.response.getHeader("Content-Disposition")
    return bool(
        disposed
        and not is_head(request)
        and request.response.getStatus() in (200, 206)
        and not api.user.is_anonymous()
    )


def _place(request: Any) -> _Place:
    """What was asked for, without what was asked of it."""
    try:
        names = request.physicalPathFromURL(request["ACTUAL_URL"])
    except (KeyError, ValueError):
        return _Place("")
    catalog = api.portal.get_tool("portal_catalog")._catalog
    asked = [each for each in names if each != "++api++"]
    path = legible("/".join(["", *asked[2:]]))[:LONGEST]
    for end in range(len(asked), 2, -1):
        rid = catalog.uids.get("/".join(asked[:end]))
        if rid is not None:
            uid = catalog.getIndex("UID").getEntryForObject(rid, "")
            roles = catalog.getIndex("allowedRolesAndUsers").getEntryForObject(rid, ())
            return _Place(path, uid, "Anonymous" in roles)
    return _Place(path)


def _tell(kind: str, request: Any, place: _Place, how: str, why: str) -> None:
    by = act()
    more = _bound.takes(kind, by.login, place.path)
    if more is None:
        return
    door = REST if IAPIRequest.providedBy(request) else PAGE
    by = Act(by.login, by.name, door)
    said = {
        "what": place.uid,
        "title": f"{how}{place.path}",
        "why": f"{why} {more}".strip(),
    }
    write(api.portal.get().getId(), kind, {**by._asdict(), "kind": kind, **said})
