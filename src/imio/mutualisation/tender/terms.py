"""What bidders bid on, in short: changed, their bids are to be confirmed."""

from decimal import Decimal
from imio.mutualisation.annex.schema import IAnnex
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.standards.sealing import canonical
from imio.mutualisation.tender.schema import ITender
from imio.mutualisation.tender.schema import TERMS
from typing import Any

import hashlib


EMPTY = (None, "")


def digest(tender: ITender) -> str:
    """The terms and the documents that go with them, as a hash.

    The same terms written another way, by a form or over REST, have the same one.
    """
    terms = {name: plain(getattr(tender, name)) for name in TERMS}
    files = {uid(each): each.file.getSize() for each in documents(tender)}
    return hashlib.sha256(canonical([terms, files])).hexdigest()


def documents(tender: ITender) -> list[Any]:
    """The annexes of a tender."""
    return [each for each in tender.objectValues() if IAnnex.providedBy(each)]


def plain(value: Any) -> Any:
    """A value in its one form: no empty cell, no zero after the comma."""
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {name: plain(cell) for name, cell in value.items() if cell not in EMPTY}
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return "" if value is None else str(value).strip()
