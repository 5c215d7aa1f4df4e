"""What a quote says, adds up to, and when it may be sent, accepted or expire.

IMIO practice 2012: an implementation includes a number of days by size; further
days and functions are quoted. Amounts are in euros, VAT is rounded per line.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from decimal import Decimal
from imio.mutualisation.rules import money
from imio.mutualisation.rules.states import QUOTE_OFFERED
from imio.mutualisation.rules.states import REQUEST_QUOTABLE
from imio.mutualisation.rules.tariff import Price
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


LINE_KINDS = ("annual_fee", "set_up_fee", "days", "function", "licence", "other")
YEARLY_KINDS = frozenset({"annual_fee", "licence"})


# --- Lines and totals -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a quote; the unit price excludes VAT, the rate is in percent."""

    kind: str
    label: str
    quantity: Decimal
    unit: str
    unit_price: Decimal
    vat_rate: Decimal

    @property
    def amount(self) -> Decimal:
        """Excluding VAT, to the cent."""
        return money.cents(self.quantity * self.unit_price)

    @property
    def vat(self) -> Decimal:
        """The tax on this line, to the cent."""
        return money.vat(self.amount, self.vat_rate)


@dataclass(frozen=True, slots=True)
class Totals:
    """What is due once and what comes back every year, excluding VAT, and the VAT."""

    one_off: Decimal
    one_off_vat: Decimal
    yearly: Decimal
    yearly_vat: Decimal

    @property
    def one_off_incl(self) -> Decimal:
        """Including VAT."""
        return self.one_off + self.one_off_vat

    @property
    def yearly_incl(self) -> Decimal:
        """Including VAT."""
        return self.yearly + self.yearly_vat


def is_yearly(kind: str) -> bool:
    """Whether lines of this kind come back every year."""
    return kind in YEARLY_KINDS


def totals(lines: Iterable[Line]) -> Totals:
    """The sums of the lines, so that whoever adds them up by hand agrees."""
    lines = tuple(lines)
    yearly = [line for line in lines if is_yearly(line.kind)]
    one_off = [line for line in lines if not is_yearly(line.kind)]
    return Totals(
        one_off=money.total(line.amount for line in one_off),
        one_off_vat=money.total(line.vat for line in one_off),
        yearly=money.total(line.amount for line in yearly),
        yearly_vat=money.total(line.vat for line in yearly),
    )


def vat_by_rate(lines: Iterable[Line]) -> tuple[tuple[Decimal, Decimal, Decimal], ...]:
    """(rate, amount excluding VAT, VAT) for every rate in use, the lowest first."""
    by_rate: dict[Decimal, list[Line]] = {}
    for line in lines:
        by_rate.setdefault(line.vat_rate, []).append(line)
    return tuple(
        (
            rate,
            money.total(line.amount for line in by_rate[rate]),
            money.total(line.vat for line in by_rate[rate]),
        )
        for rate in sorted(by_rate)
    )


def draft_lines(
    price: Price,
    estimated_days: Decimal | None,
    labels: Mapping[str, str],
    vat_rate: Decimal,
) -> tuple[Line, ...]:
    """The lines a quote begins with: yearly fee, set-up and the days not included.

    `labels` names each kind. A line that comes back every year holds the whole
    fee: only the first invoice follows `tariff.first_year_fee`.
    """
    return tuple(
        Line(kind, labels[kind], quantity, unit, unit_price, vat_rate)
        for kind, quantity, unit, unit_price in _draft(price, estimated_days)
    )


def _draft(
    price: Price, estimated_days: Decimal | None
) -> Iterator[tuple[str, Decimal, str, Decimal]]:
    yield "annual_fee", Decimal(1), "year", price.annual_fee
    if price.set_up_fee > 0:
        yield "set_up_fee", Decimal(1), "flat", price.set_up_fee
    further_days = (estimated_days or Decimal(0)) - price.included_days
    if further_days > 0:
        yield "days", further_days, "day", price.day_rate


# --- Validity ---------------------------------------------------------------


def valid_until(sent_on: date, days: int) -> date:
    """The last day a quote may be accepted, the day of sending not counted."""
    return sent_on + timedelta(days=days)


def is_expired(valid_until: date | None, today: date) -> bool:
    """Whether the last day is past; without a last day a quote never expires."""
    return valid_until is not None and today > valid_until


# --- Guards -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class QuoteFacts:
    """A quote as its guards see it.

    `basis_current`: the price list, population and index it rests on still hold;
    `newer_sent`: a later revision has been sent; `of_partner`: a partner issues it.
    """

    state: str
    line_count: int
    totals: Totals
    valid_until: date | None
    basis_current: bool
    request_state: str
    newer_sent: bool
    of_partner: bool = False


def may_submit(facts: QuoteFacts, today: date) -> Verdict:
    """A partner hands its quote in to IMIO, which checks it (IMIO practice 2012).

    Refused: `quote_of_imio`, as `may_send`.
    """
    return first_refusal(
        require(facts.of_partner, "quote_of_imio"), _sound_quote(facts, today)
    )


def may_send(facts: QuoteFacts, today: date) -> Verdict:
    """Sending freezes the quote, so it must say something, and rightly.

    Refused: `quote_not_handed_in` by its partner, `no_lines`, `total_not_positive`,
    `basis_outdated`, `request_not_open`, `already_expired` (until).
    """
    checked = not facts.of_partner or facts.state == "to_check"
    return first_refusal(
        require(checked, "quote_not_handed_in"), _sound_quote(facts, today)
    )


def _sound_quote(facts: QuoteFacts, today: date) -> Verdict:
    due = facts.totals.one_off + facts.totals.yearly
    return first_refusal(
        require(facts.line_count > 0, "no_lines"),
        require(due > 0, "total_not_positive"),
        require(facts.basis_current, "basis_outdated"),
        _request_open(facts),
        _still_valid(facts, today, "already_expired"),
    )


def may_accept(facts: QuoteFacts, today: date) -> Verdict:
    """The price holds until the last day, that day included.

    Refused: `quote_expired` (until), `request_not_open`.
    """
    return first_refusal(
        _still_valid(facts, today, "quote_expired"), _request_open(facts)
    )


def may_decline(facts: QuoteFacts, today: date) -> Verdict:
    """Asking for a quote binds to nothing: a member may always decline."""
    return GRANTED


def may_expire(facts: QuoteFacts, today: date) -> Verdict:
    """Refused: `quote_still_valid` as long as a member may accept."""
    return require(is_expired(facts.valid_until, today), "quote_still_valid")


def may_supersede(facts: QuoteFacts) -> Verdict:
    """A sent revision takes the place of a quote; both stay on record.

    Refused: `not_superseded` as long as there is none.
    """
    return require(facts.newer_sent, "not_superseded")


def may_order_from(state: str) -> Verdict:
    """A council orders what IMIO has offered. Refused: `quote_not_sent`."""
    return require(state in QUOTE_OFFERED, "quote_not_sent")


def _request_open(facts: QuoteFacts) -> Verdict:
    return require(facts.request_state in REQUEST_QUOTABLE, "request_not_open")


def _still_valid(facts: QuoteFacts, today: date, reason: str) -> Verdict:
    expired = is_expired(facts.valid_until, today)
    return require(not expired, reason, until=facts.valid_until)
