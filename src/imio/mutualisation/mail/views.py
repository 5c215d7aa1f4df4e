"""« Courriels »: what waits, what failed, what was sent; and the warning on the home page."""

from functools import cached_property
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.mail import may_send
from imio.mutualisation.base.mailhost import outbox
from imio.mutualisation.base.moments import exact
from imio.mutualisation.base.outbox import KEPT
from imio.mutualisation.base.outbox import Outbox
from imio.mutualisation.mail.handling import handle
from imio.mutualisation.mail.handling import troubles
from imio.mutualisation.mail.handling import why
from imio.mutualisation.mail.messages import DONE
from plone import api
from plone.app.layout.viewlets.common import ViewletBase
from plone.base.batch import Batch


class Mails(FormView, Listing):
    """`@@courriels`, for those who keep the settings."""

    done = DONE
    exact = staticmethod(exact)
    why = staticmethod(why)
    days = KEPT.days
    may_send = staticmethod(may_send)

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
