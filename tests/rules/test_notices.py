"""The numbers of notices in the gazettes: of what is public, once, on a day that can be."""

from dataclasses import replace
from datetime import date
from datetime import timedelta
from imio.mutualisation.rules.notices import KINDS
from imio.mutualisation.rules.notices import may_be
from imio.mutualisation.rules.notices import may_note
from imio.mutualisation.rules.notices import Notice
from imio.mutualisation.rules.notices import Noticed
from imio.mutualisation.rules.notices import written
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused

import pytest


pytestmark = pytest.mark.row("M13")

PUBLISHED, DUE, AWARDED = date(2026, 6, 1), date(2026, 7, 10), date(2026, 9, 1)
DAY = timedelta(days=1)
FACTS = Noticed("awarded", PUBLISHED, DUE, AWARDED)
OF_BEFORE = Noticed("awarded", None, None, AWARDED)
FAILED = Noticed("unsuccessful", PUBLISHED, DUE, None)
CALL = Notice("bda", "call", "2026-512345", PUBLISHED)
OF_TED = Notice("ted", "call", "123456-2026", PUBLISHED)
EARLY, LATE = "notice_too_early", "notice_after_bids"


@pytest.mark.parametrize(
    ("facts", "kind", "on", "reason"),
    [
        (FACTS, "call", PUBLISHED, None),
        (FACTS, "call", PUBLISHED - DAY, EARLY),
        (FACTS, "call", DUE, None),
        (FACTS, "call", DUE + DAY, LATE),
        (FACTS, "change", PUBLISHED - DAY, EARLY),
        (FACTS, "change", AWARDED, None),
        (FACTS, "result", AWARDED - DAY, EARLY),
        (FACTS, "result", AWARDED, None),
        (FACTS, "modification", AWARDED - DAY, EARLY),
        (replace(FACTS, awarded_on=None), "result", DUE, "notice_without_award"),
        (replace(FACTS, awarded_on=None), "modification", DUE, "notice_without_award"),
        (FAILED, "result", DUE, None),
        (FAILED, "result", PUBLISHED - DAY, EARLY),
        (FAILED, "modification", DUE, "notice_without_award"),
        (OF_BEFORE, "call", date(2001, 1, 1), None),
        (OF_BEFORE, "call", AWARDED + DAY, LATE),
        (OF_BEFORE, "result", AWARDED - DAY, EARLY),
    ],
)
def test_a_notice_is_of_a_day_on_which_it_could_be_there(facts, kind, on, reason):
    verdict = may_note(facts, (), replace(CALL, kind=kind, on=on))
    assert (None if verdict else verdict.reason) == reason


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_never_published_has_no_notice(kind):
    draft = Noticed("cancelled", None, DUE, None)
    verdict = may_note(draft, (), replace(CALL, kind=kind))
    assert verdict.reason == "notice_unpublished"


@pytest.mark.parametrize(
    ("gazette", "number", "twice"),
    [
        ("ted", "123456-2026", True),
        ("ted", " 123456 - 2026", True),
        ("ted", "00123456–2026", True),
        ("ted", "１２３456‑2026", True),
        ("ted", "2026/S 012-123456", True),
        ("ted", "2026/s 2 - 00123456", True),
        ("ted", "1234560-2026", False),
        ("bda", "123456-2026", False),
        ("ted", "123457-2026", False),
    ],
)
def test_a_number_is_there_once_in_each_gazette(gazette, number, twice):
    notice = replace(OF_TED, gazette=gazette, number=number)
    refused = Refused("notice_twice", {"number": number})
    assert may_note(FACTS, (OF_TED,), notice) == (refused if twice else GRANTED)


@pytest.mark.parametrize(
    ("gazette", "number", "kept"),
    [
        ("ted", "00034567-2026", "34567-2026"),
        ("ted", "2026/S 012-034567", "34567-2026"),
        ("ted", "34567-2025", None),
        ("ted", "2026-34567", None),
        ("ted", "0-2026", None),
        ("ted", "123456789-2026", None),
        ("ted", "2026/S 012", None),
        ("ted", "avis", None),
        ("bda", "2026-512345", "2026-512345"),
        ("bda", "PPP0A1-12/3456", "PPP0A1-12/3456"),
        ("bda", "avis", None),
    ],
)
def test_a_number_is_one_that_its_gazette_gives(gazette, number, kept):
    notice = replace(CALL, gazette=gazette, number=number)
    assert (written(gazette, number) if may_be(notice) else None) == kept
