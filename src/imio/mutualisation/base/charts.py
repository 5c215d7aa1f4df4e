"""Bars drawn on the server; the page shows the same figures in a table beside them."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


ROW_HEIGHT = 34
WIDTH = 320
TIMELINE_WIDTH = 640


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


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole, drawn from `x`; `kind` chooses its colour."""

    kind: str
    x: float
    width: float


def gauge(counts: Mapping[str, int]) -> tuple[Part, ...]:
    """The counts by kind side by side, on a width of 320."""
    scale = WIDTH / (sum(counts.values()) or 1)
    drawn, x = [], 0.0
    for kind, count in counts.items():
        width = round(count * scale, 2)
        drawn.append(Part(kind, round(x, 2), width))
        x += width
    return tuple(drawn)


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on a timeline, at `x` of the row `y`."""

    label: str
    kind: str
    x: float
    y: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Days from left to right, one row each; the months are lines to read them by."""

    marks: tuple[Mark, ...]
    months: tuple[tuple[str, float], ...]

    @property
    def height(self) -> int:
        return ROW_HEIGHT * (len(self.marks) + 1)

    @property
    def view_box(self) -> str:
        return f"0 0 {TIMELINE_WIDTH} {self.height}"


def timeline(
    days: Iterable[tuple[date, str, str]], first: date, last: date
) -> Timeline:
    """The days (day, label, kind) between two days, in the order given."""
    span = (last - first).days or 1

    def place(day: date) -> float:
        return round(TIMELINE_WIDTH * (day - first).days / span, 2)

    shown = [each for each in days if first <= each[0] <= last]
    return Timeline(
        tuple(
            Mark(label, kind, place(day), ROW_HEIGHT * (row + 1))
            for row, (day, label, kind) in enumerate(shown)
        ),
        tuple((f"{day:%m/%Y}", place(day)) for day in _quarters(first, last)),
    )


def _quarters(first: date, last: date) -> list[date]:
    starts = (
        date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in (1, 4, 7, 10)
    )
    return [day for day in starts if first <= day <= last]
