"""The kinds of values of the standard, by the words of its table.

A value that breaks a rule is left out, unless it still says what is meant.
"""

from collections.abc import Mapping
from imio.mutualisation.standards.publiccode import addresses
from imio.mutualisation.standards.publiccode import codes
from imio.mutualisation.standards.publiccode import licences
from imio.mutualisation.standards.publiccode.languages import is_language
from imio.mutualisation.standards.publiccode.languages import meant_language
from imio.mutualisation.standards.publiccode.shape import VERSION
from imio.mutualisation.standards.publiccode.shape import VERSIONS
from imio.mutualisation.standards.publiccode.texts import among
from imio.mutualisation.standards.publiccode.texts import is_day
from imio.mutualisation.standards.publiccode.texts import is_media
from imio.mutualisation.standards.publiccode.texts import Kind
from imio.mutualisation.standards.publiccode.texts import of_format
from imio.mutualisation.standards.publiccode.texts import of_length
from imio.mutualisation.standards.publiccode.texts import Reading
from imio.mutualisation.standards.publiccode.texts import shown
from imio.mutualisation.standards.publiccode.texts import sound
from imio.mutualisation.standards.publiccode.texts import text
from typing import Any

import re


LIKE_VERSION = re.compile(r"\d{1,4}(\.\d{1,9}){0,2}", re.ASCII)
# YAML 1.1 knew these, YAML 1.2 does not.
OLD_BOOLEANS = {"yes": True, "on": True, "no": False, "off": False}


def boolean(value: Any) -> Reading:
    """`true` or `false`; `yes` and `no` of YAML 1.1 are understood."""
    if isinstance(value, bool):
        return Reading(value)
    read = OLD_BOOLEANS.get(value.lower()) if isinstance(value, str) else None
    if read is None:
        return Reading(code="publiccode_not_boolean")
    details = {"value": value, "read": "true" if read else "false"}
    return Reading(read, "publiccode_old_boolean", details)


def version(value: Any) -> Reading:
    """The version of the standard: which rules a file promises to keep."""
    read = text(value)
    if read.value is None:
        return read
    code = _version_code(read.value, is_number=bool(read.code))
    details = {"value": shown(read.value), "version": VERSION} if code else {}
    return Reading(None if code == "publiccode_version" else read.value, code, details)


def _version_code(written: str, is_number: bool) -> str:
    if written in VERSIONS:
        # Without quotes, other readers make 0.1 of 0.10.
        return "publiccode_version_number" if is_number else ""
    if not LIKE_VERSION.fullmatch(written):
        return "publiccode_version"
    major, minor, *_ = (*map(int, written.split(".")), 0)
    if major == 0:
        is_old = minor < int(VERSION.removeprefix("0."))
        return "publiccode_version_old" if is_old else "publiccode_version_later"
    # 1.0 is being written: a file that follows it follows other rules. Any other number
    # is that of no version: often the version of the software itself.
    is_coming = (major, minor) == (1, 0)
    return "publiccode_version" if is_coming else "publiccode_version_none"


def language(value: Any) -> Reading:
    """The tag of a language (BCP 47)."""
    read = text(value)
    if read.value is None or is_language(read.value):
        return read
    meant = meant_language(read.value)
    return Reading(meant, "publiccode_language", {"value": shown(value)})


def country(value: Any) -> Reading:
    """A country of ISO 3166-1 by two capital letters; small ones are deprecated."""
    read = text(value)
    written = read.value or ""
    if not isinstance(value, str) or written in codes.COUNTRIES:
        return read
    capital = written.upper()
    if written.islower() and capital in codes.COUNTRIES:
        return Reading(capital, "publiccode_country_small", {"read": capital})
    return Reading(None, "publiccode_country", {"value": shown(written)})


def licence(value: Any) -> Reading:
    """An SPDX expression, or a spelling of one that is understood."""
    read = text(value)
    if read.value is None:
        return read
    found = licences.normalised(read.value)
    details = {"value": shown(read.value)}
    if found is None:
        named = bool(licences.listed(read.value))
        code = "publiccode_licences" if named else "publiccode_licence"
        return Reading(None, code, details)
    changed = {**details, "read": found.expression}
    code = "publiccode_licence_spelled" if found.changed else ""
    return Reading(found.expression, code, changed if code else {})


def support(value: Any) -> Reading:
    """What a program supports: `alias:` and a name of the list, or any identifier."""
    read = text(value)
    alias = (read.value or "").removeprefix("alias:")
    if not isinstance(value, str) or alias == read.value:
        return _identifier(value)
    known = among(*codes.ALIASES)(alias)
    return Reading(read.value if known.value else None, known.code, known.details)


_identifier = sound(addresses.is_uri, "publiccode_uri", may_be_blank=False)

KINDS: Mapping[str, Kind] = {
    "text": text,
    "generic_name": of_length(1, 35),
    "short_description": of_length(1, 150),
    "long_description": of_length(150, 10_000),
    "boolean": boolean,
    "version": version,
    "date": sound(is_day, "publiccode_date", may_be_blank=False),
    "url": sound(addresses.is_url, "publiccode_url", may_be_blank=False),
    "link": sound(addresses.is_link, "publiccode_link", may_be_blank=False),
    "uri": _identifier,
    "email": sound(addresses.is_email, "publiccode_email", may_be_blank=True),
    "file": sound(addresses.is_file, "publiccode_file", may_be_blank=True),
    "logo": of_format("svg", "svgz", "png"),
    "picture": of_format("png", "jpg", "jpeg"),
    "media": sound(is_media, "publiccode_media", may_be_blank=False),
    "language": language,
    "country": country,
    "licence": licence,
    "support": support,
    "status": among(*codes.STATUSES),
    "software_type": among(*codes.SOFTWARE_TYPES),
    "maintenance_type": among(*codes.MAINTENANCE_TYPES),
    "category": among(*codes.CATEGORIES.split()),
    "scope": among(*codes.SCOPES.split()),
    "extension_version": among(*codes.EXTENSION_VERSIONS),
}
