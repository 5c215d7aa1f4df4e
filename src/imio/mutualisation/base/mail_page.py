"""A mail as a page: the paragraphs of its text, the address that stands alone as a button.

Its styles stand in the tags, since most readers of mails drop a sheet of styles; it has no
picture, and reads well without any style.
"""

from html import escape
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from plone import api

import re


OPEN = _("mail_open", default="Open the page")
BODY = "margin:0 auto;max-width:40em;padding:1em;font-family:sans-serif;line-height:1.5;color:#1d1d1d;background:#ffffff"
BUTTON = "display:inline-block;padding:.75em 1.25em;border-radius:.25em;color:#ffffff;background:#124f8a"
# `Your bid: https://…`, on one line; or the address alone.
NAMED = re.compile(r"(?:(.+?)[ \u00a0\u202f]*:[ \u00a0\u202f]+)?(\S+)")
PAGE = """<!DOCTYPE html>
<html lang="{}">
<head><meta charset="utf-8"><title>{}</title></head>
<body style="{}">
{}
</body>
</html>
"""


def page(subject: str, text: str, language: str) -> str:
    """The HTML of a mail; what was typed by somebody stays text, an address in it too."""
    parts = (_part(each, language) for each in re.split(r"\n\s*\n", text.strip()))
    return PAGE.format(escape(language), escape(subject), BODY, "\n".join(parts))


def _part(paragraph: str, language: str) -> str:
    """An address that ends a paragraph of one line is a button, named by what is before."""
    found = NAMED.fullmatch(paragraph.strip())
    if found and (address := _own_address(found[2])):
        label = escape(found[1] or words(OPEN, language))
        return f'<p><a href="{address}" style="{BUTTON}">{label}</a></p>'
    return f"<p>{'<br>'.join(map(_line, paragraph.splitlines()))}</p>"


def _line(line: str) -> str:
    return re.sub(r"\S+", lambda word: _word(word[0]), line)


def _word(word: str) -> str:
    address = _own_address(word)
    return f'<a href="{address}">{address}</a>' if address else escape(word)


def _own_address(text: str) -> str:
    """An address of the site, escaped: a mail leads nowhere else."""
    home = api.portal.get().absolute_url()
    ours = text == home or text.startswith((f"{home}/", f"{home}?"))
    return escape(text) if ours else ""
