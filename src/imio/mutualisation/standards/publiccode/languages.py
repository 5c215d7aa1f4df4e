"""Tags of languages (BCP 47): well formed, of a language, script and region that exist.

The registers are those of CLDR, as Babel carries them.
"""

from babel import Locale
from babel.core import get_global
from functools import cache
from imio.mutualisation.standards.publiccode.codes import COUNTRIES

import re


# RFC 5646, without the tags of no language (`x-...`) and those kept from before it.
TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(-[a-z]{3})?(-(?P<script>[a-z]{4}))?"
    r"(-(?P<region>[a-z]{2}|\d{3}))?(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*"
    r"(-[a-wyz0-9](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?",
    re.ASCII | re.IGNORECASE,
)
# Registered, and unknown to CLDR: individual languages of Arabic, Chinese, Estonian,
# Latvian, Persian, Malay, Swahili; sign languages of Belgium and around.
FURTHER = "arb art cmn dse ekk fsl gsg lvs pes sfb sgn swh vgt zsm"


def is_language(text: str) -> bool:
    """Whether a text is the tag of a language: `fr`, `nl-BE`, `sl-IT-nedis`."""
    tag = TAG.fullmatch(text)
    return (
        tag is not None
        and tag["language"].lower() in _languages()
        and (tag["script"] or "Latn").title() in _scripts()
        and (tag["region"] or "BE").upper() in _regions()
    )


def meant_language(text: str) -> str | None:
    """The tag behind a usual mistake: `de_DE`, or the three letters of `ita`."""
    dashed = text.replace("_", "-")
    if is_language(dashed):
        return dashed
    return get_global("language_aliases").get(text.lower())


@cache
def _languages() -> frozenset[str]:
    aliases = get_global("language_aliases")
    retired = (code for code in aliases if len(code) == 2)
    known = {*_english().languages, *get_global("likely_subtags"), *retired}
    return frozenset(code for code in known if code.isalpha()) | {*FURTHER.split()}


@cache
def _scripts() -> frozenset[str]:
    return frozenset(_english().scripts)


@cache
def _regions() -> frozenset[str]:
    territories = map(str, _english().territories)
    return COUNTRIES | {code for code in territories if code.isdigit()}


def _english() -> Locale:
    return Locale("en")
