"""Bids: sealed until the deadline, opened after it, whole and by lot.

Law of 17 June 2016 and royal decree of 18 April 2017: a bid that comes late is not
opened; a bid may be withdrawn until the deadline. ProZorro practice: when the terms
change, a bidder confirms.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from decimal import Decimal
from imio.mutualisation.rules.states import TENDER_JUDGED
from imio.mutualisation.rules.tendering import CONTINUITY
from imio.mutualisation.rules.tendering import criteria_of
from imio.mutualisation.rules.tendering import Criterion
from imio.mutualisation.rules.tendering import in_time
from imio.mutualisation.rules.tendering import Lot
from imio.mutualisation.rules.tendering import RATED
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from typing import Any
from typing import get_type_hints


@dataclass(frozen=True, slots=True)
class Offered:
    """What is offered for a lot, in columns: amounts and yes or no.

    The price is in euros excluding VAT; a column that is named as a kind of criterion
    is asked for where that criterion is weighed.
    """

    lot: str
    price: Decimal
    open_source: bool


# The type of each column but the lot.
COLUMNS: Mapping[str, Any] = {
    name: type_ for name, type_ in get_type_hints(Offered).items() if name != "lot"
}


@dataclass(frozen=True, slots=True)
class LotBid(Offered):
    """What a bidder offers for a lot, and its answers.

    `answers` holds a text by key of criterion, for those that people score.
    """

    answers: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Promise:
    """What a bid commits to for the long term, in a lot of a tender."""

    tender: str
    lot: str
    text: str


@dataclass(frozen=True, slots=True)
class BidContent:
    """What is in the envelope."""

    lots: tuple[LotBid, ...]


@dataclass(frozen=True, slots=True)
class BidFacts:
    """A bid as its guards see it.

    `terms_changed`: the tender was amended since the envelope was sealed;
    `decrypted`: the committee has opened that envelope; `barred`: it does not open;
    `unfit`: its bidder does not meet the selection; `invited`: it may bid, where only
    the candidates that were chosen do.
    """

    state: str
    tender_state: str
    bids_due: datetime | None
    terms_changed: bool
    has_envelope: bool
    decrypted: bool
    barred: bool
    unfit: bool
    invited: bool


# --- Envelopes --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Part:
    """What an envelope holds: these columns, and the answers or not.

    `hash` is the name under which receipts and records give its SHA-256.
    """

    columns: tuple[str, ...]
    answers: bool
    hash: str


# In the order they are opened (ProZorro, two envelopes): who judges the technical
# parts knows no price.
WHOLE, TECHNICAL, PRICES = "whole", "technical", "prices"
_PRICED = ("price",)
# A bid for a tender published before there were two is in one envelope, whole.
PARTS: Mapping[str, Part] = {
    WHOLE: Part(tuple(COLUMNS), True, "sha256"),
    TECHNICAL: Part(
        tuple(name for name in COLUMNS if name not in _PRICED), True, "sha256"
    ),
    PRICES: Part(_PRICED, False, "price_sha256"),
}


# --- Guards -----------------------------------------------------------------


def may_seal(facts: BidFacts, now: datetime) -> Verdict:
    """A bid is sealed while the tender is open, once: it is withdrawn to be replaced.

    Refused: `tender_not_open`, `not_invited`, `bid_late` (due, a moment),
    `already_sealed`.
    """
    return first_refusal(
        _bidding_open(facts, now), require(facts.state != "sealed", "already_sealed")
    )


def may_confirm(facts: BidFacts, now: datetime) -> Verdict:
    """The bidder upholds its bid under the terms as amended.

    Refused: `tender_not_open`, `not_invited`, `bid_late` (due, a moment),
    `nothing_to_confirm`.
    """
    changed = facts.has_envelope and facts.terms_changed
    return first_refusal(
        _bidding_open(facts, now), require(changed, "nothing_to_confirm")
    )


def may_ask_confirmation(facts: BidFacts) -> Verdict:
    """Only an amended tender asks for it. Refused: `nothing_to_confirm`."""
    return require(facts.terms_changed, "nothing_to_confirm")


def may_withdraw(facts: BidFacts, now: datetime) -> Verdict:
    """A bid binds once the deadline is over. Refused: `bid_late` (due, a moment)."""
    return _not_late(facts, now)


def may_open(facts: BidFacts) -> Verdict:
    """Refused: `not_decrypted`."""
    return require(facts.decrypted, "not_decrypted")


def may_set_aside(facts: BidFacts) -> Verdict:
    """Only what the opening found to be unreadable. Refused: `nothing_to_set_aside`."""
    return require(facts.barred, "nothing_to_set_aside")


def may_rank(facts: BidFacts) -> Verdict:
    """Only what was read is ranked. Refused: `not_decrypted`."""
    return may_open(facts)


def may_exclude(facts: BidFacts) -> Verdict:
    """Refused: `evaluation_over`."""
    return require(facts.tender_state in TENDER_JUDGED, "evaluation_over")


def may_readmit(facts: BidFacts) -> Verdict:
    """Refused: `evaluation_over`, `selection_unmet`."""
    return first_refusal(
        may_exclude(facts), require(not facts.unfit, "selection_unmet")
    )


def _bidding_open(facts: BidFacts, now: datetime) -> Verdict:
    is_open = facts.tender_state == "published" and facts.bids_due is not None
    return first_refusal(
        require(is_open, "tender_not_open"),
        require(facts.invited, "not_invited"),
        _not_late(facts, now),
    )


def _not_late(facts: BidFacts, now: datetime) -> Verdict:
    if facts.bids_due is None:
        return GRANTED
    return require(in_time(now, facts.bids_due), "bid_late", due=facts.bids_due)


# --- Content ----------------------------------------------------------------


def comparable(lots: Sequence[str], prices: Mapping[str, Decimal]) -> Verdict:
    """What every envelope is, whatever the tender asks: the opening reads no other.

    `lots` are those it is for; `prices`, by lot, are empty for a technical part.
    Refused: `no_lot`, `lot_twice`, `price_not_positive` (lot).
    """
    return first_refusal(
        require(bool(lots), "no_lot"),
        *(require(lots.count(lot) == 1, "lot_twice", lot=lot) for lot in lots),
        *(
            require(is_price(price), "price_not_positive", lot=lot)
            for lot, price in prices.items()
        ),
    )


def is_price(price: Decimal) -> bool:
    """Whether a price can be compared: above zero."""
    return price.is_finite() and price > 0


def sound_content(
    content: BidContent, lots: Iterable[Lot], criteria: Iterable[Criterion]
) -> Verdict:
    """A bid can be compared: each lot once, priced, every question answered.

    Refused: `no_lot`; then by lot `lot_unknown`, `lot_twice`, `price_not_positive`,
    `continuity_commitment_missing` (lot each), `answer_missing` (lot, title).
    """
    numbers, criteria = {lot.number for lot in lots}, tuple(criteria)
    offered = [each.lot for each in content.lots]
    return first_refusal(
        require(bool(content.lots), "no_lot"),
        *(require(lot in numbers, "lot_unknown", lot=lot) for lot in offered),
        *(require(offered.count(lot) == 1, "lot_twice", lot=lot) for lot in offered),
        *(_sound_lot(each, criteria_of(criteria, each.lot)) for each in content.lots),
    )


def _sound_lot(offer: LotBid, criteria: tuple[Criterion, ...]) -> Verdict:
    rated = (each for each in criteria if each.kind in RATED)
    return first_refusal(
        require(is_price(offer.price), "price_not_positive", lot=offer.lot),
        *(_answered(offer, criterion) for criterion in rated),
    )


def _answered(offer: LotBid, criterion: Criterion) -> Verdict:
    answered = bool(offer.answers.get(criterion.key, "").strip())
    if criterion.kind == CONTINUITY:
        return require(answered, "continuity_commitment_missing", lot=offer.lot)
    return require(answered, "answer_missing", lot=offer.lot, title=criterion.title)
