"""The services of an authority that give advice on its acts, and who writes it."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from imio.mutualisation.base.localroles import groups_of
from imio.mutualisation.base.localroles import people_of
from imio.mutualisation.interfaces import IGroupOwner
from imio.mutualisation.rules import advice as rules
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import Verdict
from plone import api
from typing import Any


Rows = Iterable[Mapping[str, Any]]


def may_advise(member: Any, rows: Rows) -> Verdict:
    """Whether each of these people acts for the authority.

    Refused: as `rules.may_list`, `adviser_unknown` (name).
    """
    rows = list(rows)
    known = _known(member) if rows else {}
    named = [name for row in rows for name in _named(row)]
    unknown = [name for name in named if name.lower() not in known]
    return first_refusal(
        rules.may_list(row["kind"] for row in rows),
        *(Refused("adviser_unknown", {"name": name}) for name in unknown),
    )


def services(rows: Rows) -> dict[str, str]:
    """The services by name, with their kind."""
    return {row["service"]: row["kind"] for row in rows}


def advisers(member: Any, service: str) -> tuple[str, ...]:
    """Who writes the advice of a service: ids of users that still act there."""
    rows = [row for row in member.advisers or () if row["service"] == service]
    known = _known(member) if rows else {}
    named = [name.lower() for row in rows for name in _named(row)]
    return tuple(dict.fromkeys(known[name] for name in named if name in known))


def _named(row: Mapping[str, Any]) -> Iterator[str]:
    for name in row["people"].split(","):
        if name.strip():
            yield name.strip()


def _known(member: Any) -> dict[str, str]:
    """The people of an authority, by login and by address."""
    known: dict[str, str] = {}
    if not IGroupOwner.providedBy(member):
        return known
    ids = {each for group in groups_of(member) for each in people_of(member, group)}
    for user in sorted(ids):
        person = api.user.get(userid=user)
        if person is not None:
            address = person.getProperty("email", "") or ""
            known |= dict.fromkeys((user.lower(), address.lower()), user)
    return known
