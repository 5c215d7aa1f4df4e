"""The demonstration is whole, on the day the tests run and on any other."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.demo import people
from imio.mutualisation.demo.inventory import inventory
from imio.mutualisation.security import REQUEST
from pathlib import Path

import json
import pytest
import runpy


WHOLE = json.loads(Path(__file__).with_name("demonstration.json").read_text())


@pytest.mark.row("K14")
def test_there_is_a_request_in_every_state(demo):
    states = {brain.review_state for brain in existing("ServiceRequest")}
    assert states == {state.id for state in REQUEST.states}


def test_there_is_as_much_of_everything_on_any_day(demo):
    assert inventory() == WHOLE


def test_make_start_names_every_account():
    script = runpy.run_path(str(Path(__file__).parents[2] / "scripts" / "announce.py"))
    assert script["ACCOUNTS"].keys() == {
        *people.STAFF,
        *people.PEOPLE,
        *people.PARTNERS,
    }
