"""The page of a session, the page on which one signs, the sessions of a record."""

from Acquisition import aq_parent
from functools import cached_property
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.moments import exact
from imio.mutualisation.base.pages import GuardedView
from imio.mutualisation.base.people import full_name
from imio.mutualisation.base.seal import is_own_seal
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.unspoken import unspoken
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.signing import may_sign
from imio.mutualisation.signing.facts import signing_facts
from imio.mutualisation.signing.signing import callback
from imio.mutualisation.signing.signing import entrust
from imio.mutualisation.signing.signing import sign
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from typing import Any


class SigningView(GuardedView):
    """What is signed, by whom, whose turn it is."""

    long_day = staticmethod(long_day)
    exact = staticmethod(exact)

    def held(self) -> Any:
        return aq_parent(self.context)

    def signers(self) -> list[dict[str, Any]]:
        """All who sign, in their order, by the name that they signed with, and when."""
        given = self.context.signatures or ()
        done = self.context.told()
        signers = []
        for place, row in enumerate(self.context.signers or ()):
            signed = place < len(given)
            name = given[place]["name"] if signed else full_name(row["account"])
            signers.append(
                {
                    "name": ", ".join(filter(None, (name, row["function"]))),
                    "told": done[place] if signed else "",
                    "next": place == len(given) and self.is_open(),
                }
            )
        return signers

    def signed_elsewhere(self) -> list[str]:
        """Who signed where a service brought the document back."""
        rows = self.context.signatures or ()
        return self.context.told() if rows and not rows[0]["account"] else []

    def is_open(self) -> bool:
        return bool(self.context.review_state() == "open")

    @cached_property
    def is_my_turn(self) -> bool:
        me = api.user.get_current().getId()
        return bool(may_sign(signing_facts(self.context), me))

    def may_entrust(self) -> bool:
        permission = "imio.mutualisation: Read Reserved Fields"
        return self.is_open() and api.user.has_permission(permission, obj=self.context)

    def is_own_seal(self) -> bool:
        """Whether nobody but the site vouches for the seal."""
        return is_own_seal()


class Sign(FormView, SigningView):
    """`@@signer`: the document, then the password."""

    done = _("message_signed", default="You have signed.")

    @unspoken()
    def act(self) -> None:
        sign(self.context, str(self.request.form.get("password", "")))


class Entrust(SigningView):
    """`@@confier`: an address for a service that signs elsewhere, shown once."""

    token = ""

    def __call__(self) -> str:
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            self.token = entrust(self.context)
        return self.index()

    callback = staticmethod(callback)


class Sessions(BrowserView):
    """`@@signatures`: a card for the page of what is signed."""

    @cached_property
    def sessions(self) -> list[dict[str, str]]:
        brains = found("Signing", path=path(self.context), sort_on="created")
        return [
            {
                "title": brain.Title,
                "url": brain.getURL(),
                "state": state_title("Signing", brain.review_state),
            }
            for brain in brains
        ]

    @cached_property
    def add_url(self) -> str:
        """The form; empty for who may not add one, and while one goes on."""
        open_now = found("Signing", path=path(self.context), review_state="open")
        if open_now or not may_create(self.context, "Signing"):
            return ""
        return f"{self.context.absolute_url()}/++add++imio.mutualisation.Signing"
