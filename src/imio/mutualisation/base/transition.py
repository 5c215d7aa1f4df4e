"""The page on which a person confirms a transition and says why."""

from functools import cached_property
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.drafts import IKeptForm
from imio.mutualisation.base.drafts import RESUME
from imio.mutualisation.base.drafts import tell_saved
from imio.mutualisation.base.guard import asked
from imio.mutualisation.base.guard import Offer
from imio.mutualisation.base.guard import offer
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.localroles import own_page
from imio.mutualisation.base.localroles import sees_now
from imio.mutualisation.base.mending import Hindrance
from imio.mutualisation.base.mending import hindrances
from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.stamps import stamp
from imio.mutualisation.base.unsaved import Unsaved
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.security import comes_back
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from zope.i18nmessageid import Message
from zope.interface import implementer

import transaction


# What the comment of a step is called, by its row of the table.
COMMENTS = {
    "comment": _("label_comment", default="Comment"),
    "provided": _("label_followup_provided", default="What was done"),
    "reservations": _("label_acceptance_reservations", default="Reservations"),
}


FINAL = _("step_final", default="Nobody takes this step back once it is taken.")


@implementer(IKeptForm)
class TransitionView(Unsaved, BrowserView):
    """`@@transition?id=refuse`: a question on GET, the act on POST."""

    page = ViewPageTemplateFile("transition.pt")
    refused: Refused | None = None

    def __call__(self) -> str | None:
        if self.request.method != "POST" or RESUME in self.request.form:
            return self.page()
        return self.act()

    def act(self) -> str | None:
        CheckAuthenticator(self.request)
        try:
            or_refuse(require(self._has_seen(), "commitment_changed"))
            perform(self.context, self.id, self.comment, self.request.form)
        except Refusal as refused:
            transaction.doom()
            self.refused = refused.refused
            self.request.response.setStatus(refused.status)
            return self.page()
        tell_saved(self.request)
        said = self.context.said_after(self.id)
        api.portal.show_message(said, self.request)
        self.request.response.redirect(self.next_url())
        return None

    @property
    def id(self) -> str:
        return self.request.form.get("id", "")

    @property
    def comment(self) -> str:
        return self.request.form.get("comment", "").strip()

    def offer(self) -> Offer | None:
        return offer(self.context, self.id)

    def why(self) -> list[Hindrance]:
        """All that stands in the way: of what was pressed, or of the transition itself."""
        # A refusal is false: `or` would pass it by.
        refused = self.refused
        if refused is None:
            refused = getattr(self.offer(), "refusal", None)
        return hindrances(self.context, refused)

    @cached_property
    def commitment(self) -> list[str]:
        """What the step makes final; nothing for the other transitions."""
        offer = self.offer()
        if offer is None or offer.refusal is not None:
            return []
        if not (offer.step.signature or offer.step.confirmed):
            return []
        final = not comes_back(self.context.portal_type, offer.step)
        return [*self.context.commitment(offer.id), *([words(FINAL)] if final else [])]

    def shown(self) -> str:
        """What the form sends back of the commitment that it shows."""
        return stamp(self.commitment)

    def _has_seen(self) -> bool:
        """Whether what the step makes final is what the page showed, where it was opened."""
        return self.request.form.get("shown", "") in ("", self.shown())

    def asked(self) -> list[dict[str, Any]]:
        """What is given with the step: a day each; as it was typed."""
        offer = self.offer()
        rows = asked(self.context, offer.step) if offer else []
        return [
            {"name": name, "title": schema[name].title, "typed": self._typed(name)}
            for schema, name in rows
        ]

    def _typed(self, name: str) -> str:
        return given(self.request, name)

    def comment_label(self) -> Message:
        offer = self.offer()
        return COMMENTS[offer.step.comment if offer else "comment"]

    def next_url(self) -> str:
        """Where the person sees what comes next."""
        if sees_now(self.context):
            return self.context.absolute_url()
        return own_page()
