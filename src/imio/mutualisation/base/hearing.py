"""Who hears of a step: the roles that its row in the table of steps names, by mail.

A role is told only of what it may see once the step is taken; who takes the step knows.
"""

from Acquisition import aq_base
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from imio.mutualisation.base import clock
from imio.mutualisation.base import waits
from imio.mutualisation.base.consequences import comment_of
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.localroles import hearers
from imio.mutualisation.base.mail import by_language
from imio.mutualisation.base.mail import filled
from imio.mutualisation.base.mail import group_addresses
from imio.mutualisation.base.mail import notify
from imio.mutualisation.base.mail import Reader
from imio.mutualisation.base.people import name_of_current_user
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.titles import translated
from imio.mutualisation.base.waits import Wait
from imio.mutualisation.base.wishes import at_once
from imio.mutualisation.base.wishes import News
from imio.mutualisation.i18n import _
from imio.mutualisation.interfaces import IGuarded
from imio.mutualisation.rules.mailing import kind_of
from imio.mutualisation.security import step
from imio.mutualisation.security import Transition
from plone import api
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from typing import Any
from zope.component import adapter


OF_PARTNER = "partner:"
TEXT = _(
    "mail_step",
    default="${title}\n\n${what} (${who}). Now: ${state}.${comment}${next}\n\n${url}",
)
COMMENT = _("mail_step_comment", default="\n\nReason or remark: ${comment}")
NEXT = _("mail_step_next", default="\n\nWhat comes next: ${next}")
CHOOSE = _("mail_choose", default="\n\nChoose what you receive:\n${url}")
UNTIL = _("mail_step_until", default="\nBy ${day} at the latest.")
FROM = _("mail_step_from", default="\nFrom ${day} on.")


_unheard = ContextVar("unheard", default=False)
_letters: ContextVar[list[Callable[[], None]]] = ContextVar("letters")


@contextmanager
def unheard() -> Iterator[None]:
    """Steps inside tell nobody: whoever brings a table in would write to hundreds."""
    token = _unheard.set(True)
    try:
        yield
    finally:
        _unheard.reset(token)


@contextmanager
def told_afterwards() -> Iterator[None]:
    """The mails of the step inside are written once all that follows from it is done, so
    that they know its number and its delay.
    """
    letters: list[Callable[[], None]] = []
    token = _letters.set(letters)
    try:
        yield
    finally:
        _letters.reset(token)
    for letter in letters:
        letter()


@adapter(IGuarded, IAfterTransitionEvent)
def tell_of_step(record: Any, event: IAfterTransitionEvent) -> None:
    """The mails of a step leave with it, or not at all; to whom it concerned when it was
    taken, since what follows may take the role of whoever was called.
    """
    if event.transition is None or _unheard.get():
        return
    taken = step(record.portal_type, event.transition.id)
    if not taken.hears:
        return
    groups = hearers(record, taken.hears)
    partners = {group for group in groups if group.startswith(OF_PARTNER)}
    within = addresses(groups - partners)
    own = partial(_send, within, record, taken, comment_of(event))
    # Neither what is said within a thread nor whose turn it is there is theirs.
    others = partial(_send, addresses(partners) - within, record, taken, None)
    _letters.get().extend((own, others))


def _send(
    readers: set[Reader], record: Any, taken: Transition, comment: str | None
) -> None:
    """At once, or with the mail of the week to those who have chosen so; who takes the step
    knows.
    """
    name = record.portal_type.rpartition(".")[2]
    kind = kind_of(name, taken.id)
    for language, people in by_language(readers - {own_address()}):
        about = subject(record, taken, language)
        news = News(record.UID(), name, about, clock.today())
        told = text(record, taken, comment, language)
        told += how_to_choose(language) if kind else ""
        notify(at_once(people, kind, news), about, told)


def how_to_choose(language: str) -> str:
    """The last lines of a mail that one need not receive."""
    address = f"{api.portal.get().absolute_url()}/@@mes-courriels"
    return filled(CHOOSE, {"url": address}, language)


def addresses(groups: Iterable[str]) -> set[Reader]:
    """The addresses of their people."""
    return {each for group in groups for each in group_addresses(group)}


def own_address() -> str:
    """The address of the one who takes the step."""
    return api.user.get_current().getProperty("email", "") or ""


def subject(record: Any, taken: Transition, language: str = "") -> str:
    """`[MUT-2026-00042] Mettre en œuvre – Gestion des archives`."""
    what = translated(taken.title, language)
    return f"[{named(record)}] {what} – {record.title}"


def named(record: Any) -> str:
    """The number of its thread, or its own."""
    own = aq_base(record)
    return getattr(own, "thread", "") or getattr(own, "number", "") or "IMIO"


def text(
    record: Any, taken: Transition, comment: str | None = None, language: str = ""
) -> str:
    """What happened, by whom, and where; with a comment, however empty, what comes next
    and until when, too.
    """
    name = record.portal_type.rpartition(".")[2]
    details = {
        "title": record.title,
        "what": translated(taken.title, language),
        "who": name_of_current_user(),
        "state": translated(state_title(name, record.review_state()), language),
        "comment": filled(COMMENT, {"comment": comment}, language) if comment else "",
        "next": "" if comment is None else _what_follows(record, language),
        "url": record.absolute_url(),
    }
    return filled(TEXT, details, language)


def _what_follows(record: Any, language: str) -> str:
    """As the record says it, else what it waits for; and the first day of it."""
    own, today = aq_base(record), clock.today()
    said = waits.said(record)
    now = [each for each in said if each.since is None or each.since <= today]
    if hasattr(own, "what_comes_next"):
        follows = record.what_comes_next(language)
    else:
        kind = record.portal_type.rpartition(".")[2]
        verbs = (waits.way(kind, each.code, language)[0] for each in now)
        follows = ", ".join(dict.fromkeys(verbs))
    told = filled(NEXT, {"next": follows}, language) if follows else ""
    return told + _by_when(now, said, language)


def _by_when(now: list[Wait], said: list[Wait], language: str) -> str:
    """Until when; where nothing can be done yet, from when on."""
    last = min((each.until for each in now if each.until), default=None)
    first = min((each.since for each in said if each.since), default=None)
    if last:
        return filled(UNTIL, {"day": long_day(last, language)}, language)
    if first and not now:
        return filled(FROM, {"day": long_day(first, language)}, language)
    return ""
