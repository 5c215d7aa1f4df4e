"""Who hears of a message: those whom the table tells of a word of IMIO, those of IMIO who look
after the record, and who has written before; each as they have chosen.
"""

from collections.abc import Iterator
from imio.mutualisation.base import clock
from imio.mutualisation.base.hearing import addresses
from imio.mutualisation.base.hearing import how_to_choose
from imio.mutualisation.base.hearing import named
from imio.mutualisation.base.hearing import own_address
from imio.mutualisation.base.localroles import hearers
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.base.mail import by_language
from imio.mutualisation.base.mail import filled
from imio.mutualisation.base.mail import notify
from imio.mutualisation.base.mail import officer_addresses
from imio.mutualisation.base.mail import Reader
from imio.mutualisation.base.mail import reader_of
from imio.mutualisation.base.officer import officer_of
from imio.mutualisation.base.talk import all_messages
from imio.mutualisation.base.talk import Message
from imio.mutualisation.base.talk import messages
from imio.mutualisation.base.talk import row_of
from imio.mutualisation.base.wishes import at_once
from imio.mutualisation.base.wishes import Word
from imio.mutualisation.rules.mailing import MESSAGES
from imio.mutualisation.rules.talking import IMIO
from imio.mutualisation.talk.messages import FILES
from imio.mutualisation.talk.messages import NOTE_SUBJECT
from imio.mutualisation.talk.messages import SUBJECT
from imio.mutualisation.talk.messages import TEXT
from plone import api
from typing import Any


def tell(place: Any, message: Message) -> None:
    """By mail at once, or with the mail of the week; who writes knows."""
    readers = {each for each in _readers(place, message) if each} - {own_address()}
    kind = place.portal_type.rpartition(".")[2]
    for language, people in by_language(readers):
        subject = _subject(place, message, language)
        news = Word(place.UID(), kind, subject, clock.today())
        wanting = at_once(people, MESSAGES, news)
        notify(wanting, subject, _text(place, message, language))


def _readers(place: Any, message: Message) -> set[Reader]:
    told = set(_who_wrote(place, message))
    if not message.internal:
        own = {*owners_of_current_user(), *owners_of_current_user("partner")}
        groups = hearers(place, row_of(place).told)
        # The colleagues of who writes need not be told what their own side says.
        others = (group for group in groups if own.isdisjoint(group.split(":")))
        told |= addresses(others)
    return told | _of_imio(place, message)


def _of_imio(place: Any, message: Message) -> set[Reader]:
    """The officer who looks after the record; all of them where nobody does, and another
    one than IMIO has written.
    """
    if officer := officer_of(place):
        return {reader_of(api.user.get(userid=officer))}
    return set() if message.side == IMIO else set(officer_addresses())


def _who_wrote(place: Any, message: Message) -> Iterator[Reader]:
    """Those before, as far as they read this one."""
    for login in {each.login for each in all_messages(place)}:
        person = api.user.get(userid=login)
        if person is None:
            continue
        with api.env.adopt_user(user=person):
            if message in messages(place):
                yield reader_of(person)


def _subject(place: Any, message: Message, language: str = "") -> str:
    details = {"number": named(place), "who": _who(message), "title": place.title}
    said = NOTE_SUBJECT if message.internal else SUBJECT
    return filled(said, details, language)


def _text(place: Any, message: Message, language: str) -> str:
    files = ", ".join(each.name for each in message.files)
    details = {
        "title": message.about or place.title,
        "who": _who(message),
        "text": message.text,
        "files": filled(FILES, {"files": files}, language) if files else "",
        "url": f"{place.absolute_url()}#{message.anchor}",
    }
    return filled(TEXT, details, language) + how_to_choose(language)


def _who(message: Message) -> str:
    """`Marie Fictive (Andenne)`."""
    return f"{message.name} ({message.authority})"
