"""An account for a person who acts for a partner."""

from collections.abc import Mapping
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.localroles import add_to_group
from imio.mutualisation.base.mail import tell
from imio.mutualisation.base.typed import row
from imio.mutualisation.partner.messages import WELCOME
from imio.mutualisation.partner.messages import WELCOME_KNOWN
from imio.mutualisation.partner.schema import ICandidacy
from imio.mutualisation.partner.schema import IPartner
from imio.mutualisation.rules import network
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.standards.publiccode.addresses import is_email
from itertools import chain
from itertools import count
from plone import api
from secrets import token_urlsafe
from typing import Any


PERSON = ("contact_name", "email")


def invite_said(partner: IPartner, given: Mapping[str, Any]) -> None:
    """Invite `contact_name` at `email`.

    Raises `Refusal`: `candidate_unchecked`, as `typed.row`, `email_invalid`.
    """
    or_refuse(network.may_invite(partner.review_state()))
    person = row(given, ICandidacy, PERSON)
    or_refuse(require(is_email(person["email"]), "email_invalid"))
    invite(partner, person["contact_name"], person["email"])


def invite(partner: IPartner, name: str, email: str) -> None:
    """Let a person act for a partner, and tell that person how to sign in.

    Whoever has an account under that address keeps it.
    """
    login = login_of(email)
    details = {"title": partner.title, "url": partner.absolute_url()}
    if login is not None:
        add_to_group(partner, "agents", login)
        tell([email], WELCOME_KNOWN, {**details, "login": login})
        return
    login = create_account(partner.getId(), name, email)
    add_to_group(partner, "agents", login)
    tell([email], WELCOME, {**details, "login": login, "link": link(login)})


def login_of(email: str) -> str | None:
    """The account of an address; `None` for nobody."""
    found = api.portal.get_tool("acl_users").searchUsers(email=email)
    users = (api.user.get(userid=each["userid"]) for each in found)
    addresses = {
        user.getProperty("email", "").lower(): user.getId() for user in users if user
    }
    return addresses.get(email.lower())


def create_account(name: str, fullname: str, email: str) -> str:
    """A new account named after the partner, whose password nobody knows; its login."""
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    login = next(each for each in names if api.user.get(username=each) is None)
    with api.env.adopt_roles(["Manager"]):
        api.user.create(
            email=email,
            username=login,
            password=token_urlsafe(32),
            properties={"fullname": fullname},
        )
    return login


def link(login: str) -> str:
    """Where a password is chosen, as long as Plone's own link is good."""
    reset = api.portal.get_tool("portal_password_reset").requestReset(login)
    site = api.portal.get().absolute_url()
    return f"{site}/passwordreset/{reset['randomstring']}?userid={login}"
