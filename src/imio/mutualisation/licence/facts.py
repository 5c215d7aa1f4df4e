"""The only reader of a licence's fields for the rules."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.reading import lazily
from imio.mutualisation.base.reading import read_once
from imio.mutualisation.base.settings import setting
from imio.mutualisation.licence.schema import ILicence
from imio.mutualisation.rules import licensing
from imio.mutualisation.rules import sharing
from imio.mutualisation.rules.licensing import LicenceFacts
from imio.mutualisation.rules.licensing import Line
from imio.mutualisation.rules.licensing import Terms
from imio.mutualisation.rules.seats import stock
from imio.mutualisation.rules.sharing import Revised
from imio.mutualisation.rules.sharing import Revision
from imio.mutualisation.rules.sharing import RevisionClause
from typing import Any


FIRST_LINE = 1
ZERO = Decimal(0)
HUNDRED = Decimal(100)


@read_once
def licence_facts(licence: ILicence) -> LicenceFacts:
    """A licence as the rules of licensing take it."""
    return lazily(
        LicenceFacts,
        state=licence.review_state,
        terms=lambda: terms(licence),
        has_supplier=lambda: bool(licence.supplier),
        has_source=lambda: has_source(licence),
        metric=lambda: licence.metric,
        pool=lambda: licence.pool,
        unit_price=lambda: licence.unit_price,
        tender_state=lambda: tender_state(licence),
        seats=licence.seats_today,
        minimum=lambda: licence.minimum or 0,
        stock_kept=lambda: kept(licence),
    )


def has_source(licence: ILicence) -> bool:
    """Whether a tender or a reason tells where it comes from."""
    return bool(licence.tender or (licence.source_reason or "").strip())


def terms(licence: ILicence) -> Terms | None:
    """How long it runs; none as long as the first day is not known."""
    if licence.start is None:
        return None
    return Terms(
        start=licence.start,
        end=licence.end,
        renewal=licence.renewal,
        period_months=licence.period_months,
        notice_months=licence.notice_months,
    )


def tender_state(licence: ILicence) -> str | None:
    """Where its tender stands, whoever asks; none without a tender."""
    brains = existing("Tender", UID=licence.tender) if licence.tender else ()
    return brains[0].review_state if brains else None


KINDS = {"tacit": "notice", "express": "decision", "never": "end"}


def deadline_kind(licence: ILicence) -> str:
    """What the next deadline is for: `notice`, `decision` or `end`."""
    return "end" if licence.review_state() == "in_notice" else KINDS[licence.renewal]


def period_today(licence: ILicence) -> licensing.Period | None:
    """The period of the contract that runs; none without an end."""
    known = terms(licence)
    return licensing.period_on(known, clock.today()) if known else None


def deadline(licence: ILicence) -> date | None:
    """The day by which somebody acts, rolled at each tacit renewal."""
    known = terms(licence)
    if known is None or licence.review_state() == "in_notice":
        return licence.end
    return licensing.next_notice(known, clock.today())


def reminder_days() -> tuple[int, ...]:
    """How many days before a deadline somebody is reminded."""
    return tuple(row["days"] for row in setting("reminder_days") or ())


# --- Lines, pool and price


def lines(licence: ILicence) -> tuple[Line, ...]:
    """The contract itself, then every later order; at the prices of today."""
    if licence.start is None:
        return ()
    price = price_today(licence)
    unlimited = licence.metric == "unlimited"
    first = Line(
        number=FIRST_LINE,
        label=licence.title,
        quantity=None if unlimited else licence.pool or 0,
        unit_price=price,
        valid_from=licence.start,
        valid_until=None,
        replaces=None,
        order_number="",
        revised=True,
    )
    return (first, *(line(row, price) for row in licence.lines or ()))


def line(row: Mapping[str, Any], price: Decimal) -> Line:
    """A later order; without a price of its own it follows the contract's."""
    own = row["unit_price"]
    return Line(
        number=row["number"],
        label=row["label"],
        quantity=row["quantity"],
        unit_price=price if own is None else own,
        valid_from=row["valid_from"],
        valid_until=row["valid_until"],
        replaces=row["replaces"],
        order_number=row["order_number"] or "",
        revised=own is None,
    )


def pool_on(licence: ILicence, day: date) -> int | None:
    """What the lines in progress on a day hold together; none: no limit."""
    return licensing.pool_on(lines(licence), day)


def clause(licence: ILicence) -> RevisionClause:
    """How the price may follow an index."""
    return RevisionClause(licence.base_index, licence.indexed_percent or ZERO)


def revision(row: Mapping[str, Any]) -> Revision:
    """A row of the grid, as the rules take it."""
    share = row.get("share")
    whole = HUNDRED if share is None else share
    return Revision(row["valid_from"], row["index"], row["percent"], whole)


def revisions(licence: ILicence) -> tuple[Revision, ...]:
    """What changed the price; an index says nothing without the one of the start."""
    told = (revision(row) for row in licence.revisions or ())
    return tuple(each for each in told if each.index is None or licence.base_index)


def price_on(licence: ILicence, day: date) -> Revised:
    """The price of one on a day, with the formula of each revision."""
    base = licence.unit_price or ZERO
    return sharing.revised(base, clause(licence), revisions(licence), day)


def worth(
    licence: ILicence,
    end: date | None = None,
    added: Mapping[str, Any] | None = None,
    raised: Mapping[str, Any] | None = None,
) -> Decimal:
    """What the contract comes to, with a later end, one more line or one more revision."""
    known = lines(licence)
    if added is not None:
        known = (*known, line(added, price_today(licence)))
    base, told = licence.unit_price or ZERO, revisions(licence)
    if raised is not None:
        told = (*told, revision(raised))
    dearest = partial(sharing.dearest, base, clause(licence), told)
    return licensing.worth(known, end or licence.end, dearest)


def prices_around(
    licence: ILicence, asked: Mapping[str, Any]
) -> tuple[Decimal, Decimal]:
    """The price of one on the first day of a revision, without it and with it."""
    base, known, day = (
        licence.unit_price or ZERO,
        revisions(licence),
        asked["valid_from"],
    )
    new = revision(asked)
    before, after = (
        sharing.revised(base, clause(licence), each, day).price
        for each in (known, (*known, new))
    )
    return before, after


def price_today(licence: ILicence) -> Decimal:
    return price_on(licence, clock.today()).price


# --- The stock that somebody decided to leave as it is: `pool/taken`


def kept(licence: ILicence) -> tuple[int | None, int] | None:
    if not licence.stock_kept:
        return None
    pool, _slash, taken = licence.stock_kept.partition("/")
    return (int(pool) if pool else None, int(taken))


def stock_alert(licence: ILicence) -> str:
    """`low`, `exhausted` or `over`, until somebody decides; empty otherwise.

    Of the record alone: it is asked while the catalogue writes.
    """
    now, minimum = licence.seats_today(), licence.minimum or 0
    undecided = licensing.stock_to_decide(now, minimum, kept(licence))
    return stock(now, minimum) if undecided and licence.may_draw() else ""


def stock_figures(licence: ILicence) -> str:
    seats = licence.seats_today()
    pool = "" if seats.pool is None else seats.pool
    return f"{pool}/{seats.granted + seats.asked}"
