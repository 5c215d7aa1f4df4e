"""What is ordered under each lot, against its maximum: a ledger that every order writes.

One object for all, so that two who order the last of a lot at once conflict.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from imio.mutualisation.base import clock
from imio.mutualisation.base.settings import number_due
from imio.mutualisation.rules import purchasing
from imio.mutualisation.rules.pooling import FIRM
from imio.mutualisation.rules.purchasing import CEILING
from imio.mutualisation.rules.purchasing import Ceiling
from imio.mutualisation.rules.purchasing import Order
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.tender.facts import joined_of
from imio.mutualisation.tender.messages import tell_officers
from imio.mutualisation.tender.schema import ITender
from typing import Any


def ceiling_of(tender: ITender, number: str) -> Ceiling:
    """The maximum of a lot as amended, and what goes against it today."""
    lot = tender.lot(number) or {}
    needs = {row.member: _need(row, lot) for row in _joined(tender, number)}
    firm = {row.member for row in joined_of(tender) if row.commitment == FIRM}
    return Ceiling(
        number,
        most_on(tender, number, clock.today()),
        tuple(
            Order(row["source"], row["member"], row["value"])
            for row in tender.orders or ()
            if row["lot"] == number
        ),
        {who: need for who, need in needs.items() if who in firm},
        {who: need for who, need in needs.items() if who not in firm},
    )


def most_on(tender: ITender, number: str, on: date) -> Decimal | None:
    """The maximum of a lot on a day, in € excl. VAT; none where none was published."""
    lot = tender.lot(number) or {}
    return purchasing.raised(lot.get("ceiling"), list(_percents(tender, number, on)))


def _percents(tender: ITender, number: str, on: date) -> Iterator[Decimal]:
    for row in tender.amendments or ():
        if row["kind"] == CEILING and row.get("lot") == number and row["on"] <= on:
            yield row["percent"] or Decimal(0)


def may_amend_ceilings(tender: ITender) -> Verdict:
    """Refused: `lot_unknown` (lot), as `purchasing.may_raise`, of each lot whose maximum is
    amended.
    """
    told = (row.get("lot") or "" for row in tender.amendments or ())
    named = {
        r.get("lot") or "" for r in tender.amendments or () if r["kind"] == CEILING
    }
    return first_refusal(
        *(
            require(not lot or tender.lot(lot) is not None, "lot_unknown", lot=lot)
            for lot in told
        ),
        *(
            purchasing.may_raise(
                (tender.lot(lot) or {}).get("ceiling"),
                list(_percents(tender, lot, date.max)),
            )
            for lot in sorted(named)
        ),
    )


def keep_within(tender: ITender) -> Verdict:
    """Refused: as `purchasing.keeps_orders`, of each lot."""
    return first_refusal(
        *(
            purchasing.keeps_orders(ceiling_of(tender, row["number"]))
            for row in tender.lots or ()
        )
    )


def _joined(tender: ITender, number: str) -> list[Any]:
    """The needs are those of the first lot, which a need makes with its volumes."""
    first = next(iter(tender.lots or ()), None)
    is_first = first is not None and first["number"] == number
    return list(joined_of(tender)) if is_first else []


def _need(joined: Any, lot: Mapping[str, Any]) -> Decimal:
    """A volume at the estimate of one; nothing where the lot has no estimate."""
    if not joined.volume or not lot.get("estimate") or not lot.get("quantity"):
        return Decimal(0)
    value: Decimal = joined.volume * lot["estimate"] / lot["quantity"]
    return value.quantize(Decimal("0.01"))


def lot_named(tender: ITender, given: str) -> str | Refused:
    """The lot that an order is for: the only one where none is named.

    Refused: `order_lot_missing`, `lot_unknown` (lot).
    """
    numbers = [row["number"] for row in tender.lots or ()]
    if not given:
        return numbers[0] if len(numbers) == 1 else Refused("order_lot_missing")
    return given if given in numbers else Refused("lot_unknown", {"lot": given})


def may_take(tender: ITender, lot: str, order: Order) -> Verdict:
    """Refused: as `lot_named` where a maximum was published, as `purchasing.may_take`."""
    if not any(row.get("ceiling") for row in tender.lots or ()):
        return GRANTED
    number = lot_named(tender, lot)
    if isinstance(number, Refused):
        return number
    return purchasing.may_take(ceiling_of(tender, number), order)


def may_call_off(tender: ITender, lot: str) -> Verdict:
    """Refused: as `purchasing.may_call_off`."""
    if tender.lot(lot) is None:
        return GRANTED
    return purchasing.may_call_off(ceiling_of(tender, lot))


def count(tender: ITender, lot: str, order: Order, title: str) -> None:
    """Keep an order that may be taken, or its new value; IMIO hears that it is near."""
    number = lot_named(tender, lot)
    if isinstance(number, Refused):
        return
    row = {
        "lot": number,
        "source": order.source,
        "member": order.member,
        "title": title,
        "value": order.value,
        "recorded_on": clock.today(),
    }
    before = ceiling_of(tender, number)
    others = [each for each in tender.orders or () if each["source"] != order.source]
    tender.orders = [*others, row]
    after = ceiling_of(tender, number)
    if is_near(after) and not is_near(before):
        percent = f"{after.percent:.0f}"
        tell_officers(tender, "ceiling_near", lot=number, percent=percent)


def is_near(ceiling: Ceiling) -> bool:
    """Whether people are warned of it, by the settings of today."""
    if ceiling.most is None:
        return False
    return purchasing.is_near(ceiling, number_due("ceiling_warning"))


def drop(tender: ITender, source: str) -> None:
    """What was given up is no order any more."""
    kept = [each for each in tender.orders or () if each["source"] != source]
    if len(kept) != len(tender.orders or ()):
        tender.orders = kept
