"""A filtered list in batches; its address holds all that was asked, so it can be kept and
shared: filters, order, columns.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from html import escape
from imio.mutualisation.base import saved
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.ical import Entry
from imio.mutualisation.base.ical import sent_calendar
from imio.mutualisation.base.jump import as_words
from imio.mutualisation.base.jump import bearer
from imio.mutualisation.base.parameters import day as day_asked
from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.parameters import several
from imio.mutualisation.base.spreadsheet import Cell
from imio.mutualisation.base.spreadsheet import FORMATS
from imio.mutualisation.base.spreadsheet import sent_file
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules import typed
from imio.mutualisation.rules.names import alphabetical
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


ALL = _("all", default="All")
ADDRESS = _("column_address", default="Address")
MOST = 10_000  # lines of a file
MOST_UNFOLDED = 4  # filters
CALENDAR = "ics"
COLUMNS, SORT = "columns", "sort"
SINCE, UNTIL = "from", "until"
HEADED = '<th scope="row"><a href="{}">{}</a>{}</th>'
BADGE = '<span class="mut-badge">{}</span>'
NOTE = ' <span class="mut-badge mut-badge-late">{}</span>'
OPTION = '<option value="{}">{}</option>'
CHOSEN = OPTION.replace(">", ' selected="selected">', 1)


@dataclass(frozen=True, slots=True)
class Option:
    """A value to choose, and how many of the records shown have it where that is counted."""

    value: str
    title: str
    count: int | None = None

    def __str__(self) -> str:
        return self.title if self.count is None else f"{self.title} ({self.count})"


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow the list; `chosen` is empty for all, which `everything` names. Where
    that is `None`, one of the options is always in force.
    """

    name: str
    title: Message
    options: tuple[Option, ...]
    chosen: str
    everything: Message | None = ALL

    def markup(self) -> str:
        """The options of its field: some hold every authority there is."""
        every = [] if self.everything is None else [Option("", words(self.everything))]
        return "".join(
            filled(CHOSEN if each.value == self.chosen else OPTION, each.value, each)
            for each in (*every, *self.options)
        )


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column, and what a click on it asks for where it sorts."""

    title: Message
    url: str
    sorted: str | None  # `ascending`, `descending`, as `aria-sort` says it
    style: str | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column to choose, by its name in the address."""

    name: str
    title: Message
    chosen: bool


def name_of(column: Message) -> str:
    """`state` for `label_state`: what the address says of a column."""
    return column.partition("_")[2]


