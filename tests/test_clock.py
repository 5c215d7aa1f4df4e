"""One module looks at the clock of the machine; whoever needs the day asks it."""

from pathlib import Path

import ast
import pytest
import re


PROJECT = Path(__file__).parents[1]
ROOT = PROJECT / "src"

# What tells the day or the hour; a duration (`monotonic`, `perf_counter`) tells neither.
READS = {
    "datetime": {"now", "today", "utcnow"},
    "date": {"today"},
    "time": {"ctime", "gmtime", "localtime", "strftime", "time", "time_ns"},
    "utils": {"formatdate", "localtime"},  # of the package email
}


def reads_clock(node):
    """Whether a node of a syntax tree is a look at the clock of the machine."""
    if isinstance(node, ast.Attribute):
        owner = ast.unparse(node.value).rpartition(".")[2]
        return node.attr in READS.get(owner, ())
    if isinstance(node, ast.ImportFrom) and node.module in ("time", "email.utils"):
        told = READS[node.module.rpartition(".")[2]]
        return bool(told & {alias.name for alias in node.names})
    now = isinstance(node, ast.Call) and not node.args
    return now and ast.unparse(node.func).rpartition(".")[2] == "DateTime"


def looks_at_clock(source):
    return any(map(reads_clock, ast.walk(ast.parse(source))))


@pytest.mark.parametrize(
    ("source", "looks"),
    [
        ("datetime.now(UTC)", True),
        ("field(default_factory=date.today)", True),
        ("datetime.datetime.utcnow()", True),
        ("DateTime()", True),
        ("time.time()", True),
        ("from time import time", True),
        ("formataddr, email.utils.formatdate()", True),
        ("clock.now(); clock.today()", False),
        ("DateTime('2026-06-10')", False),
        ("from time import monotonic", False),
        ("from datetime import time; time()", False),
    ],
)
def test_a_look_at_the_clock_is_seen(source, looks):
    assert looks_at_clock(source) == looks


def test_only_one_module_looks_at_the_clock():
    looking = {
        path.relative_to(PROJECT).as_posix()
        for folder in ("src", "tests", "scripts")
        for path in (PROJECT / folder).rglob("*.py")
        if looks_at_clock(path.read_text(encoding="utf-8"))
    }
    assert looking == {"src/imio/mutualisation/base/clock.py"}


def test_no_page_asks_the_browser_what_day_it_is():
    shown = [path for kind in ("js", "pt") for path in ROOT.rglob(f"*.{kind}")]
    assert shown
    # How old a draft is, which never leaves the browser, is told by its own clock.
    shown = [path for path in shown if path.name != "drafts.js"]
    asks = re.compile(r"new Date\(\)|Date\.now|ZopeTime|modules/DateTime")
    assert not [path for path in shown if asks.search(path.read_text(encoding="utf-8"))]
