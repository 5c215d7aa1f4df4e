"""IMIO's manager loads a made-up base of fourteen years, table after table, by the page."""

from imio.mutualisation.base import clock
from made_up_base import base

import pytest


def load(manager, table, folder):
    """Send a table, have what can be written, and wait for the end of it."""
    manager.go(f"{table.section}/@@import-{table.name}")
    file = folder / table.filename
    file.write_bytes(table.content)
    manager.page.set_input_files("#file", file)
    manager.page.set_checked("#leave_out", table.leave_out)
    manager.press("Vérifier le fichier")
    if table.refused:
        manager.page.check("#skip_refused")
    manager.press(f"Écrire {table.lines - table.refused} ligne(s)")
    manager.page.get_by_text("L’import est terminé.").wait_for()


def clients(manager):
    """By year, as the table of the figures shows them."""
    manager.go("@@chiffres")
    table = manager.page.locator("table", has_text="En plus chez les mêmes")
    rows = [row.split("\t") for row in table.locator("tr").all_inner_texts()[1:]]
    return {int(year): int(count) for year, count, *_ in rows}


@pytest.mark.row("M9")
def test_a_real_base_is_loaded_by_the_page(person, tmp_path):
    manager = person("imio-manager")
    tables, told = base(6, clock.today())
    before = clients(manager)
    for table in tables:
        load(manager, table, tmp_path)
    now = clients(manager)
    assert {
        year: now[year] - before.get(year, 0) for year in told.clients
    } == told.clients
