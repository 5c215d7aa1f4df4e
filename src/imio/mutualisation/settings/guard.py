"""The one guard of the settings, whatever the door: asked first, and at every write."""

from collections import defaultdict
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from datetime import date
from imio.mutualisation.base import clock
from imio.mutualisation.base.act_models import may_keep_models
from imio.mutualisation.base.bce import is_valid
from imio.mutualisation.base.roster import IRosterRow
from imio.mutualisation.base.roster import seats
from imio.mutualisation.base.shown import text
from imio.mutualisation.base.typed import about
from imio.mutualisation.base.typed import disorder
from imio.mutualisation.base.typed import rows_of
from imio.mutualisation.rules import dated
from imio.mutualisation.rules import typed
from imio.mutualisation.rules.roster import may_list
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.settings.limits import Columns
from imio.mutualisation.settings.limits import FIGURES
from imio.mutualisation.settings.limits import GRIDS
from imio.mutualisation.settings.limits import Limits
from imio.mutualisation.settings.limits import OF_THE_LAW
from imio.mutualisation.settings.wording import columns
from imio.mutualisation.settings.wording import FIELDS
from imio.mutualisation.settings.wording import Row
from imio.mutualisation.settings.wording import row_text
from imio.mutualisation.settings.wording import title
from imio.mutualisation.standards.publiccode.addresses import is_link
from itertools import starmap
from typing import Any
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IField

import re


PREFIX = re.compile(r"ocds-[a-z0-9]{6}")


def _address(value: str) -> Verdict:
    return require(is_link(value), "setting_address_invalid", value=value)


def _enterprise(value: str) -> Verdict:
    return require(is_valid(value), "setting_number_invalid", value=value)


def _prefix(value: str) -> Verdict:
    return require(bool(PREFIX.fullmatch(value)), "setting_prefix_invalid", value=value)


def _past(value: date) -> Verdict:
    return require(value <= clock.today(), "setting_day_to_come", day=value)


def _roster(value: list[Row]) -> Verdict:
    days = (each for row in value for each in disorder(IRosterRow, row.get, row))
    return first_refusal(*days, may_list(seats(value)))


# What is neither a figure nor a day it begins: by setting, by grid, or by column of one.
CHECKS: Mapping[str, Callable[[Any], Verdict]] = {
    "own_bce_number": _enterprise,
    "own_roster": _roster,
    "act_models": may_keep_models,
    "ocds_licence": _address,
    "ocid_prefix": _prefix,
    "timestamp_url": _address,
    "url": _address,
    "verified_on": _past,
}


def of_its_kind(name: str, value: Any) -> Verdict:
    """What the registry lets through: nothing where something is due, yes where a number is,
    anything where yes or no is; in the columns of a grid, too.

    Refused: `value_missing`, `number_invalid`, `yes_no_invalid`.
    """
    field = FIELDS[name]
    if value is None:
        due = require(not field.required, "value_missing")
        return due or about(due, field)
    cells = [(field, value)]
    for row in rows_of(field, value):
        cells += [(columns(name)[each], said) for each, said in row.items() if said]
    return first_refusal(*starmap(_simple, cells))


def _simple(field: IField, value: Any) -> Verdict:
    read: Any = GRANTED
    if IBool.providedBy(field):
        read = typed.yes_no(value)
    elif isinstance(value, bool):
        read = typed.whole(value)
    return about(read, field) if isinstance(read, Refused) else GRANTED


def may_set(name: str, value: Any) -> Verdict:
    """Whether a setting may hold a value of its kind.

    Refused, with `setting`, as its page calls it: as `begun`, `each_once` and `within` of
    `rules/dated.py`; `setting_address_invalid`, `setting_number_invalid`,
    `setting_prefix_invalid` (value), `setting_day_to_come` (day).
    """
    if name not in GRIDS or name in CHECKS:
        return _about(title(name), _of_value(name, value))
    return first_refusal(
        *(
            verdict
            for called, rows in _lists(name, value or ()).items()
            for verdict in _of_list(name, called, rows)
        )
    )


def _about(called: str, verdict: Verdict) -> Verdict:
    return verdict.about(setting=called) if isinstance(verdict, Refused) else verdict


def _of_value(name: str, value: Any) -> Verdict:
    if value is None:
        return GRANTED
    if name in FIGURES:
        return dated.within(value, FIGURES[name])
    return CHECKS[name](value) if name in CHECKS else GRANTED


def _lists(name: str, rows: Any) -> dict[str, list[Row]]:
    """The lists that a grid holds, by what they are called."""
    column = GRIDS[name].each
    if not column or not rows:
        return {title(name): list(rows)}
    lists = defaultdict(list)
    for row in rows:
        lists[title(name, text(columns(name)[column], row[column]))].append(row)
    return lists


def _of_list(name: str, called: str, rows: list[Row]) -> Iterator[Verdict]:
    limits = GRIDS[name]
    if limits.begins:
        days = [row[limits.begins] for row in rows]
        yield _about(called, dated.begun(days, clock.today()))
    for known_by in limits.known_by:
        yield _about(called, _once(name, known_by, rows))
    for row in rows:
        for column, value in row.items():
            if value not in (None, ""):
                yield _about(called, _of_cell(limits, row, column))


def _once(name: str, known_by: Columns, rows: list[Row]) -> Verdict:
    """Names and addresses are the same in capitals."""
    known = [{column: row[column] for column in known_by} for row in rows]
    shown = [row_text(name, each) for each in known]
    return dated.each_once([each.casefold() for each in shown])


def _of_cell(limits: Limits, row: Row, column: str) -> Verdict:
    if column in limits.figures:
        bounds = OF_THE_LAW.get(row.get(limits.each, ""), limits.figures[column])
        return dated.within(row[column], bounds)
    return CHECKS[column](row[column]) if column in CHECKS else GRANTED
