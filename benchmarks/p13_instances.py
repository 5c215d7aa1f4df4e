"""P13: two instances serve nearly twice as much as one."""

from collections.abc import Iterator
from measuring import Result
from running import run
from running import sizes_asked
from sites import Scratch


WHY = "skipped: there is no supported way yet to run two instances (deploy/, OPS-8)"


def measure(place: Scratch) -> Iterator[Result]:
    yield Result("P13", None, WHY)


if __name__ == "__main__":
    run(measure, sizes_asked())
