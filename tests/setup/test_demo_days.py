"""The days of the demonstration are right on every day of eight years."""

from datetime import date
from datetime import timedelta
from imio.mutualisation.demo import days
from imio.mutualisation.demo import licences
from imio.mutualisation.rules.deadlines import due
from imio.mutualisation.rules.deadlines import next_working_day
from imio.mutualisation.rules.licensing import EXPRESS
from imio.mutualisation.rules.licensing import next_notice
from imio.mutualisation.rules.licensing import TACIT
from imio.mutualisation.rules.licensing import Terms

import pytest


EVERY_DAY = [date(2026, 1, 1) + timedelta(days=day) for day in range(8 * 365 + 2)]


def test_people_meet_on_working_days_not_far_away():
    for day in EVERY_DAY:
        before, after = days.working_day_until(day), days.working_day_from(day)
        assert day - timedelta(days=4) <= before <= day <= after
        assert {
            each for each in (before, after) if next_working_day(each).shifted
        } == set()


def test_the_delay_of_supervision_ends_within_the_week():
    for day in EVERY_DAY:
        received = days.received_for_supervision(day)
        ends = due(received, days.SUPERVISION).day
        assert day < ends <= day + timedelta(days=7)


@pytest.mark.parametrize(
    ("term", "renewal", "notice_months", "least", "most"),
    [(licences.SCANNING, TACIT, 3, 91, 180), (licences.TRAINING, EXPRESS, 1, 0, 30)],
)
def test_each_licence_is_at_the_same_reminder(
    term, renewal, notice_months, least, most
):
    for day in EVERY_DAY:
        terms = Terms(
            **days.contract(day, *term),
            renewal=renewal,
            period_months=12,
            notice_months=notice_months,
        )
        assert least <= (next_notice(terms, day) - day).days <= most
