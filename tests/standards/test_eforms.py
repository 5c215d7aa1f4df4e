"""A notice says of a tender what eForms asks, under the identifiers of its fields."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from imio.mutualisation.standards.eforms import Notice
from imio.mutualisation.standards.eforms import terms
from open_contracting import FULL

import pytest
import re


NOTICE = Notice("open", None, {"1": Decimal(500000)}, "https://x/pdf", "https://x")


def told(notice=NOTICE, process=FULL):
    return [(each.lot, each.field, each.value) for each in terms(process, notice)]


@pytest.mark.row("M13")
def test_each_field_is_one_of_eforms_and_says_something():
    for lot, field, value in told():
        assert re.fullmatch(r"BT-\d+(\([dt]\))?-(Procedure|Lot|Organi).*", field)
        assert bool(lot) == ("-Lot" in field)
        assert value


@pytest.mark.parametrize(
    ("lot", "field", "value"),
    [
        ("", "BT-21-Procedure", "Hébergement"),
        ("", "BT-105-Procedure", "open"),
        ("", "BT-27-Procedure", "400000.00 EUR"),
        ("", "BT-500-Organization-Company", "IMIO"),
        ("LOT-0001", "BT-271-Lot", "500000.00 EUR"),
        ("LOT-0001", "BT-765-Lot", "fa-wo-rc"),
    ],
)
def test_what_goes_into_a_field(lot, field, value):
    assert (lot, field, value) in told()


def test_a_cpv_code_stands_without_its_check_digit():
    checked = told(process=replace(FULL, cpv="72400000-4"))
    assert ("", "BT-262-Procedure", "72400000") in checked


def test_candidates_have_a_day_of_their_own():
    restricted = Notice(
        "restricted", date(2026, 7, 1), {}, "https://x/pdf", "https://x"
    )
    assert ("LOT-0001", "BT-1311(d)-Lot", "2026-07-01") in told(restricted)
    assert "BT-1311(d)-Lot" not in {field for _lot, field, _value in told()}
