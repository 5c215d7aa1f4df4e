"""Licences as SPDX expressions, and what people write for them.

The identifiers and the grammar are those of SPDX, kept by `license-expression`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from license_expression import get_spdx_licensing
from license_expression import Licensing

import re


LONGEST = 500  # characters
JOINTS = re.compile(r"(\s+(?:and|or|with|et|ou|avec)\s+|[()])", re.IGNORECASE)
OPERATORS = {"et": "AND", "ou": "OR", "avec": "WITH"}
LISTED = re.compile(r"[,;/]")
LATER = re.compile(r"(?<=\d)[\s,-]*(or[\s-]later|ou ultérieure)\b", re.IGNORECASE)
# What says nothing of which licence it is: `GNU GPLv3`, `Apache License, Version 2.0`.
IDLE = re.compile(r"\b(the|gnu|licen[cs]e|version)\b|v\.?\s*(?=\d)", re.IGNORECASE)
OWN = re.compile(r"(DocumentRef-[\w.-]+:)?LicenseRef-[\w.-]+", re.ASCII)

# Names in full, the longer first, and what stands for them in an identifier.
NAMES: Mapping[str, str] = {
    "affero general public": "agpl",
    "lesser general public": "lgpl",
    "general public": "gpl",
    "european union public": "eupl",
    "eclipse public": "epl",
    "mozilla public": "mpl",
}
# Spellings whose letters and figures are not those of an identifier, and identifiers
# that SPDX withdrew for an expression.
SPELLINGS: Mapping[str, str] = {
    "2clausebsd": "BSD-2-Clause",
    "3clausebsd": "BSD-3-Clause",
    "bsd2": "BSD-2-Clause",
    "bsd3": "BSD-3-Clause",
    "bsd3.0": "BSD-3-Clause",
    "bsdnew": "BSD-3-Clause",
    "bsdsimplified": "BSD-2-Clause",
    "modifiedbsd": "BSD-3-Clause",
    "newbsd": "BSD-3-Clause",
    "revisedbsd": "BSD-3-Clause",
    "simplifiedbsd": "BSD-2-Clause",
    "ecos2.0": "GPL-2.0-or-later WITH eCos-exception-2.0",
    "gpl2.0withautoconfexception": "GPL-2.0-only WITH Autoconf-exception-2.0",
    "gpl2.0withbisonexception": "GPL-2.0-or-later WITH Bison-exception-2.2",
    "gpl2.0withclasspathexception": "GPL-2.0-only WITH Classpath-exception-2.0",
    "gpl2.0withfontexception": "GPL-2.0-only WITH Font-exception-2.0",
    "gpl2.0withgccexception": "GPL-2.0-only WITH GCC-exception-2.0",
    "gpl3.0withautoconfexception": "GPL-3.0-only WITH Autoconf-exception-3.0",
    "gpl3.0withgccexception": "GPL-3.0-only WITH GCC-exception-3.1",
    "wxwindows": "LGPL-2.0-or-later WITH WxWindows-exception-3.1",
}


@dataclass(frozen=True, slots=True)
class Licence:
    """An SPDX expression, and whether it is not what was written."""

    expression: str
    changed: bool


def normalised(text: str) -> Licence | None:
    """What a text says as an SPDX expression; `None` where it is not recognised."""
    if len(text) > LONGEST:
        return None
    spelled = " ".join(map(_spelled, JOINTS.split(LATER.sub("+", text))))
    try:
        parsed = _spdx().parse(spelled, strict=True)
    except Exception:  # beside its own, the library lets others out: `()`, `( MIT`
        return None
    if parsed is None or not all(map(_stands, _spdx().unknown_license_keys(parsed))):
        return None
    return Licence(parsed.render(), parsed.render() != text)


def listed(text: str) -> tuple[str, ...]:
    """The licences of a list that does not say whether one is chosen or all hold.

    `GPL-2.0, MPL-1.1`; none where one of them is not recognised.
    """
    found = [normalised(each.strip()) for each in LISTED.split(text)]
    several = len(found) > 1 and all(found)
    return tuple(each.expression for each in found if each) if several else ()


def _spelled(token: str) -> str:
    """An identifier or an operator as SPDX writes it; as it is where it is unknown."""
    word = token.strip()
    if OWN.fullmatch(word):
        return word
    key = _key(word)
    known = _identifier(key.rstrip("+"))
    if known is None:
        return OPERATORS.get(word.lower(), word)
    return _or_later(known) if key.endswith("+") else known


def _identifier(key: str) -> str | None:
    known = _identifiers()
    return SPELLINGS.get(key) or known.get(key) or known.get(f"{key}.0")


def _or_later(identifier: str) -> str:
    later = f"{identifier.removesuffix('-only')}-or-later"
    return later if _key(later) in _identifiers() else f"{identifier}+"


def _stands(unknown: str) -> bool:
    """What SPDX allows beside its list: `Apache-2.0+`, licences of one's own."""
    return bool(OWN.fullmatch(unknown)) or (
        unknown.endswith("+") and _key(unknown[:-1]) in _identifiers()
    )


def _key(text: str) -> str:
    short = text.lower()
    for name, initials in NAMES.items():
        short = short.replace(name, initials)
    return re.sub(r"[^a-z0-9.+]", "", IDLE.sub("", short))


@cache
def _identifiers() -> Mapping[str, str]:
    """The identifiers by their letters and figures; a withdrawn one gives the new one."""
    return {
        _key(name): symbol.key
        for symbol in _spdx().known_symbols.values()
        for name in (*symbol.aliases, symbol.key)
        if not name.startswith("LicenseRef-")
    }


@cache
def _spdx() -> Licensing:
    return get_spdx_licensing()
