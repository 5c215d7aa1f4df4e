"""The examples of the reference of REST run one after the other, on any demo site."""

from pathlib import Path

import re


PAGE = Path(__file__).parents[1] / "docs" / "reference" / "rest-api.md"
NUMBERED = re.compile(r"[A-Z]{3}-\d{4}-\d{5}|/[a-z]+-\d+(?:-\d+)?\b", re.IGNORECASE)


def test_an_example_reads_the_address_of_what_was_made():
    """The next number hangs on what the demonstration holds."""
    calls = re.findall(r"```sh\n(.*?)```", PAGE.read_text(), re.DOTALL)
    assert calls and not [found for call in calls for found in NUMBERED.findall(call)]
