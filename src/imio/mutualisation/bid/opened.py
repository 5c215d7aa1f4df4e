"""An opened envelope: what it offers becomes fields of the bid, its files documents.

What the opening reads is asked of every bid before it is sealed, by the same function.
A bid with an envelope that does not open all the same is set aside, and the others are
opened.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import or_unsound
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.answers import Unsound
from imio.mutualisation.base.creation import create_unasked
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.itself import perform_itself
from imio.mutualisation.base.reasons import message
from imio.mutualisation.base.typed import about
from imio.mutualisation.base.typed import held
from imio.mutualisation.bid.packing import Enclosed
from imio.mutualisation.bid.packing import unpack
from imio.mutualisation.bid.schema import IAnswerRow
from imio.mutualisation.bid.schema import IBid
from imio.mutualisation.bid.schema import IPriceRow
from imio.mutualisation.rules.bidding import comparable
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.standards.sealing import EnvelopeAltered
from imio.mutualisation.standards.sealing import open_envelope
from imio.mutualisation.standards.sealing import SealBroken
from imio.mutualisation.standards.uploads import is_media_type
from imio.mutualisation.standards.uploads import may_name
from plone.namedfile.file import NamedBlobFile
from transaction.interfaces import TransientError
from typing import Any
from ZODB.POSException import POSError
from zope.interface.interfaces import IInterface
from zope.schema import getFields
from zope.schema import ValidationError

import logging
import transaction


logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """What becomes of an envelope's text: rows of two grids, and files.

    The rows of `prices` have the columns that are in the envelope.
    """

    prices: list[dict[str, Any]]
    answers: list[dict[str, Any]]
    files: tuple[Enclosed, ...]


def readable(text: bytes, envelope: str) -> Opened:
    """What an envelope holds, each value as its field takes it.

    Raises `Unsound`: as `comparable`, `value_unfit` (field, label), as `typed.held`, as
    `may_name`, `media_type_unfit` (file).
    """
    inside = unpack(text, envelope)
    amounts = {row["lot"]: row["price"] for row in inside.lots if "price" in row}
    or_unsound(
        first_refusal(
            comparable([row["lot"] for row in inside.lots], amounts),
            *map(_fit_file, inside.files),
        )
    )
    prices = [
        {name: value for name, value in row.items() if name != "answers"}
        for row in inside.lots
    ]
    answers = [
        {"lot": row["lot"], "criterion": key, "text": answer}
        for row in inside.lots
        for key, answer in row.get("answers", {}).items()
    ]
    _fit(IPriceRow, prices)
    _fit(IAnswerRow, answers)
    return Opened(prices, answers, inside.files)


def _fit_file(file: Enclosed) -> Any:
    media_type = is_media_type(file.content_type)
    named = {"file": file.name, "kind": file.content_type}
    return first_refusal(
        may_name(file.name), require(media_type, "media_type_unfit", **named)
    )


def _fit(schema: IInterface, rows: Iterable[Mapping[str, Any]]) -> None:
    for row in rows:
        for name, field in getFields(schema).items():
            if name not in row:
                continue
            try:
                or_refuse(held(field, row[name]))
                field.validate(row[name])
            except Refusal as refusal:
                raise Unsound(about(refusal.refused, field)) from refusal
            except ValidationError as error:
                raise Unsound(about(Refused("value_unfit"), field)) from error


def write_content(bid: IBid, opened: Opened) -> None:
    """Keep what the envelope held, where those who may view the bid find it.

    Raises `ValueError` for prices of other lots than those of the technical part.
    """
    held = {row["lot"]: row for row in bid.prices or ()}
    if held and held.keys() != {row["lot"] for row in opened.prices}:
        raise ValueError("the envelopes of a bid are for the same lots")
    bid.prices = [
        {"price": None, **held.get(row["lot"], {}), **row} for row in opened.prices
    ]
    bid.answers = [*(bid.answers or ()), *opened.answers]
    for each in opened.files:
        file = NamedBlobFile(each.data, each.content_type, each.name)
        create_unasked(bid, "Annex", title=each.name, kind="bid", file=file)


# --- At the opening -----------------------------------------------------------


def unseal(bid: Any, envelope: str, private: bytes, received: str) -> str:
    """Open an envelope of a bid with the key of the tender, or set the bid aside: why,
    empty when it is open.

    `received` is the SHA-256 of its receipt. What the site itself lacks (its database,
    its disk) is raised: no bid is set aside for it.
    """
    if not bid.awaits(envelope):
        return "envelope_missing"
    before = transaction.savepoint()
    reason = _opened(bid, envelope, private, received)
    if not reason:
        if bid.review_state() == "sealed":
            perform(bid, "open")
        return ""
    before.rollback()
    bid.barred = reason
    perform_itself(bid, "set_aside", message(Refused(reason)))
    return reason


def _opened(bid: Any, name: str, private: bytes, received: str) -> str:
    if not received:
        return "receipt_unknown"
    try:
        envelope = bid.envelope(name)
    except TransientError:
        raise
    except POSError:
        return "envelope_missing"
    if envelope is None:
        return "envelope_missing"
    try:
        text = open_envelope(private, bid.envelope_name(name), envelope, received)
        write_content(bid, _read(text, name))
    except EnvelopeAltered as altered:
        return altered.reason
    except SealBroken:
        return "envelope_shut"
    except (Refusal, ValidationError, LookupError, TypeError, ValueError) as error:
        logger.warning("The content of %s is unsound: %s", bid.getId(), type(error))
        return "content_unsound"
    return ""


def _read(text: bytes, envelope: str) -> Opened:
    """Whoever forged it may have written anything: it is read, or it is not."""
    try:
        return readable(text, envelope)
    except Refusal:
        raise
    except Exception as error:
        raise ValueError(type(error).__name__) from None
