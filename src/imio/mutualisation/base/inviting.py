"""Accounts of the people who act for a member or a partner: invited, changed, removed.

An account belongs to a person, not to an authority: one may act for several.
"""

from BTrees.OOBTree import OOTreeSet
from collections.abc import Iterable
from imio.mutualisation.base.localroles import group_id
from imio.mutualisation.base.localroles import groups_of
from imio.mutualisation.base.localroles import people_of
from imio.mutualisation.base.mail import reader_of
from imio.mutualisation.base.mail import tell
from imio.mutualisation.i18n import _
from itertools import chain
from itertools import count
from plone import api
from Products.CMFPlone.RegistrationTool import get_member_by_login_name
from secrets import token_urlsafe
from typing import Any
from zope.annotation.interfaces import IAnnotations


# The logins of accounts that are gone: they stand in histories, and are given to nobody.
GONE = "imio.mutualisation.logins_gone"

WELCOME = (
    _("mail_welcome_subject", default="You act for ${title}"),
    _(
        "mail_welcome",
        default="You have an account to act for “${title}” on the platform of IMIO.\n\n"
        "Your user name: ${login}\nChoose your password within ${days} days:\n\n${link}"
        "\n\nYour page:\n\n${url}",
    ),
)
WELCOME_KNOWN = (
    WELCOME[0],
    _(
        "mail_welcome_known",
        default="With your account ${login} you act for “${title}”, too.\n\nYour "
        "page:\n\n${url}",
    ),
)


def invite(owner: Any, name: str, email: str, groups: Iterable[str]) -> str:
    """Let a person act for a member or a partner and tell them how to sign in; the login.

    Whoever has an account under that address keeps it. Called again, it sends a new link
    to who has not signed in yet, whoever invited that person first: the mail goes to the
    address of the account alone, in whatever case it was typed, which no owner can change.
    """
    login = login_of(email) or create_account(owner.getId(), name, email)
    put_in_groups(owner, login, groups)
    details = {"title": owner.title, "url": owner.absolute_url(), "login": login}
    person = api.user.get(userid=login)
    reader = reader_of(person)
    if has_signed_in(person):
        tell([reader], WELCOME_KNOWN, details)
    else:
        days = api.portal.get_tool("portal_password_reset").getExpirationTimeout()
        tell([reader], WELCOME, {**details, "link": link(login), "days": f"{days:g}"})
    return login


def put_in_groups(owner: Any, login: str, groups: Iterable[str]) -> None:
    """These groups of an owner, and none of its others."""
    tool, wanted = api.portal.get_tool("portal_groups"), set(groups)
    for name in groups_of(owner):
        there = login in people_of(owner, name)
        if name in wanted and not there:
            tool.addPrincipalToGroup(login, group_id(owner, name))
        if there and name not in wanted:
            tool.removePrincipalFromGroup(login, group_id(owner, name))


def remove(owner: Any, login: str) -> None:
    """A person who acts here no more; who then acts nowhere has no account any more,
    which ends every session and token at once.
    """
    put_in_groups(owner, login, ())
    person = api.user.get(userid=login)
    if not set(person.getGroups()) - {"AuthenticatedUsers"} and not _has_roles(person):
        IAnnotations(api.portal.get()).setdefault(GONE, OOTreeSet()).insert(login)
        members = api.portal.get_tool("portal_membership")
        with api.env.adopt_roles(["Manager"]):
            # To look for local roles, it would wake every object of the site.
            members.deleteMembers([login], delete_memberareas=0, delete_localroles=0)


def _has_roles(person: Any) -> bool:
    return bool(set(person.getRoles()) - {"Authenticated", "Member"})


def login_of(email: str) -> str | None:
    """The account of an address; `None` for nobody."""
    return min(logins_of(email), default=None)


def logins_of(email: str) -> set[str]:
    """The accounts of an address: old data may hold several."""
    found = api.portal.get_tool("acl_users").searchUsers(email=email)
    users = filter(None, (api.user.get(userid=each["userid"]) for each in found))
    return {
        user.getId()
        for user in users
        if user.getProperty("email", "").lower() == email.lower()
    }


def create_account(name: str, fullname: str, email: str) -> str:
    """A new account named after its owner, whose password nobody knows; its login."""
    gone = IAnnotations(api.portal.get()).get(GONE, ())
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    login = next(each for each in names if each not in gone and not _is_taken(each))
    with api.env.adopt_roles(["Manager"]):
        api.user.create(
            email=email,
            username=login,
            password=token_urlsafe(32),
            properties={"fullname": fullname},
        )
    return login


def _is_taken(login: str) -> bool:
    known = get_member_by_login_name(api.portal.get(), login, raise_exceptions=False)
    return known is not None or api.group.get(login) is not None


def link(login: str) -> str:
    """Where a password is chosen, as long as Plone's own link is good."""
    reset = api.portal.get_tool("portal_password_reset").requestReset(login)
    site = api.portal.get().absolute_url()
    return f"{site}/passwordreset/{reset['randomstring']}?userid={login}"


def acts_only_for(owner: Any, person: Any) -> bool:
    """Whether an account is in no group but those of an owner."""
    own = {group_id(owner, name) for name in groups_of(owner)}
    return not set(person.getGroups()) - own - {"AuthenticatedUsers"}


def has_signed_in(person: Any) -> bool:
    """Whether somebody has ever; Plone writes the year 2000 until then."""
    return person.getProperty("login_time").year() > 2000
