"""Central purchasing: what a beneficiary may draw, and what becomes of a contract.

2014 article: hardware only when tied to a pooled solution. Law of 17 June 2016,
articles 2, 6°-7° and 47; IMIO's central purchasing body: an executory act of joining
first, one request by lot.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from imio.mutualisation.rules.states import TENDER_AWARDED
from imio.mutualisation.rules.states import TENDER_FAILED
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


CENTRAL_PURCHASE = "central_purchase"

WITHDRAWAL = "party_withdrawal"
AMENDMENT_KINDS = (
    "tax_rate",
    "item_price_variation",
    "third_party",
    WITHDRAWAL,
    "term",
    "other",
)
# CDLD L3122-2: an amendment of ten percent or more is sent to supervision.
SUPERVISED_PERCENT = Decimal(10)
LEAST_REASON = 30


# --- Beneficiaries ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BeneficiaryFacts:
    """A request to the central purchasing body.

    `kind` is that of the request; `hardware` and `tied` tell whether it is about
    hardware, tied to a pooled solution; `lot_requested_by` is the thread of a request
    of the same member, still alive, for the same lot.
    """

    kind: str
    lot_kind: str | None
    hardware: bool
    tied: bool
    joined_executory_on: date | None
    joining_required: bool
    lot_requested_by: str | None


def may_draw(facts: BeneficiaryFacts) -> Verdict:
    """Only a request for a central purchase is concerned.

    Refused: `hardware_not_tied`, `central_purchasing_not_joined`,
    `lot_already_requested` (thread).
    """
    if facts.kind != CENTRAL_PURCHASE:
        return GRANTED
    is_hardware = facts.hardware or facts.lot_kind == "hardware"
    joined = facts.joined_executory_on is not None
    thread = facts.lot_requested_by
    return first_refusal(
        require(facts.tied or not is_hardware, "hardware_not_tied"),
        require(joined or not facts.joining_required, "central_purchasing_not_joined"),
        require(thread is None, "lot_already_requested", thread=thread),
    )


# --- Contracts --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change of a contract, in percent of its first value, up or down."""

    kind: str
    percent: Decimal


def needs_supervision(percent: Decimal) -> bool:
    """Whether an amendment, up or down, is sent to supervision (CDLD L3122-2)."""
    return abs(percent) >= SUPERVISED_PERCENT


def may_keep_confidential(confidential: bool, reason: str) -> Verdict:
    """What is kept from the public is so for a reason (ProZorro practice).

    Refused: `confidentiality_reason_short` (least).
    """
    long_enough = len(reason.strip()) >= LEAST_REASON
    return require(
        long_enough or not confidential,
        "confidentiality_reason_short",
        least=LEAST_REASON,
    )


def contract_state(tender_state: str, ended: bool) -> str:
    """The OCDS status of the contract that comes of a tender in that state."""
    if tender_state in TENDER_FAILED:
        return "cancelled"
    if tender_state not in TENDER_AWARDED:
        return "pending"
    return "terminated" if ended or tender_state == "closed" else "active"
