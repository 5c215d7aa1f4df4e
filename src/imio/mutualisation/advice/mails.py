"""Those who write an advice hear that it is asked, that its end is near, that it is not."""

from Acquisition import aq_parent
from functools import partial
from imio.mutualisation.advice.schema import IAdvice
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.mail import reader_of
from imio.mutualisation.base.mail import tell
from imio.mutualisation.i18n import _
from plone import api
from zope.i18nmessageid import Message


ASKED = (
    _("mail_advice_asked_subject", default="Advice asked by ${day}: ${act}"),
    _(
        "mail_advice_asked",
        default="“${act}”\n\nThe advice of ${service} is asked by ${day}.\n\n${url}",
    ),
)
ALERT = (
    _("mail_advice_alert_subject", default="Advice due on ${day}: ${act}"),
    _(
        "mail_advice_alert",
        default="“${act}”\n\nThe advice of ${service} is not given yet: it is due on ${day}, "
        "then passed over.\n\n${url}",
    ),
)
WITHDRAWN = (
    _("mail_advice_withdrawn_subject", default="Advice no longer asked: ${act}"),
    _(
        "mail_advice_withdrawn",
        default="“${act}”\n\nThe advice of ${service} is no longer asked: ${reason}\n\n${url}",
    ),
)


def tell_asked(advice: IAdvice) -> None:
    _tell(advice, ASKED)


def tell_alert(advice: IAdvice) -> None:
    _tell(advice, ALERT)


def tell_withdrawn(advice: IAdvice, reason: str) -> None:
    _tell(advice, WITHDRAWN, reason=reason)


def _tell(advice: IAdvice, texts: tuple[Message, Message], **more: str) -> None:
    people = filter(None, (api.user.get(userid=each) for each in advice.advisers()))
    details = {
        "act": aq_parent(advice).title,
        "service": advice.service,
        "day": partial(long_day, advice.due_on),
        "url": advice.absolute_url(),
    }
    tell(filter(None, map(reader_of, people)), texts, details | more)
