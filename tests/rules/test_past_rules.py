"""What a table may tell of the time before the suite."""

from datetime import date
from imio.mutualisation.rules.past import may_have_awarded
from imio.mutualisation.rules.past import may_have_run

import pytest


FIRST, SECOND, THIRD = (date(2015, month, 1) for month in (1, 2, 3))


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({}, None),
        ({"signed_on": FIRST, "acceptance_signed_on": SECOND}, None),
        ({"signed_on": FIRST, "support_from": FIRST}, None),
        ({"signed_on": SECOND, "support_from": FIRST}, "days_out_of_order"),
        (
            {"acceptance_signed_on": THIRD, "support_from": SECOND},
            "days_out_of_order",
        ),
        ({"number": "D-1"}, "signature_incomplete"),
        ({"number": "D-1", "signed_on": FIRST}, None),
    ],
)
def test_days_are_in_order_and_a_quote_was_signed(said, reason):
    assert getattr(may_have_run(said), "reason", None) == reason


def test_days_out_of_order_are_named_by_their_columns():
    verdict = may_have_run({"signed_on": SECOND, "support_from": FIRST})
    columns = {"label": "support_depuis", "other": "signe_le"}
    assert columns.items() <= verdict.details.items()


@pytest.mark.parametrize(
    ("rank", "partner", "of_before", "reason"),
    [
        (3, "gamma", True, None),
        (1, "alpha", True, None),
        (3, "gamma", False, "tender_awarded_here"),
        (1, "gamma", True, "rank_taken"),
        (3, "alpha", True, "ranked_twice"),
    ],
)
def test_a_rank_has_one_partner_and_a_partner_one_rank(
    rank, partner, of_before, reason
):
    places = {1: "alpha", 2: "beta"}
    verdict = may_have_awarded(places, rank, partner, of_before)
    assert getattr(verdict, "reason", None) == reason
