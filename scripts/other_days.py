"""The tests that the calendar has a say in, and the demo site, on other days.

other_days.py DATE…: each in Brussels time (`2027-03-28T00:05`), or `today`. A day is
that of every process, the browser too: libfaketime, and PRESENT=real for the tests. One
line for each day; what failed is told below it.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import datetime
from datetime import UTC
from imio.mutualisation.base import clock
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import os
import subprocess
import sys


PROJECT = Path(__file__).parents[1]
INSTANCE = PROJECT / "parts" / "instance" / "etc"
VAR = PROJECT / "var"
TOOLS = PROJECT / ".venv" / "bin"
LIBRARY = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
TESTS = (
    "tests/rules",
    "tests/setup/test_demo.py",
    "tests/base/test_daily.py",
    "tests/standards/test_timestamp.py",
    "tests/section/test_figures.py",
    "tests/assembly",
    "tests/continuity",
    "tests/dashboard",
    "tests/deliberation",
    "tests/licence",
    "tests/sitting",
    "tests/tender",
    "tests/browser/test_join.py",
)
TELL = "from imio.mutualisation.base import clock; print(clock.now().isoformat())"
PYTEST = (TOOLS / "pytest", "-q", "-n", "auto", "--maxprocesses", "4")


# Copied, restored elsewhere and looked through, as every night in production.
COPY = (PROJECT / "bin" / "backup-site",)


def clock_of(day: str) -> Mapping[str, str]:
    """The environment in which it is that day; the machine's own for `today`.

    As an offset, which is the same for processes that begin one after the other.
    """
    if day == "today":
        return {}
    there = datetime.fromisoformat(day).replace(tzinfo=clock.BRUSSELS).astimezone(UTC)
    offset = ceil((there - clock.now().astimezone(UTC)).total_seconds())
    return {
        "LD_PRELOAD": str(LIBRARY),
        "FAKETIME": f"{offset:+d}",
        # Of durations nothing is changed: locks would wait for ever, or not at all.
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "FAKETIME_FORCE_MONOTONIC_FIX": "0",
        "PYTHONPATH": str(PROJECT / "scripts" / "faked"),
    }


def run(
    command: Sequence[object], day: str, folder: Path = PROJECT
) -> tuple[bool, str]:
    """Whether it went well, and what it said."""
    common = {"PRESENT": "real", "zope_i18n_compile_mo_files": "true"}
    done = subprocess.run(
        [*map(str, command)],
        env={**os.environ, **common, **clock_of(day)},
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return done.returncode == 0, done.stdout


def test(day: str) -> tuple[bool, str, str]:
    """The tests: passed or not, pytest's last line, all that it said."""
    passed, said = run((*PYTEST, *TESTS), day)
    return passed, said.strip().rpartition("\n")[2].strip("= "), said


def make_demo(day: str) -> tuple[bool, str, str]:
    """The demo site from nothing, in a folder of its own."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for each in ("filestorage", "blobstorage", "instance", "log", "cache"):
            (folder / "var" / each).mkdir(parents=True)
        conf = (INSTANCE / "zope.conf").read_text()
        (folder / "zope.conf").write_text(conf.replace(str(VAR), f"{folder}/var"))
        script = PROJECT / "scripts" / "try_demo.py"
        whole = PROJECT / "tests" / "setup" / "demonstration.json"
        command = (TOOLS / "zconsole", "run", "zope.conf", script, whole)
        passed, said = run(command, day, folder)
        copied, told = run((*COPY, folder / "copy", "--var", folder / "var"), day)
    whole = passed and copied
    return whole, "demo whole" if whole else "demo NOT whole", said + told


def move_clock(day: str) -> tuple[bool, str, str]:
    """Whether a process sees that day: a library that is not loaded fails nothing."""
    _well, told = run((TOOLS / "python", "-c", TELL), day)
    moved = day == "today" or told.startswith(day)
    return moved, f"seen as {told[:16]}", told


def try_day(day: str) -> bool:
    """Say in one line how the day went, and below it what did not go well."""
    began = monotonic()
    results = [move_clock(day), test(day), make_demo(day)]
    passed = all(result[0] for result in results)
    told = ", ".join(result[1] for result in results)
    seconds = monotonic() - began
    print(f"{'ok    ' if passed else 'FAILED'} {day}: {told} ({seconds:.0f} s)")
    for well, _line, said in results:
        print("" if well else said, end="", flush=True)
    return passed


def main(days: list[str]) -> int:
    if LIBRARY is None and set(days) != {"today"}:
        sys.exit("libfaketime manque : installez-le (sudo apt-get install faketime).")
    return sum(not try_day(day) for day in days)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
