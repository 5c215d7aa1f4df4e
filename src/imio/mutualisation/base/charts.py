"""Bars drawn on the server; the page shows the same figures in a table beside them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


ROW_HEIGHT = 34
WIDTH = 320


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: geometry in pixels of a drawing 320 wide, and what it says."""

    label: str
    shown: str
    y: int
    width: int


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars from top to bottom, the longest as wide as the drawing."""

    bars: tuple[Bar, ...]

    @property
    def view_box(self) -> str:
        return f"0 0 {WIDTH} {ROW_HEIGHT * len(self.bars)}"


def bar_chart(rows: Iterable[tuple[str, Decimal | int, str]]) -> BarChart:
    """A chart of (label, value, value as shown); values are zero or more."""
    rows = list(rows)
    longest = max((value for _label, value, _shown in rows), default=0) or 1
    return BarChart(
        tuple(
            Bar(label, shown, place * ROW_HEIGHT, int(WIDTH * value / longest))
            for place, (label, value, shown) in enumerate(rows)
        )
    )
