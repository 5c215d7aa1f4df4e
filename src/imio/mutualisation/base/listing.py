"""A filtered list in batches; its address holds the filter, so it can be shared."""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.jump import as_words
from imio.mutualisation.base.jump import bearer
from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.spreadsheet import Cell
from imio.mutualisation.base.spreadsheet import FORMATS
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules import typed
from imio.mutualisation.rules.verdict import Refused
from plone.base.batch import Batch
from Products.Five.browser import BrowserView
from typing import Any
from urllib.parse import urlencode
from zope.i18nmessageid import Message


def filled(markup: str, *values: Any) -> str:
    """The markup of a row, its `{}` replaced by these texts, escaped; `None` is empty.

    For the long lists: a page template takes a tenth of a millisecond for each cell.
    """
    return markup.format(
        *("" if each is None else escape(str(each)) for each in values)
    )


@dataclass(frozen=True, slots=True)
class Option:
    """A value to choose, and how many of the records shown have it."""

    value: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow the list; `chosen` is empty for all."""

    name: str
    title: Message
    options: tuple[Option, ...]
    chosen: str


ADDRESS = _("column_address", default="Address")
MOST = 10_000  # lines of a file


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column, and what a click on it asks for where it sorts."""

    title: Message
    url: str
    sorted: str | None  # `ascending`, `descending`, as `aria-sort` says it
    style: str | None


class Listing(BrowserView):
    """What the pages with a list share; `filters` names what may be asked.

    A page with `columns` gives its list as a file too, of all its batches: `?format=csv`
    or `xlsx`. `cells` are the values of a line, beside its address. A number
    that is typed for words leads to its record.
    """

    batch_size = 50
    filters: tuple[str, ...] = ()
    words_in = "text"
    columns: tuple[Message, ...] = ()
    # The columns to sort by, each with an index that holds every record, and those of figures.
    sorts: Mapping[str, str] = {}
    usual_sort = "sortable_title"
    numeric: tuple[str, ...] = ()

    def __call__(self) -> Any:
        if self.is_taken_out():
            return self.file()
        there = bearer(self.asked(self.words_in))
        return self._go_to(there.getURL()) if there else super().__call__()

    def _go_to(self, url: str) -> str:
        return str(self.request.response.redirect(url))

    def cells(self, line: Any) -> tuple[Cell, ...]:
        return ()

    def lines_shown(self) -> Iterable[Any]:
        """What each row of the batch is made of."""
        return self.listed

    def url_of(self, line: Any) -> str:
        return line.getURL()

    def asked(self, name: str) -> str:
        return given(self.request, name)

    def is_narrowed(self) -> bool:
        return any(self.asked(name) for name in self.filters)

    def text_query(self) -> dict[str, str]:
        return as_words(self.asked(self.words_in))

    def address(self) -> str:
        return self.context.absolute_url()

    def batch(self, brains: Sequence[Any]) -> Batch:
        """The batch that the address asks for; the first one when it makes no sense, as
        after the last line of a list that has become shorter.
        """
        start = typed.whole(self.asked("b_start"))
        known = isinstance(start, int) and 0 < start < len(brains)
        if self.is_taken_out():
            return Batch(brains, MOST)
        return Batch(brains, self.batch_size, start if known else 0)

    def page_url(self, start: int) -> str:
        """The same list from another place on."""
        return self._again(b_start=start)

    def _again(self, **more: Any) -> str:
        asked = {name: self.asked(name) for name in self.filters}
        if self.asked("sort"):
            asked["sort"] = self._sort()
        return f"{self.address()}?{urlencode({**asked, **more})}"

    # --- in which order

    def order(self) -> dict[str, str]:
        """The order that is asked for, as a part of a query: `thread`, `-thread`."""
        asked = self._sort()
        order = "descending" if asked.startswith("-") else "ascending"
        return {"sort_on": asked.removeprefix("-"), "sort_order": order}

    def _sort(self) -> str:
        asked = self.asked("sort")
        known = asked.removeprefix("-") in self.sorts.values()
        return asked if known else self.usual_sort

    def headings(self) -> list[Heading]:
        return [
            self._heading(title, self.sorts.get(title, "")) for title in self.columns
        ]

    def _heading(self, title: Message, index: str) -> Heading:
        """The link turns the order where it is in force already."""
        ways = {index: "ascending", f"-{index}": "descending"} if index else {}
        now = ways.get(self._sort())
        following = f"-{index}" if now == "ascending" else index
        url = self._again(sort=following) if index else ""
        return Heading(title, url, now, "mut-number" if title in self.numeric else None)

    # --- as a file

    def is_taken_out(self) -> bool:
        return bool(self.columns) and self.asked("format") in FORMATS

    def files(self) -> list[dict[str, str]]:
        """The links to the files of the list."""
        kinds = FORMATS if self.columns and self.listed else ()
        return [
            {"title": kind.upper(), "url": self._again(format=kind)} for kind in kinds
        ]

    def file(self) -> bytes:
        """The list as a file. Raises `Refusal`: `file_too_long` (most)."""
        if self.listed.sequence_length > MOST:
            raise Refusal(Refused("file_too_long", {"most": MOST}))
        name, kind = self.address().rpartition("/")[2].strip("@"), self.asked("format")
        media_type, write = FORMATS[kind]
        self.request.response.setHeader("Content-Type", media_type)
        shown = f'attachment; filename="{name}.{kind}"'
        self.request.response.setHeader("Content-Disposition", shown)
        titles = [words(title) for title in (*self.columns, ADDRESS)]
        rows = ((*self.cells(each), self.url_of(each)) for each in self.lines_shown())
        return write(titles, rows)