class Listing(BrowserView):
    """What the pages with a list share; `filters` names what may be asked.

    A page with `columns` gives its list as a file too, of all its batches: `?format=csv`
    or `xlsx`, and as a calendar where one of them is `dated`. `cells` are the values of a
    line, beside its address. A number that is typed for words leads to its record.
    """

    batch_size = 50
    filters: tuple[str, ...] = ()
    words_in = "text"
    words_label = _("label_text_search", default="Words")
    none = _("list_none", default="Nothing answers: ask for less.")
    columns: tuple[Message, ...] = ()
    # Those that are shown where somebody chooses them.
    further: tuple[str, ...] = ()
    # The columns to sort by, each with an index that holds every record.
    sorts: Mapping[str, str] = {}
    # Whether the lines are at hand, so that any column sorts them.
    at_hand = False
    usual_sort = "sortable_title"
    # How columns look: the one that leads to the record, figures, states, numbers.
    headed = ""
    numeric: tuple[str, ...] = ()
    badged: tuple[str, ...] = ("label_state",)
    threads: tuple[str, ...] = ()
    # The column whose days a calendar shows, the short value that `from` and `until` ask,
    # and how they are named.
    dated = ""
    between = ""
    between_title: Message | None = None

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

    def record_of(self, line: Any) -> Any:
        """What the catalogue knows of the record of a line."""
        return line

    def asked(self, name: str) -> str:
        return given(self.request, name)

    def is_narrowed(self) -> bool:
        return any(self.asked(name) for name in self.filters)

    def folds(self) -> bool:
        """Whether the filters are so many that a phone would begin with them."""
        return len(self.filters) > MOST_UNFOLDED

    def text_query(self) -> dict[str, str]:
        return as_words(self.asked(self.words_in))

    def takes_words(self) -> bool:
        return self.words_in in self.filters

    def facets(self) -> list[Facet]:
        """The fields of the filter, beside words and days."""
        return []

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

    # --- The address

    def page_url(self, start: int) -> str:
        """The same list from another place on."""
        return self._again(b_start=start)

    def _again(self, **more: Any) -> str:
        return f"{self.address()}?{urlencode([*self.kept(*more), *more.items()])}"

    def kept(self, *but: str) -> list[tuple[str, str]]:
        """What the address asks, without what is said anew."""
        asked = [(name, self.asked(name)) for name in self.filters]
        if self.asked(SORT):
            asked.append((SORT, self._sort()))
        if self._chosen != self._usual:
            asked += [(COLUMNS, name) for name in self._chosen]
        return [each for each in asked if each[0] not in but]

    def kept_beside_filters(self) -> list[tuple[str, str]]:
        return self.kept(*self.filters)

    def kept_beside_columns(self) -> list[tuple[str, str]]:
        return [each for each in self.kept(COLUMNS) if each[1]]

    # --- Days

    @cached_property
    def days_asked(self) -> tuple[date | None, date | None]:
        """Since and until when. Raises `Refusal`: `parameter_invalid` (name, value)."""
        since, until = (
            day_asked(self.request, name) if self.asked(name) else None
            for name in (SINCE, UNTIL)
        )
        return since, until

    def in_days(self, brains: Sequence[Any]) -> Sequence[Any]:
        """Those of the days that are asked for; all where none is."""
        since, until = self.days_asked
        if since is None and until is None:
            return brains
        return within(brains, self.between, since, until)

    # --- In which order

    def order(self) -> dict[str, str]:
        """The order that is asked for, as a part of a query: `thread`, `-thread`."""
        asked = self._sort()
        order = "descending" if asked.startswith("-") else "ascending"
        return {"sort_on": asked.removeprefix("-"), "sort_order": order}

    def in_order(self, lines: Sequence[Any]) -> Sequence[Any]:
        """Lines that are at hand by the column that is asked for, empty cells last."""
        asked = self._sort()
        named = {name_of(each): each for each in self.columns}
        title = named.get(asked.removeprefix("-"))
        if title is None:
            return lines
        place = self.columns.index(title)
        return by_cell(
            lines, lambda line: self.cells(line)[place], asked.startswith("-")
        )

    def orders(self) -> Mapping[str, str]:
        """What the address asks for to sort by a column."""
        return (
            {each: name_of(each) for each in self.columns}
            if self.at_hand
            else self.sorts
        )

    def _sort(self) -> str:
        asked = self.asked(SORT)
        known = asked.removeprefix("-") in self.orders().values()
        return asked if known else self.usual_sort

    def headings(self) -> list[Heading]:
        """Those of the columns that are shown."""
        return [self._heading(self.columns[place]) for place in self._places]

    def ways(self) -> list[Heading]:
        """The orders of a list that is no table."""
        return [each for each in map(self._heading, self.columns) if each.url]

    def _heading(self, title: Message) -> Heading:
        """The link turns the order where it is in force already."""
        index = self.orders().get(title, "")
        ways = {index: "ascending", f"-{index}": "descending"} if index else {}
        now = ways.get(self._sort())
        following = f"-{index}" if now == "ascending" else index
        url = self._again(sort=following) if index else ""
        return Heading(title, url, now, self._style(title))

    # --- Which columns

    @property
    def _title_column(self) -> str:
        titled = (
            name for name, index in self.sorts.items() if index == "sortable_title"
        )
        return self.headed or next(titled, "")

    @cached_property
    def _usual(self) -> list[str]:
        return [name_of(each) for each in self.columns if each not in self.further]

    @cached_property
    def _chosen(self) -> list[str]:
        """The columns shown, by name: the one that leads to the record always is."""
        named = set(several(self.request, COLUMNS))
        if not named & {name_of(each) for each in self.columns}:
            return self._usual
        named.add(name_of(Message(self._title_column)))
        return [name for name in map(name_of, self.columns) if name in named]

    @cached_property
    def _places(self) -> list[int]:
        chosen = set(self._chosen)
        return [
            place for place, each in enumerate(self.columns) if name_of(each) in chosen
        ]

    def columns_to_choose(self) -> list[Column]:
        """The columns to choose from; the one that leads to the record is no choice."""
        return [
            Column(name_of(each), each, name_of(each) in self._chosen)
            for each in self.columns
            if each != self._title_column
        ]

    # --- As rows

    def notes(self, line: Any) -> Mapping[str, str]:
        """What is urgent about a line, by the column that it stands in."""
        return {}

    def pictures(self) -> Mapping[str, Callable[[Any], str]]:
        """The markup of columns that show their cell as a picture."""
        return {}

    def table_body(self) -> str:
        """The markup of the batch."""
        return "".join(map(self._row, self.lines_shown()))

    def _row(self, line: Any) -> str:
        cells, notes = self.cells(line), self.notes(line)
        shown = (
            self._cell(line, self.columns[place], cells[place], notes)
            for place in self._places
        )
        return f"<tr>{''.join(shown)}</tr>"

    def _cell(
        self, line: Any, title: Message, cell: Cell, notes: Mapping[str, str]
    ) -> str:
        note = filled(NOTE, notes[title]) if notes.get(title) else ""
        if title == self._title_column:
            return HEADED.format(escape(self.url_of(line)), escape(str(cell)), note)
        picture = self.pictures().get(title)
        if picture:
            return f"<td>{picture(line)}{note}</td>"
        style = self._style(title)
        opened = f'<td class="{style}">' if style else "<td>"
        text = written(cell)
        told = filled(BADGE, text) if title in self.badged and text else escape(text)
        return f"{opened}{told}{note}</td>"

    def _style(self, title: str) -> str | None:
        if title in self.numeric:
            return "mut-number"
        return "mut-thread" if title in self.threads else None

    # --- As a file

    def is_taken_out(self) -> bool:
        return bool(self.columns) and self.asked("format") in self.formats()

    def formats(self) -> list[str]:
        return [*FORMATS, CALENDAR] if self.dated else [*FORMATS]

    def files(self) -> list[dict[str, str]]:
        """The links to the files of the list."""
        kinds = self.formats() if self.columns and self.listed else ()
        named = {CALENDAR: "iCalendar"}
        return [
            {"title": named.get(kind, kind.upper()), "url": self._again(format=kind)}
            for kind in kinds
        ]

    def file(self) -> bytes:
        """The list as a file. Raises `Refusal`: `file_too_long` (most)."""
        if self.listed.sequence_length > MOST:
            raise Refusal(Refused("file_too_long", {"most": MOST}))
        kind, response = self.asked("format"), self.request.response
        name = self.address().rpartition("/")[2].strip("@")
        if kind == CALENDAR:
            return sent_calendar(response, name, self._entries())
        chosen = [self.columns[place] for place in self._places]
        titles = [words(title) for title in (*chosen, ADDRESS)]
        lines = map(self._line, self.lines_shown())
        return sent_file(response, name, kind, titles, lines)

    def _line(self, line: Any) -> tuple[Cell, ...]:
        cells = self.cells(line)
        return (*(cells[place] for place in self._places), self.url_of(line))

    def _entries(self) -> Iterable[Entry]:
        """The lines that have a day."""
        place, headed = (
            self.columns.index(title) for title in (self.dated, self._title_column)
        )
        what = words(self.columns[place])
        for line in self.lines_shown():
            cells, uid = self.cells(line), self.record_of(line).UID
            on = cells[place]
            if isinstance(on, date):
                told = (what, str(cells[headed]), self.url_of(line))
                yield Entry(uid, self.dated, *told, on)

    # --- As it was kept

    def keeps(self) -> bool:
        """Whether this person may keep views."""
        return bool(saved.user())

    def query_kept(self) -> str:
        """What a kept view asks again."""
        return urlencode([each for each in self.kept() if each[1]])

    def page_kept(self) -> str:
        """Which list it is, from the site on."""
        return self.address().removeprefix(saved.site_url()).strip("/")

    def views_kept(self) -> list[saved.View]:
        """What was kept of this list by this person, or is shared with it."""
        return [each for each in saved.known() if each.page == self.page_kept()]

    def may_share(self) -> bool:
        return saved.may_share()


def written(cell: Cell) -> str:
    """A cell as people read it."""
    if isinstance(cell, date):
        return day(cell)
    if isinstance(cell, Decimal):
        return euros(cell)
    return number(cell) if isinstance(cell, int) else cell or ""


def within(
    brains: Iterable[Any], name: str, since: date | None, until: date | None
) -> list[Any]:
    """Those with a short value of that name between two days, either of which may be none."""
    first, last = since or date.min, until or date.max
    dated = ((getattr(each, name), each) for each in brains)
    return [each for on, each in dated if on and first <= on <= last]


def by_cell(
    lines: Iterable[Any], cell_of: Callable[[Any], Cell], downwards: bool
) -> list[Any]:
    """The lines by what stands in a cell of each, empty ones last."""
    cells = [(cell_of(each), each) for each in lines]
    told = [each for each in cells if each[0] not in (None, "")]
    told.sort(key=lambda each: _key(each[0]), reverse=downwards)
    empty = (line for cell, line in cells if cell in (None, ""))
    return [*(line for _cell, line in told), *empty]


def _key(cell: Cell) -> Any:
    return alphabetical(cell) if isinstance(cell, str) else cell
