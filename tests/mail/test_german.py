"""What the mails say is said in German, too: a word that is missing there is French."""

from babel.messages.pofile import read_po
from imio.mutualisation import i18n
from imio.mutualisation.security import WORKFLOWS
from pathlib import Path

import pytest


pytestmark = pytest.mark.row("M1")

CATALOGUE = "locales/de/LC_MESSAGES/imio.mutualisation.po"
# The texts of mails, what is waited for, what comes next, what is counted.
MAILED = ("mail_", "task_", "next_", "licence_reminder_", "metric_")


@pytest.fixture(scope="module")
def german():
    with (Path(i18n.__file__).parent / CATALOGUE).open("rb") as source:
        return {each.id: each.string for each in read_po(source) if each.id}


def test_every_step_and_state_has_its_german_name(german):
    rows = (row for flow in WORKFLOWS for row in (*flow.states, *flow.transitions))
    assert sorted({row.title for row in rows if not german.get(row.title)}) == []


def test_every_text_of_a_mail_is_german(german):
    said = (name for name in german if name.startswith(MAILED))
    assert [name for name in said if not german[name]] == []
