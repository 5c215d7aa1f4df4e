"""Runs a script at each size in a process of its own, and says what is held."""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from goals import Goal
from goals import GOALS
from goals import shown
from logging import disable
from logging import ERROR
from measuring import exponent
from measuring import Growth
from measuring import Result
from multiprocessing import get_context
from multiprocessing.connection import Connection
from sites import made
from sites import Scratch
from sites import scratch
from typing import NamedTuple

import sys


SIZES = (1_000, 10_000)

Measure = Callable[[Scratch], Iterator[Result]]


class Failed(Exception):
    """A script did not come to its end; the traceback is printed."""


class Line(NamedTuple):
    """A figure, its goal, and what becomes of it."""

    goal: Goal
    size: str
    result: Result

    @property
    def verdict(self) -> str:
        value = self.result.value
        if value is None:
            return "not measured"
        promised = not self.goal.at or self.size in map(big, self.goal.at)
        return self.goal.verdict(value) if promised else "no goal at this size"

    @property
    def figure(self) -> str:
        value = self.result.value
        return "-" if value is None else self.goal.with_unit(value)

    def __str__(self) -> str:
        name = f"{self.goal.id} {self.result.of}".strip()
        asked = f"{self.goal.asked()}: {self.verdict}"
        measured = f"{self.figure:>11}  {asked:<46}  {self.result.said}"
        return f"{self.size:>9}  {name:<26} {measured}"


def run(measure: Measure, sizes: Sequence[int], *growths: Growth) -> list[Line]:
    """The figures at each size, printed as they come, then how they grow."""
    lines: list[Line] = []
    took: dict[tuple[str, str], dict[int, float]] = {}
    for size in sizes:
        for result in _apart(measure, size):
            lines.append(Line(GOALS[result.goal], big(size), result))
            print(lines[-1], flush=True)
            if result.took is not None:
                took.setdefault((result.goal, result.of), {})[size] = result.took
    for growth in growths:
        for (goal, of), times in took.items():
            if goal == growth.of:
                lines.append(_grown(growth, of, times))
                print(lines[-1], flush=True)
    return lines


def _grown(growth: Growth, of: str, took: dict[int, float]) -> Line:
    said = ", ".join(f"{shown(ms)} ms at {big(size)}" for size, ms in took.items())
    value = exponent(took) if len(took) > 1 else None
    sizes = f"to {big(max(took))}"
    return Line(GOALS[growth.id], sizes, Result(growth.id, value, said, of=of))


def _apart(measure: Measure, size: int) -> Iterator[Result]:
    """Measured in a process of its own, since Zope opens one database in each."""
    made(size)
    ours, theirs = get_context("fork").Pipe(duplex=False)
    process = get_context("fork").Process(target=_measure, args=(measure, size, theirs))
    process.start()
    theirs.close()
    try:
        while True:
            yield ours.recv()
    except EOFError:
        process.join()
    if process.exitcode:
        raise Failed(f"{measure.__module__} failed at {big(size)}")


def _measure(measure: Measure, size: int, pipe: Connection) -> None:
    disable(ERROR)
    with scratch(size) as place:
        for result in measure(place):
            pipe.send(result)


def big(size: int) -> str:
    """`10 000`."""
    return f"{size:,}".replace(",", " ")


def sizes_asked(default: Sequence[int] = SIZES) -> list[int]:
    """Those on the command line."""
    return [int(size) for size in sys.argv[1:]] or list(default)
