"""Writing on a record: a message, once and for good, and that none needs an answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from hashlib import blake2b
from imio.mutualisation.base import clock
from imio.mutualisation.base.acting import is_staff
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.catalog import record
from imio.mutualisation.base.catalog import title
from imio.mutualisation.base.chain import MESSAGE as ENTRY
from imio.mutualisation.base.journal import write
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.base.officer import answered
from imio.mutualisation.base.pdf import sha256
from imio.mutualisation.base.people import name_of_current_user
from imio.mutualisation.base.settings import figure_due
from imio.mutualisation.base.talk import all_messages
from imio.mutualisation.base.talk import File
from imio.mutualisation.base.talk import made
from imio.mutualisation.base.talk import Message
from imio.mutualisation.base.talk import owner_of
from imio.mutualisation.base.talk import partner_of
from imio.mutualisation.base.talk import place_of
from imio.mutualisation.base.talk import roles_in
from imio.mutualisation.base.talk import row_of
from imio.mutualisation.base.talk import said
from imio.mutualisation.base.talk import side_of
from imio.mutualisation.base.talk import writes
from imio.mutualisation.base.uploads import taken
from imio.mutualisation.base.waits import note
from imio.mutualisation.base.words import words
from imio.mutualisation.rules import talking
from imio.mutualisation.rules.sending import may_send
from imio.mutualisation.rules.talking import IMIO
from imio.mutualisation.rules.talking import PARTNER
from imio.mutualisation.rules.talking import THREAD
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.standards.sealing import canonical
from imio.mutualisation.talk.messages import MESSAGE
from imio.mutualisation.talk.messages import NO_ANSWER
from imio.mutualisation.talk.messages import NOTE
from imio.mutualisation.talk.messages import SIDES
from imio.mutualisation.talk.telling import tell
from plone import api
from typing import Any
from uuid import uuid4


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody wants to say; `once` is that of the form, which may be sent twice."""

    text: str
    audience: str = THREAD
    asks: bool = False
    files: Sequence[tuple[str, bytes]] = ()
    once: str = ""


def say(on: Any, typed: Typed) -> Message:
    """Add a message to the conversation of a record, and tell of it; one that is there
    already is not added again.

    Raises `Refusal`: as `may_write`, `may_say`, `uploads.taken`, `sending.may_send`.
    """
    place = place_of(on)
    or_refuse(talking.may_write(writes(place)))
    made_of = (typed.text, len(typed.files), is_staff(), typed.audience, typed.asks)
    or_refuse(talking.may_say(*made_of))
    or_refuse(require(not typed.asks or bool(row_of(place).asked), "message_asks"))
    files = tuple(File(name, taken(name, data)) for name, data in typed.files)
    said_once = _id(typed)
    for known in made(place).messages:
        if known.id == said_once:
            return known
    or_refuse(may_send(_sent_today(place), figure_due("messages_a_day")))
    message = _message(on, place, said_once, typed, files)
    made(place).messages.append(message)
    _keep(place, message)
    if message.side == IMIO and not message.internal:
        answered(place)
    note(place)
    tell(place, message)
    return message


def _sent_today(place: Any) -> int:
    """How many messages of the current user the conversation has of today."""
    login, today = api.user.get_current().getId(), clock.today()
    return sum(
        each.login == login and each.at.astimezone(clock.BRUSSELS).date() == today
        for each in all_messages(place)
    )


def _id(typed: Typed) -> str:
    """The same for the same words and the same files of the same form, whoever opened it."""
    if not typed.once:
        return uuid4().hex
    login = api.user.get_current().getId()
    files = [[name, sha256(data)] for name, data in typed.files]
    said_of = [typed.once, login, typed.text, typed.audience, typed.asks, files]
    return blake2b(canonical(said_of), digest_size=16).hexdigest()


def _message(
    on: Any, place: Any, id: str, typed: Typed, files: tuple[File, ...]
) -> Message:
    side = side_of(roles_in(place))
    return Message(
        id=id,
        at=clock.now().astimezone(UTC),
        login=api.user.get_current().getId(),
        name=name_of_current_user(),
        authority=_authority(place, side),
        side=side,
        text=typed.text.strip(),
        audience=typed.audience,
        asks=typed.asks,
        about="" if on is place else on.title,
        partner=partner_of(place),
        files=files,
    )


def _authority(place: Any, side: str) -> str:
    """For whom somebody writes, as named then."""
    if side == IMIO:
        return words(SIDES[IMIO])
    if side == PARTNER:
        return title("Partner", partner_of(place))
    owner = owner_of(place)
    if owner is not None:
        return str(owner.title)
    own = (record("Member", uid) for uid in owners_of_current_user())
    return ", ".join(each.title for each in own if each is not None)


def _keep(place: Any, message: Message) -> None:
    """The journal says that it was written, and its SHA-256: who alters it is found out."""
    what = NOTE if message.internal else MESSAGE
    write(place, kind=ENTRY, what=message.id, title=words(what), after=message.digest)


def settle(on: Any) -> None:
    """Say that nothing said so far needs an answer any more.

    Raises `Refusal`: `message_not_yours`, `message_settled`.
    """
    place = place_of(on)
    or_refuse(talking.may_write(is_staff() and bool(roles_in(place))))
    known = said(place)
    waits = talking.unanswered(known) or talking.question(known)
    or_refuse(require(waits is not None, "message_settled"))
    kept = made(place)
    now = clock.now().astimezone(UTC)
    kept.settled = (*kept.settled, (len(kept.messages), name_of_current_user(), now))
    last = kept.messages[-1]
    write(place, kind=ENTRY, what=last.id, title=words(NO_ANSWER))
    note(place)
