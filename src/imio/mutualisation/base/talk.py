"""The conversation of a record: what is said on it, in order, for good.

Messages are no content and stand in no catalogue: nothing that searches, lists or exports
records comes across a note within IMIO. A quote belongs to the conversation of its request.
"""

from Acquisition import aq_chain
from Acquisition import aq_parent
from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from datetime import datetime
from imio.mutualisation.base.clock import BRUSSELS
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.base.localroles import roles_on
from imio.mutualisation.base.officer import handled
from imio.mutualisation.base.pdf import sha256
from imio.mutualisation.base.waits import Task
from imio.mutualisation.base.waits import Wait
from imio.mutualisation.base.waits import Waits
from imio.mutualisation.i18n import _
from imio.mutualisation.interfaces import IGroupOwner
from imio.mutualisation.interfaces import ITalked
from imio.mutualisation.rules import talking
from imio.mutualisation.rules.talking import IMIO
from imio.mutualisation.rules.talking import INTERNAL
from imio.mutualisation.rules.talking import MEMBER
from imio.mutualisation.rules.talking import PARTNER
from imio.mutualisation.rules.talking import Said
from imio.mutualisation.security import CALLED
from imio.mutualisation.security import MEMBERS
from imio.mutualisation.security import READERS
from imio.mutualisation.security import STAFF
from imio.mutualisation.security import Talk
from imio.mutualisation.security import TALKS
from imio.mutualisation.standards.sealing import canonical
from persistent import Persistent
from persistent.list import PersistentList
from plone import api
from plone.namedfile.file import NamedBlobFile
from typing import Any
from zope.annotation.interfaces import IAnnotations


KEY = "imio.mutualisation.talk"
FILE_PAGE = "@@piece-jointe"
# Below a record, the page on which one answers.
PAGE = "@@echanges"
REPLY, ANSWER = "reply_message", "answer_message"
TASKS = {
    REPLY: Task(_("task_reply_message", default="Reply"), PAGE),
    ANSWER: Task(_("task_answer_message", default="Answer the question of IMIO"), PAGE),
}


class File(Persistent):
    """A file of a message, with its SHA-256."""

    def __init__(self, name: str, data: bytes):
        self.file = NamedBlobFile(data, filename=name)
        self.sha256 = sha256(data)

    @property
    def name(self) -> str:
        return str(self.file.filename)


class Message(Persistent):
    """What somebody said (`at`, UTC): who, as named then, and for whom; nobody changes it.

    `partner`: the UID of the one that was called then; `about`: the record below on which
    it was written, in words.
    """

    def __init__(
        self,
        id: str,
        at: datetime,
        login: str,
        name: str,
        authority: str,
        side: str,
        text: str,
        audience: str,
        asks: bool,
        about: str,
        partner: str | None,
        files: tuple[File, ...],
    ):
        self.id, self.at, self.login, self.name = id, at, login, name
        self.authority, self.side, self.text = authority, side, text
        self.audience, self.asks, self.about = audience, asks, about
        self.partner, self.files = partner, files

    @property
    def internal(self) -> bool:
        return self.audience == INTERNAL

    @property
    def digest(self) -> str:
        """SHA-256 of all that it says, for the journal."""
        told = {
            "at": self.at.isoformat(),
            "login": self.login,
            "text": self.text,
            "audience": self.audience,
            "files": [[each.name, each.sha256] for each in self.files],
        }
        return sha256(canonical(told))

    @property
    def anchor(self) -> str:
        return f"message-{self.id}"


class Conversation(Persistent):
    """The messages of a record, the oldest first; `settled`: by their number so far, who said
    that nobody need answer any more.
    """

    def __init__(self) -> None:
        self.messages = PersistentList()
        self.settled: tuple[tuple[int, str, datetime], ...] = ()


# --- Where, and by whom ----------------------------------------------------------------


def place_of(record: Any) -> Any:
    """The record that holds the conversation: itself, or the one that it lies in."""
    return [each for each in aq_chain(record) if ITalked.providedBy(each)][-1]


def row_of(place: Any) -> Talk:
    """The row of the table for the type of a record that holds a conversation."""
    return TALKS[place.portal_type.rpartition(".")[2]]


def roles_in(place: Any) -> set[str]:
    """The roles of the current user, where the record may be seen."""
    seen = api.user.has_permission("View", obj=place)
    return roles_on(place) if seen else set()


def writes(place: Any) -> bool:
    """Whether the current user writes there."""
    return not roles_in(place).isdisjoint(row_of(place).writers)


def side_of(roles: Collection[str]) -> str:
    """Whose word it is, of who holds these roles."""
    if not set(roles).isdisjoint(STAFF):
        return IMIO
    return PARTNER if _is_called(roles) else MEMBER


def _is_called(roles: Collection[str]) -> bool:
    held = set(roles)
    return CALLED in held and held.isdisjoint((*MEMBERS, *READERS))


def partner_of(place: Any) -> str | None:
    """The UID of the partner that is called, where one may be."""
    called = getattr(place, "called_partner", None)
    uid: str | None = called() if called else None
    return uid


def owner_of(place: Any) -> Any | None:
    """The member whose record it is; none of what many share."""
    above = aq_parent(place)
    return above if IGroupOwner.providedBy(above) else None


# --- What is read ----------------------------------------------------------------------


def conversation(place: Any) -> Conversation | None:
    """None before the first message."""
    found: Conversation | None = IAnnotations(place).get(KEY)
    return found


def made(place: Any) -> Conversation:
    """The same, made when it is first written."""
    annotations = IAnnotations(place)
    if KEY not in annotations:
        annotations[KEY] = Conversation()
    found: Conversation = annotations[KEY]
    return found


def all_messages(place: Any) -> Iterable[Message]:
    """Whoever reads them."""
    found = conversation(place)
    return tuple(found.messages) if found else ()


def messages(record: Any) -> list[Message]:
    """Those that the current user reads: a note within IMIO is for its staff, a partner reads
    what was written while it was called.
    """
    place = place_of(record)
    found = all_messages(place)
    roles = roles_in(place) if found else set()
    if not roles:
        return []
    if roles.isdisjoint(STAFF):
        found = [each for each in found if not each.internal]
    if _is_called(roles):
        own = owners_of_current_user("partner")
        found = [each for each in found if each.partner in own]
    return list(found)


def file_url(place: Any, message: Message, number: int) -> str:
    """Where a file of a message is read, by its place from 0."""
    return f"{place.absolute_url()}/{FILE_PAGE}?message={message.id}&number={number}"


# --- What waits for an answer ----------------------------------------------------------


def said(place: Any) -> list[Said]:
    """The messages as the rules know them."""
    found = conversation(place)
    if found is None:
        return []
    until = max((count for count, _by, _at in found.settled), default=0)
    return [
        Said(
            each.at.astimezone(BRUSSELS).date(),
            each.side,
            each.internal,
            each.asks,
            number < until,
        )
        for number, each in enumerate(found.messages)
    ]


def talked(of: Callable[[Any], Iterable[Wait]], tasks: Mapping[str, Task]) -> Waits:
    """What the records of a domain wait for, with the answers to what is said on them."""

    def waits(record: Any) -> Iterator[Wait]:
        yield from of(record)
        yield from _answers(record)

    return Waits(handled(waits), {**tasks, **TASKS})


def _answers(record: Any) -> Iterator[Wait]:
    known = said(record)
    if word := talking.unanswered(known):
        yield Wait(REPLY, STAFF, since=word.day)
    if asked := talking.question(known):
        yield Wait(ANSWER, row_of(record).asked, since=asked.day)
