"""Every write of a setting, by whatever door: guarded, and kept in the history."""

from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.settings.guard import may_set
from imio.mutualisation.settings.guard import of_its_kind
from imio.mutualisation.settings.history import note
from imio.mutualisation.settings.schema import ISettings
from imio.mutualisation.settings.together import may_stand
from imio.mutualisation.standards.publiccode.addresses import is_mailbox
from plone.registry.interfaces import IRecordModifiedEvent
from zope.component import adapter
from zope.globalrequest import getRequest


SENDER = "plone.email_from_address"


@adapter(IRecordModifiedEvent)
def guard_sender(event: IRecordModifiedEvent) -> None:
    """The address that every mail of the site is from, a setting of Plone.

    Raises `Refusal`: `email_invalid`.
    """
    ours = IMutualisationLayer.providedBy(getRequest())
    if ours and event.record.__name__ == SENDER and event.newValue:
        or_refuse(require(is_mailbox(event.newValue), "email_invalid"))


@adapter(IRecordModifiedEvent)
def guard(event: IRecordModifiedEvent) -> None:
    """What stays as it was is not asked about.

    Raises `Refusal`: as `of_its_kind`, `may_set` and `may_stand`.
    """
    record = event.record
    if record.interfaceName != ISettings.__identifier__:
        return
    if event.newValue != event.oldValue:
        or_refuse(of_its_kind(record.fieldName, event.newValue))
        or_refuse(may_set(record.fieldName, event.newValue))
        or_refuse(may_stand({record.fieldName: event.newValue}))
        note(record.fieldName, event.oldValue, event.newValue)
