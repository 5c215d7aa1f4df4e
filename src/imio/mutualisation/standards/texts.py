"""Texts as they come from files of others, made fit to be shown."""


def clean(text: str) -> str:
    """The lines that say something, without characters that nobody sees."""
    return "\n".join(filter(None, map(_visible, text.splitlines())))


def _visible(line: str) -> str:
    words = ("".join(filter(str.isprintable, word)) for word in line.split())
    return " ".join(filter(None, words))


def on_one_line(text: str) -> str:
    """The text of a cell where line breaks say nothing."""
    return " ".join(text.split())
