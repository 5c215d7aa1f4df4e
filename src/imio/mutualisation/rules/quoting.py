"""What a quote says, adds up to, and when it may be sent, accepted or expire.

IMIO practice 2012: an implementation includes a number of days by size; further
days and functions are quoted. Amounts are in euros, excluding VAT unless they say so.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from decimal import Decimal
from imio.mutualisation.rules import money
from imio.mutualisation.rules.deadlines import day_after
from imio.mutualisation.rules.states import QUOTE_OFFERED
from imio.mutualisation.rules.states import REQUEST_QUOTABLE
from imio.mutualisation.rules.tariff import first_year_fee
from imio.mutualisation.rules.tariff import months_begun
from imio.mutualisation.rules.tariff import Price
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


# --- Lines ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LineKind:
    """How the lines of a kind count.

    `yearly`: it comes back every year; `by_month`: its first year is paid by the month
    begun; `work`: days of whoever does the work; `discount`: it takes something off;
    `option`: the member may add it, and no total holds it.
    """

    yearly: bool = False
    by_month: bool = False
    work: bool = False
    discount: bool = False
    option: bool = False


KINDS: Mapping[str, LineKind] = {
    "annual_fee": LineKind(yearly=True, by_month=True),
    "set_up_fee": LineKind(),
    "days": LineKind(work=True),
    "function": LineKind(),
    "licence": LineKind(yearly=True),
    "other": LineKind(),
    "discount": LineKind(discount=True),
    "yearly_discount": LineKind(yearly=True, by_month=True, discount=True),
    "option": LineKind(option=True),
    "yearly_option": LineKind(yearly=True, option=True),
}
LINE_KINDS = tuple(KINDS)


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
    def counts(self) -> LineKind:
        """How it counts."""
        return KINDS[self.kind]

    @property
    def amount(self) -> Decimal:
        """Excluding VAT, to the cent."""
        return money.cents(self.quantity * self.unit_price)

    @property
    def vat(self) -> Decimal:
        """The tax on this line alone, to the cent."""
        return money.vat(self.amount, self.vat_rate)


def is_yearly(kind: str) -> bool:
    """Whether lines of this kind come back every year."""
    return KINDS[kind].yearly


def firm(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines that the member commits to: all but the options."""
    return tuple(line for line in lines if not line.counts.option)


def may_list(lines: Iterable[Line], rates: Iterable[Decimal]) -> Verdict:
    """Whether each line says what its kind may, at one of the rates in force.

    Refused, with the `label` of the line: `line_quantity_not_positive`,
    `line_price_negative`, `discount_not_negative`, `vat_rate_unknown` (rate, rates);
    `discount_too_large` where more is taken off than is there, once or every year, at
    some rate.
    """
    lines, rates = tuple(lines), tuple(sorted(rates))
    below = any(tax.base < 0 for tax in taxes(lines))
    return first_refusal(
        *(_sound_line(line, rates) for line in lines),
        require(not below, "discount_too_large"),
    )


def _sound_line(line: Line, rates: tuple[Decimal, ...]) -> Verdict:
    price, label = line.unit_price, line.label
    discounted = price < 0 or not line.counts.discount
    return first_refusal(
        require(line.quantity > 0, "line_quantity_not_positive", label=label),
        require(discounted, "discount_not_negative", label=label),
        require(price >= 0 or line.counts.discount, "line_price_negative", label=label),
        require(
            line.vat_rate in rates,
            "vat_rate_unknown",
            label=label,
            rate=f"{line.vat_rate.normalize():f}",
            rates=", ".join(f"{rate.normalize():f}" for rate in rates),
        ),
    )


# --- Totals -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tax:
    """The VAT of what is due once, or every year, at one rate (percent)."""

    yearly: bool
    rate: Decimal
    base: Decimal
    vat: Decimal


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


@dataclass(frozen=True, slots=True)
class FirstYear:
    """What is due in the calendar year of `start`, of which so many months are begun."""

    start: date
    months: int
    excl: Decimal
    vat: Decimal

    @property
    def incl(self) -> Decimal:
        """Including VAT."""
        return self.excl + self.vat


def taxes(lines: Iterable[Line], by_line: bool = False) -> tuple[Tax, ...]:
    """The VAT of the lines that are firm, what is due once first, the lowest rate first.

    On the sum of the lines of a rate, as a structured invoice has it (EN 16931,
    BR-CO-17). `by_line`: the sum of the VAT of each line, as quotes did that were sent
    before.
    """
    alike: dict[tuple[bool, Decimal], list[Line]] = {}
    for line in firm(lines):
        alike.setdefault((line.counts.yearly, line.vat_rate), []).append(line)
    return tuple(
        _tax(yearly, rate, alike[yearly, rate], by_line)
        for yearly, rate in sorted(alike)
    )


def _tax(yearly: bool, rate: Decimal, lines: list[Line], by_line: bool) -> Tax:
    base = money.total(line.amount for line in lines)
    vat = money.total(line.vat for line in lines) if by_line else money.vat(base, rate)
    return Tax(yearly, rate, base, vat)


