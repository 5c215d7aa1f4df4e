"""The values of a file against the table of the standard: one problem a broken rule.

A file is held to the version that it claims. Under `0` or `0.7` a broken rule is an error.
A file of another version never promised these rules, and real files are like that: it is
taken in for what it says, and each broken rule is a warning. Its name and a description
must be there all the same.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from imio.mutualisation.standards.publiccode.codes import COUNTRIES
from imio.mutualisation.standards.publiccode.document import Document
from imio.mutualisation.standards.publiccode.document import Problem
from imio.mutualisation.standards.publiccode.kinds import KINDS
from imio.mutualisation.standards.publiccode.shape import Key
from imio.mutualisation.standards.publiccode.shape import keys
from imio.mutualisation.standards.publiccode.shape import RENAMED
from imio.mutualisation.standards.publiccode.shape import SHAPES
from imio.mutualisation.standards.publiccode.texts import shown
from typing import Any


Values = Mapping[str, Any]

MOST = 200  # problems in one file: beyond, it is something else
ALWAYS_DUE = ("name", "description")
OTHER_VERSIONS = frozenset(
    {"publiccode_version_old", "publiccode_version_later", "publiccode_version_none"}
)
# What is understood and is no broken rule, or is met too often to be one.
MILD = OTHER_VERSIONS | {
    "publiccode_country_section",
    "publiccode_country_small",
    "publiccode_deprecated",
    "publiccode_half_named",
    "publiccode_licence_spelled",
    "publiccode_number",
    "publiccode_old_boolean",
    "publiccode_replaced",
    "publiccode_synonym",
}
CONTACTED = ("internal", "community")
EMPTY: tuple[object, ...] = (None, [], {})


class _Enough(Exception):
    """There are too many problems to go on."""


def check(values: Any) -> Document | tuple[Problem, ...]:
    """The document that values make, or each error, `MOST` at most.

    `publiccode_empty` where there is no section at all; the codes of `kinds`; of sections
    `publiccode_missing`, `publiccode_unknown`, `publiccode_renamed` (instead),
    `publiccode_not_section`, `publiccode_not_list`, `publiccode_country_twice`,
    `publiccode_contractors_missing`, `publiccode_contractors_excess`,
    `publiccode_contacts_missing`, and those of `MILD`.
    """
    if not isinstance(values, Mapping) or not values:
        return (Problem("", "publiccode_empty"),)
    walk = _Walk()
    try:
        read = walk.section("File", values, "")
    except _Enough:
        return tuple(walk.found)
    errors = (*_errors(walk.found),) or (*_still_missing(read),)
    return errors or Document(read, tuple(walk.found))


def _errors(found: list[Problem]) -> Iterator[Problem]:
    lenient = any(each.code in OTHER_VERSIONS for each in found)
    # What another word stands for is a guess: the rest of its section is no better.
    guessed = {
        each.path.split("/")[0] for each in found if each.code == "publiccode_synonym"
    }
    for each in found:
        in_guess = each.path.split("/")[0] in guessed
        mild = each.code in MILD or "empty" in each.details
        if not (lenient or in_guess or mild):
            yield each


def _still_missing(read: Values) -> Iterator[Problem]:
    """Without these there is nothing to take in, whatever the version."""
    missing = (key for key in ALWAYS_DUE if key not in read)
    yield from (Problem(key, "publiccode_missing") for key in missing)


class _Walk:
    """Goes down the values, and keeps what it finds."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def tell(self, path: str, code: str, **details: object) -> None:
        self.found.append(Problem(path, code, details))
        if len(self.found) == MOST:
            raise _Enough

    def section(self, name: str, value: Any, path: str) -> Values:
        if not isinstance(value, Mapping):
            self.tell(path, "publiccode_not_section")
            return {}
        value = dict(self._known(name, value, path))
        read = {
            key: self._held(held, value.get(key), _join(path, key))
            for key, held in keys(name).items()
        }
        if name == "Maintenance":
            self._maintenance(read.get("type"), value, path)
        said = {key: each for key, each in read.items() if each not in EMPTY}
        if name == "Funder":
            self._funder(said, path)
        return _carried_over(said) if name == "File" else said

    def _known(
        self, section: str, value: Values, path: str
    ) -> Iterator[tuple[str, Any]]:
        """The keys of the table, after those that were given another name."""
        renamed = RENAMED.get(section, {})
        for key in sorted(value, key=lambda each: each in SHAPES[section]):
            place = _join(path, shown(key))
            if key in SHAPES[section]:
                yield key, value[key]
            elif key in renamed:
                self.tell(place, "publiccode_renamed", instead=renamed[key])
                yield renamed[key], value[key]
            elif section == "File" and key.upper() in COUNTRIES:
                yield from self._country(key, value)
            else:
                self.tell(place, "publiccode_unknown")

    def _country(self, key: str, value: Values) -> Iterator[tuple[str, Any]]:
        """The section of a country: that of Italy alone is defined, in capitals."""
        if key != key.upper() and key.upper() in value:
            self.tell(key, "publiccode_country_twice", instead=key.upper())
        elif key.upper() in SHAPES["File"]:
            self.tell(key, "publiccode_country_small", read=key.upper())
            yield key.upper(), value[key]
        else:
            self.tell(key, "publiccode_country_section")

    def _held(self, key: Key, value: Any, path: str) -> Any:
        before = len(self.found)
        read = self._read(key, value, path)
        if key.is_due and read in EMPTY and len(self.found) == before:
            self.tell(path, "publiccode_missing")
        if key.instead and value is not None:
            self.tell(path, "publiccode_replaced", instead=key.instead)
        elif key.is_deprecated and value is not None:
            self.tell(path, "publiccode_deprecated")
        return read

    def _read(self, key: Key, value: Any, path: str) -> Any:
        if value in EMPTY:
            if value is not None and _is_text(key) and not key.is_due:
                # Nothing is said, so that nothing is lost by going on.
                self.tell(path, "publiccode_not_text", empty=True)
            # The keys that are due in a section are missing one by one.
            return self.section(key.kind, {}, path) if _is_due_section(key) else None
        if key.by_language:
            return self._languages(key.kind, value, path)
        return (self._list if key.is_list else self._one)(key, value, path)

    def _list(self, key: Key, value: Any, path: str) -> list[Any]:
        if not isinstance(value, list):
            if not key.is_one_or_list:
                self.tell(path, "publiccode_not_list")
            value = [value]
        read = (
            self._one(key, each, f"{path}/{place}") for place, each in enumerate(value)
        )
        return [each for each in read if each not in EMPTY]

    def _one(self, key: Key, value: Any, path: str) -> Any:
        if key.kind in SHAPES:
            return self.section(key.kind, value, path)
        read = KINDS[key.kind](value)
        if read.code:
            self.tell(path, read.code, **read.details)
        return read.value

    def _languages(self, section: str, value: Any, path: str) -> Values:
        if not isinstance(value, Mapping):
            self.tell(path, "publiccode_not_section")
            return {}
        for key in ("longDescription", "features"):
            if not any(
                isinstance(each, Mapping) and each.get(key) for each in value.values()
            ):
                self.tell(f"{path}/{next(iter(value))}/{key}", "publiccode_missing")
        tag = Key("language")
        read = {
            self._one(tag, written, _join(path, shown(written))): self.section(
                section, each, _join(path, shown(written))
            )
            for written, each in value.items()
        }
        return {tag: each for tag, each in read.items() if tag and each}

    def _funder(self, said: Values, path: str) -> None:
        """Its address names a funder as well; its name, due by the text, is asked for."""
        if "name" not in said:
            code = "publiccode_half_named" if "uri" in said else "publiccode_missing"
            self.tell(_join(path, "name"), code)

    def _maintenance(self, kind: str | None, value: Values, path: str) -> None:
        contractors = _join(path, "contractors")
        if kind == "contract" and not value.get("contractors"):
            self.tell(contractors, "publiccode_contractors_missing")
        if kind in (*CONTACTED, "none") and value.get("contractors"):
            self.tell(contractors, "publiccode_contractors_excess", type=kind)
        if kind in CONTACTED and not value.get("contacts"):
            contacts = _join(path, "contacts")
            self.tell(contacts, "publiccode_contacts_missing", type=kind)


def _is_text(key: Key) -> bool:
    return not (key.is_list or key.by_language or key.kind in SHAPES)


def _carried_over(said: dict[str, Any]) -> Values:
    """The owner of the repository is the organisation, where that has no name."""
    legal, organisation = said.get("legal", {}), said.get("organisation", {})
    if "repoOwner" not in legal or "name" in organisation:
        return said
    rest = {key: each for key, each in legal.items() if key != "repoOwner"}
    named = {**organisation, "name": legal["repoOwner"]}
    return {**said, "legal": rest, "organisation": named}


def _is_due_section(key: Key) -> bool:
    return key.is_due and key.kind in SHAPES and not (key.is_list or key.by_language)


def _join(path: str, key: str) -> str:
    return f"{path}/{key}" if path else key
