"""The validator of a package: that of the library, told better and sooner."""

from collections.abc import Iterator
from collections.abc import Mapping
from imio.mutualisation.standards.ocds.instants import is_instant
from imio.mutualisation.standards.ocds.schema import schema_of
from imio.mutualisation.standards.ocds.shape import EXTENSIONS
from jsonschema import Draft4Validator
from jsonschema import FormatChecker
from jsonschema import ValidationError
from jsonschema.validators import extend
from typing import Any

import re


# A scheme, then the characters that RFC 3986 lets stand in an address.
URI = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:"
    r"([A-Za-z0-9._~:/?@!$&'()*+,;=\[\]-]|%[0-9A-Fa-f]{2})*"
    r"(#([A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?"
)

Found = Iterator[ValidationError]


def validator(package: Mapping[str, Any]) -> Draft4Validator:
    """The validator of a package, with the extensions that it declares."""
    kind = "ReleasePackage" if "releases" in package else "RecordPackage"
    return Validator(schema_of(kind, declared(package)), format_checker=FORMATS)


def declared(package: Mapping[str, Any]) -> frozenset[str]:
    """The extensions of a package among those that are known here."""
    given = package.get("extensions")
    addresses = " ".join(map(str, given)) if isinstance(given, list) else ""
    return frozenset(name for name in EXTENSIONS if f"/{name}/" in addresses)


def _required(validator: Any, names: list[str], instance: Any, schema: Any) -> Found:
    """The place of a missing field is where it should be."""
    if isinstance(instance, dict):
        missing = (name for name in names if name not in instance)
        yield from (ValidationError(name, path=[name]) for name in missing)


def _one_of(validator: Any, choices: list[Any], instance: Any, schema: Any) -> Found:
    """Releases are links or whole: only the mistakes in what they look like are told."""
    fitting = [
        each for each in choices if validator.evolve(schema=each).is_valid(instance)
    ]
    if len(fitting) != 1:
        meant = _links_or_whole(instance)
        told = () if meant is None else validator.descend(instance, choices[meant])
        told = iter(told)
        yield next(told, ValidationError("mixed"))
        yield from told


def _links_or_whole(releases: Any) -> int | None:
    """0 for links, 1 for whole releases, none for both or for no list."""
    elements = releases if isinstance(releases, list) else []
    links = {_is_link(each) for each in elements}
    return int(False in links) if len(links) == 1 else None


def _is_link(release: Any) -> bool:
    return isinstance(release, dict) and "url" in release and "ocid" not in release


def _unique_items(validator: Any, unique: bool, instance: Any, schema: Any) -> Found:
    """One pass: the library compares each pair of a list."""
    elements = instance if isinstance(instance, list) else []
    if len(set(map(_frozen, elements))) < len(elements):
        yield ValidationError("twice")


def _frozen(value: Any) -> Any:
    """A value that is hashed as JSON is compared: `true` is not 1."""
    match value:
        case dict():
            return frozenset((name, _frozen(each)) for name, each in value.items())
        case list():
            return tuple(map(_frozen, value))
        case bool():
            return (bool, value)
    return value


def _is_date(value: Any) -> bool:
    return not isinstance(value, str) or is_instant(value)


def _is_address(value: Any) -> bool:
    return not isinstance(value, str) or bool(URI.fullmatch(value))


Validator: type[Draft4Validator] = extend(
    Draft4Validator,
    {"oneOf": _one_of, "required": _required, "uniqueItems": _unique_items},
)
FORMATS = FormatChecker(formats=())
FORMATS.checks("date-time")(_is_date)
FORMATS.checks("uri")(_is_address)
