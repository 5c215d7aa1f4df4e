"""What a message may be, and who still has to answer."""

from datetime import date
from imio.mutualisation.rules.talking import FILES
from imio.mutualisation.rules.talking import IMIO
from imio.mutualisation.rules.talking import INTERNAL
from imio.mutualisation.rules.talking import may_say
from imio.mutualisation.rules.talking import may_write
from imio.mutualisation.rules.talking import MEMBER
from imio.mutualisation.rules.talking import PARTNER
from imio.mutualisation.rules.talking import question
from imio.mutualisation.rules.talking import Said
from imio.mutualisation.rules.talking import THREAD
from imio.mutualisation.rules.talking import unanswered
from imio.mutualisation.rules.verdict import Refused

import pytest


DAY = date(2026, 6, 10)
WORD, OF_PARTNER, REPLY = (Said(DAY, side) for side in (MEMBER, PARTNER, IMIO))
NOTE = Said(DAY, IMIO, internal=True)
ASKED = Said(DAY, IMIO, asks=True)
OVER = Said(DAY, MEMBER, settled=True)
GIVEN_UP = Said(DAY, IMIO, asks=True, settled=True)


@pytest.mark.row("M6")
@pytest.mark.parametrize(
    ("said", "waits", "asked"),
    [
        ([], None, None),
        ([WORD], WORD, None),
        ([OF_PARTNER, WORD], OF_PARTNER, None),
        ([WORD, REPLY], None, None),
        ([WORD, NOTE], WORD, None),
        ([OVER], None, None),
        ([OVER, WORD], WORD, None),
        ([WORD, ASKED], None, ASKED),
        ([ASKED, REPLY], None, ASKED),
        ([ASKED, NOTE, WORD], WORD, None),
        ([ASKED, OF_PARTNER], OF_PARTNER, ASKED),
        ([GIVEN_UP], None, None),
    ],
)
def test_who_still_has_to_answer(said, waits, asked):
    assert (unanswered(said), question(said)) == (waits, asked)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (("Bonjour", 0, False, THREAD, False), None),
        (("", 1, False, THREAD, False), None),
        ((" \n", 0, False, THREAD, False), "message_empty"),
        (("\u200b\u2063\u3164 ", 0, False, THREAD, False), "message_empty"),
        (("Bonjour", FILES + 1, False, THREAD, False), "message_files"),
        (("Bonjour", 0, True, "tous", False), "message_audience"),
        (("Bonjour", 0, False, INTERNAL, False), "message_internal"),
        (("Bonjour", 0, True, INTERNAL, False), None),
        (("Bonjour", 0, True, THREAD, True), None),
        (("Bonjour", 0, True, INTERNAL, True), "message_asks"),
        (("Bonjour", 0, False, THREAD, True), "message_asks"),
    ],
)
def test_what_a_message_may_be(said, reason):
    assert getattr(may_say(*said), "reason", None) == reason


def test_who_has_no_role_here_writes_nothing():
    assert may_write(True)
    assert may_write(False) == Refused("message_not_yours")
