"""Mail that never stops the work.

Sent at once, a mail would wait for the mail server inside the transaction: down, it
would undo everybody's work, and slow, hold up every writer. So mail is put on disk when
the transaction commits (`base/mailhost.py`), and a thread takes it to the server
(`base/courier.py`).
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from email.headerregistry import Address
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import formataddr
from imio.mutualisation.base.mail_page import page
from imio.mutualisation.base.words import words
from imio.mutualisation.base.words import words_language
from imio.mutualisation.i18n import _
from plone import api
from types import MappingProxyType
from typing import Any
from typing import TypeVar
from zope.i18nmessageid import Message

import logging


logger = logging.getLogger(__name__)

OFFICERS = "mutualisation-officers"

# As it is in every language, or by the language.
Detail = str | Callable[[str], str]
Recipient = TypeVar("Recipient", bound=str)

PROPOSED_SUBJECT = _("mail_proposed_subject", default="To assess: ${title}")
PROPOSED_TEXT = _(
    "mail_proposed", default="A member proposes “${title}”: assess it.\n\n${url}"
)


class Reader(str):
    """The address of a person: whose it is, and in which language they read."""

    user: str
    language: str

    def __new__(cls, address: str, user: str = "", language: str = "") -> "Reader":
        made = super().__new__(cls, address)
        made.user, made.language = user, language
        return made


def notify(
    recipients: Iterable[str],
    subject: str,
    text: str,
    headers: Mapping[str, str] = MappingProxyType({}),
) -> int:
    """A text to each address, from the site, with other headers, too; how many will leave
    at the commit.

    Never raises: what cannot leave is logged.
    """
    sender = _sender()
    if sender is None:
        logger.warning("No mail server or no sender is set up: %r not sent", subject)
        return 0
    people = sorted(set(recipients))
    return sum(_put(sender, to, subject, text, headers) for to in people)


def tell(
    recipients: Iterable[str],
    texts: tuple[Message, Message],
    details: Mapping[str, Detail],
) -> int:
    """A subject and a text with their blanks filled in, as `notify` sends them; to each in
    their language.
    """
    count = 0
    for language, people in by_language(recipients):
        subject, text = (filled(each, details, language) for each in texts)
        count += notify(people, subject, text)
    return count


def filled(message: Message, details: Mapping[str, Detail], language: str) -> str:
    """A text in a language; a day or a term among its details in the same."""
    told = {
        name: each(language) if callable(each) else each
        for name, each in details.items()
    }
    return words(Message(message, mapping=told), language)


def by_language(recipients: Iterable[Recipient]) -> list[tuple[str, list[Recipient]]]:
    """The addresses for each language; the empty one is that of the site."""
    found: dict[str, list[Recipient]] = {}
    for each in sorted(set(recipients)):
        found.setdefault(getattr(each, "language", ""), []).append(each)
    return sorted(found.items())


def tell_proposed(record: Any) -> None:
    """Let the officers know of what a member proposes, and where to assess it."""
    details = {"title": record.title, "url": record.absolute_url()}
    tell(officer_addresses(), (PROPOSED_SUBJECT, PROPOSED_TEXT), details)


def officer_addresses() -> tuple[Reader, ...]:
    """The project officers of IMIO."""
    return group_addresses(OFFICERS)


def group_addresses(group_id: str) -> tuple[Reader, ...]:
    """The addresses of the members of a group, each once, sorted; none without it."""
    # Of the group nothing is asked but its members: each step of a thread comes here.
    logins = api.portal.get_tool("portal_groups").getGroupMembers(group_id)
    people = filter(None, (api.user.get(userid=login) for login in logins))
    return tuple(sorted({reader for each in people if (reader := reader_of(each))}))


def reader_of(person: Any) -> Reader:
    """The address of a person; empty without one."""
    address = person.getProperty("email", "") or ""
    return Reader(address, person.getId(), person.getProperty("language", "") or "")


def may_send() -> bool:
    """Whether the site names a mail server and a sender."""
    return _sender() is not None


def _sender() -> str | None:
    """`IMIO <noreply@example.org>`, or none when the site cannot send."""
    names = ("email_from_name", "email_from_address", "smtp_host")
    name, address, host = (
        api.portal.get_registry_record(f"plone.{each}", default=None) for each in names
    )
    return formataddr((name, address)) if address and host else None


def _put(
    sender: str, to: str, subject: str, text: str, headers: Mapping[str, str]
) -> bool:
    """Whether the mail waits for the commit."""
    try:
        host = api.portal.get_tool("MailHost")
        host.send(
            _message(to, subject, text, headers),
            mto=Address(addr_spec=to).addr_spec,
            mfrom=sender,
            subject=" ".join(subject.split()),
            charset="utf-8",
        )
    except Exception:
        logger.exception("Mail %r not sent to %r", subject, to)
        return False
    return True


def _message(
    to: str, subject: str, text: str, headers: Mapping[str, str]
) -> MIMEMultipart:
    """The text, and beside it the same as a page for those who read mails so."""
    language = getattr(to, "language", "") or words_language()
    message = MIMEMultipart("alternative")
    message.attach(MIMEText(text, "plain", "utf-8"))
    message.attach(MIMEText(page(subject, text, language), "html", "utf-8"))
    message["Auto-Submitted"] = "auto-generated"  # no out-of-office answers, please
    for name, value in headers.items():
        message[name] = value
    return message
