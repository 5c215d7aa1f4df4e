"""The figures of the settings, kept or about to be, as the rules compare them."""

from collections.abc import Mapping
from imio.mutualisation.base import clock
from imio.mutualisation.base.settings import PREFIX
from imio.mutualisation.rules.dated import DatedNumber
from imio.mutualisation.settings.limits import Figure
from imio.mutualisation.settings.limits import GRIDS
from operator import attrgetter
from plone import api
from typing import Any


def figures(known: Mapping[str, Any], figure: Figure) -> list[DatedNumber]:
    """The figure from each day on; from today on where it has no days."""
    name, today = figure.setting, clock.today()
    value = known[name] if name in known else _kept(name)
    if name not in GRIDS:
        return [] if value is None else [DatedNumber(today, value * figure.times)]
    begins, each = GRIDS[name].begins, GRIDS[name].each
    rows = [row for row in value or () if not each or row[each] == figure.code]
    found = [
        DatedNumber(row[begins] if begins else today, row[figure.column] * figure.times)
        for row in rows
        if row[figure.column] is not None
    ]
    return found if begins else sorted(found, key=attrgetter("value"))[-1:]


def _kept(name: str) -> Any:
    return api.portal.get_registry_record(f"{PREFIX}.{name}", default=None)
