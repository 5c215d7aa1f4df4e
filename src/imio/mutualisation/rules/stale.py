"""Nobody overwrites anybody: what becomes of a value that was typed on an older one.

Values are known by their stamps, so that a form need not carry what it was opened on.
"""

from enum import Enum


class Kept(Enum):
    """What a save keeps of a value: what was typed, what is stored, or neither before
    somebody has chosen.
    """

    TYPED = "typed"
    STORED = "stored"
    UNDECIDED = ""


def kept(opened: str, stored: str, typed: str, chosen: str = "") -> Kept:
    """What a save keeps, by the stamps of a value: as the form was opened on it, as it is
    stored by now, as it was typed.

    `chosen` is `choice(...)` of the version that somebody has seen beside the own one. A form
    without stamps is saved as it is.
    """
    if not opened or stored in (opened, typed):
        return Kept.TYPED
    if typed == opened:
        return Kept.STORED
    choices = {choice(each, stored): each for each in (Kept.TYPED, Kept.STORED)}
    return choices.get(chosen, Kept.UNDECIDED)


def choice(version: Kept, stored: str) -> str:
    """How a form says which version is kept, of the two that were shown: `typed:1f3a`."""
    return f"{version.value}:{stored}"
