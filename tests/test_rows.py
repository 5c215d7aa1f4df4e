from pathlib import Path

import pytest
import subprocess
import sys


SCRIPT = Path(__file__).parents[1] / "scripts" / "rows.py"
TABLE = """\
| row | what |
|---|---|
| A1 | First |
| A2 | Second |
| A3 | Third |
| B4 | Fourth |
"""
TESTS = """\
import pytest

pytestmark = pytest.mark.row("A1", "A2")

@pytest.mark.parametrize("one", [pytest.param(1, marks=pytest.mark.row("B4", "A2"))])
def test_this(one):
    pass

@pytest.mark.row("Z9")
def test_that():
    pass
"""


@pytest.fixture
def said(tmp_path):
    (tmp_path / "table.md").write_text(TABLE)
    (tmp_path / "test_some.py").write_text(TESTS)
    command = [sys.executable, SCRIPT, tmp_path / "table.md", tmp_path]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_what_is_shown_badly_is_listed(said):
    assert said.splitlines() == [
        "A2 is only behind A1, B4: Second",
        "A3 has no test: Third",
        "Z9 is named by a test but not required",
        "3 of 4 rows have a test, 2 one of their own",
    ]
