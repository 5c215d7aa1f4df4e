"""The mail host of the site: all its mail waits on disk, where this machine says."""

from Acquisition import aq_base
from collections.abc import Callable
from functools import partial
from imio.mutualisation.base.outbox import Outbox
from plone import api
from Products.MailHost.interfaces import IMailHost
from Products.MailHost.MailHost import MailHost
from typing import Any
from zope.component import getSiteManager


ID = "MailHost"
# Seconds until a server is silent: for the thread, and where somebody waits for it.
PATIENCE, AT_ONCE = 60, 5


def _of_the_machine(read: Callable[[Any], Any]) -> property:
    """Read when it is asked for: what Zope's own form would write is not kept."""
    return property(read, lambda host, told: None)


class QueuedMailHost(MailHost):
    """As that of Plone, but for its queue, of which the database knows nothing."""

    smtp_queue = _of_the_machine(lambda host: True)
    smtp_queue_directory = _of_the_machine(lambda host: str(outbox().folder))

    def _send(
        self, mfrom: str, mto: Any, messageText: Any, immediate: bool = False
    ) -> None:
        if immediate:
            self._makeMailer(AT_ONCE).send(mfrom, mto, messageText)
        else:
            outbox().make()
            super()._send(mfrom, mto, messageText)

    def _makeMailer(self, patience: int = PATIENCE) -> Any:
        made = super()._makeMailer()
        made.smtp = partial(made.smtp, timeout=patience)
        return made

    def _startQueueProcessorThread(self) -> None:
        """That of the instance is at work since its start (`base/courier.py`)."""


def outbox() -> Outbox:
    """The mails of this site."""
    return Outbox(api.portal.get().getId())


def queue_mail(portal: Any) -> None:
    """The mail host of the suite takes the place of that of Plone, with what is set."""
    before = aq_base(portal[ID])
    if isinstance(before, QueuedMailHost):
        return
    _put(portal, QueuedMailHost(ID), before)


def give_mail_back(portal: Any) -> None:
    """The mail host of Plone takes its place again, with what is set."""
    _put(portal, MailHost(ID), aq_base(portal[ID]))


def _put(portal: Any, host: MailHost, before: MailHost) -> None:
    for name, value in before.__getstate__().items():
        setattr(host, name, value)
    portal._delObject(ID)
    portal._setObject(ID, host)
    sites = getSiteManager(portal)
    # What five.localsitemanager registers is not in this cache, and could not leave it.
    sites._v_utility_registrations_cache = None
    sites.registerUtility(portal[ID], IMailHost)
