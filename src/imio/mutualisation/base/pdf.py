"""Accessible PDF (PDF/UA-1) typeset from a template and data.

Data travels as JSON beside the source and is never part of it: whatever somebody
wrote in a form is printed, not run. No clock, network or font of the machine has
a say: the same data gives the same bytes, so that a SHA-256 can stand for a document.
"""

from collections.abc import Mapping
from functools import lru_cache
from imio.mutualisation.base.outgoing import shown
from pathlib import Path
from typing import Any

import ast
import hashlib
import json
import re
import typst


# What a template may import: "/base/page.typ" is below it.
PACKAGE = Path(__file__).parents[1]
FONTS = typst.Fonts(include_system_fonts=False)
KEPT = 64  # documents a process has at hand: of most, some tens of kilobytes

# How typst reports a character that no font draws: quoted, and maybe as `\u{1b}`.
WITHOUT_GLYPH = re.compile(r'the text `(".+?")` could not be displayed')
ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


def typeset(template: Path, data: Mapping[str, Any]) -> bytes:
    """The document that `template` makes of `data`, as PDF/UA-1.

    `data` is what JSON can hold; the template reads it with
    `json(bytes(sys.inputs.data))`. A character that no font draws, which PDF/UA
    forbids, is spelled out: `[U+1F389]`; one that nobody sees is left out.

    Raises `typst.TypstError` when the template is wrong or misses a datum.
    """
    return _typeset(template, json.dumps(shown(data), ensure_ascii=False))


@lru_cache(KEPT)
def _typeset(template: Path, text: str) -> bytes:
    """Whoever asks next is given the same bytes, which nothing need be written for."""
    try:
        return _compile(template, text)
    except typst.TypstError as error:
        data = json.loads(text)
        drawable = _translate(data, _without_glyph(error.diagnostic))
        if drawable == data:
            raise
    # Once more: a mark that stood on a missing character now stands on another.
    return typeset(template, drawable)


def sha256(document: bytes) -> str:
    """64 hexadecimal digits, as `sha256sum` prints them."""
    return hashlib.sha256(document).hexdigest()


def _compile(template: Path, text: str) -> bytes:
    return typst.compile(
        template,
        root=PACKAGE,
        font_paths=FONTS,
        ignore_system_fonts=True,
        sys_inputs={"data": text},
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=0,  # the template dates the document by its data
    )


def _without_glyph(diagnostic: str) -> dict[int, str]:
    """A table for `str.translate`, of the characters that typst reports.

    Those of Latin scripts have a glyph: they are reported only when they carry a
    mark that has none.
    """
    reported = "".join(map(_unquoted, WITHOUT_GLYPH.findall(diagnostic)))
    return {
        ord(character): " " if character.isspace() else f"[U+{ord(character):04X}]"
        for character in reported
        if not (character.isprintable() and character < "\u0250")
    }


def _unquoted(literal: str) -> str:
    return ast.literal_eval(ESCAPE.sub(lambda m: rf"\U{m[1]:0>8}", literal))


def _translate(value: Any, table: Mapping[int, str]) -> Any:
    """The same value, with every text in it translated."""
    match value:
        case str():
            return value.translate(table)
        case Mapping():
            return {key: _translate(item, table) for key, item in value.items()}
        case list() | tuple():
            return [_translate(item, table) for item in value]
        case _:
            return value
