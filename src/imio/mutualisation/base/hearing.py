"""Who hears of a step: the roles that its row in the table of steps names, by mail.

A role is told only of what it may see once the step is taken; who takes the step knows.
"""

from AccessControl.PermissionRole import rolesForPermissionOn
from Acquisition import aq_base
from Acquisition import aq_chain
from borg.localrole.interfaces import ILocalRoleProvider
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Iterator
from imio.mutualisation.base.consequences import comment_of
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.localroles import everywhere
from imio.mutualisation.base.mail import group_addresses
from imio.mutualisation.base.mail import notify
from imio.mutualisation.base.people import name_of_current_user
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.interfaces import IGuarded
from imio.mutualisation.security import GROUPS
from imio.mutualisation.security import step
from imio.mutualisation.security import Transition
from plone import api
from Products.CMFCore.permissions import View
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from typing import Any
from zope.component import adapter
from zope.component import getAdapters
from zope.i18nmessageid import Message


EVERYBODY = "Anonymous"
OF_PARTNER = "partner:"
TEXT = _(
    "mail_step",
    default="${title}\n\n${what} (${who}). Now: ${state}.${comment}${next}\n\n${url}",
)
COMMENT = _("mail_step_comment", default="\n\nReason or remark: ${comment}")
NEXT = _("mail_step_next", default="\n\nWhat comes next: ${next}")
UNTIL = _("mail_step_until", default="\nBy ${day} at the latest.")


@adapter(IGuarded, IAfterTransitionEvent)
def tell_of_step(record: Any, event: IAfterTransitionEvent) -> None:
    """The mails of a step leave with it, or not at all."""
    if event.transition is None:
        return
    taken = step(record.portal_type, event.transition.id)
    if not taken.hears:
        return
    groups = hearers(record, taken.hears)
    partners = {group for group in groups if group.startswith(OF_PARTNER)}
    about = subject(record, taken)
    if within := addresses(groups - partners):
        notify(within, about, text(record, taken, comment_of(event)))
    # Neither what is said within a thread nor whose turn it is there is theirs.
    if beside := addresses(partners):
        notify(beside, about, text(record, taken))


def hearers(record: Any, roles: Iterable[str]) -> set[str]:
    """The groups that hold one of the roles here and may see the record."""
    seen = set(rolesForPermissionOn(View, record))
    held: dict[str, set[str]] = defaultdict(set)
    for group, given in _groups(record):
        held[group].update(given, everywhere(group))
    return {
        group
        for group, own in held.items()
        if own.intersection(roles) and (EVERYBODY in seen or own & seen)
    }


def addresses(groups: Iterable[str]) -> set[str]:
    """The addresses of their people, but the one who takes the step."""
    found = {each for group in groups for each in group_addresses(group)}
    return found - {own_address()}


def _groups(record: Any) -> Iterator[tuple[str, Iterable[str]]]:
    """Each group with the roles that it holds: everywhere, then here and above."""
    yield from ((group, (role,)) for group, (_title, role) in GROUPS.items())
    for place in aq_chain(record):
        for _name, provider in getAdapters((place,), ILocalRoleProvider):
            yield from provider.getAllRoles()


def own_address() -> str:
    """The address of the one who takes the step."""
    return api.user.get_current().getProperty("email", "") or ""


def subject(record: Any, taken: Transition) -> str:
    """`[MUT-2026-00042] Mettre en œuvre – Gestion des archives`."""
    named = getattr(record, "thread", "") or getattr(record, "number", "")
    return f"[{named or 'IMIO'}] {taken.title} – {record.title}"


def text(record: Any, taken: Transition, comment: str | None = None) -> str:
    """What happened, by whom, and where; with a comment, however empty, what comes next
    and until when, too.
    """
    name = record.portal_type.rpartition(".")[2]
    within = comment is not None
    tell_next = getattr(aq_base(record), "what_comes_next", None)
    follows = record.what_comes_next() if within and tell_next else ""
    day = getattr(aq_base(record), "next_deadline", None) if within else None
    until = _filled(UNTIL, day=long_day(day)) if day else ""
    details = {
        "title": record.title,
        "what": taken.title,
        "who": name_of_current_user(),
        "state": state_title(name, record.review_state()),
        "comment": _filled(COMMENT, comment=comment) if comment else "",
        "next": (_filled(NEXT, next=follows) if follows else "") + until,
        "url": record.absolute_url(),
    }
    return _filled(TEXT, **details)


def _filled(message: Message, **details: str) -> str:
    return words(Message(message, mapping=details))
