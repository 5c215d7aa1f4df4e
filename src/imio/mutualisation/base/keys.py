"""The number under which the relations of Plone's own pages know a record.

A record names others by UID and holds no relation. Plone would look for some in every
field of every interface of each new record, once it has its number.
"""

from Acquisition import aq_base
from five.intid.keyreference import KeyReferenceToPersistent
from imio.mutualisation.interfaces import IGuarded
from typing import Any
from ZODB.interfaces import IConnection
from zope.component import adapter
from zope.component import getAllUtilitiesRegisteredFor
from zope.interface import implementer
from zope.intid.interfaces import IIntIds
from zope.keyreference.interfaces import IKeyReference
from zope.keyreference.interfaces import NotYet
from zope.lifecycleevent.interfaces import IObjectAddedEvent


@implementer(IKeyReference)
@adapter(IGuarded)
def key_of(record: Any) -> KeyReferenceToPersistent:
    """None yet (`NotYet`) for a new record: Plone leaves it to `give_number`."""
    if aq_base(record)._p_oid is None:
        raise NotYet(record)
    return KeyReferenceToPersistent(record)


@adapter(IGuarded, IObjectAddedEvent)
def give_number(record: Any, event: IObjectAddedEvent) -> None:
    """As Plone does, but for the look for relations."""
    IConnection(record).add(aq_base(record))
    for numbers in getAllUtilitiesRegisteredFor(IIntIds):
        numbers.register(record)
