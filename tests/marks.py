"""What the tests say of themselves by marks such as `renders("need/need.pt")`."""

from pathlib import Path

import re


TESTS = Path(__file__).parent


def marked(mark: str) -> set[str]:
    """All names that some test is marked with."""
    said = re.compile(rf"mark\.{mark}\((.+?)\)", re.DOTALL)
    sources = (file.read_text() for file in TESTS.rglob("test_*.py"))
    found = (names for source in sources for names in said.findall(source))
    return {name for names in found for name in re.findall(r'"(.+?)"', names)}
