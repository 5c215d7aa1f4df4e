"""The pages of a subscription to published acts, for everybody."""

from functools import cached_property
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.reasons import message
from imio.mutualisation.deliberation import subscribing
from imio.mutualisation.deliberation.listing import authorities
from imio.mutualisation.deliberation.listing import bodies
from imio.mutualisation.deliberation.listing import categories
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.subscribing import Topic
from plone.protect.interfaces import IDisableCSRFProtection
from zope.interface import alsoProvides


ASKED = _(
    "subscription_asked",
    default="A message is on its way to this address: follow its link to confirm.",
)
CONFIRMED = _(
    "subscription_confirmed", default="You will hear of these acts by e-mail."
)
ENDED = _(
    "subscription_ended", default="You hear no more of it; your address is erased."
)
# What a person does not see, and a program fills in.
TRAP = "fax"


class Subscribe(FormView):
    """`@@abonnement`: an address, an authority, a category and a body."""

    done = ASKED
    trap = TRAP
    bodies = staticmethod(bodies)
    categories = staticmethod(categories)

    def authorities(self) -> list[dict[str, str]]:
        return authorities(self.context)

    def act(self) -> None:
        """Raises `Refusal`: as `subscribing.ask`."""
        if not self.typed(TRAP):
            topic = Topic(*(self.typed(name) for name in Topic._fields))
            computer = self.request.getClientAddr()
            subscribing.ask(self.typed("email"), topic, computer)


class Confirm(FormView):
    """`@@confirmer-abonnement?secret=`: a mail program that follows links changes nothing."""

    done = CONFIRMED

    @cached_property
    def topic(self) -> str | None:
        """What it is about; none where the link is good no more."""
        try:
            return subscribing.shown(subscribing.waiting_for(self.typed("secret")))
        except Refusal as refusal:
            self.error = message(refusal.refused)
            self.request.response.setStatus(refusal.status)
            return None

    def act(self) -> None:
        subscribing.confirm(self.typed("secret"))


class Unsubscribe(FormView):
    """`@@fin-abonnement?address=&mark=`, which a mail program presses by itself, too."""

    done = ENDED

    def __call__(self) -> str | None:
        sent, form = self.request.method == "POST", self.request.form
        if sent and "List-Unsubscribe" in form:
            # RFC 8058: without a page and its token; the mark in the address stands for it.
            alsoProvides(self.request, IDisableCSRFProtection)
            self.act()
            return None
        return super().__call__()

    @cached_property
    def topics(self) -> list[str]:
        try:
            found = subscribing.topics_of(self.typed("address"), self.typed("mark"))
        except Refusal as refusal:
            self.error = message(refusal.refused)
            self.request.response.setStatus(refusal.status)
            return []
        return [*map(subscribing.shown, found)]

    def act(self) -> None:
        subscribing.end(self.typed("address"), self.typed("mark"))
