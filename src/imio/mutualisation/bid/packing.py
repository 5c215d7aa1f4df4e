"""What is in an envelope, as bytes: prices, answers and files in one JSON object."""

from base64 import b64decode
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from imio.mutualisation.rules.bidding import BidContent
from imio.mutualisation.rules.bidding import COLUMNS
from imio.mutualisation.rules.bidding import LotBid
from imio.mutualisation.rules.typed import written
from imio.mutualisation.standards.sealing import canonical
from typing import Any

import json


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that goes with a bid."""

    name: str
    content_type: str
    data: bytes


def pack(content: BidContent, files: tuple[Enclosed, ...]) -> bytes:
    """The envelope's text."""
    return canonical(
        {
            "lots": [as_json(each) for each in content.lots],
            "files": [
                {
                    "name": each.name,
                    "content_type": each.content_type,
                    "data": b64encode(each.data).decode(),
                }
                for each in files
            ],
        }
    )


def unpack(text: bytes) -> tuple[BidContent, tuple[Enclosed, ...]]:
    """What `pack` took."""
    held = json.loads(text)
    content = BidContent(tuple(_offered(each) for each in held["lots"]))
    files = tuple(
        Enclosed(each["name"], each["content_type"], b64decode(each["data"]))
        for each in held["files"]
    )
    return content, files


def as_json(offered: LotBid) -> dict[str, Any]:
    """What is offered for a lot, amounts as texts."""
    columns = {name: _packed(getattr(offered, name)) for name in COLUMNS}
    return {"lot": offered.lot, **columns, "answers": dict(offered.answers)}


def _packed(value: Any) -> Any:
    return written(value) if isinstance(value, Decimal) else value


def _offered(held: Mapping[str, Any]) -> LotBid:
    columns = {name: type_(held[name]) for name, type_ in COLUMNS.items()}
    return LotBid(lot=held["lot"], answers=held["answers"], **columns)
