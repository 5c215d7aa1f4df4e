"""`GET @list`: the records of a type as a table, straight from what the catalogue keeps."""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from functools import partial
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.batched import batched
from imio.mutualisation.base.brief import BRIEF
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.catalog import TYPE
from imio.mutualisation.base.ical import Entry
from imio.mutualisation.base.ical import sent_calendar
from imio.mutualisation.base.listing import by_cell
from imio.mutualisation.base.listing import CALENDAR
from imio.mutualisation.base.listing import SINCE
from imio.mutualisation.base.listing import UNTIL
from imio.mutualisation.base.listing import within
from imio.mutualisation.base.parameters import day
from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.parameters import invalid
from imio.mutualisation.base.parameters import needed
from imio.mutualisation.base.parameters import one_of
from imio.mutualisation.base.parameters import several
from imio.mutualisation.base.parameters import whole
from imio.mutualisation.base.spreadsheet import sent_csv
from imio.mutualisation.base.spreadsheet import sent_xlsx
from imio.mutualisation.base.words import words
from imio.mutualisation.rules.verdict import Refused
from Missing import MV
from plone import api
from plone.dexterity.utils import iterSchemata
from plone.dexterity.utils import iterSchemataForType
from plone.restapi.interfaces import ISchemaSerializer
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.services import Service
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any
from urllib.parse import quote
from zope.component import getMultiAdapter
from zope.schema import getFields

import json


# Which short value is the day that `from` and `until` ask, and that a calendar shows.
DAY = "day"
# What a table says of every record beside its short values.
ALWAYS = {"UID": "UID", "title": "Title", "review_state": "review_state"}
# Indexes that hold every record: those without a value would fall out of the order.
SORTED = {"title": "sortable_title", "created": "created", "modified": "modified"}
OWN = frozenset(
    {"type", "fields", "sort", "format", "b_start", "b_size", DAY, SINCE, UNTIL}
)
JSON, CSV, XLSX = "json", "csv", "xlsx"
ADDRESS = "@id"
WHOLE = "_all"
MOST, FIRST = 1000, 100
PLAIN = (str, int, type(None))


