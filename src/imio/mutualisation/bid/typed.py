"""What a bidder typed or sent, as the rules take it."""

from base64 import b64decode
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from decimal import Decimal
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.bid.packing import Enclosed
from imio.mutualisation.rules.bidding import BidContent
from imio.mutualisation.rules.bidding import COLUMNS
from imio.mutualisation.rules.bidding import LotBid
from imio.mutualisation.rules.tendering import Criterion
from imio.mutualisation.rules.tendering import Lot
from imio.mutualisation.rules.verdict import Refused
from typing import Any

import binascii


DIGITS = 15
ENVELOPE = {"lots", "files"}
LOT = {"lot", *COLUMNS, "answers"}
FILE = {"filename", "content-type", "encoding", "data"}


def price(text: Any) -> Decimal:
    """`12 500,50` or `12500.50`; zero, which no bid may be, for anything else."""
    typed = "".join(str(text or "").split()).replace(",", ".")
    plain = typed.replace(".", "", 1)
    sound = plain.isascii() and plain.isdigit() and len(typed) <= DIGITS
    return Decimal(typed) if sound else Decimal(0)


# How a column is read, by its type: of a form, where what is ticked is there, and of JSON.
FORM: Mapping[Any, Callable[[Any], Any]] = {
    Decimal: price,
    bool: lambda given: given is not None,
}
JSON: Mapping[Any, Callable[[Any], Any]] = {
    Decimal: price,
    bool: lambda given: given is True,
}


# --- The form -----------------------------------------------------------------


def from_form(
    form: Mapping[str, Any], lots: Iterable[Lot], criteria: Iterable[Criterion]
) -> BidContent:
    """The lots for which anything was typed."""
    criteria = tuple(criteria)
    offered = (_typed_lot(form, lot.number, criteria) for lot in lots)
    return BidContent(tuple(each for each in offered if each is not None))


def _typed_lot(
    form: Mapping[str, Any], lot: str, criteria: tuple[Criterion, ...]
) -> LotBid | None:
    answers = {
        each.key: str(form.get(f"answer-{lot}-{each.key}", "")).strip()
        for each in criteria
    }
    answers = {key: text for key, text in answers.items() if text}
    typed = {name: form.get(f"{name}-{lot}") for name in COLUMNS}
    amounts = (typed[name] for name, type_ in COLUMNS.items() if type_ is Decimal)
    if not answers and not any(str(each or "").strip() for each in amounts):
        return None
    columns = {name: FORM[type_](typed[name]) for name, type_ in COLUMNS.items()}
    return LotBid(lot=lot, answers=answers, **columns)


def files_of_form(form: Mapping[str, Any]) -> tuple[Enclosed, ...]:
    """The files chosen; a browser sends an empty one for none."""
    given = form.get("files") or ()
    uploads = given if isinstance(given, list | tuple) else [given]
    return tuple(
        Enclosed(each.filename, _type_of(each), each.read())
        for each in uploads
        if getattr(each, "filename", "")
    )


def _type_of(upload: Any) -> str:
    return upload.headers.get("Content-Type") or "application/octet-stream"


# --- REST ---------------------------------------------------------------------


def from_json(body: Any) -> tuple[BidContent, tuple[Enclosed, ...]]:
    """`{"lots": [{"lot", "price", "open_source", "answers": {key: text}}], "files":
    [{"filename", "content-type", "encoding": "base64", "data"}]}`.

    Raises `Refusal`: `unreadable_body`, `unknown_field` (field).
    """
    _known(body, ENVELOPE)
    lots = tuple(_sent_lot(each) for each in _list(body.get("lots")))
    return BidContent(lots), tuple(
        _sent_file(each) for each in _list(body.get("files"))
    )


def _sent_lot(row: Any) -> LotBid:
    _known(row, LOT)
    answers = row.get("answers") or {}
    if not isinstance(answers, Mapping):
        raise Refusal(Refused("unreadable_body"))
    return LotBid(
        lot=str(row.get("lot") or ""),
        answers={str(key): str(text) for key, text in answers.items()},
        **{name: JSON[type_](row.get(name)) for name, type_ in COLUMNS.items()},
    )


def _sent_file(row: Any) -> Enclosed:
    _known(row, FILE)
    try:
        data = b64decode(str(row["data"]), validate=True)
    except (KeyError, binascii.Error):
        raise Refusal(Refused("unreadable_body")) from None
    kind = str(row.get("content-type") or "application/octet-stream")
    return Enclosed(str(row.get("filename") or "document"), kind, data)


def _known(row: Any, names: set[str]) -> None:
    if not isinstance(row, Mapping):
        raise Refusal(Refused("unreadable_body"))
    for name in row:
        if name not in names:
            raise Refusal(Refused("unknown_field", {"field": name}))


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list | None):
        raise Refusal(Refused("unreadable_body"))
    return value or []
