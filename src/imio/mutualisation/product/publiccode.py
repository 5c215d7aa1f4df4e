"""A product as the values of a publiccode.yml, and back.

What a file says and a product has no field for is kept as it is, under
`publiccode_more`, and given out again.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from imio.mutualisation.product.facts import latest_release
from imio.mutualisation.product.schema import IProduct
from imio.mutualisation.product.usage import users_of
from imio.mutualisation.rules import typed
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.standards.publiccode.checking import check
from imio.mutualisation.standards.publiccode.document import Document
from imio.mutualisation.standards.publiccode.document import Problem
from imio.mutualisation.standards.publiccode.shape import VERSION
from imio.mutualisation.standards.publiccode.writing import write
from typing import Any


Values = Mapping[str, Any]

FRENCH = "fr"
# field: key of the file
PLAIN = {
    "title": "name",
    "source_url": "url",
    "landing_url": "landingURL",
    "logo": "logo",
    "platforms": "platforms",
    "categories": "categories",
    "development_status": "developmentStatus",
    "software_type": "softwareType",
}
TEXTS = {"description": "shortDescription", "details": "longDescription"}
# section: its keys that have a field, beside those of `PLAIN`
TAKEN = {
    "legal": ("license",),
    "maintenance": ("type", "contractors", "contacts"),
    "localisation": ("localisationReady", "availableLanguages"),
}
# Read from the file elsewhere, or never: use is proven, not declared.
OWN_WAY = ("publiccodeYmlVersion", "description", "usedBy")
# The domain that categories of the standard speak of, the first one that is met.
DOMAINS = {
    "accounting": "accounting",
    "billing-and-invoicing": "accounting",
    "budgeting": "accounting",
    "financial-reporting": "accounting",
    "hr": "human_resources",
    "payroll": "human_resources",
    "employee-management": "human_resources",
    "talent-management": "human_resources",
    "document-management": "documents",
    "digital-asset-management": "documents",
    "content-management": "website",
    "website-builder": "website",
    "digital-citizenship": "e_services",
    "online-booking": "e_services",
    "appointment-scheduling": "e_services",
    "facility-management": "technical_services",
    "fleet-management": "technical_services",
}


def exported(product: IProduct) -> str | tuple[Problem, ...]:
    """The file of a product, or each thing that it lacks to be one."""
    used_by = [user.title for user in users_of(product)]
    checked = check(values_of(product, used_by))
    return write(checked.values) if isinstance(checked, Document) else checked


def values_of(product: IProduct, used_by: Sequence[str]) -> Values:
    """All that the file of a product says; it may not be sound yet."""
    more = _owned(product.publiccode_more or {})
    return {
        **more,
        **{key: getattr(product, name) for name, key in PLAIN.items()},
        **_release(product),
        "publiccodeYmlVersion": VERSION,
        "usedBy": list(used_by),
        "description": _description(product, more.get("description") or {}),
        "legal": {**more.get("legal", {}), "license": product.spdx},
        "maintenance": {
            "type": product.maintenance,
            "contractors": _rows(product.contractors),
            "contacts": _rows(product.contacts),
        },
        "localisation": {
            "localisationReady": bool(product.localisation_ready),
            "availableLanguages": product.languages,
        },
    }


def _owned(more: Values) -> Values:
    """An organisation without an address is the owner of the repository to a file."""
    organisation = more.get("organisation", {})
    if "uri" in organisation or "name" not in organisation:
        return more
    rest = {key: each for key, each in more.items() if key != "organisation"}
    legal = {**more.get("legal", {}), "repoOwner": organisation["name"]}
    return {**rest, "legal": legal}


def _release(product: IProduct) -> Values:
    release = latest_release(product)
    if release is None:
        return {}
    released = _plain(release.released_on)
    return {"softwareVersion": release.version, "releaseDate": released}


def _description(product: IProduct, more: Values) -> Values:
    language = product.text_language or FRENCH
    said = {key: getattr(product, name) for name, key in TEXTS.items()}
    features = [row["feature"] for row in product.features or ()]
    here = {**more.get(language, {}), **said, "features": features}
    return {language: here, **{tag: more[tag] for tag in more if tag != language}}


def _rows(rows: Iterable[Values] | None) -> list[Values]:
    return [{name: _plain(cell) for name, cell in row.items()} for row in rows or ()]


def _plain(cell: Any) -> Any:
    return cell.isoformat() if isinstance(cell, date) else cell or None


# --- from a file


def fields_of(values: Values) -> dict[str, Any]:
    """The fields of a product that the values of a sound file give."""
    language = _language(values["description"])
    said = values["description"][language]
    upkeep, speech = values.get("maintenance", {}), values.get("localisation", {})
    return {
        **{name: values.get(key) for name, key in PLAIN.items()},
        **{name: said.get(key) for name, key in TEXTS.items()},
        "platforms": values.get("platforms", []),
        "categories": values.get("categories", []),
        "text_language": language,
        "features": [
            {"feature": each, "source": "", "note": ""}
            for each in said.get("features", ())
        ],
        "spdx": values.get("legal", {}).get("license"),
        "releases": _releases(values),
        "maintenance": upkeep.get("type"),
        "contractors": [_contractor(row) for row in upkeep.get("contractors", ())],
        "contacts": [_contact(row) for row in upkeep.get("contacts", ())],
        "localisation_ready": speech.get("localisationReady"),
        "languages": speech.get("availableLanguages", []),
        "publiccode_more": more_of(values, language),
    }


def domain_of(values: Values) -> str:
    """The functional domain that a file speaks of; `other` where it does not say."""
    if "energy" in values.get("intendedAudience", {}).get("scope", ()):
        return "energy"
    named = (DOMAINS.get(each) for each in values.get("categories", ()))
    return next(filter(None, named), "other")


def more_of(values: Values, language: str) -> Values:
    """What a file says beyond the fields of a product."""
    known = {*PLAIN.values(), *TAKEN, *OWN_WAY}
    if "softwareVersion" in values:
        known |= {"softwareVersion", "releaseDate"}
    rest = {key: each for key, each in values.items() if key not in known}
    for section, taken in TAKEN.items():
        rest[section] = _without(values.get(section, {}), taken)
    said = dict(values["description"])
    said[language] = _without(said[language], (*TEXTS.values(), "features"))
    rest["description"] = {tag: each for tag, each in said.items() if each}
    return {key: each for key, each in rest.items() if each not in (None, {}, [])}


def _without(section: Values, keys: Sequence[str]) -> Values:
    return {key: each for key, each in section.items() if key not in keys}


def _language(said: Values) -> str:
    """French where a file speaks it, or its first language."""
    french = (tag for tag in said if tag.split("-")[0] == FRENCH)
    return next(french, next(iter(said)))


def _releases(values: Values) -> list[dict[str, Any]]:
    if "softwareVersion" not in values:
        return []
    released = values.get("releaseDate")
    return [
        {
            "version": values["softwareVersion"],
            "released_on": _day(released),
            "supported_until": None,
        }
    ]


def _day(text: str | None) -> date | None:
    """The checking of the file has refused all else."""
    read = typed.day(text)
    return None if isinstance(read, Refused) else read


def _contractor(row: Values) -> dict[str, Any]:
    until = row.get("until")
    texts = {name: row.get(name, "") for name in ("name", "email", "website")}
    return {**texts, "until": _day(until)}


def _contact(row: Values) -> dict[str, Any]:
    names = ("name", "email", "affiliation", "phone")
    return {name: row.get(name, "") for name in names}