def totals(lines: Iterable[Line], by_line: bool = False) -> Totals:
    """The sums of the lines that are firm; `by_line` as in `taxes`."""
    found = taxes(lines, by_line)
    once, yearly = (
        [tax for tax in found if tax.yearly is each] for each in (False, True)
    )
    return Totals(
        one_off=money.total(tax.base for tax in once),
        one_off_vat=money.total(tax.vat for tax in once),
        yearly=money.total(tax.base for tax in yearly),
        yearly_vat=money.total(tax.vat for tax in yearly),
    )


def first_year(lines: Iterable[Line], start: date) -> FirstYear:
    """What is due once, and of each annual fee a twelfth for every month begun.

    Other lines of every year, as licences, are due whole.
    """
    due = totals(_in_first_year(line, start) for line in lines)
    excl, vat = due.one_off + due.yearly, due.one_off_vat + due.yearly_vat
    return FirstYear(start, months_begun(start), excl, vat)


def _in_first_year(line: Line, start: date) -> Line:
    if not line.counts.by_month:
        return line
    due = first_year_fee(line.amount, start)
    return replace(line, quantity=Decimal(1), unit_price=due)


# --- Draft ------------------------------------------------------------------


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
    return day_after(sent_on, days)


def is_expired(valid_until: date | None, today: date) -> bool:
    """Whether the last day is past; without a last day a quote never expires."""
    return valid_until is not None and today > valid_until


# --- What it was made for -----------------------------------------------------


@dataclass(frozen=True, slots=True)
class Scope:
    """What a quote is made for: days estimated, who does the work, which product (UID).

    None where it says nothing of it.
    """

    days: Decimal | None = None
    route: str | None = None
    product: str | None = None


def still_fits(quoted: Scope, asked: Scope) -> Verdict:
    """What changed since a quote was sent asks for a revision.

    Refused: `estimate_changed` (days, quoted), `route_changed`, `product_changed`.
    """
    days = None in (quoted.days, asked.days) or quoted.days == asked.days
    route = None in (quoted.route, asked.route) or quoted.route == asked.route
    product = quoted.product in (None, asked.product)
    return first_refusal(
        require(days, "estimate_changed", days=asked.days, quoted=quoted.days),
        require(route, "route_changed"),
        require(product, "product_changed"),
    )


# --- Guards -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class QuoteFacts:
    """A quote as its guards see it.

    `rates`: the VAT rates in force, in percent; `basis_current`: the price list, population and index it rests on still hold;
    `newer_sent`: a later revision has been sent; `of_partner`: a partner issues it;
    `routed_to_partner`: a partner does the work; `quoted`: what it was made for, once it
    is sent, and `asked` what the request says now; `room` what `purchasing.may_take` says
    of the lot that the request draws on.
    """

    state: str
    lines: tuple[Line, ...]
    rates: frozenset[Decimal]
    valid_until: date | None
    basis_current: bool
    request_state: str
    newer_sent: bool
    of_partner: bool = False
    routed_to_partner: bool = False
    quoted: Scope = Scope()
    asked: Scope = Scope()
    room: Verdict = GRANTED


def may_submit(facts: QuoteFacts, today: date) -> Verdict:
    """A partner hands its quote in to IMIO, which checks it (IMIO practice 2012).

    Refused: `quote_of_imio`, as `may_send`.
    """
    return first_refusal(
        require(facts.of_partner, "quote_of_imio"), _sound_quote(facts, today)
    )


def may_send(facts: QuoteFacts, today: date) -> Verdict:
    """Sending freezes the quote, so it must say something, and rightly.

    The days of a partner are its own to offer. Refused: `quote_not_handed_in` by its
    partner, `work_of_partner`, `no_lines`, as `may_list`, `total_not_positive`,
    `basis_outdated`, `request_not_open`, `already_expired` (until), as
    `purchasing.may_take`.
    """
    checked = not facts.of_partner or facts.state == "to_check"
    return first_refusal(
        require(checked, "quote_not_handed_in"),
        _own_work(facts),
        _sound_quote(facts, today),
        facts.room,
    )


def _own_work(facts: QuoteFacts) -> Verdict:
    """Days are on the quote of whoever works. Refused: `work_of_partner`."""
    work = any(line.counts.work for line in facts.lines)
    own = facts.of_partner or not facts.routed_to_partner
    return require(own or not work, "work_of_partner")


def _sound_quote(facts: QuoteFacts, today: date) -> Verdict:
    due = totals(facts.lines)
    return first_refusal(
        require(bool(facts.lines), "no_lines"),
        may_list(facts.lines, facts.rates),
        require(due.one_off + due.yearly > 0, "total_not_positive"),
        require(facts.basis_current, "basis_outdated"),
        _request_open(facts),
        _still_valid(facts, today, "already_expired"),
    )


def may_compute(facts: QuoteFacts) -> Verdict:
    """IMIO's price list says what IMIO asks. Refused: `quote_of_partner`."""
    return require(not facts.of_partner, "quote_of_partner")


def may_recall(facts: QuoteFacts) -> Verdict:
    """What the member has not answered yet may be taken back, with a reason."""
    return GRANTED


def may_accept(facts: QuoteFacts, today: date) -> Verdict:
    """The price holds until the last day, that day included, for what was quoted.

    Refused: `quote_expired` (until), `request_not_open`, `work_of_partner`, as
    `still_fits`, as `purchasing.may_take`.
    """
    return first_refusal(
        _still_valid(facts, today, "quote_expired"),
        _request_open(facts),
        _own_work(facts),
        still_fits(facts.quoted, facts.asked),
        facts.room,
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
