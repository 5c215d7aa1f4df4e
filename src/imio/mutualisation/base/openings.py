"""Who else has a form open, as far as this process knows: a courtesy, and no lock.

It is kept in memory alone, for a while: to open a form writes nothing. What keeps anybody from
overwriting another is the stamp of each field, whoever was told of whom.
"""

from datetime import datetime
from datetime import timedelta
from imio.mutualisation.base import clock
from imio.mutualisation.base.people import full_name
from imio.mutualisation.i18n import _
from plone import api
from plone.dexterity.interfaces import IDexterityContent
from plone.dexterity.interfaces import IEditBegunEvent
from threading import Lock
from typing import Any
from zope.component import adapter
from zope.globalrequest import getRequest
from zope.i18nmessageid import Message


AWHILE = timedelta(minutes=20)
OPEN = _(
    "also_open",
    default="${who} opened this form at ${when} and may be changing it: what you both change "
    "will be shown to whoever saves second.",
)

_opened: dict[str, dict[str, datetime]] = {}
_lock = Lock()


def say_who_else(request: Any) -> None:
    """Note that the current user opens the form at that address, and say who has it open."""
    login, now = api.user.get_current().getId(), clock.now()
    if login is None or request.method != "GET":
        return
    with _lock:
        _forget_old(now)
        people = _opened.setdefault(request["URL"], {})
        others = {who: when for who, when in people.items() if who != login}
        people[login] = now
    for who, when in others.items():
        told = {
            "who": full_name(who),
            "when": f"{when.astimezone(clock.BRUSSELS):%H:%M}",
        }
        api.portal.show_message(Message(OPEN, mapping=told), request, type="warning")


def close(request: Any) -> None:
    """The current user is done with the form at that address."""
    with _lock:
        login = api.user.get_current().getId() or ""
        _opened.get(request["URL"], {}).pop(login, None)


def _forget_old(now: datetime) -> None:
    for address, people in list(_opened.items()):
        for who, when in list(people.items()):
            if now - when > AWHILE:
                del people[who]
        if not people:
            del _opened[address]


@adapter(IDexterityContent, IEditBegunEvent)
def begin(record: Any, event: IEditBegunEvent) -> None:
    """The form of a record is shown."""
    say_who_else(getRequest())
