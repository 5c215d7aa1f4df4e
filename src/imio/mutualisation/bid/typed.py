"""What a bidder typed or sent, as the rules take it."""

from base64 import b64decode
from collections.abc import Iterable
from collections.abc import Mapping
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.typed import only
from imio.mutualisation.base.typed import text
from imio.mutualisation.base.typed import value
from imio.mutualisation.base.uploads import taken
from imio.mutualisation.bid.packing import Enclosed
from imio.mutualisation.bid.schema import IPriceRow
from imio.mutualisation.rules.bidding import BidContent
from imio.mutualisation.rules.bidding import COLUMNS
from imio.mutualisation.rules.bidding import LotBid
from imio.mutualisation.rules.bidding import PRICES
from imio.mutualisation.rules.bidding import TECHNICAL
from imio.mutualisation.rules.tendering import Criterion
from imio.mutualisation.rules.tendering import Lot
from imio.mutualisation.rules.verdict import Refused
from typing import Any


# Where the files of each envelope are given.
FILES = {"files": TECHNICAL, "price_files": PRICES}
ENVELOPE = {"lots", *FILES}
LOT = {"lot", *COLUMNS, "answers"}
CODED = "base64"
FILE = {"filename", "content-type", "encoding", "data"}


# --- The form -----------------------------------------------------------------


def from_form(
    form: Mapping[str, Any], lots: Iterable[Lot], criteria: Iterable[Criterion]
) -> BidContent:
    """The lots for which anything was typed. Raises `Refusal`: as `typed.value`."""
    criteria = tuple(criteria)
    offered = (_typed_lot(form, lot.number, criteria) for lot in lots)
    return BidContent(tuple(each for each in offered if each is not None))


def _typed_lot(
    form: Mapping[str, Any], lot: str, criteria: tuple[Criterion, ...]
) -> LotBid | None:
    answers = {each.key: text(form, f"answer-{lot}-{each.key}") for each in criteria}
    answers = {key: text for key, text in answers.items() if text}
    typed = {name: form.get(f"{name}-{lot}") for name in COLUMNS}
    flags = {name for name, type_ in COLUMNS.items() if type_ is bool}
    amounts = [typed[name] for name in COLUMNS if name not in flags]
    if not answers and not any(str(each or "").strip() for each in amounts):
        return None
    # What is ticked in a form is there.
    ticked = {name: typed[name] is not None for name in flags}
    return LotBid(lot=lot, answers=answers, **_columns({**typed, **ticked}))


def _columns(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value(given, IPriceRow, name) for name in COLUMNS}


def files_of_form(form: Mapping[str, Any]) -> tuple[Enclosed, ...]:
    """The files chosen for each envelope; a browser sends an empty one for none.

    Raises `Refusal`: as `may_upload`.
    """
    return tuple(
        Enclosed(
            each.filename,
            _type_of(each),
            taken(each.filename, each.read()),
            envelope,
        )
        for name, envelope in FILES.items()
        for each in _uploads(form.get(name) or ())
        if getattr(each, "filename", "")
    )


def _uploads(given: Any) -> Iterable[Any]:
    return given if isinstance(given, list | tuple) else [given]


def _type_of(upload: Any) -> str:
    return _media_type(upload.headers.get("Content-Type") or "")


def _media_type(given: str) -> str:
    """Type and subtype alone: a file says itself what its parameters would."""
    return given.partition(";")[0].strip() or "application/octet-stream"


# --- REST ---------------------------------------------------------------------


def from_json(body: Any) -> tuple[BidContent, tuple[Enclosed, ...]]:
    """`{"lots": [{"lot", "price", "open_source", "answers": {key: text}}], "files":
    [{"filename", "content-type", "encoding": "base64", "data"}], "price_files": […]}`.

    Raises `Refusal`: `unreadable_body`, `unknown_field` (field), as `typed.value`, as
    `may_upload`.
    """
    _known(body, ENVELOPE)
    lots = tuple(_sent_lot(each) for each in _list(body.get("lots")))
    return BidContent(lots), tuple(
        _sent_file(each, envelope)
        for name, envelope in FILES.items()
        for each in _list(body.get(name))
    )


def _sent_lot(row: Any) -> LotBid:
    _known(row, LOT)
    answers = row.get("answers") or {}
    if not isinstance(answers, Mapping):
        raise Refusal(Refused("unreadable_body"))
    return LotBid(
        lot=text(row, "lot"),
        answers={key: text(answers, key) for key in answers},
        **_columns(row),
    )


def _sent_file(row: Any, envelope: str) -> Enclosed:
    _known(row, FILE)
    if row.get("encoding", CODED) != CODED:
        raise Refusal(Refused("unreadable_body"))
    try:
        data = b64decode(row["data"], validate=True)
    except (KeyError, TypeError, ValueError):
        raise Refusal(Refused("unreadable_body")) from None
    kind = _media_type(text(row, "content-type"))
    name = text(row, "filename") or "document"
    return Enclosed(name, kind, taken(name, data), envelope)


def _known(row: Any, names: set[str]) -> None:
    if not isinstance(row, Mapping):
        raise Refusal(Refused("unreadable_body"))
    only(row, *names)


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list | None):
        raise Refusal(Refused("unreadable_body"))
    return value or []
