"""Central purchasing: hardware that is tied, members that joined, one request a lot."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from imio.mutualisation.rules.purchasing import Amendment
from imio.mutualisation.rules.purchasing import AMENDMENT_KINDS
from imio.mutualisation.rules.purchasing import BeneficiaryFacts
from imio.mutualisation.rules.purchasing import contract_state
from imio.mutualisation.rules.purchasing import may_draw
from imio.mutualisation.rules.purchasing import may_keep_confidential
from imio.mutualisation.rules.purchasing import needs_supervision
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused

import pytest


FACTS = BeneficiaryFacts(
    kind="central_purchase",
    lot_kind="software",
    hardware=False,
    tied=False,
    joined_executory_on=date(2026, 3, 16),
    joining_required=True,
    lot_requested_by=None,
)
UNTIED = Refused("hardware_not_tied")


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        pytest.param({}, GRANTED, marks=pytest.mark.row("D17")),
        pytest.param({"hardware": True}, UNTIED, marks=pytest.mark.row("D16")),
        pytest.param({"lot_kind": "hardware"}, UNTIED, marks=pytest.mark.row("D16")),
        pytest.param(
            {"hardware": True, "lot_kind": "hardware", "tied": True},
            GRANTED,
            marks=pytest.mark.row("D16"),
        ),
        ({"lot_kind": None}, GRANTED),
        pytest.param(
            {"joined_executory_on": None},
            Refused("central_purchasing_not_joined"),
            marks=pytest.mark.row("H12"),
        ),
        ({"joined_executory_on": None, "joining_required": False}, GRANTED),
        pytest.param(
            {"lot_requested_by": "MUT-2026-00042"},
            Refused("lot_already_requested", {"thread": "MUT-2026-00042"}),
            marks=pytest.mark.row("H12"),
        ),
        (
            {"kind": "subscription", "hardware": True, "joined_executory_on": None},
            GRANTED,
        ),
    ],
)
def test_what_a_beneficiary_may_draw(changes, verdict):
    assert may_draw(replace(FACTS, **changes)) == verdict


@pytest.mark.row("H9", "H14")
@pytest.mark.parametrize("kind", AMENDMENT_KINDS)
@pytest.mark.parametrize(
    ("percent", "expected"),
    [("0", False), ("9.99", False), ("10", True), ("-10", True), ("250", True)],
)
def test_an_amendment_of_a_tenth_goes_to_supervision(kind, percent, expected):
    amendment = Amendment(kind, Decimal(percent))
    assert needs_supervision(amendment.percent) is expected


@pytest.mark.row("H15")
@pytest.mark.parametrize(
    ("confidential", "reason", "granted"),
    [
        (True, "x" * 30, True),
        (True, "x" * 29 + "   ", False),
        (True, "", False),
        (False, "", True),
    ],
)
def test_what_is_kept_from_the_public_is_explained(confidential, reason, granted):
    refusal = Refused("confidentiality_reason_short", {"least": 30})
    verdict = may_keep_confidential(confidential, reason)
    assert verdict == (GRANTED if granted else refusal)


@pytest.mark.row("H14")
@pytest.mark.parametrize(
    ("tender_state", "ended", "expected"),
    [
        ("preparation", False, "pending"),
        ("standstill", False, "pending"),
        ("appealed", False, "pending"),
        ("awarded", False, "active"),
        ("awarded", True, "terminated"),
        ("closed", False, "terminated"),
        ("cancelled", False, "cancelled"),
        ("unsuccessful", True, "cancelled"),
    ],
)
def test_the_contract_follows_its_tender(tender_state, ended, expected):
    assert contract_state(tender_state, ended) == expected
