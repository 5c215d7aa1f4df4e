"""A shared licence in time: its periods, its notice, its renewal and its orders.

IMIO practice 2014: a licence agreement that others may join, bought after the need of
one member. Tacit renewal moves the notice date to the next period, as often as it took
place, whether somebody recorded it or not.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from decimal import Decimal
from imio.mutualisation.rules.deadlines import day_after
from imio.mutualisation.rules.deadlines import months_after
from imio.mutualisation.rules.purchasing import years
from imio.mutualisation.rules.seats import Seats
from imio.mutualisation.rules.seats import stock
from imio.mutualisation.rules.states import LICENCE_DRAWN
from imio.mutualisation.rules.states import TENDER_AWARDED
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from itertools import count
from itertools import islice
from itertools import takewhile


NEVER = "never"
TACIT = "tacit"
EXPRESS = "express"
RENEWALS = (NEVER, TACIT, EXPRESS)
UNLIMITED = "unlimited"
METRICS = ("seats", "users", "sites", "inhabitants", UNLIMITED)

ACTIVE = "active"
_A_YEAR = 12
TO_DECIDE = frozenset({"low", "exhausted", "over"})

# From which day renewals are counted, and the months up to the recorded end.
Anchor = tuple[date, int]


# --- Periods ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Terms:
    """How long a contract runs and how it goes on.

    `end` is the last day, included, of the period that was last agreed or recorded;
    None where there is no end, and then no notice date. `period_months` is the length
    of each renewal, `notice_months` how long before the end notice is given, or how
    long before it the decision on an express renewal is taken.
    Raises ValueError where renewals would have no length.
    """

    start: date
    end: date | None
    renewal: str
    period_months: int
    notice_months: int

    def __post_init__(self) -> None:
        if self.renewal != NEVER and self.period_months < 1:
            raise ValueError("a renewal lasts one month at least")


@dataclass(frozen=True, slots=True)
class Period:
    """A period of a contract, both days included.

    The first one goes from the start of the contract to its recorded end; `number`
    adds one for each tacit renewal since. `notice_by` is the last day on which
    notice, or the decision on an express renewal, is in time.
    """

    first: date
    last: date
    notice_by: date
    number: int


def period_on(terms: Terms, day: date) -> Period | None:
    """The period in which the day lies, rolled from the recorded end where tacit.

    Without tacit renewal the one that was agreed, also when it is past; None without
    an end.
    """
    periods = _periods(terms)
    if terms.renewal == TACIT:
        periods = (period for period in periods if day <= period.last)
    return next(periods, None)


def periods_ahead(terms: Terms, day: date) -> tuple[Period, ...]:
    """The period of the day and those after it, up to that of the next day of notice and
    one more: where notice is longer than a period, several have theirs before it ends.

    Without tacit renewal the one that was agreed; nothing without an end.
    """
    present, notice = period_on(terms, day), next_notice(terms, day)
    if present is None or notice is None:
        return ()
    if terms.renewal != TACIT:
        return (present,)
    ahead = [each for each in _until(terms, notice) if day <= each.last]
    following = period_on(terms, day_after(ahead[-1].last, 1))
    return (*ahead, *([following] if following else []))


def _until(terms: Terms, notice: date) -> Iterator[Period]:
    return takewhile(lambda each: each.notice_by <= notice, _periods(terms))


def next_notice(terms: Terms, day: date) -> date | None:
    """The first day of notice that is not past, in this period or a later one.

    Without tacit renewal the day of the period that was agreed, also when it is past:
    the one for the decision (express) or its last day (never). None without an end.
    """
    days = (period.notice_by for period in _periods(terms))
    if terms.renewal == TACIT:
        days = (notice_by for notice_by in days if day <= notice_by)
    return next(days, None)


def phase(terms: Terms, day: date) -> str:
    """`upcoming`, `running`, `committed`, `overdue` or `ended`.

    Committed: tacit, it is too late for notice and the contract will renew. Overdue:
    express, the day of the decision has passed. Only without tacit renewal it ends.
    """
    period = period_on(terms, day)
    if day < terms.start:
        return "upcoming"
    if period is None or day <= period.notice_by:
        return "running"
    if day > period.last:
        return "ended"
    return "committed" if terms.renewal == TACIT else "overdue"


def renewed(terms: Terms, day: date) -> Terms:
    """The terms with one period more (express) or as many as took place (tacit)."""
    if terms.renewal == EXPRESS:
        period = next(islice(_periods(terms), 1, None), None)
    else:
        period = period_on(terms, day)
    return replace(terms, end=period.last) if period else terms


def noticed(terms: Terms, day: date) -> Terms:
    """The terms once notice is given: they end with the period in which the day lies.

    A contract without an end runs on for the months of notice.
    """
    period = period_on(terms, day)
    end = period.last if period else months_after(day, terms.notice_months)
    return replace(terms, end=end)


def _periods(terms: Terms) -> Iterator[Period]:
    """The recorded period, then one for each renewal there may be; none without end."""
    if terms.end is None:
        return iter(())
    anchor = _anchor(terms.start, terms.end)
    return (_period(terms, anchor, renewals) for renewals in count())


def _period(terms: Terms, anchor: Anchor, renewals: int) -> Period:
    after = _day_after(terms, anchor, renewals)
    notice = 0 if terms.renewal == NEVER else terms.notice_months
    return Period(
        first=_day_after(terms, anchor, renewals - 1) if renewals else terms.start,
        last=day_after(after, -1),
        notice_by=day_after(months_after(after, -notice), -1),
        number=renewals + 1,
    )


def _day_after(terms: Terms, anchor: Anchor, renewals: int) -> date:
    """The day after the recorded end and so many renewals."""
    day, months = anchor
    return months_after(day, months + renewals * terms.period_months)


def _anchor(start: date, end: date) -> Anchor:
    """Where renewals are counted from, of a contract that has an end.

    From the start where the end lies whole months after it: a month that is too short
    (31 January, 28 February, 31 March) then shortens nothing but itself, however often
    the end was recorded since. From the day after the recorded end otherwise.
    """
    after = day_after(end, 1)
    months = 12 * (after.year - start.year) + after.month - start.month
    whole = months_after(start, months) == after
    return (start, months) if whole else (after, 0)


# --- Guards -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LicenceFacts:
    """A shared licence as its guards see it.

    `has_source`: a tender or a written reason; `tender_state` is None without a
    tender. `unit_price` in € excl. VAT a year. `minimum`: the free seats below which
    the stock is low. `stock_kept`: the pool and the seats taken for which somebody
    decided to leave the stock as it is.
    """

    state: str
    terms: Terms | None
    has_supplier: bool
    has_source: bool
    metric: str
    pool: int | None
    unit_price: Decimal | None
    tender_state: str | None
    seats: Seats
    minimum: int
    stock_kept: tuple[int | None, int] | None


def may_activate(facts: LicenceFacts) -> Verdict:
    """A contract is in force once it says who, why, how long, how many and how much.

    Refused: `supplier_missing`, `licence_source_missing`, `tender_not_awarded`,
    `term_missing`, `pool_missing`, `licence_price_missing`, `minimum_above_pool`
    (pool): it would call for an order for ever.
    """
    pool = max(facts.pool or 0, facts.seats.pool or 0)
    has_pool = facts.metric == UNLIMITED or (facts.pool or 0) > 0
    awarded = facts.tender_state is None or facts.tender_state in TENDER_AWARDED
    return first_refusal(
        require(facts.has_supplier, "supplier_missing"),
        require(facts.has_source, "licence_source_missing"),
        require(awarded, "tender_not_awarded"),
        require(facts.terms is not None, "term_missing"),
        require(has_pool, "pool_missing"),
        require(facts.unit_price is not None, "licence_price_missing"),
        require(
            facts.metric == UNLIMITED or facts.minimum <= pool,
            "minimum_above_pool",
            pool=pool,
        ),
    )


def may_renegotiate(facts: LicenceFacts) -> Verdict:
    """A contract put in force by mistake goes back as long as nobody counts on it.

    Refused: `licence_drawn` (count: the seats taken or waited for).
    """
    claimed = facts.seats.taken + facts.seats.waiting
    return require(not claimed, "licence_drawn", count=claimed)


def may_give_notice(facts: LicenceFacts, day: date) -> Verdict:
    """Notice in time ends the contract with its present period.

    Refused: `term_missing`, `already_ended`, `notice_too_late` (until: the next day
    of notice) where it will renew tacitly.
    """
    if facts.terms is None:
        return Refused("term_missing")
    committed = phase(facts.terms, day) == "committed"
    return first_refusal(
        _not_ended(facts.terms, day),
        require(not committed, "notice_too_late", until=next_notice(facts.terms, day)),
    )


def may_renew(facts: LicenceFacts, day: date) -> Verdict:
    """An express renewal is decided while the contract runs.

    Refused: `term_missing`, `not_express` (also without an end), `already_ended`.
    """
    if facts.terms is None:
        return Refused("term_missing")
    return first_refusal(
        require(_renews(facts.terms, EXPRESS), "not_express"),
        _not_ended(facts.terms, day),
    )


def may_roll_over(facts: LicenceFacts, day: date) -> Verdict:
    """A tacit renewal that took place is recorded.

    Refused: `term_missing`, `not_tacit` (also without an end, or once notice was
    given), `period_running` (until).
    """
    if facts.terms is None:
        return Refused("term_missing")
    tacit = facts.state == ACTIVE and _renews(facts.terms, TACIT)
    return first_refusal(require(tacit, "not_tacit"), _period_over(facts.terms, day))


def may_end(facts: LicenceFacts, day: date) -> Verdict:
    """A contract ends after its last day, and never without notice if it goes on.

    Refused: `term_missing`, `renews_tacitly` (also without an end), `period_running`
    (until).
    """
    if facts.terms is None:
        return Refused("term_missing")
    goes_on = facts.terms.renewal == TACIT or facts.terms.end is None
    return first_refusal(
        require(not (goes_on and facts.state == ACTIVE), "renews_tacitly"),
        _period_over(facts.terms, day),
    )


def may_draw(state: str) -> Verdict:
    """Members draw while the contract runs. Refused: `licence_not_active`."""
    return require(state in LICENCE_DRAWN, "licence_not_active")


def draws_on_what_ends(state: str) -> bool:
    """Whether seats that are drawn now end soon: notice was given."""
    return state == "in_notice"


def _renews(terms: Terms, renewal: str) -> bool:
    return terms.renewal == renewal and terms.end is not None


def _not_ended(terms: Terms, day: date) -> Verdict:
    return require(phase(terms, day) != "ended", "already_ended")


def _period_over(terms: Terms, day: date) -> Verdict:
    over = terms.end is None or terms.end < day
    return require(over, "period_running", until=terms.end)


# --- What contradicts itself --------------------------------------------------


def contradictions(
    terms: Terms | None, price: Decimal | None, public_price: Decimal | None
) -> tuple[str, ...]:
    """What somebody should look at; nothing is refused for it.

    `public_below_own`: who buys alone pays less. `notice_over_period`: notice is due
    before the period that it ends has begun.
    """
    dearer = bool(public_price) and price is not None and price > (public_price or 0)
    renews = terms is not None and terms.renewal != NEVER and terms.end is not None
    long = renews and terms is not None and terms.notice_months > terms.period_months
    found = {"public_below_own": dearer, "notice_over_period": long}
    return tuple(code for code, holds in found.items() if holds)


# --- Low stock, and reminders -----------------------------------------------


def stock_to_decide(
    seats: Seats, minimum: int, kept: tuple[int | None, int] | None
) -> bool:
    """Whether few seats are left, or none, and nobody decided on these very figures."""
    return stock(seats, minimum) in TO_DECIDE and kept != (seats.pool, seats.taken)


def may_keep_stock(facts: LicenceFacts) -> Verdict:
    """To leave a low stock as it is, is a decision. Refused: `stock_ample`."""
    return require(stock(facts.seats, facts.minimum) in TO_DECIDE, "stock_ample")


# --- Lines of the contract --------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """One order of the contract; the first one is that of the licence itself.

    `quantity` is None where there is no limit, `unit_price` in € excl. VAT a year (of
    the whole where there is no limit), `valid_until` the last day or None,
    `replaces` the number of the line that this one succeeds; without it, it adds;
    `revised`: it follows the price of the contract.
    """

    number: int
    label: str
    quantity: int | None
    unit_price: Decimal
    valid_from: date
    valid_until: date | None
    replaces: int | None
    order_number: str
    revised: bool = False


def line_state(line: Line, lines: Iterable[Line], day: date) -> str:
    """`replaced` by a line that has begun, `upcoming`, `ended` or `in_progress`."""
    follower = successor(line, lines)
    if follower is not None and follower.valid_from <= day:
        return "replaced"
    if day < line.valid_from:
        return "upcoming"
    ended = line.valid_until is not None and line.valid_until < day
    return "ended" if ended else "in_progress"


def successor(line: Line, lines: Iterable[Line]) -> Line | None:
    """The line that replaces this one."""
    return next((each for each in lines if each.replaces == line.number), None)


def in_progress(lines: Iterable[Line], day: date) -> tuple[Line, ...]:
    """The lines that hold on a day, in the order given."""
    lines = tuple(lines)
    return tuple(
        line for line in lines if line_state(line, lines, day) == "in_progress"
    )


def worth(
    lines: Iterable[Line], end: date | None, dearest: Callable[[date, date], Decimal]
) -> Decimal:
    """What the lines come to in € excl. VAT until the end: each year begun counts whole.

    A line ends where another one takes its place; without an end one year counts.
    `dearest`: the highest price of the contract between two days, for what follows it.
    """
    lines = tuple(lines)
    replaced = {
        each.replaces: day_after(each.valid_from, -1) for each in lines if each.replaces
    }
    total = Decimal(0)
    for each in lines:
        known = (each.valid_until, replaced.get(each.number), end)
        last = min((day for day in known if day), default=None)
        bought = 1 if each.quantity is None else each.quantity
        for year in _years(each.valid_from, last):
            total += bought * (dearest(*year) if each.revised else each.unit_price)
    return total


def _years(first: date, last: date | None) -> Iterator[tuple[date, date]]:
    """The first and last day of each year begun."""
    for begun in range(years(first, last)):
        since = months_after(first, _A_YEAR * begun)
        until = day_after(months_after(first, _A_YEAR * (begun + 1)), -1)
        yield since, max(since, min(until, last or until))


def pool_on(lines: Iterable[Line], day: date) -> int | None:
    """The seats of the lines in progress; None when one of them has no limit."""
    return pool_of(line.quantity for line in in_progress(lines, day))


def pool_of(quantities: Iterable[int | None]) -> int | None:
    """The sum of quantities; None when one of them has no limit."""
    pool = 0
    for quantity in quantities:
        if quantity is None:
            return None
        pool += quantity
    return pool


def may_order(
    lines: Iterable[Line], line: Line, seats: Seats, accepts_over_quota: bool, day: date
) -> Verdict:
    """A further order succeeds a line or adds to the pool.

    Refused: `replaced_line_unknown` (number), `already_replaced` (number),
    `quantity_not_positive`, `price_negative`, `order_before_contract` (since),
    `over_quota` (pool, granted) when the order takes seats away
    that are taken, on any day to come, and nobody accepts that explicitly.
    """
    lines = tuple(lines)
    pool = _least_pool(lines, line, seats.taken, day)
    return first_refusal(
        _may_replace(lines, line.replaces),
        require(line.quantity is None or line.quantity > 0, "quantity_not_positive"),
        require(line.unit_price >= 0, "price_negative"),
        _after_the_contract(lines, line),
        require(
            pool is None or accepts_over_quota,
            "over_quota",
            pool=pool,
            granted=seats.taken,
        ),
    )


def may_undo(
    recorded: int, counted_on: int, recorded_on: date | None, period: Period | None
) -> Verdict:
    """The last order, or revision, is taken back as long as nothing rests on it.

    `recorded`: how many there are; `counted_on`: how many there were when somebody last
    asked for seats, got or gave some, or when the contract was renewed or ended;
    `recorded_on` the day of the last one, `period` the one that runs: a period that began
    since is due at these figures.
    Refused: `nothing_to_undo`, `undo_counted_on`, `undo_period_begun` (since).
    """
    if recorded_on is None:
        return Refused("nothing_to_undo")
    begun = period is not None and recorded_on < period.first
    return first_refusal(
        require(recorded > counted_on, "undo_counted_on"),
        require(not begun, "undo_period_begun", since=period.first if period else None),
    )


def _after_the_contract(lines: tuple[Line, ...], line: Line) -> Verdict:
    since = min(each.valid_from for each in lines)
    return require(line.valid_from >= since, "order_before_contract", since=since)


def _least_pool(
    lines: tuple[Line, ...], line: Line, taken: int, day: date
) -> int | None:
    """The least that the order leaves on a day to come; None where it leaves enough."""
    turns = {line.valid_from} | (
        {day_after(line.valid_until, 1)} if line.valid_until else set()
    )
    pools = [
        (pool_on(lines, each), pool_on((*lines, line), each))
        for each in (max(turn, day) for turn in turns)
    ]
    lesser = [
        after
        for before, after in pools
        if after is not None and after < taken and _shrinks(before, after)
    ]
    return min(lesser, default=None)


def _shrinks(before: int | None, after: int) -> bool:
    return before is None or after < before


def _may_replace(lines: tuple[Line, ...], number: int | None) -> Verdict:
    if number is None:
        return GRANTED
    known = number in (line.number for line in lines)
    replaced = number in (line.replaces for line in lines)
    return first_refusal(
        require(known, "replaced_line_unknown", number=number),
        require(not replaced, "already_replaced", number=number),
    )
