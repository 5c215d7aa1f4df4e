"""The line of those who write, taken whole for a while."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextlib import ExitStack
from imio.mutualisation.base import lane


@contextmanager
def every_place_taken() -> Iterator[None]:
    """Who wants to write meanwhile finds the line full."""
    with ExitStack() as writers:
        for _writer in range(lane.LINE):
            writers.enter_context(lane._line)
        yield
