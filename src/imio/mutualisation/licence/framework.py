"""What a licence buys under a lot of a tender, against the maximum of the lot."""

from imio.mutualisation.asked.tender import Tender
from imio.mutualisation.base.catalog import record
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.licence import facts
from imio.mutualisation.licence.schema import ILicence
from imio.mutualisation.rules.purchasing import Order
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Verdict
from typing import Any


def may_take(licence: ILicence, **changed: Any) -> Verdict:
    """Whether the lot has room for the contract; `changed`: as `facts.worth`.

    Refused: `order_lot_missing`, `lot_unknown` (lot), `ceiling_reached`.
    """
    tender = _tender(licence)
    if tender is None or licence.start is None:
        return GRANTED
    return tender.may_take(licence.tender_lot or "", _order(licence, **changed))


def keep(licence: ILicence) -> None:
    """Count it as it is now; what must be asked before was asked."""
    tender = _tender(licence)
    if tender is not None and licence.start is not None:
        tender.count(licence.tender_lot or "", _order(licence), licence.title)


def drop(licence: ILicence) -> None:
    """It is negotiated again: nothing is ordered yet."""
    tender = _tender(licence)
    if tender is not None:
        tender.drop(uid(licence))


def _tender(licence: ILicence) -> Tender | None:
    return record("Tender", licence.tender)


def _order(licence: ILicence, **changed: Any) -> Order:
    return Order(uid(licence), "", facts.worth(licence, **changed))
