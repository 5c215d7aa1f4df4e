"""The documents of a tender as PDF/UA-1; texts come as they must read."""

from collections.abc import Mapping
from imio.mutualisation.base.pdf import PACKAGE
from imio.mutualisation.base.pdf import typeset
from typing import Any


def typeset_specification(payload: Mapping[str, Any]) -> bytes:
    """The specifications (cahier des charges). What is empty is left out."""
    return typeset(PACKAGE / "tender" / "specification.typ", payload)


def typeset_opening(payload: Mapping[str, Any]) -> bytes:
    """The record of the opening (procès-verbal), with its signatures."""
    return typeset(PACKAGE / "tender" / "opening.typ", payload)


def typeset_letter(payload: Mapping[str, Any]) -> bytes:
    """What a bidder is told: `kind` is `retained`, `not_retained` or `excluded`."""
    return typeset(PACKAGE / "tender" / "award_letter.typ", payload)
