"""Later orders and revisions of the price: what changes a contract that runs."""

from collections.abc import Mapping
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.changes import note
from imio.mutualisation.base.people import signature_of_current_user
from imio.mutualisation.base.settings import figure_due
from imio.mutualisation.base.shown import row_text
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.interfaces import IPoolChanged
from imio.mutualisation.licence import facts
from imio.mutualisation.licence import framework
from imio.mutualisation.licence.rows import ILineRow
from imio.mutualisation.licence.rows import IRevisionRow
from imio.mutualisation.licence.schema import ILicence
from imio.mutualisation.rules import licensing
from imio.mutualisation.rules import sharing
from imio.mutualisation.rules.licensing import Line
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from typing import Any
from typing import NamedTuple
from zope.event import notify
from zope.i18nmessageid import Message
from zope.interface import implementer
from zope.interface.interfaces import IInterface
from zope.interface.interfaces import ObjectEvent
from zope.schema import getFieldsInOrder


NO_ORDER = {
    "label": "",
    "quantity": 0,
    "unit_price": None,
    "valid_from": None,
    "valid_until": None,
    "replaces": None,
    "order_number": "",
    "reason": "",
}
NO_REVISION = {
    "valid_from": None,
    "index": None,
    "percent": None,
    "share": None,
    "reason": "",
}
ORDER_UNDONE = _("change_order_undone", default="Order taken back: ${reason}")
REVISION_UNDONE = _("change_revision_undone", default="Revision taken back: ${reason}")


class Kind(NamedTuple):
    """What may be taken back: the grid it stands in, and what the history says of it."""

    grid: str
    row: IInterface
    said: Message


KINDS: Mapping[str, Kind] = {
    "order": Kind("lines", ILineRow, ORDER_UNDONE),
    "revision": Kind("revisions", IRevisionRow, REVISION_UNDONE),
}


@implementer(IPoolChanged)
class PoolChanged(ObjectEvent):
    """A line was added to the contract."""


def order(
    licence: ILicence, asked: Mapping[str, Any], over_quota: bool = False
) -> None:
    """One more line of the contract, which adds to the pool or replaces a line.

    `asked`: as `ILineRow`, without its number; without a price it follows that of the
    contract. `over_quota`: fewer seats than are held is what is wanted, for a reason.
    Raises `Refusal`: `licence_not_active`, `nothing_to_order`,
    `over_quota_reason_missing`, `order_number_taken`, and as `licensing.may_order`, as
    `framework.may_take`.
    """
    row = ordered(licence, asked, over_quota)
    licence.lines = [*(licence.lines or ()), _signed(row)]
    framework.keep(licence)
    # Whoever draws at this moment must see the new pool, or be seen by it.
    licence.keep_claims(licence.claims())
    notify(PoolChanged(licence))


def ordered(
    licence: ILicence, asked: Mapping[str, Any], over_quota: bool = False
) -> dict[str, Any]:
    """The line that an order would add. Raises `Refusal`: as `order`."""
    known = facts.lines(licence)
    row = {**NO_ORDER, **asked, "number": len(known) + 1}
    line = facts.line(row, facts.price_today(licence))
    or_refuse(
        first_refusal(
            licence.may_draw(),
            require(licence.metric != "unlimited", "nothing_to_order"),
            require(bool(row["reason"]) or not over_quota, "over_quota_reason_missing"),
            _new_number(licence, row["order_number"]),
            _may_order(licence, known, line, over_quota),
            framework.may_take(licence, added=row),
        )
    )
    return row


def _new_number(licence: ILicence, number: str) -> Verdict:
    """An order that is recorded twice counts its seats twice.

    Refused: `order_number_taken` (value, name).
    """
    for row in licence.lines or ():
        if number and _same(row["order_number"], number):
            return Refused(
                "order_number_taken", {"value": number, "name": row["label"]}
            )
    return GRANTED


def _same(one: str, other: str) -> bool:
    """Whether two numbers name one order, however each was typed."""
    return "".join(one.split()).casefold() == "".join(other.split()).casefold()


def revise(licence: ILicence, asked: Mapping[str, Any]) -> None:
    """Change the price from a day on; `asked`: as `IRevisionRow`.

    Raises `Refusal`: as `may_revise`.
    """
    row = revision(licence, asked)
    or_refuse(may_revise(licence, row))
    licence.revisions = [*(licence.revisions or ()), _signed(row)]
    framework.keep(licence)
    licence.reindexObject(idxs=["price"])


def revision(licence: ILicence, asked: Mapping[str, Any]) -> dict[str, Any]:
    """A revision as it would be kept: a percentage moves the part that may be revised."""
    row = {**NO_REVISION, **asked}
    if row["percent"] is not None:
        row["share"] = facts.clause(licence).indexed_percent
    return row


def undo(licence: ILicence, kind: str, reason: str) -> None:
    """Take the last order or revision back; the history keeps what it was, and why.

    Raises `Refusal`: `comment_missing`, as `may_undo`.
    """
    or_refuse(require(bool(reason), "comment_missing"))
    or_refuse(may_undo(licence, kind))
    grid, row, said = KINDS[kind]
    kept = list(getattr(licence, grid))
    gone = kept.pop()
    setattr(licence, grid, kept)
    framework.keep(licence)
    columns = dict(getFieldsInOrder(row))
    what = words(Message(said, mapping={"reason": reason}))
    note(licence, what, row_text(columns, gone), "")
    licence.reindexObject(idxs=["price", "seats"])


def may_undo(licence: ILicence, kind: str) -> Verdict:
    """Refused: as `licensing.may_undo`."""
    rows = getattr(licence, KINDS[kind].grid) or ()
    recorded_on = rows[-1]["recorded_on"] if rows else None
    return licensing.may_undo(
        len(rows), licence.counted_on(kind), recorded_on, facts.period_today(licence)
    )


def may_revise(licence: ILicence, row: Mapping[str, Any]) -> Verdict:
    """Refused: `licence_not_active`, and as `sharing.may_revise`, as `framework.may_take`."""
    return first_refusal(
        licence.may_draw(),
        sharing.may_revise(
            facts.clause(licence),
            facts.revisions(licence),
            facts.revision(row),
            figure_due("indexed_percent"),
            licence.start,
        ),
        framework.may_take(licence, raised=row),
    )


def _may_order(
    licence: ILicence, known: tuple[Line, ...], line: Line, over_quota: bool
) -> Verdict:
    seats, today = licence.seats_today(), clock.today()
    return licensing.may_order(known, line, seats, over_quota, today)


def _signed(row: dict[str, Any]) -> dict[str, Any]:
    who = signature_of_current_user()
    return {**row, "recorded_on": clock.today(), "recorded_by": who}
