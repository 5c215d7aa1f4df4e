"""What is in an envelope, as bytes: its part of a bid and its files in one JSON object."""

from base64 import b64decode
from base64 import b64encode
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from imio.mutualisation.rules.bidding import BidContent
from imio.mutualisation.rules.bidding import COLUMNS
from imio.mutualisation.rules.bidding import LotBid
from imio.mutualisation.rules.bidding import PARTS
from imio.mutualisation.rules.bidding import TECHNICAL
from imio.mutualisation.rules.bidding import WHOLE
from imio.mutualisation.rules.typed import written
from imio.mutualisation.standards.sealing import canonical
from typing import Any

import json


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that goes with a bid, in one of its envelopes."""

    name: str
    content_type: str
    data: bytes
    envelope: str = TECHNICAL


@dataclass(frozen=True, slots=True)
class Held:
    """What an envelope holds: by lot its columns and answers, and its files."""

    lots: tuple[Mapping[str, Any], ...]
    files: tuple[Enclosed, ...]


def pack(content: BidContent, files: Iterable[Enclosed], envelope: str) -> bytes:
    """The text of an envelope: its part of the bid, and the files that go in it."""
    return canonical(
        {
            "lots": [as_json(each, envelope) for each in content.lots],
            "files": [
                {
                    "name": each.name,
                    "content_type": each.content_type,
                    "data": b64encode(each.data).decode(),
                }
                for each in files
                if envelope in (each.envelope, WHOLE)
            ],
        }
    )


def unpack(text: bytes, envelope: str) -> Held:
    """What `pack` took for that envelope."""
    held = json.loads(text)
    files = tuple(
        Enclosed(each["name"], each["content_type"], b64decode(each["data"]), envelope)
        for each in held["files"]
    )
    return Held(tuple(_offered(each, envelope) for each in held["lots"]), files)


def joined(parts: Iterable[Held]) -> tuple[BidContent, tuple[Enclosed, ...]]:
    """The bid that lies in these envelopes, together."""
    lots: dict[str, dict[str, Any]] = {}
    files: tuple[Enclosed, ...] = ()
    for part in parts:
        files += part.files
        for row in part.lots:
            lots.setdefault(row["lot"], {}).update(row)
    return BidContent(tuple(LotBid(**row) for row in lots.values())), files


def as_json(offered: LotBid, envelope: str = WHOLE) -> dict[str, Any]:
    """What is offered for a lot, or what of it is in an envelope, amounts as texts."""
    part = PARTS[envelope]
    columns = {name: _packed(getattr(offered, name)) for name in part.columns}
    answers = {"answers": dict(offered.answers)} if part.answers else {}
    return {"lot": offered.lot, **columns, **answers}


def _packed(value: Any) -> Any:
    return written(value) if isinstance(value, Decimal) else value


def _offered(held: Mapping[str, Any], envelope: str) -> Mapping[str, Any]:
    part = PARTS[envelope]
    columns = {name: COLUMNS[name](held[name]) for name in part.columns}
    answers = {"answers": held["answers"]} if part.answers else {}
    return {"lot": held["lot"], **columns, **answers}
