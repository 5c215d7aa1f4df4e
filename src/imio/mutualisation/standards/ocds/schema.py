"""The table of `shape` as one JSON Schema (draft 4, the one of the standard)."""

from collections.abc import Mapping
from functools import cache
from imio.mutualisation.standards.ocds.codes import CODES
from imio.mutualisation.standards.ocds.shape import Shape
from imio.mutualisation.standards.ocds.shape import Shapes
from imio.mutualisation.standards.ocds.shape import shapes
from typing import Any


Schema = dict[str, Any]

WORDS: Mapping[str, Schema] = {
    "any": {},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date-time"},
    "formerValue": {"type": ["string", "number", "integer", "array", "object", "null"]},
    "integer": {"type": "integer"},
    "key": {"type": ["string", "integer"]},
    "number": {"type": "number"},
    "text": {"type": "string"},
    "uri": {"type": "string", "format": "uri"},
    "version": {"type": "string", "pattern": r"^\d+\.\d+$"},
}

# A tag of a language as in BCP 47, and the part of it that is only private.
_PRIVATE = "x(-[A-Za-z0-9]{1,8})+"
_LANGUAGE = (
    "([A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}|[A-Za-z]{4,8})"
    "(-[A-Za-z]{4})?"
    "(-([A-Za-z]{2}|[0-9]{3}))?"
    "(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
    "(-[0-9A-WY-Za-wy-z](-[A-Za-z0-9]{2,8})+)*"
    f"(-{_PRIVATE})?"
)


@cache
def schema_of(package: str, extensions: frozenset[str] = frozenset()) -> Schema:
    """The schema of `ReleasePackage` or `RecordPackage` with some extensions.

    Nothing in the standard holds itself: the objects are put where they are used.
    """
    return _Builder(shapes(sorted(extensions))).object(package)


class _Builder:
    """Turns the fields of a table into schemas, each object once."""

    def __init__(self, table: Shapes):
        self.table = table
        self.made: dict[str, Schema] = {}

    def object(self, name: str) -> Schema:
        if name not in self.made:
            self.made[name] = self._object(self.table[name])
        return self.made[name]

    def _object(self, fields: Shape) -> Schema:
        made = {
            "type": "object",
            "required": [
                name.rstrip("~") for name, kind in fields.items() if kind.endswith("!")
            ],
            "properties": {
                name.rstrip("~"): self.kind(kind.rstrip("!"))
                for name, kind in fields.items()
            },
            "patternProperties": {
                f"^{name[:-1]}_({_LANGUAGE}|{_PRIVATE})$": {"type": ["string", "null"]}
                for name in fields
                if name.endswith("~")
            },
        }
        return {word: said for word, said in made.items() if said != []}

    def kind(self, kind: str) -> Schema:
        """The schema of a kind without `!`."""
        if "|" in kind:
            return {"oneOf": [self.kind(each) for each in kind.split("|")]}
        filled, null = kind.rstrip("?").endswith("+"), kind.endswith("?")
        made = self._plain(kind.rstrip("+?"))
        if filled:
            made = {**made, _at_least_one(made): 1}
        return _or_null(made) if null else made

    def _plain(self, kind: str) -> Schema:
        if kind[0] in "[{":
            unique = {"uniqueItems": True} if kind[0] == "{" else {}
            return {"type": "array", "items": self.kind(kind[1:-1]), **unique}
        if kind in CODES:
            return {"type": "string", "enum": list(CODES[kind])}
        return WORDS[kind] if kind in WORDS else self.object(kind)


def _at_least_one(made: Schema) -> str:
    counted = {"array": "minItems", "object": "minProperties"}
    return counted.get(str(made["type"]), "minLength")


def _or_null(made: Schema) -> Schema:
    types = made["type"] if isinstance(made["type"], list) else [made["type"]]
    codes = {"enum": [*made["enum"], None]} if "enum" in made else {}
    return {**made, "type": [*types, "null"], **codes}
