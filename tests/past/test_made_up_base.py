"""Fourteen years of a made-up base come in table by table, and add up as they should."""

from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.clients import services
from imio.mutualisation.base.tally import SIGNED
from imio.mutualisation.base.tally import tally
from imio.mutualisation.importing.columns import known_alone
from imio.mutualisation.importing.outcome import refused_count
from imio.mutualisation.importing.outcome import to_write
from imio.mutualisation.importing.table import read_table
from imio.mutualisation.rules import clients
from made_up_base import base
from plone import api
from tables import importers

import pytest


def brought(place, table):
    """Write what can be; how many lines there are, and how many are refused."""
    importer = importers()[f"import-{table.name}"]
    read = read_table(table.content, table.filename)
    read = known_alone(read, importer.columns) if table.leave_out else read
    section = place[table.section]
    lines = importer.plan(section, read)
    list(importer.write(section, to_write(lines)))
    return len(lines), refused_count(lines)


def signed():
    return dict(tally(SIGNED))


def clients_by_year():
    return {row.year: row.clients for row in clients.by_year(services(), clock.today())}


@pytest.mark.row("M9", "K14")
def test_a_dirty_base_of_fourteen_years_adds_up_as_it_should(demo):
    tables, told = base(12, clock.today())
    before, had = signed(), clients_by_year()
    acts = len(existing("Deliberation"))
    with api.env.adopt_user(username="imio-manager"):
        found = [(each.name, *brought(demo, each)) for each in tables]
    assert found == [(each.name, each.lines, each.refused) for each in tables]
    after = signed()
    for year, quotes in told.quotes.items():
        assert (after[year][0], sum(after[year][1:])) == (
            before.get(year, [0])[0] + quotes,
            sum(before.get(year, [0])[1:]) + told.signed[year],
        )
    assert len(existing("Deliberation")) == acts + told.acts
    now = clients_by_year()
    assert {year: now[year] - had.get(year, 0) for year in told.clients} == told.clients
