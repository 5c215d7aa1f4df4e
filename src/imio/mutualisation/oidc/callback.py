"""Whoever comes back from the provider: let in as one who was invited here, or refused.

pas.plugins.oidc 2.0.0 lets a forged `state` pass, makes accounts and gives them groups; here
the state and the nonce are those of this browser (OpenID Connect Core 1.0, 3.1.2), and no account
is made, nor any role given: the provider says who somebody is, IMIO and the members who may act.
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Mapping
from hmac import compare_digest
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.inviting import login_of
from imio.mutualisation.rules.verdict import Refused
from oic.oic.message import AccessTokenResponse
from pas.plugins.oidc import utils
from pas.plugins.oidc.browser.view import CallbackView
from pas.plugins.oidc.session import Session
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from Products.PlonePAS.events import UserLoggedInEvent
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.event import notify
from zope.interface import alsoProvides

import logging


logger = logging.getLogger(__name__)

KEY = "imio.mutualisation.oidc"  # accounts, by who the provider says they are
KEEPERS = {"Manager", "Site Administrator"}


class Callback(CallbackView):
    """Raises `Refusal`: `sign_in_forged`, `sign_in_failed`, `nobody_invited`."""

    def __call__(self) -> None:
        session = utils.load_existing_session(self.context, self.request)
        _same(session.get("state"), self.request.form.get("state"))
        try:
            claims = self._claims(session)
        except Refusal:
            raise
        except (
            Exception
        ) as error:  # whatever the provider answers, and that it does not
            logger.warning("No sign-in: %s", type(error).__name__)
            raise Refusal(Refused("sign_in_failed")) from error
        # The link to the account is written; the state says that this browser asked for it.
        alsoProvides(self.request, IDisableCSRFProtection)
        login = account_of(self.context.getProperty("issuer"), claims)
        self.context._setup_ticket(login)
        with api.env.adopt_user(username=login):
            notify(UserLoggedInEvent(api.user.get_current()))
        response = self.request.response
        response.setHeader("Cache-Control", "no-store")
        response.expireCookie(Session.session_cookie_name, path="/")
        response.redirect(utils.process_came_from(session))

    def _claims(self, session: Session) -> Mapping[str, Any]:
        """What the provider says of the person, once the answer is ours."""
        client, asked = self.context.get_oauth2_client(), self.request["QUERY_STRING"]
        args, state = utils.parse_authorization_response(
            self.context, asked, client, session
        )
        told = client.do_access_token_request(
            state=state, request_args=args, authn_method="client_secret_basic"
        )
        if not isinstance(told, AccessTokenResponse) or "id_token" not in told:
            raise Refusal(Refused("sign_in_forged"))
        signed = told["id_token"].to_dict()
        _same(session.get("nonce"), signed.get("nonce"))
        if not client.userinfo_endpoint:
            return dict(signed)
        more = client.do_user_info_request(method="GET", state=state).to_dict()
        _same(signed["sub"], more.get("sub"))
        return {**signed, **more}


def _same(own: object, given: object) -> None:
    """Raises `Refusal`: `sign_in_forged`."""
    known = isinstance(own, str) and isinstance(given, str) and own
    if not known or not compare_digest(str(own).encode(), str(given).encode()):
        raise Refusal(Refused("sign_in_forged"))


def account_of(issuer: str, claims: Mapping[str, Any]) -> str:
    """The account of a person of the provider: the one it came in with before, else the one
    that was invited at its address, where the provider has verified that. Those who keep the site come in
    with their password.

    Raises `Refusal`: `nobody_invited`.
    """
    person = f"{issuer} {claims['sub']}"
    kept = IAnnotations(api.portal.get()).get(KEY) or {}
    login = kept.get(person) or _invited(claims)
    user = api.user.get(userid=login) if login else None
    if user is None or KEEPERS & set(user.getRoles()):
        raise Refusal(Refused("nobody_invited"))
    if person not in kept:
        IAnnotations(api.portal.get()).setdefault(KEY, OOBTree())[person] = login
    return str(login)


def _invited(claims: Mapping[str, Any]) -> str | None:
    email = claims.get("email")
    verified = claims.get("email_verified") is True
    return login_of(str(email)) if email and verified else None
