"""What is wrong in a package of open contracting data, as sentences.

The verdict is that of the official schema of OCDS 1.1.5 with the extensions that the
package declares; a day and hour, or an address, must be written as the standard wants.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.standards.ocds.validating import validator
from itertools import islice
from jsonschema import ValidationError
from typing import Any
from zope.i18nmessageid import Message

import json


MOST = 1_000  # problems in one report
SHOWN = 60  # characters of a value

KINDS: Mapping[str, Message] = {
    "array": _("ocds_kind_list", default="a list"),
    "boolean": _("ocds_kind_boolean", default="true or false"),
    "integer": _("ocds_kind_integer", default="a whole number"),
    "number": _("ocds_kind_number", default="a number"),
    "object": _("ocds_kind_object", default="an object"),
    "string": _("ocds_kind_text", default="a text"),
}
SENTENCES: Mapping[str, Message] = {
    "ocds_not_package": _(
        "ocds_not_package",
        default="This is no package of open contracting data: it has neither "
        "“releases” nor “records”.",
    ),
    "ocds_required": _("ocds_required", default="This field is missing: add it."),
    "ocds_type": _("ocds_type", default="${value} is found where ${kind} is due."),
    "ocds_code": _(
        "ocds_code",
        default="${value} is not in the closed list of codes: ${codes}.",
    ),
    "ocds_date": _(
        "ocds_date",
        default="${value} is no day and hour with its zone: write it as "
        "2026-01-31T12:00:00Z.",
    ),
    "ocds_uri": _(
        "ocds_uri",
        default="${value} is no address: write it in full, as https://example.org/, "
        "without spaces.",
    ),
    "ocds_version": _(
        "ocds_version", default="${value} is no version: write it as 1.1."
    ),
    "ocds_empty": _("ocds_empty", default="This is empty: fill it in or leave it out."),
    "ocds_twice": _(
        "ocds_twice", default="The same element is there twice: keep one of them."
    ),
    "ocds_links": _(
        "ocds_links",
        default="The releases of this record are links, and nothing is compiled from "
        "them: send the files behind the links, or a record with “compiledRelease”.",
    ),
    "ocds_releases": _(
        "ocds_releases",
        default="The releases of a record are either all whole or all links: do not "
        "mix them.",
    ),
}
CODES: Mapping[str, str] = {
    "required": "ocds_required",
    "type": "ocds_type",
    "enum": "ocds_code",
    "date-time": "ocds_date",
    "uri": "ocds_uri",
    "pattern": "ocds_version",
    "minLength": "ocds_empty",
    "minItems": "ocds_empty",
    "minProperties": "ocds_empty",
    "uniqueItems": "ocds_twice",
    "oneOf": "ocds_releases",
}


# Texts, or messages that the sentence translates.
Details = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that the standard does not let be, at `releases/0/awards/1/id` say."""

    where: str
    code: str
    details: Details = field(default_factory=dict, hash=False)

    @property
    def sentence(self) -> str:
        """In the language of the site."""
        mapping = {name: words(value) for name, value in self.details.items()}
        return words(Message(SENTENCES[self.code], mapping=mapping))


def problems(package: Any) -> tuple[Problem, ...]:
    """All that is wrong, one problem a place, `MOST` at most; none: it is valid."""
    if not isinstance(package, dict) or not {"releases", "records"} & set(package):
        return (Problem("releases", "ocds_not_package"),)
    found: dict[str, Problem] = {}
    for error in islice(validator(package).iter_errors(package), MOST):
        problem = _problem(error)
        found.setdefault(problem.where, problem)
    return tuple(found.values())


def _problem(error: ValidationError) -> Problem:
    is_format = error.validator == "format"
    rule = str(error.validator_value if is_format else error.validator)
    where = "/".join(map(str, error.absolute_path))
    return Problem(where, CODES[rule], _details(error))


def _details(error: ValidationError) -> Details:
    details: dict[str, str] = {"value": _shown(error.instance)}
    due: Any = error.validator_value
    if error.validator == "type":
        details["kind"] = KINDS[due if isinstance(due, str) else due[0]]
    if error.validator == "enum":
        codes = [code for code in due if code is not None]
        details["codes"] = ", ".join(codes[:20]) + ("…" if len(codes) > 20 else "")
    return details


def _shown(value: Any) -> str:
    match value:
        case dict():
            return KINDS["object"]
        case list():
            return KINDS["array"]
        case str():
            return f"“{value[:SHOWN]}…”" if len(value) > SHOWN else f"“{value}”"
    return json.dumps(value)
