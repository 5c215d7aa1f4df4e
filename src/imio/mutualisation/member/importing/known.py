"""The members that exist, found by what identifies them."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from imio.mutualisation.base import bce
from imio.mutualisation.importing.columns import Values
from imio.mutualisation.member.vocabularies import KIND_TITLES
from imio.mutualisation.rules.names import bare
from imio.mutualisation.rules.verdict import Refused
from typing import Any


Key = tuple[str, ...]

IDENTITY_COLUMNS = {"type": "kind", "bce": "bce_number", "ins": "nis"}


def same(field: str, recorded: Any, given: Any) -> bool:
    """Whether two values of a field say the same; a number is its digits."""
    if field == "bce_number":
        return bce.compact(recorded) == bce.compact(given)
    return recorded == given


@dataclass(frozen=True, slots=True)
class Existing:
    """A member by its short name, with the values of the fields an import may fill, and
    its address for a sentence.
    """

    id: str
    former: bool
    values: Values
    address: str = ""


def keys(kind: str, values: Values) -> dict[str, Key]:
    """What identifies an authority, the strongest first: `bce`, `nis`, `name`."""
    number, nis = values.get("bce_number"), values.get("nis")
    found = {
        "bce": number and ("bce", bce.compact(number)),
        "nis": nis and ("nis", kind, nis),
        "name": ("name", kind, bare(values["title"])),
    }
    return {name: key for name, key in found.items() if key}


class Known:
    """All the members there are, loaded once; those that left come second."""

    def __init__(self, members: Iterable[Existing]):
        self._by_key: dict[Key, list[Existing]] = {}
        for member in sorted(members, key=lambda member: member.former):
            for key in keys(member.values["kind"], member.values).values():
                self._by_key.setdefault(key, []).append(member)

    def communes(self) -> Iterator[Existing]:
        """Those that have not left and have a NIS code."""
        for key, members in self._by_key.items():
            if key[:2] == ("nis", "commune") and not members[0].former:
                yield members[0]

    def nis_codes(self) -> frozenset[str]:
        """Those of these communes."""
        return frozenset(commune.values["nis"] for commune in self.communes())

    def kind(self, values: Values) -> str:
        """The kind of a line: its own, that of its enterprise number, or commune."""
        same_number = self._bearers(keys("", values).get("bce"))
        recorded = same_number[0].values["kind"] if same_number else "commune"
        return values.get("kind") or recorded

    def match(self, values: Values) -> Existing | Refused | None:
        """The member that a line is about; `None` for a new one.

        Refused, where the line and the records contradict each other:
        `duplicate_bce` (value, name), `duplicate_name` (value), `ambiguous` (value, addresses),
        `former_member` (name), `other_identity` (column, value, known, name).
        """
        hits = self._hits(values)
        if not hits:
            return None
        first, *others = hits.values()
        common = [member for member in first if all(member in each for each in others)]
        if len(common) > 1:
            where = ", ".join(sorted(member.address for member in common))
            details = {"value": values["title"], "addresses": where}
            return Refused("ambiguous", details)
        if not common:
            return _contradiction(hits, values)
        found = common[0]
        if found.former and values.get("state") != "former":
            return Refused("former_member", {"name": found.values["title"]})
        differing = other_identity(found, values)
        return found if differing is None else differing

    def _hits(self, values: Values) -> dict[str, list[Existing]]:
        own_keys = keys(self.kind(values), values)
        found = {name: self._bearers(key) for name, key in own_keys.items()}
        # A new authority may bear the name of one that left, say after a merger.
        found["name"] = [
            member
            for member in found["name"]
            if not member.former or other_identity(member, values) is None
        ]
        return {name: members for name, members in found.items() if members}

    def _bearers(self, key: Key | None) -> list[Existing]:
        members = self._by_key.get(key, []) if key else []
        return [member for member in members if not member.former] or members


def _contradiction(hits: Mapping[str, list[Existing]], values: Values) -> Refused:
    if "bce" in hits:
        holder = hits["bce"][0].values["title"]
        details = {"value": values["bce_number"], "name": holder}
        return Refused("duplicate_bce", details)
    return Refused("duplicate_name", {"value": values["title"]})


def other_identity(member: Existing, values: Values) -> Refused | None:
    """What the line and the record both say, and say differently."""
    for column, field in IDENTITY_COLUMNS.items():
        recorded, given = member.values.get(field), values.get(field)
        if recorded and given and not same(field, recorded, given):
            details = {
                "column": column,
                "value": KIND_TITLES.get(given, given),
                "known": KIND_TITLES.get(recorded, recorded),
                "name": member.values["title"],
            }
            return Refused("other_identity", details)
    return None
