"""Central purchasing: what a beneficiary may draw, and what becomes of a contract.

2014 article: hardware only when tied to a pooled solution. Law of 17 June 2016,
articles 2, 6°-7° and 47; IMIO's central purchasing body: an executory act of joining
first, one request by lot. A framework has a maximum, and is used up with it (CJEU,
17 June 2021, C-23/20).
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from decimal import Decimal
from imio.mutualisation.rules.deadlines import months_after
from imio.mutualisation.rules.states import TENDER_FAILED
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


CENTRAL_PURCHASE = "central_purchase"

WITHDRAWAL = "party_withdrawal"
CEILING = "ceiling"
AMENDMENT_KINDS = (
    "tax_rate",
    "item_price_variation",
    "third_party",
    WITHDRAWAL,
    CEILING,
    "term",
    "other",
)
# CDLD L3122-2: an amendment of ten percent or more is sent to supervision.
SUPERVISED_PERCENT = Decimal(10)
LEAST_REASON = 30
# Royal decree of 14 January 2013, articles 38/1 and 38/2: half of the first value.
MOST_RAISE = Decimal(50)
HUNDRED = Decimal(100)
NONE = Decimal(0)
_A_YEAR = 12


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


# --- The ceiling of a lot ----------------------------------------------------


@dataclass(frozen=True, slots=True)
class Order:
    """What is ordered under a lot, in € excl. VAT over its whole length.

    It is what was signed: an amendment of the prices of the tender (`item_price_variation`)
    is of the orders that follow. The price of a signed one changes by another quote that is
    signed, or by the revision of its licence, which are counted in its place.

    `source` tells it from the others; `member` is empty where IMIO orders for many;
    `replaces`: the sources of those whose place it takes.
    """

    source: str
    member: str
    value: Decimal
    replaces: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most that may be ordered under a lot, and what goes against it.

    `most` is None for a tender published without one; `firm` and `intended` are what
    members said they would buy, by member, in € excl. VAT.
    """

    lot: str
    most: Decimal | None
    orders: tuple[Order, ...]
    firm: Mapping[str, Decimal]
    intended: Mapping[str, Decimal]

    @property
    def ordered(self) -> Decimal:
        """All orders together."""
        return sum((each.value for each in self.orders), NONE)

    @property
    def reserved(self) -> Decimal:
        """What is firm of members that have not ordered yet."""
        return self._waiting(self.firm)

    @property
    def hoped(self) -> Decimal:
        """What is only intended of members that have not ordered yet."""
        return self._waiting(self.intended)

    @property
    def left(self) -> Decimal:
        """What may still be ordered by whoever has nothing reserved; never below zero."""
        return max((self.most or NONE) - self.ordered - self.reserved, NONE)

    @property
    def percent(self) -> Decimal:
        """What orders and needs take of it together, needs only intended too."""
        taken = self.ordered + self.reserved + self.hoped
        return HUNDRED * taken / self.most if self.most else NONE

    def _waiting(self, needs: Mapping[str, Decimal]) -> Decimal:
        had = {each.member for each in self.orders}
        return sum((need for who, need in needs.items() if who not in had), NONE)


def with_order(ceiling: Ceiling, order: Order) -> Ceiling:
    """As it would be with an order, or with another value of one."""
    gone = {order.source, *order.replaces}
    others = tuple(each for each in ceiling.orders if each.source not in gone)
    return replace(ceiling, orders=(*others, order))


def may_take(ceiling: Ceiling, order: Order) -> Verdict:
    """Orders and firm needs stay within the maximum; to order less is always possible.

    Refused: `ceiling_reached` (lot, most, left: what may still be ordered).
    """
    after = with_order(ceiling, order)
    within = ceiling.most is None or after.ordered + after.reserved <= ceiling.most
    grows = after.ordered > ceiling.ordered
    others = with_order(ceiling, replace(order, value=NONE))
    return require(
        within or not grows,
        "ceiling_reached",
        lot=ceiling.lot,
        most=ceiling.most,
        left=others.left,
    )


def may_call_off(ceiling: Ceiling) -> Verdict:
    """A lot that is used up has no effect any more (CJEU, C-23/20).

    Refused: `ceiling_reached` (lot, most, left).
    """
    used_up = ceiling.most is not None and ceiling.ordered >= ceiling.most
    facts = {"lot": ceiling.lot, "most": ceiling.most, "left": ceiling.left}
    return require(not used_up, "ceiling_reached", **facts)


def may_draw_on_another(stays: bool, ordered: bool) -> Verdict:
    """Refused: `framework_ordered` once something is ordered under the lot drawn on."""
    return require(stays or not ordered, "framework_ordered")


def is_near(ceiling: Ceiling, warned_from: Decimal) -> bool:
    """Whether orders and needs take so many percent of the maximum, or more."""
    return ceiling.most is not None and ceiling.percent >= warned_from


def order_value(
    one_off: Decimal, yearly: Decimal, first: date, last: date | None
) -> Decimal:
    """What an order comes to until the last day: each year that begins counts whole."""
    return one_off + yearly * years(first, last)


def years(first: date, last: date | None) -> int:
    """The years begun between two days, one at least; one where no end is known."""
    if last is None:
        return 1
    turned = last.year - first.year
    begun = turned + (months_after(first, turned * _A_YEAR) <= last)
    return max(begun, 1)


def keeps_orders(ceiling: Ceiling) -> Verdict:
    """What is ordered stays within the maximum. Refused: `ceiling_below_orders` (lot, most,
    ordered).
    """
    within = ceiling.most is None or ceiling.ordered <= ceiling.most
    facts = {"lot": ceiling.lot, "most": ceiling.most, "ordered": ceiling.ordered}
    return require(within, "ceiling_below_orders", **facts)


def raised(most: Decimal | None, percents: Iterable[Decimal]) -> Decimal | None:
    """The maximum after its amendments, each in percent of the first one."""
    return most and most + most * sum(percents, NONE) / HUNDRED


def may_raise(most: Decimal | None, percents: Iterable[Decimal]) -> Verdict:
    """The maximum of a lot that has one changes by half of it at most, all in all.

    Refused: `ceiling_lot_missing`, `ceiling_raised_too_much` (most).
    """
    total = sum(percents, NONE)
    return first_refusal(
        require(most is not None, "ceiling_lot_missing"),
        require(abs(total) <= MOST_RAISE, "ceiling_raised_too_much", most=MOST_RAISE),
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


def contract_state(tender_state: str, begun: bool, ended: bool) -> str:
    """The OCDS status of the contract that comes of a tender in that state; once begun an
    appeal does not make it pending again.
    """
    if tender_state in TENDER_FAILED:
        return "cancelled"
    if not begun:
        return "pending"
    return "terminated" if ended or tender_state == "closed" else "active"
