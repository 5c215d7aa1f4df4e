"""The people of a member or a partner: who acts, with which role, since when."""

from collections.abc import Mapping
from datetime import datetime
from imio.mutualisation.base import inviting
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.localroles import ADMINISTRATORS
from imio.mutualisation.base.localroles import groups_of
from imio.mutualisation.base.localroles import kind_of
from imio.mutualisation.base.localroles import people_of
from imio.mutualisation.base.localroles import ROLES
from imio.mutualisation.base.moments import exact
from imio.mutualisation.base.passwords import links
from imio.mutualisation.base.typed import row
from imio.mutualisation.base.words import words
from imio.mutualisation.people.schema import IPerson
from imio.mutualisation.people.schema import ROLE_TITLES
from imio.mutualisation.rules import network
from imio.mutualisation.rules.people import may_change
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.security import GROUPS
from plone import api
from typing import Any
from typing import NamedTuple


PERSON = ("contact_name", "email")
ROLE = ("role", "administers")


class Person(NamedTuple):
    """An account that acts for a member or a partner.

    `role` is one of `ROLE_TITLES`; `last_seen` is when it signed in last, `good_until` how
    long the link of one who never did is good.
    """

    login: str
    name: str
    email: str
    role: str
    administers: bool
    last_seen: datetime | None
    good_until: datetime | None

    @property
    def role_title(self) -> str:
        return words(ROLE_TITLES[self.role])

    @property
    def seen(self) -> str:
        """`last_seen` as a page writes it."""
        return exact(self.last_seen)

    @property
    def until(self) -> str:
        """`good_until` as a page writes it."""
        return exact(self.good_until)


def roles_of(owner: Any) -> list[tuple[str, str]]:
    """The roles that people have there, as values and titles."""
    return [(name, words(ROLE_TITLES[name])) for name in ROLES[kind_of(owner)]]


def people(owner: Any) -> list[Person]:
    """Who acts for an owner, by name."""
    groups = {name: set(people_of(owner, name)) for name in groups_of(owner)}
    until = dict(links())
    found = [
        _person(owner, login, groups, until.get(login))
        for login in set().union(*groups.values())
        if api.user.get(userid=login)
    ]
    return sorted(found, key=lambda each: (each.name, each.login))


def _person(
    owner: Any, login: str, groups: Mapping[str, set[str]], link: datetime | None
) -> Person:
    user = api.user.get(userid=login)
    seen = inviting.has_signed_in(user)
    # Of who acts elsewhere, too, nothing is told but the name and the address.
    alone = inviting.acts_only_for(owner, user)
    return Person(
        login=login,
        name=user.getProperty("fullname", "") or login,
        email=user.getProperty("email", "") or "",
        # The one that allows most stands first.
        role="signatories" if login in groups.get("signatories", ()) else "agents",
        administers=login in groups[ADMINISTRATORS],
        last_seen=user.getProperty("login_time").asdatetime()
        if seen and alone
        else None,
        good_until=None if seen or not alone else link,
    )


def may_invite(owner: Any) -> Verdict:
    """Refused: of a partner, as `network.may_invite`."""
    is_partner = kind_of(owner) == "partner"
    return network.may_invite(owner.review_state()) if is_partner else GRANTED


def invite(owner: Any, given: Mapping[str, Any]) -> None:
    """Invite `contact_name` at `email` as `role`, or send a new link.

    Raises `Refusal`: as `may_invite`, as `typed.row`, `email_invalid`.
    """
    or_refuse(may_invite(owner))
    said = row(given, IPerson, PERSON)
    # What Plone asks of the address of an account is more than what a contact's is.
    registration = api.portal.get_tool("portal_registration")
    or_refuse(require(registration.isValidEmail(said["email"]), "email_invalid"))
    login = inviting.login_of(said["email"]) or ""
    or_refuse(may_change(login, _acting()))
    or_refuse(require(not _is_of_imio(login), "person_of_imio"))
    groups = _groups(owner, _found(owner, login), given)
    inviting.invite(owner, said["contact_name"], said["email"], groups)


def change(owner: Any, login: str, given: Mapping[str, Any]) -> None:
    """Give a person another role. Raises `Refusal`: as `person_of`, as `typed.row`."""
    person = person_of(owner, login)
    inviting.put_in_groups(owner, login, _groups(owner, person, given))


def remove(owner: Any, login: str) -> None:
    """A person who acts here no more. Raises `Refusal`: as `person_of`."""
    person_of(owner, login)
    inviting.remove(owner, login)


def person_of(owner: Any, login: str) -> Person:
    """Somebody else who acts here. Raises `Refusal`: `person_unknown`, `not_yourself`."""
    found = _found(owner, login)
    if found is None:
        raise Refusal(Refused("person_unknown"))
    or_refuse(may_change(login, _acting()))
    return found


def _found(owner: Any, login: str) -> Person | None:
    return next((each for each in people(owner) if each.login == login), None)


def _groups(owner: Any, person: Person | None, given: Mapping[str, Any]) -> set[str]:
    """What is said of a person; what is not stays as it is. Raises `Refusal`: as
    `typed.row`, `unknown_choice` of a role that nobody has there.
    """
    known = {name: getattr(person, name) for name in ROLE} if person else {}
    said = row({**known, **given}, IPerson, ROLE)
    roles = ROLES[kind_of(owner)]
    details = {"column": "role", "value": said["role"], "known": ", ".join(roles)}
    or_refuse(require(said["role"] in roles, "unknown_choice", **details))
    return {said["role"], ADMINISTRATORS} if said["administers"] else {said["role"]}


def _is_of_imio(login: str) -> bool:
    """IMIO's own people act for nobody else: whoever invites learns nothing of them."""
    person = api.user.get(userid=login) if login else None
    return person is not None and bool(GROUPS.keys() & set(person.getGroups()))


def _acting() -> str:
    return str(api.user.get_current().getId())
