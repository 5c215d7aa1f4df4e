"""What a grid takes over REST, and how it gives it back."""

from forms import send
from itertools import chain

import json
import pytest


HTML = {"Accept": "text/html"}
TASK = {"task": "Installation", "done_by": None}


@pytest.fixture
def plan(client):
    """Write a plan to a request and read it back: `plan(rows)`."""
    officer = client("imio-officer")
    found = officer.get("@search?review_state=implementation")
    address = found.json()["items"][0]["@id"]

    def write(rows):
        answer = officer.patch(address, data=json.dumps({"plan": rows}))
        return answer.status_code, officer.get(address).json()["plan"]

    return write


def test_rows_come_back_as_they_went(plan):
    row = {**TASK, "planned_days": "12.50", "done_days": "0.00", "due": "2026-01-31"}
    row["area"] = "data"
    assert plan([{**row, "done": True}]) == (204, [{**row, "done": True}])


def test_what_is_missing_takes_its_default(plan):
    empty = {"planned_days": None, "done_days": None, "due": None, "done": False}
    empty["area"] = "other"
    assert plan([TASK]) == (204, [{**TASK, **empty}])
    assert plan([{**TASK, "due": "", "planned_days": 12.5}]) == (
        204,
        [{**TASK, **empty, "planned_days": "12.50"}],
    )
    assert plan([]) == (204, [])


def test_what_cannot_be_read_is_refused_and_nothing_written(plan):
    _, before = plan([TASK])
    wrong = {
        "rows are objects": [["Installation"], "x", [3], [None], 3, [{"token": "x"}]],
        "columns are known": [[{**TASK, "tache": "x"}]],
        "columns are due": [[{}], [{"task": ""}], [{"task": None}], [{"done": True}]],
        "types": [[{"task": 3}], [{**TASK, "due": "31/02/2026"}], [{**TASK, "due": 3}]],
        "amounts": [
            [{**TASK, "planned_days": each}]
            for each in ("12.500", "-1", True, float("nan"), float("inf"), "1e3", [1])
        ],
    }
    for rows in chain(*wrong.values()):
        assert plan(rows) == (400, before), rows


def test_the_row_that_is_copied_has_no_error(client):
    officer, row = client("imio-officer"), "form.widgets.migrations.TT"
    blank = {f"{row}-empty-marker": "1", f"{row}.widgets.product-empty-marker": "1"}

    def errors(typed):
        typed = {"form.buttons.save": "1", **typed}
        page = send(officer, "adherents/bastogne/@@edit", **typed)
        return page.text.count("Champ obligatoire")

    assert errors(blank) == errors({}) > 0


def test_a_row_in_which_nobody_typed_is_none(technician):
    grid, page = "form.widgets.index_values", "@@mutualisation-settings/prices"
    row = {"valid_from": "2026-01-01", "value": "150", "source": "Statbel"}
    sent = {"form.buttons.save": "1", f"{grid}.count": "2"}
    for place, cells in (("0", row), ("1", dict.fromkeys(row, ""))):
        typed = {f"{grid}.{place}.widgets.{name}": cells[name] for name in cells}
        sent |= {f"{grid}.{place}-empty-marker": "1", **typed}
    assert "Champ obligatoire" not in send(technician, page, **sent).text
    half = {**sent, f"{grid}.1.widgets.source": "Statbel"}
    assert "Champ obligatoire" in send(technician, page, **half).text
