"""Texts as they come from files of others, made fit to be shown."""

from collections.abc import Iterable

import re


# The spaces at which French typography breaks no line.
NO_BREAK = "\xa0\u202f"


def clean(text: str) -> str:
    """The lines that say something, without characters that nobody sees."""
    return on_lines(" ".join(_parted(line)) for line in text.splitlines())


def typeset(text: str) -> str:
    """The same with the no-break spaces of a text that is shown as it came."""
    return on_lines(" ".join(_parted(line, NO_BREAK)) for line in text.splitlines())


def on_lines(lines: Iterable[str]) -> str:
    """Those that say something."""
    return "\n".join(filter(None, lines))


def _parted(line: str, kept: str = "") -> Iterable[str]:
    # Nothing but words and plain spaces, as nearly always: the cells of a table are many.
    if line.isprintable():
        return line.split()
    words = re.split(rf"[^\S{kept}]+", line)
    seen = ("".join(c for c in word if c.isprintable() or c in kept) for word in words)
    return filter(str.strip, seen)


def on_one_line(text: str) -> str:
    """The text of a cell where line breaks say nothing."""
    return " ".join(text.split())
