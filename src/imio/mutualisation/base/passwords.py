"""Signing in, and a forgotten password: one answer to all, and few mails to each.

Whoever asks learns nothing of who has an account, and fills nobody's mailbox (OWASP,
Forgot Password Cheat Sheet). Plone's own doors are closed by the permission.
"""

from collections.abc import Mapping
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from imio.mutualisation.base import clock
from imio.mutualisation.base.accounts import require_kinds
from imio.mutualisation.base.accounts import require_sound
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.answers import refusal
from imio.mutualisation.base.documents import DOCUMENT_UNREADABLE
from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.reasons import message
from imio.mutualisation.base.typed import only
from imio.mutualisation.base.typed import text
from imio.mutualisation.base.writing import sent
from imio.mutualisation.i18n import _
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.reasons import REASONS
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.standards.strength import strength
from pathlib import Path
from plone import api
from plone.app.users.browser.register import AddUserForm
from plone.restapi.services.auth.login import Login
from plone.restapi.services.users.add import UsersPost
from Products.CMFPlone.browser.login import login
from Products.CMFPlone.RegistrationTool import get_member_by_login_name
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.PluggableAuthService.interfaces.events import ICredentialsUpdatedEvent
from typing import Any
from urllib.parse import urlencode
from z3c.form.interfaces import WidgetActionExecutionError
from zExceptions import NotFound
from zope.component import adapter
from zope.globalrequest import getRequest
from zope.interface import Invalid
from ZPublisher.HTTPRequest import FileUpload

import csv
import logging


logger = logging.getLogger(__name__)

# What a new account and a new password are asked for, beside the properties.
ACCOUNT = ("username", "password", "roles", "sendPasswordReset")
RESETTING = "reset-password"
RESET = ("reset_token", "old_password", "new_password")
CREDENTIALS = ("login", "password")
WRONG = 401  # how Plone says that they are not those of an account

# How the plug-in of OpenID Connect calls itself, where that extra is set up.
PROVIDER = "OIDC Plugin"
MOST = 3
WITHIN = timedelta(hours=1)

STRONG = 3  # of zxcvbn: nobody guesses it without the digest
OF_THE_SITE = ("imio", "mutualisation")

ASKED = _(
    "password_asked",
    default="If this account exists and has an e-mail address, a message is on its way: "
    "it says how to choose another password.",
)


def send_reset(name: str) -> None:
    """A mail with the link that gives another password, unless there were enough."""
    portal = api.portal.get()
    person = get_member_by_login_name(portal, name, raise_exceptions=False)
    if person is None or asked_lately(person.getId()) >= MOST:
        return
    registration = api.portal.get_tool("portal_registration")
    try:
        with api.env.adopt_roles(["Manager"]):
            registration.mailPassword(name, portal.REQUEST)
    except Exception as error:  # whatever stands in the way, the answer is the same
        logger.warning("No link for a password sent: %s", type(error).__name__)


def asked_lately(user_id: str) -> int:
    """How many links of an account that are still good were asked for within the hour."""
    tool = api.portal.get_tool("portal_password_reset")
    since = clock.now() - WITHIN + timedelta(days=tool.getExpirationTimeout())
    return sum(who == user_id and until > since for who, until in links())


def links() -> list[tuple[str, datetime]]:
    """Whose each link is that gives a password, and until when it is good; that last."""
    tool = api.portal.get_tool("portal_password_reset")
    # Plone keeps instants without a zone, in UTC.
    return sorted(
        (who, until.replace(tzinfo=UTC)) for who, until in tool._requests.values()
    )


def sound_password(password: str, *known: str) -> Verdict:
    """Refused: `password_weak`; `known`: what anybody knows of whose it is."""
    own = (*known, api.portal.get().title, *OF_THE_SITE)
    return require(strength(password, own) >= STRONG, "password_weak")


@adapter(ICredentialsUpdatedEvent)
def keep_strong(event: ICredentialsUpdatedEvent) -> None:
    """Whoever chooses one, by whatever door. Raises `Refusal`: as `sound_password`."""
    if IMutualisationLayer.providedBy(getRequest()):
        person = api.user.get(userid=event.principal.getId())
        known = (person.getProperty(name, "") for name in ("fullname", "email"))
        or_refuse(sound_password(event.password, person.getUserName(), *known))


