"""The thread that takes what waits to the mail server, from the start of the instance.

The server is the one that the site names at that moment. What it says it will take later
(greylisting: RFC 5321, 4.2.1), a server that is silent or that does not let us in are
tried again, ever less often, for some days; what it refuses is kept as failed.
"""

from imio.mutualisation.base import clock
from imio.mutualisation.base.outbox import home
from imio.mutualisation.base.outbox import LONGEST
from imio.mutualisation.base.outbox import Outbox
from imio.mutualisation.base.outbox import REFUSED
from imio.mutualisation.base.outbox import since
from imio.mutualisation.base.outbox import UNREACHABLE
from pathlib import Path
from plone import api
from smtplib import SMTPDataError
from smtplib import SMTPRecipientsRefused
from smtplib import SMTPResponseException
from smtplib import SMTPSenderRefused
from threading import Event
from threading import Thread
from typing import Any
from zope.component import adapter
from zope.component.hooks import setSite
from zope.processlifetime import IProcessStarting
from zope.sendmail.interfaces import ISMTPMailer
from zope.sendmail.queue import QueueProcessorThread

import atexit
import logging
import os
import transaction
import Zope2


logger = logging.getLogger(__name__)

QUEUE_ONLY = "MAILHOST_QUEUE_ONLY"  # of Products.MailHost: write, but do not send
INTERVAL = 3.0  # seconds
PATIENCE = 60  # seconds for the mail that is being sent when the instance stops
SHORTEST = 60  # seconds from the first try to the second
GIVEN_UP = 3 * 86400  # seconds from the first try to the last
NEVER = 550
# What the server says of a mail; all else it says of us, and of every mail.
OF_THE_MAIL = (SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused)


class Postponed(Exception):
    """The mail stays; one line in the log says why, and no traceback."""


def _is_news(record: logging.LogRecord) -> bool:
    return not (record.exc_info and record.exc_info[0] is Postponed)


QueueProcessorThread.log.addFilter(_is_news)


class Delivery(QueueProcessorThread):
    """One round for the mails of one site; it is no thread of its own."""

    def __init__(self, outbox: Outbox, mailer: ISMTPMailer) -> None:
        super().__init__()
        self.outbox = outbox
        self.server = mailer

    def deliver(self) -> None:
        """Each mail whose time has come, as long as the server is reached.

        Where it is not, the next round asks the site which one it is by then: a server
        that says nothing takes a minute for each mail.
        """
        for path in self.outbox.paths():
            attempt = Attempt(self.outbox, self.server, path)
            self.setMailer(attempt)
            self._process_one_file(str(path))
            if not attempt.reached:
                return


class Attempt:
    """A mailer for one mail: what came of it is kept, and said as zope.sendmail hears it."""

    def __init__(self, outbox: Outbox, server: ISMTPMailer, path: Path) -> None:
        self.outbox = outbox
        self.server = server
        self.path = path
        self.reached = True

    def send(self, sender: str, recipients: tuple[str, ...], told: bytes) -> None:
        try:
            self.server.send(sender, recipients, told)
        except Exception as error:
            raise self._failure(error) from error
        try:
            self.outbox.keep_sent(self.path, told)
        except OSError:  # it has left all the same, and must not leave again
            logger.exception("Not written that %s was sent", self.path.name)

    def _failure(self, error: Exception) -> Exception:
        code, said = answer(error)
        self.reached = bool(code)
        kind = REFUSED if code else UNREACHABLE
        self.outbox.keep_why(self.path, kind, said)
        age = clock.stamp() - since(self.path.name).timestamp()
        if age > GIVEN_UP or (isinstance(error, OF_THE_MAIL) and code >= 500):
            return SMTPResponseException(NEVER, said)
        # As long again as it has waited already, within limits.
        self.outbox.postpone(self.path, min(max(age, SHORTEST), LONGEST))
        logger.warning("The mail %s is tried again later: %s", self.path.name, said)
        return Postponed(said)


def answer(error: Exception) -> tuple[int, str]:
    """The code of the server, 0 for none, and what it said."""
    if isinstance(error, SMTPRecipientsRefused):
        # One that may be taken later keeps the mail for all.
        return _told(*min(error.recipients.values()))
    if isinstance(error, SMTPResponseException):
        return _told(error.smtp_code, error.smtp_error)
    return 0, str(error)


def _told(code: int, said: bytes | str) -> tuple[int, str]:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return code, f"{code} {text}"


class Courier(Thread):
    """Looks after the mails of all sites of the instance."""

    def __init__(self) -> None:
        super().__init__(name=__name__, daemon=True)
        self._ends = Event()

    def run(self) -> None:
        while not self._ends.wait(INTERVAL):
            try:
                go_round()
            except Exception:  # the thread must not end: the next round may go well
                logger.exception("The mails that wait were not looked after")

    def stop(self) -> None:
        """After the mail that is being sent."""
        self._ends.set()
        self.join(PATIENCE)


def go_round() -> None:
    """All mails that wait in this instance; the database is asked only when some do."""
    for folder in sorted(home().glob("*/new")):
        outbox = Outbox(folder.parent.name)
        if outbox.paths():
            outbox.make()
            serve(outbox)


def serve(outbox: Outbox) -> None:
    """The mails of one site that names a server."""
    if mailer := _mailer_of(outbox.folder.name):
        outbox.forget_old()
        Delivery(outbox, mailer).deliver()


def _mailer_of(site_id: str) -> Any:
    """As the site is set up now; no connection to the database stays open."""
    app = Zope2.app()
    try:
        site = app._getOb(site_id, None)
        return mailer(site) if site is not None else None
    finally:
        setSite(None)
        transaction.abort()
        app._p_jar.close()


def mailer(site: Any) -> Any:
    """A mailer for the server that the site names, or none."""
    setSite(site)
    if not api.portal.get_registry_record("plone.smtp_host", default=None):
        return None
    return site.MailHost._makeMailer()


@adapter(IProcessStarting)
def start(event: Any) -> None:
    """What waited when the instance was stopped leaves without a new mail."""
    if not os.environ.get(QUEUE_ONLY):
        courier = Courier()
        courier.start()
        atexit.register(courier.stop)
