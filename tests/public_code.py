"""Files of publiccode.yml for the tests: ours, and samples of others."""

from copy import deepcopy
from hypothesis import strategies as st
from imio.mutualisation.rules import typed
from imio.mutualisation.standards.publiccode import codes
from imio.mutualisation.standards.publiccode.shape import Key
from imio.mutualisation.standards.publiccode.shape import keys
from imio.mutualisation.standards.publiccode.shape import SHAPES
from imio.mutualisation.standards.publiccode.shape import VERSION
from pathlib import Path


SAMPLES = Path(__file__).parent / "standards" / "publiccode"

MINIMAL = {
    "publiccodeYmlVersion": "0.7",
    "name": "iA.Fictif",
    "url": "https://example.org/fictif.git",
    "platforms": ["web"],
    "developmentStatus": "stable",
    "softwareType": "standalone/web",
    "description": {
        "fr": {
            "shortDescription": "Un logiciel fictif pour les pouvoirs locaux.",
            "longDescription": "Il gère ce qui n’existe pas. " * 8,
            "features": ["Gérer"],
        }
    },
    "legal": {"license": "GPL-2.0-only"},
    "maintenance": {"type": "internal", "contacts": [{"name": "Zoé Fictive"}]},
    "localisation": {"localisationReady": True, "availableLanguages": ["fr"]},
}
LEFT_OUT = object()


def changed(**changes):
    """The minimal values with others at some places: `legal__license="MIT"`."""
    values = deepcopy(MINIMAL)
    for path, value in changes.items():
        *way, last = path.split("__")
        section = values
        for name in way:
            section = section.setdefault(name, {})
        section.pop(last, None)
        if value is not LEFT_OUT:
            section[last] = value
    return values


# --- Any sound values, made from the table ----------------------------------

lines = st.text(
    st.characters(exclude_categories=["C"], include_characters="\n"), min_size=1
)
texts = lines.map(str.strip).filter(bool)
links = st.from_regex(r"\Ahttps://[a-z]{1,9}\.org(/[a-z0-9_-]{1,9}){0,3}\Z")
paths = st.from_regex(r"\A[a-z]{1,9}(/[a-z0-9_-]{1,9}){0,3}\Z")
SOUND = {
    "text": texts,
    "short_description": texts.map(lambda text: text[:150].strip()),
    "long_description": texts.map(lambda text: (text * 150)[:10_000].strip()).filter(
        lambda text: len(text) >= 150
    ),
    "boolean": st.booleans(),
    "version": st.just(VERSION),
    "date": st.dates(typed.FIRST_DAY, typed.LAST_DAY).map(str),
    "url": links | st.just("git://example.org/a.git"),
    "link": links,
    "uri": links | st.sampled_from(["urn:x-be:imio", "did:web:example.org"]),
    "support": links | st.sampled_from([f"alias:{name}" for name in codes.ALIASES]),
    "email": st.from_regex(r"\A[a-z0-9+]{1,9}(\.[a-z0-9]{1,9})?@[a-z]{1,9}\.org\Z"),
    "logo": paths.map("{}.svg".format),
    "picture": paths.map("{}.JPG".format),
    "language": st.sampled_from(["fr", "no", "nl-BE", "sl-IT-nedis", "zh-Hant"]),
    "country": st.sampled_from(sorted(codes.COUNTRIES)),
    "licence": st.sampled_from(["MIT", "EUPL-1.2 OR GPL-2.0-or-later"]),
    "status": st.sampled_from(codes.STATUSES),
    "software_type": st.sampled_from(codes.SOFTWARE_TYPES),
    "maintenance_type": st.sampled_from(codes.MAINTENANCE_TYPES),
    "category": st.sampled_from(codes.CATEGORIES.split()),
    "scope": st.sampled_from(codes.SCOPES.split()),
}


def sections(name):
    """Any sound values of a section, in the order of the table."""
    held = {key: kind for key, kind in keys(name).items() if not kind.is_deprecated}
    always = {key for key, kind in held.items() if kind.is_due}
    if name == "Description":
        always |= {"longDescription", "features"}
    values = st.fixed_dictionaries(
        {key: _held(held[key]) for key in held if key in always},
        optional={key: _held(held[key]) for key in held if key not in always},
    ).filter(bool)
    return values.filter(_fits) if name == "Maintenance" else values


def _held(key: Key):
    one = st.deferred(
        lambda: sections(key.kind) if key.kind in SHAPES else SOUND[key.kind]
    )
    if key.by_language:
        return st.dictionaries(SOUND["language"], one, min_size=1, max_size=2)
    return st.lists(one, min_size=1, max_size=2) if key.is_list else one


def _fits(maintenance):
    kind = maintenance["type"]
    contacted = "contacts" in maintenance or kind in ("contract", "none")
    return contacted and ("contractors" in maintenance) is (kind == "contract")