class SignIn(login.LoginForm):
    """`login`, which keeps the name that was typed with a wrong password."""

    index = ViewPageTemplateFile("sign_in.pt")
    stock = ViewPageTemplateFile("templates/login.pt", str(Path(login.__file__).parent))

    def elsewhere(self) -> list[str]:
        """Where people may sign in with an account that they have elsewhere."""
        plugins = api.portal.get().acl_users.objectValues(PROVIDER)
        asked = {"came_from": given(self.request, "came_from")}
        query = f"?{urlencode(asked)}" if asked["came_from"] else ""
        return [
            f"{each.absolute_url()}/login{query}" for each in plugins if each.issuer
        ]

    def updateWidgets(self) -> None:
        super().updateWidgets()
        name = self.widgets["ac_name"]
        name.value = given(self.request, name.name)


class SignInPost(Login):
    """`POST @login` with `{"login", "password"}`: the token of an account."""

    def reply(self) -> dict[str, Any]:
        """Raises `Refusal`: `unknown_field`, `text_invalid`. Refused, so that the try is told
        in the journal: `credentials_missing`, `credentials_wrong`.
        """
        body = sent(self.request, *CREDENTIALS)
        if not all(text(body, name) for name in CREDENTIALS):
            return self._refused("credentials_missing")
        answer: dict[str, Any] = super().reply()
        wrong = self.request.response.getStatus() == WRONG
        return self._refused("credentials_wrong") if wrong else answer

    def _refused(self, reason: str) -> dict[str, Any]:
        self.request.response.setStatus(REASONS[reason].status)
        return refusal(Refused(reason))


class MailPassword(BrowserView):
    """`mail_password`: the link is on its way, or there is nobody."""

    page = ViewPageTemplateFile("password_asked.pt")

    def __call__(self) -> str:
        send_reset(str(self.request.form.get("userid", "")))
        return self.page(sentence=ASKED)


class LoginHelp(BrowserView):
    """`login-help`: one page for who cannot sign in; no mail says what logins there are."""

    def __call__(self) -> None:
        url = f"{api.portal.get().absolute_url()}/mail_password_form"
        self.request.response.redirect(url)


class NewAccount(AddUserForm):
    """`new-user`, where whoever keeps the accounts may give the first password."""

    def validate_registration(self, action: Any, data: dict[str, Any]) -> None:
        super().validate_registration(action, data)
        sound = may_begin_with(data) if data.get("password") else GRANTED
        if isinstance(sound, Refused):
            raise WidgetActionExecutionError("password", Invalid(message(sound)))


def may_begin_with(account: Mapping[str, Any]) -> Verdict:
    """The password that an account begins with. Refused: as `sound_password`."""
    known = (account.get(name) or "" for name in ("username", "fullname", "email"))
    return sound_password(account["password"], *known)


class AccountPost(UsersPost):
    """`POST @users` and `POST @users/<login>/reset-password`."""

    def reply(self) -> Any:
        """Raises `Refusal`: `not_allowed`, `unknown_field`, `text_unreadable`; of accounts, one or
        the lines of a table, as `_ask`.
        """
        if self.params and self.params[1:] != [RESETTING]:
            raise NotFound(self.request["ACTUAL_URL"])
        if self.request.form:
            only(self.request.form, "file")
            if not isinstance(self.request.form["file"], FileUpload):
                raise Refusal(DOCUMENT_UNREADABLE)
        elif self.params:
            require_kinds(sent(self.request, *RESET))
        else:
            sent(self.request, *self._names())
        if not (self.params or self.can_add_member):
            address = {"address": self.request["ACTUAL_URL"]}
            raise Refusal(Refused("not_allowed", address))
        try:
            return super().reply()
        except (UnicodeError, csv.Error):
            raise Refusal(Refused("text_unreadable")) from None

    def validate_input_data(self, portal: Any, original_data: Any) -> None:
        if not self.params:
            self._ask(original_data)
        super().validate_input_data(portal, original_data)

    def _names(self) -> tuple[str, ...]:
        kept = api.portal.get_tool("portal_memberdata").propertyIds()
        return (*ACCOUNT, *kept)

    def _ask(self, account: Mapping[str, Any]) -> None:
        """Raises `Refusal`: `unknown_field`, as `require_kinds`, as `require_sound`,
        `login_taken`, as `sound_password`.
        """
        only(account, *self._names())
        require_kinds(account)
        require_sound(account)
        name = account.get("username", "")
        registration = api.portal.get_tool("portal_registration")
        if name and not registration.isMemberIdAllowed(name):
            raise Refusal(Refused("login_taken", {"value": name[:50]}))
        if account.get("password"):
            or_refuse(may_begin_with(account))

    def update_password(self, data: dict[str, Any]) -> Any:
        if data:
            return super().update_password(data)
        send_reset(self.params[0])
        return None

    def _get_user_by_login_name(self, login: str) -> Any:
        """An unknown account is refused as a known one is: by its link or password."""
        return super()._get_user_by_login_name(login) or api.user.get_current()
