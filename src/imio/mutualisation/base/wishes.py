"""What each person wants to hear by mail at once, once a week or not at all.

Kept in a mapping of the site, by user: the properties of an account are open to whoever
keeps accounts, and what waits for the mail of the week lies beside the choice.
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from imio.mutualisation.base import clock
from imio.mutualisation.base.mail import Reader
from imio.mutualisation.rules.mailing import kind_of
from imio.mutualisation.rules.mailing import KINDS
from imio.mutualisation.rules.mailing import MESSAGES
from imio.mutualisation.rules.mailing import NEVER
from imio.mutualisation.rules.mailing import NOW
from imio.mutualisation.rules.mailing import WEEKLY
from persistent import Persistent
from plone import api
from typing import Any
from zope.annotation.interfaces import IAnnotations


KEY = "imio.mutualisation.wishes"


@dataclass(frozen=True, slots=True)
class News:
    """What happened to a record, for the mail of the week."""

    uid: str
    type_name: str
    what: str
    day: date

    @property
    def kind(self) -> str | None:
        return kind_of(self.type_name)


class Word(News):
    """That somebody wrote on a record."""

    @property
    def kind(self) -> str:
        return MESSAGES


class Wishes(Persistent):
    """Of one person: a choice for each kind, and what waits for the next mail."""

    def __init__(self, since: date) -> None:
        self.choices: dict[str, str] = {}
        self.waiting: tuple[News, ...] = ()
        self.last = since

    def choose(self, choices: Mapping[str, str]) -> None:
        """What waits of a kind that is not wanted any more is dropped."""
        self.choices = {**self.choices, **choices}
        self.waiting = tuple(
            each for each in self.waiting if self.choices.get(each.kind or "") != NEVER
        )

    def keep(self, news: News) -> None:
        self.waiting = (*self.waiting, news)

    def take(self) -> tuple[News, ...]:
        """All that waits; it is told, and waits no more."""
        taken, self.waiting, self.last = self.waiting, (), clock.today()
        return taken


def all_wishes() -> Mapping[str, Wishes]:
    """By user; those who have chosen nothing are not there."""
    found: Mapping[str, Wishes] = _kept().get(KEY) or {}
    return found


def choices_of(user: str) -> dict[str, str]:
    """For each kind; at once where nothing was chosen."""
    wishes = all_wishes().get(user)
    return dict.fromkeys(KINDS, NOW) | (wishes.choices if wishes else {})


def choose(user: str, choices: Mapping[str, str]) -> None:
    """From now on; the first mail of the week comes in the next one."""
    wishes = _kept().setdefault(KEY, OOBTree())
    if user not in wishes:
        wishes[user] = Wishes(clock.today())
    wishes[user].choose(choices)


def at_once(readers: Iterable[Reader], kind: str | None, news: News) -> set[Reader]:
    """Those who want to know now; for those who want it weekly, it is kept."""
    wanting = {reader: _choice(reader, kind) for reader in readers}
    for reader, choice in wanting.items():
        if choice == WEEKLY:
            all_wishes()[reader.user].keep(news)
    return {reader for reader, choice in wanting.items() if choice == NOW}


def _choice(reader: Reader, kind: str | None) -> str:
    return NOW if kind is None else choices_of(reader.user)[kind]


def _kept() -> Any:
    return IAnnotations(api.portal.get())
