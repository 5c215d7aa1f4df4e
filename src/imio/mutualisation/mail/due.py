"""The mail of the week, to those who have chosen to hear of what happens so."""

from collections.abc import Iterable
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import seen
from imio.mutualisation.base.daily import Line
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.hearing import how_to_choose
from imio.mutualisation.base.mail import filled
from imio.mutualisation.base.mail import may_send
from imio.mutualisation.base.mail import notify
from imio.mutualisation.base.mail import Reader
from imio.mutualisation.base.mail import reader_of
from imio.mutualisation.base.wishes import all_wishes
from imio.mutualisation.base.wishes import News
from imio.mutualisation.base.wishes import Wishes
from imio.mutualisation.mail.messages import DIGEST_SUBJECT
from imio.mutualisation.mail.messages import DIGEST_TEXT
from imio.mutualisation.rules.mailing import digest_due
from plone import api


def settle() -> list[Line]:
    """Once a week to each, of what waits; no record takes a step by it.

    It waits on as long as the site cannot send.
    """
    for user, wishes in all_wishes().items():
        if wishes.waiting and may_send() and digest_due(wishes.last, clock.today()):
            _send(user, wishes)
    return []


def _send(user: str, wishes: Wishes) -> None:
    """What waits is told once, or never where it may not be told any more."""
    person = api.user.get(userid=user)
    news = wishes.take()
    if person is None:
        return
    with api.env.adopt_user(user=person):
        lines = _lines(news, reader := reader_of(person))
    if lines and reader:
        count = {"count": str(len(lines))}
        subject = filled(DIGEST_SUBJECT, count, reader.language)
        notify([reader], subject, _text(lines, reader.language))


def _lines(news: Iterable[News], reader: Reader) -> list[str]:
    """Of the records that the reader may still see."""
    known = [(each, seen(each.type_name, each.uid)) for each in news]
    return [
        f"{each.what} ({long_day(each.day, reader.language)})\n{brain.getURL()}"
        for each, brain in known
        if brain is not None
    ]


def _text(lines: list[str], language: str) -> str:
    home = api.portal.get().absolute_url()
    details = {"news": "\n\n".join(lines), "url": home}
    return filled(DIGEST_TEXT, details, language) + how_to_choose(language)
