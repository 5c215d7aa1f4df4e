"""Whom to call first of those who may still join."""

from datetime import date
from imio.mutualisation.rules.prospecting import in_order
from imio.mutualisation.rules.prospecting import Prospect


def prospect(name, likelihood="", call=None):
    return Prospect(name, "contacted", likelihood, call)


def test_who_is_to_be_called_comes_first_then_who_is_likely():
    soon, later = date(2026, 6, 11), date(2026, 9, 1)
    told = [
        prospect("unsaid"),
        prospect("low", "low"),
        prospect("high", "high"),
        prospect("later", "high", later),
        prospect("soon", "low", soon),
        prospect("also high", "high"),
    ]
    names = ["soon", "later", "high", "also high", "low", "unsaid"]
    assert [each.brain for each in in_order(told)] == names
