"""Who gives advice on the acts of an authority, and who validates them, by name."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from imio.mutualisation.base.colleagues import colleagues
from imio.mutualisation.rules import advice
from imio.mutualisation.rules import validation
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import Verdict
from typing import Any


Rows = Iterable[Mapping[str, Any]]


def may_advise(member: Any, rows: Rows) -> Verdict:
    """Whether each of these people acts for the authority.

    Refused: as `advice.may_list`, `adviser_missing` (service), `adviser_unknown` (name).
    """
    rows = list(rows)
    kinds = advice.may_list([(row["service"], row["kind"]) for row in rows])
    return first_refusal(kinds, *_nobody(rows, "service"), *_unknown(member, rows))


def may_have_validated(member: Any, rows: Rows) -> Verdict:
    """The same of those who validate.

    Refused: as `validation.may_list`, `adviser_missing` (service), `adviser_unknown`
    (name).
    """
    rows = list(rows)
    levels = validation.may_list([row["level"] for row in rows])
    return first_refusal(levels, *_nobody(rows, "level"), *_unknown(member, rows))


def _nobody(rows: Rows, name: str) -> Iterator[Refused]:
    """What nobody could ever give: a comma names nobody."""
    for row in rows:
        if not list(_named(row)):
            yield Refused("adviser_missing", {"service": row[name]})


def _unknown(member: Any, rows: Rows) -> Iterator[Refused]:
    named = [name for row in rows for name in _named(row)]
    # Of an authority that is being added nobody acts yet.
    known = colleagues(member) if named and member is not None else {}
    for name in named:
        if name.lower() not in known:
            yield Refused("adviser_unknown", {"name": name})


def services(rows: Rows) -> dict[str, str]:
    """The services by name, with their kind."""
    return {row["service"]: row["kind"] for row in rows}


def advisers(member: Any, service: str) -> tuple[str, ...]:
    """Who writes the advice of a service: ids of users that still act there."""
    rows = [row for row in member.advisers or () if row["service"] == service]
    return _users(member, rows)


def validators(member: Any, level: str) -> tuple[str, ...]:
    """Who validates at a level: ids of users that still act there."""
    rows = [row for row in member.validation_levels or () if row["level"] == level]
    return _users(member, rows)


def _users(member: Any, rows: Rows) -> tuple[str, ...]:
    named = [name.lower() for row in rows for name in _named(row)]
    known = colleagues(member) if named else {}
    return tuple(dict.fromkeys(known[name] for name in named if name in known))


def _named(row: Mapping[str, Any]) -> Iterator[str]:
    for name in row["people"].split(","):
        if name.strip():
            yield name.strip()
