"""`@@personnes`: who acts for a member or a partner, and whom else one invites."""

from functools import cached_property
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.mail import may_send
from imio.mutualisation.base.mending import leading
from imio.mutualisation.i18n import _
from imio.mutualisation.people import people
from imio.mutualisation.people.people import Person
from plone import api
from typing import Any
from urllib.parse import urlencode


INVITED = _(
    "message_invited", default="An invitation is on its way to the address given."
)
UNSENT = _(
    "message_invited_unsent",
    default="The account is there, but no mail leaves: the site names no mail server. "
    "Ask IMIO, then send the invitation again.",
)
CHANGED = _("message_person_changed", default="The role is changed, from now on.")
REMOVED = _(
    "message_person_removed", default="This person acts here no more, from now on."
)


class People(FormView):
    """One page, a small form for each thing that one does."""

    def next_url(self) -> str:
        return f"{self.context.absolute_url()}/@@personnes"

    def act(self) -> None:
        login, does = self.typed("login"), self.typed("does")
        if does == "change":
            self.done = CHANGED
            people.change(self.context, login, self._said())
        elif does == "remove":
            self.done = REMOVED
            people.remove(self.context, login)
        else:
            self.done = INVITED if may_send() else UNSENT
            people.invite(self.context, self._said())

    def _said(self) -> dict[str, Any]:
        names = (*people.PERSON, *people.ROLE)
        said = {name: self.typed(name) for name in names}
        return {**said, "administers": said["administers"] == "on"}

    @cached_property
    def people(self) -> list[Person]:
        return people.people(self.context)

    @cached_property
    def without_account(self) -> list[dict[str, Any]]:
        """The contacts of the record who cannot sign in."""
        known = {each.email.lower() for each in self.people}
        contacts = getattr(self.context, "contacts", None) or ()
        return [each for each in contacts if (each["email"] or "").lower() not in known]

    def invitation_of(self, contact: dict[str, Any]) -> str:
        """The form of this page, with what the contact says."""
        said = urlencode(
            {"contact_name": contact["name"], "email": contact["email"]},
            errors="replace",  # halves of pairs, of before anybody stood at the door
        )
        return f"{self.next_url()}?{said}#inviter"

    def roles(self) -> list[tuple[str, str]]:
        return people.roles_of(self.context)

    def role(self) -> str:
        return self.typed("role") or "agents"

    def is_self(self, person: Person) -> bool:
        return person.login == api.user.get_current().getId()

    def why_not(self) -> str:
        """Why nobody is invited here yet."""
        return leading(self.context, people.may_invite(self.context))
