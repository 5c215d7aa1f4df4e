"""What one may choose to hear, and when the mail of the week is due."""

from datetime import date
from imio.mutualisation.rules.mailing import BINDING
from imio.mutualisation.rules.mailing import digest_due
from imio.mutualisation.rules.mailing import kind_of
from imio.mutualisation.security import WORKFLOWS

import pytest


@pytest.mark.parametrize(
    ("type_name", "step", "kind"),
    [
        ("ServiceRequest", "hold", "requests"),
        ("Quote", "send", None),
        ("Need", "pool", "needs"),
        ("Member", "admit", None),
        ("Partner", "select", None),
    ],
)
def test_what_binds_has_no_kind(type_name, step, kind):
    assert kind_of(type_name, step) == kind


def test_each_type_that_binds_has_a_kind():
    assert all(kind_of(type_name) for type_name in BINDING)


SUNDAY, MONDAY = date(2027, 1, 3), date(2027, 1, 4)


@pytest.mark.parametrize(
    ("last", "today", "due"),
    [
        (SUNDAY, MONDAY, True),
        (MONDAY, MONDAY, False),
        (MONDAY, date(2027, 1, 10), False),
        (MONDAY, date(2027, 1, 13), True),
        (date(2026, 12, 31), SUNDAY, False),
        (MONDAY, SUNDAY, False),
    ],
)
def test_a_mail_of_the_week_is_due_from_its_first_day_on(last, today, due):
    assert digest_due(last, today) is due


def test_what_binds_is_a_step_of_its_type():
    steps = {each.name: {row.id for row in each.transitions} for each in WORKFLOWS}
    assert all(set(rows) <= steps[name] for name, rows in BINDING.items())


def test_every_type_with_steps_that_are_told_has_its_place():
    """A new type is of a kind, or said here to be told at once."""
    told = {w.name for w in WORKFLOWS if any(row.hears for row in w.transitions)}
    assert {name for name in told if not kind_of(name)} == {"Member", "Partner"}
