"""The subscriptions of the public to published acts: asked, confirmed by mail, told, ended.

All that is kept lies beside the section: what waits, under the digest of the secret in its link;
then addresses with their topics. A link that ends a subscription bears the mark of the site, so
that nothing more has to be kept for it.
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Iterator
from collections.abc import Mapping
from datetime import date
from datetime import timedelta
from hashlib import sha256
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import holder
from imio.mutualisation.base.daily import Line
from imio.mutualisation.base.fields import e_mail
from imio.mutualisation.base.mail import may_send
from imio.mutualisation.base.mail import notify
from imio.mutualisation.base.mail import tell
from imio.mutualisation.base.moments import read as read_moment
from imio.mutualisation.base.reasons import Unfit
from imio.mutualisation.base.settings import setting
from imio.mutualisation.base.site_key import site_key
from imio.mutualisation.base.typed import no_choice
from imio.mutualisation.base.words import words
from imio.mutualisation.deliberation.vocabularies import BODY_TITLES
from imio.mutualisation.deliberation.vocabularies import CATEGORY_TITLES
from imio.mutualisation.i18n import _
from imio.mutualisation.rules import subscribing as rules
from imio.mutualisation.rules.subscribing import Asking
from imio.mutualisation.rules.subscribing import Topic
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from persistent import Persistent
from plone import api
from secrets import token_urlsafe
from typing import Any
from urllib.parse import urlencode
from zope.annotation.interfaces import IAnnotations
from zope.i18nmessageid import Message

import hmac


SECTION = "deliberations"
KEY = "imio.mutualisation.subscriptions"
CONFIRM, END = "@@confirmer-abonnement", "@@fin-abonnement"
ALL = Topic(
    _("all_authorities", default="All authorities"),
    _("all_categories", default="All categories"),
    _("all_bodies", default="All bodies"),
)
LABELS = Topic(
    _("column_authority", default="Authority"),
    _("label_act_category", default="Category"),
    _("label_body", default="Body"),
)
ASKED = (
    _(
        "mail_subscription_subject",
        default="Confirm your subscription to published acts",
    ),
    _(
        "mail_subscription",
        default="Somebody, you no doubt, asked to hear of the acts that are published: "
        "${topic}.\n\nConfirm it within two days:\n\n${url}\n\nIf it was not you, do "
        "nothing: the address is then erased.",
    ),
)
NEWS_SUBJECT = _("mail_acts_subject", default="Published acts: ${count}")
NEWS_TEXT = _(
    "mail_acts", default="Published:\n\n${news}\n\nTo hear no more of it:\n${url}"
)


class Subscriptions(Persistent):
    """What waits by digest, the topics by address, and the last day that was told."""

    def __init__(self, told: date) -> None:
        self.waiting: Any = OOBTree()
        self.topics: Any = OOBTree()
        self.told = told


def ask(email: str, topic: Topic, computer: str) -> None:
    """Send the link that confirms a subscription; every address is answered alike.

    `computer`: the address of the Internet that asks, of which a mark is kept for two days.

    Raises `Refusal`: `email_invalid`, `choice_invalid`, `subscriptions_many`.
    """
    email = email.strip().lower()
    _check(email, topic)
    now, waiting = clock.now(), list(_good().values())
    asker = _marked("asker", rules.network_of(computer))
    or_refuse(rules.may_ask(waiting, asker))
    if not rules.may_write_to(waiting, email, now):
        return
    secret = token_urlsafe(32)
    _kept().waiting[_digest(secret)] = (now.isoformat(), email, tuple(topic), asker)
    details = {"topic": shown(topic), "url": _url(CONFIRM, secret=secret)}
    tell([email], ASKED, details)


def waiting_for(secret: str) -> Topic:
    """What a link is about. Raises `Refusal`: `subscription_gone`."""
    if _digest(secret) not in _good():
        raise Refusal(Refused("subscription_gone"))
    return Topic(*_kept().waiting[_digest(secret)][2])


def confirm(secret: str) -> None:
    """From now on; a link serves once. Raises `Refusal`: `subscription_gone`."""
    topic, kept = waiting_for(secret), _kept()
    _at, email, *_rest = kept.waiting.pop(_digest(secret))
    others = [each for each in kept.topics.get(email, ()) if Topic(*each) != topic]
    kept.topics[email] = (*others, tuple(topic))


def topics_of(email: str, mark: str) -> list[Topic]:
    """What an address hears of, for whoever has the link of its mails.

    Raises `Refusal`: `subscription_gone`.
    """
    if not hmac.compare_digest(mark.encode(), _mark(email).encode()):
        raise Refusal(Refused("subscription_gone"))
    return [Topic(*each) for each in _kept().topics.get(email, ())]


def end(email: str, mark: str) -> None:
    """All of it, and the address with it; again, it does nothing.

    Raises `Refusal`: as `topics_of`.
    """
    if topics_of(email, mark):
        del _kept().topics[email]


def shown(topic: Topic) -> str:
    """`Andenne – Taxes et redevances – Tous les organes`."""
    names = {brain.getId: brain.Title for brain in existing("Member")}
    names[SECTION] = setting("own_name")
    authority = names.get(topic.authority) or words(ALL.authority)
    category = CATEGORY_TITLES.get(topic.category, ALL.category)
    body = BODY_TITLES.get(topic.body, ALL.body)
    return " – ".join((authority, words(category), words(body)))


def settle() -> list[Line]:
    """Once a day, a mail to each address about what was published since, until yesterday;
    what nobody confirmed is erased. No record takes a step by it.
    """
    kept = _found()
    if kept is None:
        return []
    good = _good()
    for digest in [each for each in kept.waiting if each not in good]:
        del kept.waiting[digest]
    until = clock.today() - timedelta(days=1)
    if kept.told < until and may_send():
        published = list(_published(kept.told + timedelta(days=1), until))
        for email, topics in kept.topics.items():
            _tell(email, [Topic(*each) for each in topics], published)
        kept.told = until
    return []


def _published(since: date, until: date) -> Iterator[tuple[Topic, str]]:
    """The acts of these days that everybody reads, with what is said of each."""
    names = {brain.getId: brain.Title for brain in existing("Member")}
    for brain in existing("Deliberation", review_state="published"):
        if brain.published_on and since <= brain.published_on <= until:
            authority = holder(brain)
            name = names.get(authority) or setting("own_name")
            told = f"{name} – {brain.Title}\n{brain.getURL()}"
            yield Topic(authority, brain.domain, brain.body), told


def _tell(email: str, topics: list[Topic], published: list[tuple[Topic, str]]) -> None:
    news = [told for topic, told in published if rules.wants(topics, topic)]
    if not news:
        return
    url = _url(END, address=email, mark=_mark(email))
    details = {"news": "\n\n".join(news), "url": url, "count": str(len(news))}
    subject, text = (
        words(Message(each, mapping=details)) for each in (NEWS_SUBJECT, NEWS_TEXT)
    )
    notify([email], subject, text, one_click(url))


def one_click(url: str) -> Mapping[str, str]:
    """The headers by which a mail program ends it in one press (RFC 8058)."""
    return {
        "List-Unsubscribe": f"<{url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _check(email: str, topic: Topic) -> None:
    authorities = {"", SECTION, *(brain.getId for brain in existing("Member"))}
    known = {
        "authority": authorities,
        "category": {"", *CATEGORY_TITLES},
        "body": {"", *BODY_TITLES},
    }
    wrong = (
        no_choice(value).about(field=name, label=words(getattr(LABELS, name)))
        for name, value in topic._asdict().items()
        if value not in known[name]
    )
    or_refuse(first_refusal(_reachable(email), *wrong))


def _reachable(email: str) -> Verdict:
    try:
        e_mail(email)
    except Unfit as unfit:
        return unfit.refused
    return require(bool(email), "email_invalid", value=email)


def _found() -> Subscriptions | None:
    kept: Subscriptions | None = IAnnotations(_section()).get(KEY)
    return kept


def _kept() -> Subscriptions:
    """Made when the first one asks: what was published until then is not told."""
    notes = IAnnotations(_section())
    if KEY not in notes:
        notes[KEY] = Subscriptions(clock.today() - timedelta(days=1))
    kept: Subscriptions = notes[KEY]
    return kept


def _good() -> dict[str, Asking]:
    kept, now = _found(), clock.now()
    asked = {
        # Before 1043 nothing was kept of who asked.
        digest: Asking(read_moment(at), email, *asker)
        for digest, (at, email, _topic, *asker) in (
            kept.waiting.items() if kept else ()
        )
    }
    return {digest: each for digest, each in asked.items() if rules.is_good(each, now)}


def _section() -> Any:
    return api.portal.get()[SECTION]


def _url(page: str, **query: str) -> str:
    return f"{_section().absolute_url()}/{page}?{urlencode(query)}"


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def _mark(email: str) -> str:
    return _marked("subscription", email)


def _marked(use: str, text: str) -> str:
    return hmac.new(site_key(), f"{use}:{text}".encode(), "sha256").hexdigest()
