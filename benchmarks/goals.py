"""What is promised, goal by goal: held, and the stretch that is aimed at."""

from dataclasses import dataclass


TIMES = "x"


@dataclass(frozen=True, slots=True)
class Goal:
    """A bound on a measured figure; `most` when it is an upper one."""

    id: str
    what: str
    # `None`: measured, and nothing promised.
    holds: float | None
    stretch: float | None = None
    unit: str = TIMES
    most: bool = False
    # The sizes at which it is promised; empty for all of them.
    at: tuple[int, ...] = ()
    # What stands between the figure and the goal, as profiles show it.
    because: str = ""

    def reached(self, value: float, bound: float | None) -> bool:
        if bound is None:
            return False
        return value <= bound if self.most else value >= bound

    def verdict(self, value: float) -> str:
        """`stretch`, `held`, or by how much it is not."""
        if self.holds is None:
            return "no goal"
        if self.reached(value, self.stretch):
            return "stretch"
        if self.reached(value, self.holds):
            return "held"
        far = value / self.holds if self.most else self.holds / (value or 1e-9)
        by = f"{shown(far)} times away" if self.holds else f"{shown(value)} too many"
        return f"not held: {by}{self.because and f'; {self.because}'}"

    def asked(self) -> str:
        """`>= 1.5x (2x)`."""
        if self.holds is None:
            return "-"
        stretch = "" if self.stretch is None else f" ({self.with_unit(self.stretch)})"
        return f"{'<=' if self.most else '>='} {self.with_unit(self.holds)}{stretch}"

    def with_unit(self, value: float) -> str:
        """`1.5x`, `140 records`."""
        return f"{shown(value)}{'' if self.unit == TIMES else ' '}{self.unit}".strip()


def shown(value: float) -> str:
    """Three figures at least: `0.0384`, `1.25`, `211`."""
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _growth(name: str, what: str, holds: float, stretch: float | None = None) -> Goal:
    return Goal(name, f"{what}: exponent of its growth", holds, stretch, "", most=True)


# Why goals are not held that several have in common.
ENVELOPE = "what remains is Plone's envelope: parent, children by a query, expansion, JSON with indents"
ONE_BY_ONE = "history, permissions and index of each record are written one by one; there is no other way for many"
PLONE_CREATES = "most of it is what Plone does for every content: identity, dates, roles, its own 31 indexes"
WIDGETS = "z3c.form makes a widget and its terms for each field and cell"


GOALS = {
    goal.id: goal
    for goal in (
        Goal("P1.one", "create one by one, times vanilla's speed", 1.5, 2),
        Goal(
            "P1.bulk",
            "create in bulk, times vanilla's speed",
            3,
            5,
            because=PLONE_CREATES,
        ),
        Goal(
            "P1.tryton.one",
            "create one by one, times Tryton's speed",
            1,
            1.5,
            because=PLONE_CREATES,
        ),
        Goal(
            "P1.tryton.bulk",
            "create in bulk, times Tryton's speed",
            1,
            1.5,
            because=PLONE_CREATES,
        ),
        Goal("P2.one", "a guarded step, times vanilla's doActionFor", 1, 2),
        Goal(
            "P2.bulk",
            "guarded steps in bulk, times vanilla's doActionFor",
            3,
            5,
            because=ONE_BY_ONE,
        ),
        Goal("P3", "access to a member of 1 000 records", 500, 1500),
        Goal(
            "P4.request",
            "GET of a request, in no-ops",
            1.4,
            1.2,
            most=True,
            because=ENVELOPE,
        ),
        Goal(
            "P4.quote",
            "GET of a quote, in no-ops",
            1.4,
            1.2,
            most=True,
            because=ENVELOPE,
        ),
        Goal(
            "P4.hundred",
            "100 in full, times @search?fullobjects",
            5,
            because="each record is woken, and its choices told by their terms",
        ),
        Goal(
            "P5.stock",
            "list of 100, times stock @search",
            2,
            2.5,
            because="stock sorts by an index of dates too; ours signs in, filters by type and says more",
        ),
        Goal(
            "P5.tryton",
            "list of 100 over HTTP, times Tryton",
            10,
            because="each call is let through Plone's traversal and sign-in",
        ),
        Goal("P6.page", "first page, filtered and sorted, times stock", None),
        _growth("P6.growth", "first page, filtered and sorted", 0.30, 0.15),
        Goal("P7", "counts by state, times a loop over brains", 80),
        Goal("P8.errors", "answers 5xx to 8 clients", 0, unit="errors", most=True),
        Goal(
            "P8.writers",
            "4 writers against one",
            0.8,
            0.9,
            because="writers take turns, and the four clients run on the same cores",
        ),
        Goal("P8.readers", "GET a second, times vanilla's", 0.5),
        Goal(
            "P9.first",
            "first import of 600, times api.content.create",
            3,
            because=PLONE_CREATES,
        ),
        Goal("P9.again.records", "import unchanged", 0, unit="records", most=True),
        Goal("P9.again", "import unchanged, times api.content.create", 15),
        Goal("P10.export", "export of a list, times the serializer", 5),
        Goal("P10.memory", "peak of an export", 64, unit="MB", most=True),
        Goal(
            "P11.list",
            "page of 100 rows, in empty pages",
            1.2,
            1.1,
            most=True,
            because="rows of a list are written in Python, one after the other",
        ),
        Goal(
            "P11.fragment",
            "the view alone, times its page",
            8,
            because="the page around it was made fast: its theme is most of it",
        ),
        Goal("P11.request", "page of a request, in empty pages", 1.5, most=True),
        Goal("P11.figures", "figures, in empty pages", 1.5, most=True, at=(10_000,)),
        Goal(
            "P11.radar",
            "radar, in empty pages",
            1.5,
            most=True,
            at=(10_000,),
            because="every product and licence is judged by its rules anew",
        ),
        Goal("P11.forms", "form, in empty pages", 2, most=True, because=WIDGETS),
        Goal("P11.cold", "figures, cold", 300, unit="ms", most=True),
        Goal("P11.daily", "a page of every day", 70, None, "ms", True, (10_000,)),
        Goal("P12.create", "written by a creation", 140, 110, "records", True),
        Goal("P12.step", "written by a step", 30, None, "records", True),
        _growth("P12.create.growth", "creation", 0.10),
        _growth("P12.step.growth", "step", 0.10),
        Goal(
            "P13",
            "two instances against one",
            1.7,
            because="there is no supported way yet to run two: a storage server comes with production",
        ),
        Goal("P14", "PDF of a quote", 30, unit="ms", most=True),
    )
}
