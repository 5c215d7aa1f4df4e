"""What of a page is Python, and not meant for those who read it."""

from collections.abc import Iterable

import re


# The text of each element by itself, hidden tabs and boxes with what is in them included.
TEXTS = """
() => [...document.querySelectorAll("body *:not(script):not(style)")].flatMap(
    each => [...each.childNodes].filter(node => node.nodeType === Node.TEXT_NODE)
        .map(node => node.textContent.trim()).concat(
            each.matches("input, textarea") ? [each.value] : []
        )
).filter(Boolean)
"""
# A value that nobody wrote out: `Decimal('4')`, `<Member at /x>`, `${title}`, `[{'a': 1}]`.
WRITTEN = re.compile(
    r"""\b(Decimal|Message|Refused|Granted|Fraction|frozenset|set|dict|date|datetime"""
    r"""|timedelta|RichTextValue)\(|datetime\.\w+\(|\bat\ 0x[0-9a-f]{4}|<\w[\w. ]*\ at\ /"""
    r"""|\$\{\w+\}|[\[{(]\ ?b?'|'[,:]\ '|\bb'|\b(Traceback|TypeError|KeyError)\b"""
)
ALONE = {"None", "True", "False", "nan", "NaN", "[]", "{}", "()", "undefined", "null"}


def python_in(texts: Iterable[str]) -> list[str]:
    """The texts that are Python, whole or in part."""
    return [text for text in texts if text in ALONE or WRITTEN.search(text)]
