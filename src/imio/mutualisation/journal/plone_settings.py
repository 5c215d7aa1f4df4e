"""What somebody sets of Plone itself: how mails leave, who may make an account.

What is set of the suite is told where it is guarded (`settings/history.py`).
"""

from imio.mutualisation.base.chain import append
from imio.mutualisation.base.chain import of_site
from imio.mutualisation.base.chain import SETTING
from imio.mutualisation.base.doors import act
from imio.mutualisation.base.doors import COMMAND
from imio.mutualisation.base.journal import KEPT_BACK
from imio.mutualisation.base.settings import PREFIX
from imio.mutualisation.base.words import words
from imio.mutualisation.interfaces import IMutualisationLayer
from plone.registry.interfaces import IRecordModifiedEvent
from typing import Any
from zope.component import adapter
from zope.globalrequest import getRequest
from zope.schema.interfaces import IPassword


@adapter(IRecordModifiedEvent)
def tell(event: IRecordModifiedEvent) -> None:
    """By whatever call on a site of the suite; of a secret, only that it changed."""
    record, before, after = event.record, event.oldValue, event.newValue
    ours, by = record.__name__.startswith(f"{PREFIX}."), act()
    if ours or before == after or not IMutualisationLayer.providedBy(getRequest()):
        return
    if by.door == COMMAND:
        return  # a profile that is applied sets much that nobody chose
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
