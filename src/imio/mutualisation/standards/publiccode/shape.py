"""What publiccode.yml 0.7.0 says, as a table: sections, their keys, what each key holds.

A key is written as what it holds with signs behind it:

- a word: a kind of `kinds.KINDS`, or a section of the table;
- `[word]` is a list, `word|[word]` one or a list, `{word}` a section by language;
- `!`: it must be there, and not empty;
- `~`: it is deprecated, for the key behind the sign if there is one.

The order is that in which a file is written.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache


VERSION = "0.7"
VERSIONS = ("0", "0.7", "0.7.0")  # `0` is any 0.x: the newest

_DEPENDENCY = {
    "name": "text!",
    "versionMin": "text",
    "versionMax": "text",
    "version": "text",
    "optional": "boolean",
}
_PLATFORMS = ("spid", "cie", "anpr", "pagopa", "io")

SHAPES: Mapping[str, Mapping[str, str]] = {
    "File": {
        "publiccodeYmlVersion": "version!",
        "name": "text!",
        "applicationSuite": "text",
        "url": "url!",
        "landingURL": "link",
        "isBasedOn": "url|[url]",
        "softwareVersion": "text",
        "releaseDate": "date",
        "logo": "logo",
        "monochromeLogo": "logo~logo",
        "inputTypes": "[media]~",
        "outputTypes": "[media]~",
        "platforms": "text|[text]!",
        "categories": "[category]",
        "usedBy": "[text]",
        "fundedBy": "[Funder]",
        "roadmap": "link",
        "developmentStatus": "status!",
        "softwareType": "software_type!",
        "supports": "[Support]",
        "organisation": "Organisation",
        "intendedAudience": "Audience",
        "description": "{Description}!",
        "legal": "Legal!",
        "maintenance": "Maintenance!",
        "localisation": "Localisation!",
        "dependsOn": "Dependencies",
        "IT": "Italy~supports",
    },
    # The text of the standard asks for the name, its reference parser for the address.
    "Funder": {"name": "text", "uri": "uri"},
    "Support": {"id": "support!"},
    "Organisation": {"uri": "uri!", "name": "text"},
    "Audience": {
        "scope": "[scope]",
        "countries": "[country]",
        "unsupportedCountries": "[country]",
    },
    # `longDescription` and `features` must be there in one language at least.
    "Description": {
        "localisedName": "text",
        "genericName": "generic_name~",
        "shortDescription": "short_description!",
        "longDescription": "long_description",
        "documentation": "link",
        "apiDocumentation": "link",
        "features": "[text]",
        "screenshots": "[picture]",
        "videos": "[link]",
        "awards": "[text]",
    },
    "Legal": {
        "license": "licence!",
        "mainCopyrightOwner": "text",
        "repoOwner": "text~organisation/name",
        "authorsFile": "file~",
    },
    # Contractors and contacts must be there, or not, as the type says.
    "Maintenance": {
        "type": "maintenance_type!",
        "contractors": "[Contractor]",
        "contacts": "[Contact]",
    },
    "Contractor": {
        "name": "text!",
        "email": "email",
        "website": "link",
        "until": "date!",
    },
    "Contact": {
        "name": "text!",
        "email": "email",
        "affiliation": "text",
        "phone": "text",
    },
    "Localisation": {
        "localisationReady": "boolean!",
        "availableLanguages": "[language]!",
    },
    "Dependencies": {
        "open": "[Dependency]",
        "proprietary": "[Dependency]",
        "hardware": "[Dependency]",
    },
    "Dependency": _DEPENDENCY,
    "Italy": {
        "countryExtensionVersion": "extension_version",
        "conforme": "ItalianCompliance",
        "piattaforme": "ItalianPlatforms",
        "riuso": "ItalianReuse",
    },
    "ItalianCompliance": {
        "lineeGuidaDesign": "boolean",
        "modelloInteroperabilita": "boolean",
        "misureMinimeSicurezza": "boolean",
        "gdpr": "boolean",
    },
    "ItalianPlatforms": dict.fromkeys(_PLATFORMS, "boolean"),
    "ItalianReuse": {"codiceIPA": "text"},
}

# Names that are no longer, or never were, those of a key, and the key that is meant.
RENAMED: Mapping[str, Mapping[str, str]] = {
    "File": {
        "publiccode-yaml-version": "publiccodeYmlVersion",
        "tags": "categories",
        "organization": "organisation",
        "localization": "localisation",
    },
    "Funder": {"url": "uri"},
    "Organisation": {"url": "uri"},
    "Audience": {"onlyFor": "scope"},
    "Description": {"featureList": "features"},
    "Legal": {"licence": "license"},
}


@dataclass(frozen=True, slots=True)
class Key:
    """What a key holds, read from the table."""

    kind: str
    is_list: bool = False
    is_one_or_list: bool = False
    by_language: bool = False
    is_due: bool = False
    is_deprecated: bool = False
    instead: str = ""


@cache
def keys(section: str) -> Mapping[str, Key]:
    """The keys of a section, in their order."""
    return {name: _key(written) for name, written in SHAPES[section].items()}


def _key(written: str) -> Key:
    held, tilde, instead = written.partition("~")
    held, bar, _list = held.removesuffix("!").partition("|")
    return Key(
        kind=held.strip("[]{}"),
        is_list=bool(bar) or held.startswith("["),
        is_one_or_list=bool(bar),
        by_language=held.startswith("{"),
        is_due="!" in written,
        is_deprecated=bool(tilde),
        instead=instead,
    )