class ListGet(Service):
    """The records of `type` below the address, in batches of `b_size`.

    `fields` are short values of the type, all of them when none is named; `_all` are the
    fields of the records themselves, those that the person may read. `sort` is `title`,
    `created`, `modified` or a short value, downwards with a `-` before it. `day` names
    a short value that is one, which `from` and `until` narrow. Any other parameter is a
    filter: the state, or a short value with an index. `format=csv` and `xlsx` give all of
    them at once, as a file for a spreadsheet, `ics` the days as a calendar.
    """

    def render(self) -> str | bytes:
        """On one line: with indents, Python writes JSON ten times slower."""
        self.check_permission()
        if self._format != JSON:
            return self._files[self._format]()
        self.request.response.setHeader("Content-Type", self.content_type)
        return json.dumps(self.reply(), sort_keys=True)

    def reply(self) -> dict[str, Any]:
        return batched(self.request, self._found(), partial(map, self._row))

    @property
    def _files(self) -> Mapping[str, Callable[[], bytes]]:
        """What makes the file of each format."""
        return {
            CSV: partial(self._sheet, sent_csv),
            XLSX: partial(self._sheet, sent_xlsx),
            CALENDAR: self._calendar,
        }

    def _sheet(self, send: Callable[..., bytes]) -> bytes:
        columns = (ADDRESS, *ALWAYS, *self._fields)
        rows = (
            {name: _cell(value) for name, value in self._row(entry).items()}
            for entry in self._found()
        )
        return send(self.request.response, self._type.lower(), columns, rows)

    def _calendar(self) -> bytes:
        name = self._day or needed(self.request, DAY)
        what = self._titles.get(name, name)
        entries = (
            Entry(each.UID, name, what, each.Title, self._address(each), on)
            for each in self._found()
            if isinstance(on := getattr(each, name), date)
        )
        return sent_calendar(self.request.response, self._type.lower(), entries)

    @cached_property
    def _titles(self) -> dict[str, str]:
        """What the fields of the type are called."""
        schemata = iterSchemataForType(TYPE.format(self._type))
        fields = (field for schema in schemata for field in getFields(schema).items())
        return {name: words(field.title) for name, field in fields}

    def _found(self) -> list[ICatalogBrain]:
        # Read here, since the batch has another size where none is asked for.
        form = self.request.form
        form["b_start"] = self._number("b_start", 0, 10**9)
        form["b_size"] = self._number("b_size", FIRST, MOST) or FIRST
        query = {**self._filters(), **self._order()}
        # Without the batch: the catalogue would choose anew among those of one minute or
        # of one title for each, and some would come twice and others never.
        brains = found(self._type, path=path(self.context), **query)
        since, until = self._days
        if self._day and (since or until):
            brains = within(brains, self._day, since, until)
        if self._sort in SORTED:
            return brains
        return by_cell(brains, self._cell_of, self._is_downwards)

    def _cell_of(self, entry: ICatalogBrain) -> Any:
        return _cell(getattr(entry, self._sort))

    @cached_property
    def _day(self) -> str:
        """Raises `Refusal`: `parameter_invalid`, and `parameter_missing` where only its
        bounds are named.
        """
        bounded = any(given(self.request, name) for name in (SINCE, UNTIL))
        name = needed(self.request, DAY) if bounded else given(self.request, DAY)
        if name and name not in self._known:
            raise invalid(DAY, name)
        return name

    @cached_property
    def _days(self) -> tuple[date | None, ...]:
        return tuple(
            day(self.request, name) if given(self.request, name) else None
            for name in (SINCE, UNTIL)
        )

    @cached_property
    def _type(self) -> str:
        asked = needed(self.request, "type")
        name = asked.removeprefix(TYPE.format(""))
        if TYPE.format(name) not in BRIEF:
            raise invalid("type", asked)
        return name

    @cached_property
    def _known(self) -> tuple[str, ...]:
        return BRIEF[TYPE.format(self._type)]

    @cached_property
    def _indexed(self) -> set[str]:
        """The short values that have an index, and the state."""
        indexes = api.portal.get_tool("portal_catalog").indexes()
        return {"review_state", *self._known} & set(indexes)

    @cached_property
    def _format(self) -> str:
        return one_of(self.request, "format", JSON, *self._files)

    @cached_property
    def _whole(self) -> bool:
        """Whether records are told in full, which no row of a spreadsheet holds."""
        return self._format == JSON and self._several("fields") == [WHOLE]

    @cached_property
    def _fields(self) -> tuple[str, ...]:
        asked = [] if self._whole else self._several("fields")
        for name in asked:
            if name not in self._known:
                raise invalid("fields", name)
        return tuple(asked) or self._known

    def _filters(self) -> dict[str, list[str]]:
        names = [name for name in self.request.form if name not in OWN]
        for name in names:
            if name not in self._indexed:
                raise Refusal(Refused("unknown_field", {"field": name}))
        return {name: self._several(name) for name in names}

    def _order(self) -> dict[str, str]:
        """By the title, where no index holds every record."""
        index = SORTED.get(self._sort, SORTED["title"])
        downwards = self._is_downwards and self._sort in SORTED
        order = "descending" if downwards else "ascending"
        return {"sort_on": index, "sort_order": order}

    @cached_property
    def _sort(self) -> str:
        asked = given(self.request, "sort") or "title"
        name = asked.removeprefix("-")
        if name not in SORTED and name not in self._known:
            raise invalid("sort", asked)
        return name

    @cached_property
    def _is_downwards(self) -> bool:
        return given(self.request, "sort").startswith("-")

    def _number(self, name: str, default: int, most: int) -> int:
        if not given(self.request, name):
            return default
        number = whole(self.request, name)
        if number > most:
            raise invalid(name, str(number))
        return number

    def _several(self, name: str) -> list[str]:
        """The values of a parameter, given again and again or parted by commas."""
        texts = several(self.request, name)
        return [each for text in texts for each in text.split(",") if each]

    def _row(self, entry: ICatalogBrain) -> dict[str, Any]:
        values = self._stored(entry) if self._whole else self._values(entry)
        return {ADDRESS: self._address(entry), **dict(values)}

    @cached_property
    def _site(self) -> tuple[int, str]:
        """How long its path is, and its address."""
        site = api.portal.get()
        return len(path(site)), site.absolute_url()

    def _address(self, entry: ICatalogBrain) -> str:
        """`getURL` works out the address of the site anew for each record."""
        start, url = self._site
        return f"{url}{quote(entry.getPath()[start:])}"

    def _values(self, entry: ICatalogBrain) -> Iterator[tuple[str, Any]]:
        yield from self._always(entry)
        short = entry.short
        for name in self._fields:
            yield name, _told(short.get(name))

    def _stored(self, entry: ICatalogBrain) -> Iterator[tuple[str, Any]]:
        """The fields of the record itself, which is woken for it."""
        yield from self._always(entry)
        # The catalogue has said that this person may see it.
        record = entry._unrestrictedGetObject()
        for schema in iterSchemata(record):
            told = getMultiAdapter((schema, record, self.request), ISchemaSerializer)
            yield from told().items()

    def _always(self, entry: ICatalogBrain) -> Iterator[tuple[str, Any]]:
        """A type without steps has no state: null."""
        for name, column in ALWAYS.items():
            value = getattr(entry, column)
            yield name, None if value is MV else value


def _told(value: Any) -> Any:
    """A short value as JSON; most are plain, or a day."""
    if isinstance(value, PLAIN):
        return value
    return value.isoformat() if type(value) is date else json_compatible(value)


def _cell(value: Any) -> Any:
    """A value as a cell of a spreadsheet: what is several stands side by side."""
    return " ; ".join(map(str, value)) if isinstance(value, list) else value
