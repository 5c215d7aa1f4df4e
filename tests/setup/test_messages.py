"""What is said on screen is said in French: every message, surely."""

from babel.messages.pofile import read_po
from html import unescape
from imio.mutualisation import i18n
from itertools import chain
from lxml import etree
from pathlib import Path

import ast


CATALOGUE = "locales/fr/LC_MESSAGES/imio.mutualisation.po"


def messages():
    path = Path(i18n.__file__).parent / CATALOGUE
    with path.open("rb") as source:
        return [message for message in read_po(source) if message.id]


def test_every_message_has_its_french_sentence():
    assert [each.id for each in messages() if not each.string] == []


def test_no_sentence_is_in_doubt():
    """A message whose English has changed is marked, and then not shown in French."""
    assert [each.id for each in messages() if each.fuzzy] == []


def defined(source):
    """The names of messages with what they say in English, where they are written."""
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_":
            said = [each.value for each in node.keywords if each.arg == "default"]
            yield from ((node.args[0].value, ast.unparse(each)) for each in said)


def shown(template):
    """The same, of a template; what it fills in is named there and no part of it."""
    source = unescape(template.read_text("utf-8")).encode()
    page = etree.HTML(source, etree.HTMLParser(encoding="utf-8"))
    for node in page.iter():
        name = node.get("i18n:translate")
        if name and not len(node):
            yield name, repr(" ".join((node.text or "").split()))


def test_a_name_says_one_thing():
    """Of two messages of one name, one would be shown in the place of the other."""
    known = {}
    home = Path(i18n.__file__).parent
    written = [*map(defined, home.rglob("*.py")), *map(shown, home.rglob("*.pt"))]
    for name, said in chain.from_iterable(written):
        known.setdefault(name, set()).add(said)
    assert [name for name, said in known.items() if len(said) > 1] == []
