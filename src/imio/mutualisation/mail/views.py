"""« Courriels »: what waits, what failed, what was sent; and the warning on the home page."""

from functools import cached_property
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.forms import Understood
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.mail import may_send
from imio.mutualisation.base.mailhost import outbox
from imio.mutualisation.base.moments import minute
from imio.mutualisation.base.outbox import KEPT
from imio.mutualisation.base.outbox import Outbox
from imio.mutualisation.mail.choosing import choose_own
from imio.mutualisation.mail.choosing import own_choices
from imio.mutualisation.mail.choosing import TAKEN
from imio.mutualisation.mail.handling import handle
from imio.mutualisation.mail.handling import troubles
from imio.mutualisation.mail.handling import why
from imio.mutualisation.mail.messages import CHOICE_TITLES
from imio.mutualisation.mail.messages import CHOSEN
from imio.mutualisation.mail.messages import DONE
from imio.mutualisation.mail.messages import KIND_TITLES
from imio.mutualisation.mail.messages import LANGUAGES
from plone import api
from plone.app.layout.viewlets.common import ViewletBase
from plone.base.batch import Batch


class Mails(FormView, Listing):
    """`@@courriels`, for those who keep the settings."""

    done = DONE
    minute = staticmethod(minute)
    why = staticmethod(why)
    days = KEPT.days
    may_send = staticmethod(may_send)

    def understood(self) -> Understood:
        """All that failed, before all of it is dropped."""
        if self.typed("what") != "drop" or self.typed("name"):
            return ()
        return [(letter.to, letter.subject) for letter in self.outbox.failed()]

    def act(self) -> None:
        name = self.typed("name")
        handle(self.typed("what"), [name] if name else [])

    def next_url(self) -> str:
        return self.address()

    def address(self) -> str:
        return f"{super().address()}/@@courriels"

    def may_set_server(self) -> bool:
        return api.user.has_permission("Plone Site Setup: Mail")

    @cached_property
    def outbox(self) -> Outbox:
        return outbox()

    @cached_property
    def listed(self) -> Batch:
        return self.batch(self.outbox.sent())


class Warnings(ViewletBase):
    """On the home page of a manager: nothing as long as all goes well."""

    troubles = staticmethod(troubles)


class OwnMails(FormView):
    """`@@mes-courriels`: of whoever has signed in."""

    done = CHOSEN
    kinds = KIND_TITLES
    choices = CHOICE_TITLES
    languages = LANGUAGES

    def act(self) -> None:
        choose_own({name: self.typed(name) for name in TAKEN})

    def next_url(self) -> str:
        return f"{self.context.absolute_url()}/@@mes-courriels"

    @cached_property
    def chosen(self) -> dict[str, str]:
        return own_choices()

    def address_of_person(self) -> str:
        return str(api.user.get_current().getProperty("email", "") or "")
