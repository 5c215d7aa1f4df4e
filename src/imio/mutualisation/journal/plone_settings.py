"""What somebody sets of Plone itself: how mails leave, who may make an account.

What is set of the suite is told where it is guarded (`settings/history.py`).
"""

from imio.mutualisation.base.chain import append
from imio.mutualisation.base.chain import journal
from imio.mutualisation.base.chain import of_site
from imio.mutualisation.base.chain import SETTING
from imio.mutualisation.base.doors import act
from imio.mutualisation.base.doors import COMMAND
from imio.mutualisation.base.journal import KEPT_BACK
from imio.mutualisation.base.settings import PREFIX
from imio.mutualisation.base.words import words
from imio.mutualisation.interfaces import IMutualisationLayer
from plone.registry.interfaces import IRecordModifiedEvent
from Products.GenericSetup.interfaces import IBeforeProfileImportEvent
from Products.GenericSetup.interfaces import IProfileImportedEvent
from typing import Any
from zope.component import adapter
from zope.globalrequest import getRequest
from zope.schema.interfaces import IPassword

import transaction


class _Applied:
    """How many profiles are being applied, one within another; the transaction keeps it, so
    that one that fails is over with it.
    """


def _profiles() -> int:
    try:
        return int(transaction.get().data(_Applied))
    except KeyError:
        return 0


@adapter(IBeforeProfileImportEvent)
def applying(event: IBeforeProfileImportEvent) -> None:
    """A profile sets much that nobody chose."""
    transaction.get().set_data(_Applied, _profiles() + 1)


@adapter(IProfileImportedEvent)
def applied(event: IProfileImportedEvent) -> None:
    transaction.get().set_data(_Applied, max(_profiles() - 1, 0))


@adapter(IRecordModifiedEvent)
def tell(event: IRecordModifiedEvent) -> None:
    """By whatever call or command on a site of the suite; of a secret, only that it changed."""
    record, before, after = event.record, event.oldValue, event.newValue
    ours, by = record.__name__.startswith(f"{PREFIX}."), act()
    if ours or before == after or _profiles():
        return
    if not (IMutualisationLayer.providedBy(getRequest()) or by.door == COMMAND):
        return
    if journal() is None:
        return  # a site that is being made
    if IPassword.providedBy(record.field):
        before, after = "", words(KEPT_BACK)
    named = {"what": record.__name__, "title": words(record.field.title)}
    ends = {"before": _plain(before), "after": _plain(after)}
    append(of_site(SETTING), by, [{"kind": SETTING, **named, **ends}])


def _plain(value: Any) -> str:
    """As it is written in the panel, near enough: the fields are not ours."""
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
