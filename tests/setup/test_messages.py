"""What is said on screen is said in French: every message, surely."""

from babel.messages.pofile import read_po
from imio.mutualisation import i18n
from pathlib import Path


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
